/** The worked cases as a workbook for officials to check and sign: a sheet to a policy. */
import { z } from 'zod';
import { writeTables } from '../../formats/xlsx.ts';
import { areaNames } from '../../store/area.ts';
import { shortAreaName } from '../../values/area.ts';
import { Problem } from '../../values/problem.ts';
import { operation, staffRoles } from '../operation.ts';
import { casesOfPolicies } from './case-lines.ts';
import { caseTable } from './case-table.ts';

export const workbook = operation({
  id: 'case.workbook',
  title: '导出样例核对表',
  titleEn: 'Write the worked cases as a workbook to sign',
  kind: 'read',
  input: z.object({ pack: z.string().optional(), policy: z.string().optional() }),
  allow: { roles: staffRoles },
  async run({ pack, policy }, { catalogue, tx, today }) {
    const found = casesOfPolicies(catalogue, { pack, policy });
    if (found.length === 0) throw new Problem('not-found', { what: '样例' });
    const names = await areaNames(
      tx,
      found.flatMap(({ cases }) => cases.map(({ area }) => area)).filter((area) => area !== ''),
    );
    const nameOf = (code: string): string => {
      const name = names.get(code);
      return name === undefined ? code : shortAreaName(name);
    };
    const bytes = await writeTables(found.map((each) => caseTable(each, nameOf, today)));
    const [first] = found;
    const of = found.length === 1 ? first!.title : '全部政策';
    return {
      fileName: `样例核对表：${of}.xlsx`,
      bytes,
      policies: found.length,
      cases: found.reduce((sum, { cases }) => sum + cases.length, 0),
    };
  },
});
