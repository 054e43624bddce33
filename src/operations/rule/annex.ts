/** The annex to the paper that adopts a draft, in official layout: old and new standards, and the effect by town and level of government. */
import { z } from 'zod';
import { officialDocx } from '../../formats/official-docx.ts';
import { areaNames } from '../../store/area.ts';
import { EntityId } from '../inputs.ts';
import { operation } from '../operation.ts';
import { annexPaper } from './annex-paper.ts';
import { workedOutNow } from './effect.ts';
import { rulesBelow } from './rules-below.ts';

export const annex = operation({
  id: 'rule.annex',
  title: '导出标准调整附件',
  titleEn: 'Write the annex of a draft',
  kind: 'read',
  audited: true,
  input: z.object({ draft: EntityId }),
  allow: { roles: ['county', 'system'] },
  async run({ draft: id }, context) {
    const { tx, scope, today } = context;
    const { draft, result } = await workedOutNow(context, id);
    const catalogue = await rulesBelow(context, id);
    const places = await areaNames(tx, [scope.county, ...draft.values.map(({ area }) => area)]);
    const paper = annexPaper({ draft, result, catalogue, places, county: scope.county, today });
    return { fileName: `${paper.title}.docx`, paper, bytes: await officialDocx(paper) };
  },
  trail: ({ draft }) => ({ subject: `rule:${draft}` }),
});
