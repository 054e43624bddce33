/** The effect of a draft as it was last worked out: the sums, and a page of the people whose money changes, the largest change first. */
import { z } from 'zod';
import type { RuleDraft } from '../../engine/what-if/draft.ts';
import type { DraftActionKind, DraftState } from '../../engine/what-if/draft-state.ts';
import { recordedSince } from '../../store/known-since.ts';
import { newestAdoption } from '../../store/rule-adoption.ts';
import { draftActions, ruleDraft } from '../../store/rule-draft.ts';
import { previewOf, previewPeople } from '../../store/rule-preview.ts';
import { contains } from '../../values/area.ts';
import { maskName } from '../../values/identity.ts';
import { Problem } from '../../values/problem.ts';
import { AreaInput, EntityId, PageInput, PageSizeInput } from '../inputs.ts';
import { type Context, operation } from '../operation.ts';
import type { EffectResult, EffectRun } from './effect-of.ts';

export const effect = operation({
  id: 'rule.effect',
  title: '查看草案的影响',
  titleEn: 'Read the effect of a draft',
  kind: 'read',
  audited: true,
  input: z.object({
    draft: EntityId,
    area: AreaInput.optional(),
    direction: z.enum(['gain', 'lose', 'otherwise']).optional(),
    page: PageInput,
    pageSize: PageSizeInput,
  }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'get', path: '/rules/drafts/{draft}/effect' },
  async run({ draft: id, area, direction, page, pageSize }, context) {
    const { tx, scope, catalogue } = context;
    const worked = await workedOut(context, id);
    const asked = area ?? scope.area;
    if (!contains(scope.area, asked)) throw new Problem('area-unknown', { code: asked });
    const filter = { draftId: id, area: asked, ...(direction === undefined ? {} : { direction }) };
    const { people, total } = await previewPeople<readonly EffectRun[]>(tx, filter, { page, pageSize });
    return {
      ...worked,
      page,
      pageSize,
      total,
      list: people.map(({ name, effects, ...person }) => ({
        ...person,
        name: maskName(name),
        effects: effects.map((run) => ({ ...run, title: catalogue.policies.get(run.policy)?.title ?? run.policy })),
      })),
    };
  },
  trail: ({ draft, area, direction, page }, { total }) => ({
    subject: `rule:${draft}`,
    detail: { area, direction, page, total },
  }),
});

/** Counted so far; beyond that it is many. */
const MANY = 1000;

/**
 * The draft with its sums; `stale` when the draft or the rules below it are others by now; `recorded`: how much became known since, at most a thousand.
 * Problem `rule-draft-no-preview`.
 */
export async function workedOut({ tx }: Context, id: string) {
  const { draft, state, actions } = await ruleDraft<RuleDraft, DraftState>(tx, id);
  const found = await previewOf<EffectResult>(tx, id);
  if (found === undefined) throw new Problem('rule-draft-no-preview', { title: draft.title });
  const adopted = (await newestAdoption(tx))?.number ?? 0;
  const written = (await draftActions<DraftActionKind>(tx, id)).findLast(
    ({ kind }) => kind === 'propose' || kind === 'change',
  );
  const stale = state !== 'adopted' && (found.actions < (written?.number ?? 0) || found.adopted !== adopted);
  const recorded = state === 'adopted' ? 0 : await recordedSince(tx, found.at, MANY);
  return { draft: { ...draft, id }, state, actions, at: found.at, stale, recorded, result: found.result };
}

/** To be put on paper, where nobody would see that it is of another day. Problems: `rule-draft-no-preview`, `rule-preview-outdated`. */
export async function workedOutNow(context: Context, id: string) {
  const worked = await workedOut(context, id);
  if (worked.stale) throw new Problem('rule-preview-outdated', { title: worked.draft.title });
  return worked;
}
