/** Puts an approved draft into force, with the day and the number of its paper. From the end of this transaction on everything decides by it. */
import { z } from 'zod';
import type { Catalogue } from '../../engine/catalogue.ts';
import { withRivals } from '../../engine/correction/dues.ts';
import { changedRules } from '../../engine/entitlement/changed-rules.ts';
import { issuedAs, type RuleDraft } from '../../engine/what-if/draft.ts';
import type { DraftActionKind } from '../../engine/what-if/draft-state.ts';
import { tellNewsOfAreas } from '../../store/news.ts';
import { isPaidSince } from '../../store/paid-line.ts';
import { adoptions, beginAdoption, saveAdoption } from '../../store/rule-adoption.ts';
import { draftActions } from '../../store/rule-draft.ts';
import { type AreaCode, contains } from '../../values/area.ts';
import { Problem } from '../../values/problem.ts';
import { decide } from '../decision/decide.ts';
import { factBookOf } from '../fact-book.ts';
import { EntityId, PlainDateInput } from '../inputs.ts';
import { type Context, operation } from '../operation.ts';
import { catalogueAfter } from '../standing-catalogue.ts';
import { isOutdated, openDraft, takeStep } from './draft-file.ts';
import { areasOf } from './draft-input.ts';
import { claimedOnly } from './effect-of.ts';

export const adopt = operation({
  id: 'rule.adopt',
  title: '采用规则草案',
  titleEn: 'Adopt a draft of rules',
  kind: 'write',
  input: z.object({
    draft: EntityId,
    /** Said once more, so that nobody adopts another day than was approved. */
    from: PlainDateInput,
    /** Number and title of the paper as it was issued. */
    paper: z.string().trim().min(4, '请填印发文件的文号和名称').max(200),
  }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/rules/drafts/{draft}/adopt' },
  async run({ draft: id, from, paper }, context) {
    const { tx, at, today, packs } = context;
    const file = await openDraft(context, id);
    const newest = await beginAdoption(tx);
    const actions = await draftActions<DraftActionKind>(tx, id);
    if (file.state === 'approved' && isOutdated(actions, newest)) throw new Problem('rule-draft-outdated');
    if (from !== file.draft.from)
      throw new Problem(
        'input-invalid',
        { what: `审核通过的是 ${file.draft.from} 起` },
        { from: `审核通过的是 ${file.draft.from} 起；要换日期，请修改草案后重新审核` },
      );
    const draft = issuedAs(file.draft, paper);
    const done = await takeStep(context, file, 'adopt', { from, paper }, draft);
    await saveAdoption(tx, { number: newest + 1, draftId: id, draft, at });
    const before = context.catalogue;
    const catalogue = catalogueAfter(packs, await adoptions<RuleDraft>(tx));
    const { affected } = changedRules(before, catalogue);
    const waiting = await tellOfRules(context, draft, affected, catalogue);
    // What holds already is decided anew at once; what holds later is when its day has come.
    const decided = from <= today ? await decide.run({}, { ...context, catalogue, book: factBookOf(catalogue) }) : null;
    return {
      ...done,
      number: newest + 1,
      policies: affected,
      waiting,
      decided: decided && { people: decided.people, changed: decided.changed },
    };
  },
  trail: ({ draft, from, paper }, { number, policies, waiting }) => ({
    subject: `rule:${draft}`,
    detail: { from, paper, number, policies, waiting },
  }),
});

/**
 * Who was paid by the old rules for time in which the new ones hold is compared again: where lists are on record, everybody of the area who claimed or
 * was paid. Of what holds only later nothing was paid yet. Gives how many wait.
 */
async function tellOfRules(
  context: Context,
  draft: RuleDraft,
  policies: readonly string[],
  after: Catalogue,
): Promise<number> {
  const { tx, scope, catalogue } = context;
  const year = `${draft.from.slice(0, 4)}-01-01`;
  if (!(await isPaidSince(tx, policies, year))) return 0;
  const rivals = [...new Set([catalogue, after].flatMap((rules) => withRivals(rules, policies)))];
  const claiming = claimedOnly([catalogue, after], rivals) ? rivals : undefined;
  return tellNewsOfAreas(tx, context, outermost(areasOf(draft, scope.county)), claiming);
}

const outermost = (areas: readonly AreaCode[]): AreaCode[] =>
  areas.filter((area) => !areas.some((other) => other !== area && contains(other, area)));
