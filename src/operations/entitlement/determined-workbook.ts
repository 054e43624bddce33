/** What was determined for everybody, as a workbook: a sheet of people, of money, of what is open and of who has not applied, policy by period. */
import { z } from 'zod';
import { type Table, writeTables } from '../../formats/xlsx.ts';
import { areaNames } from '../../store/area.ts';
import { shortAreaName } from '../../values/area.ts';
import { Problem } from '../../values/problem.ts';
import { operation, staffRoles } from '../operation.ts';
import { determined, StretchInput } from './determined.ts';
import type { DeterminedPolicy } from './summary.ts';

type Period = DeterminedPolicy['periods'][number];

const sheets: readonly { readonly name: string; readonly of: (period: Period) => number; readonly yuan?: true }[] = [
  { name: '应发人数', of: ({ due }) => due },
  { name: '应发金额', of: ({ fen }) => fen / 100, yuan: true },
  { name: '说不准的人', of: ({ unknown }) => unknown },
  { name: '符合未申请的人', of: ({ unclaimed }) => unclaimed },
];

export const determinedWorkbook = operation({
  id: 'entitlement.determined-workbook',
  title: '导出待遇测算',
  titleEn: 'Write what was determined as a workbook',
  kind: 'read',
  input: z.object(StretchInput),
  allow: { roles: staffRoles },
  async run(input, context) {
    const { run, area, policies } = await determined.run(input, context);
    if (run === null) throw new Problem('not-found', { what: '待遇测算' });
    const names = await areaNames(context.tx, [area]);
    const place = shortAreaName(names.get(area) ?? area);
    const made = new Date(Date.parse(run.at) + 8 * 3600_000).toISOString().slice(0, 16).replace('T', ' ');
    const subtitle = `测算，不是发放依据。范围：${place}；测算时间：${made}`;
    const tables = sheets.map((sheet): Table => tableOf(sheet, policies, subtitle));
    return { fileName: `待遇测算：${place} ${run.first} 起 ${run.months} 个月.xlsx`, bytes: await writeTables(tables) };
  },
});

/** Months side by side; policies by the year or once have one figure, in the column of their period. */
function tableOf(sheet: (typeof sheets)[number], policies: readonly DeterminedPolicy[], subtitle: string): Table {
  const periods = [...new Set(policies.flatMap((policy) => policy.periods.map(({ period }) => period)))].sort(
    (a, b) => a.length - b.length || (a < b ? -1 : 1),
  );
  const shown = sheet.yuan ? policies.filter(({ pays }) => pays) : policies;
  return {
    name: sheet.name,
    title: `待遇测算：${sheet.name}`,
    subtitle,
    remarks: [sheet.yuan ? '金额单位：元。按登记的情况计算。' : '按登记的情况计算。'],
    columns: [
      { heading: '政策', width: 36 },
      ...periods.map((period) => ({
        heading: period === 'once' ? '一次性' : period,
        format: sheet.yuan ? ('yuan' as const) : ('number' as const),
        width: sheet.yuan ? 16 : 10,
      })),
    ],
    rows: shown.map((policy) => [
      policy.title,
      ...periods.map((period) => {
        const found = policy.periods.find((each) => each.period === period);
        return found === undefined ? null : sheet.of(found);
      }),
    ]),
  };
}
