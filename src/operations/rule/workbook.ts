/** The effect of a draft, as it was last worked out, as a workbook. */
import { z } from 'zod';
import { areaNames } from '../../store/area.ts';
import { previewPeople } from '../../store/rule-preview.ts';
import { maskName } from '../../values/identity.ts';
import { EntityId } from '../inputs.ts';
import { operation } from '../operation.ts';
import { workedOutNow } from './effect.ts';
import type { EffectRun } from './effect-of.ts';
import { effectWorkbook } from './effect-workbook.ts';

/** One sheet holds no more. */
const MOST = 1_000_000;

export const workbook = operation({
  id: 'rule.workbook',
  title: '导出测算表',
  titleEn: 'Write the effect of a draft as a workbook',
  kind: 'read',
  audited: true,
  input: z.object({ draft: EntityId }),
  allow: { roles: ['county', 'system'] },
  async run({ draft: id }, context) {
    const { tx, scope, catalogue } = context;
    const { draft, result, at } = await workedOutNow(context, id);
    const everybody = { draftId: id, area: scope.area };
    const { people, total } = await previewPeople<readonly EffectRun[]>(tx, everybody, { page: 1, pageSize: MOST });
    const bytes = await effectWorkbook({
      draft,
      result,
      at,
      list: people.map((person) => ({ ...person, name: maskName(person.name) })),
      titleOf: (policy) => catalogue.policies.get(policy)?.title ?? policy,
      places: await areaNames(
        tx,
        people.flatMap(({ area }) => [area, area.slice(0, 9)]),
      ),
    });
    return { fileName: `${draft.title}：影响测算.xlsx`, bytes, total };
  },
  trail: ({ draft }, { total }) => ({ subject: `rule:${draft}`, detail: { total } }),
});
