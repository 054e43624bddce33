/** The effect of a draft that is given and kept nowhere: nothing is written. */
import { z } from 'zod';
import { changedRules } from '../../engine/entitlement/changed-rules.ts';
import { daysOf } from '../../engine/what-if/draft.ts';
import { changesOverDays } from '../../engine/what-if/draft-words.ts';
import { areaNames } from '../../store/area.ts';
import { personSummaries } from '../../store/person.ts';
import { maskName } from '../../values/identity.ts';
import { AreaInput, FlagInput } from '../inputs.ts';
import { operation } from '../operation.ts';
import { areasOf, DraftInput, draftOf, refuseUnknownAreas, rulesWith } from './draft-input.ts';
import { effectAsked } from './effect-asked.ts';
import { effectOf, type FeltBy } from './effect-of.ts';
import { effectWorkbook } from './effect-workbook.ts';

/** The largest changes; the workbook has everybody. */
const SHOWN = 200;

export const whatIf = operation({
  id: 'rule.what-if',
  title: '试算规则的变化',
  titleEn: 'Try a change of rules',
  kind: 'read',
  audited: true,
  input: z.object({
    draft: DraftInput,
    first: z.string(),
    last: z.string(),
    area: AreaInput.optional(),
    /** Gives the workbook too. */
    workbook: FlagInput.default(false),
  }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/rules/what-if' },
  async run({ draft: given, workbook, ...input }, context) {
    const { tx, catalogue, scope, at } = context;
    const draft = draftOf('what-if', given);
    await refuseUnknownAreas(context, draft);
    const after = rulesWith(catalogue, draft);
    const asked = effectAsked(input, context);
    const everybody: FeltBy[] = [];
    const result = await effectOf(context, after, asked, async (people) => void everybody.push(...people));
    everybody.sort((a, b) => Math.abs(b.gainFen) - Math.abs(a.gainFen) || (a.person < b.person ? -1 : 1));
    const told = workbook ? everybody : everybody.slice(0, SHOWN);
    const summaries = await personSummaries(
      tx,
      told.map(({ person }) => person),
    );
    const names = new Map(summaries.map(({ id, name }) => [id, name]));
    const list = told.map((each) => ({ ...each, name: maskName(names.get(each.person) ?? '') }));
    const { affected } = changedRules(catalogue, after);
    return {
      title: draft.title,
      from: draft.from,
      policies: affected,
      changes: changesOverDays(catalogue, after, daysOf(draft), areasOf(draft, scope.county)),
      ...result,
      felt: everybody.length,
      list: list.slice(0, SHOWN),
      ...(workbook
        ? {
            bytes: await effectWorkbook({
              draft,
              result,
              at,
              list,
              titleOf: (id) => catalogue.policies.get(id)?.title ?? id,
              places: await areaNames(
                tx,
                list.map(({ area }) => area).flatMap((area) => [area, area.slice(0, 9)]),
              ),
            }),
          }
        : {}),
    };
  },
  trail: ({ first, last }, { area, from, people, gaining, losing }) => ({
    detail: { area, from, first, last, people, gaining, losing },
  }),
});
