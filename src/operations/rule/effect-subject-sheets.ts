/** The sheets of the workbook about places, areas and organisations: before and after by policy and town, and each that changes. */
import type { Table } from '../../formats/xlsx.ts';
import type { EffectResult } from './effect-of.ts';
import type { SubjectsEffect } from './subjects-felt.ts';

const yuan = (fen: number): number => fen / 100;
const periodOf = ({ period, on }: SubjectsEffect): string => (period === 'once' ? `按 ${on} 的情况` : period);

export function subjectSheets(
  { result }: { readonly result: Pick<EffectResult, 'subjects'> },
  headed: (name: string) => Pick<Table, 'name' | 'title' | 'subtitle' | 'remarks'>,
): Table[] {
  const effects = result.subjects ?? [];
  return [
    {
      ...headed('场所地区单位'),
      columns: [
        { heading: '政策', width: 30 },
        { heading: '时间', width: 20 },
        { heading: '乡镇', width: 16 },
        { heading: '核定数', format: 'number' },
        { heading: '符合（调整前）', format: 'number', width: 14 },
        { heading: '符合（调整后）', format: 'number', width: 14 },
        { heading: '还不清楚（调整前）', format: 'number', width: 16 },
        { heading: '还不清楚（调整后）', format: 'number', width: 16 },
        { heading: '金额（调整前）', format: 'yuan', width: 16 },
        { heading: '金额（调整后）', format: 'yuan', width: 16 },
        { heading: '增减', format: 'yuan', width: 16 },
      ],
      rows: effects.flatMap((effect) =>
        [...effect.byTown, { ...effect.total, title: '合计' }].map((sum) => [
          effect.title,
          periodOf(effect),
          sum.title,
          sum.subjects,
          sum.eligibleBefore,
          sum.eligibleAfter,
          sum.unknownBefore,
          sum.unknownAfter,
          ...(effect.money
            ? [yuan(sum.beforeFen), yuan(sum.afterFen), yuan(sum.afterFen - sum.beforeFen)]
            : [null, null, null]),
        ]),
      ),
    },
    {
      ...headed('场所地区单位名单'),
      columns: [
        { heading: '政策', width: 30 },
        { heading: '时间', width: 20 },
        { heading: '名称', width: 28 },
        { heading: '乡镇', width: 16 },
        { heading: '调整前', width: 30 },
        { heading: '调整后', width: 30 },
        { heading: '怎样变化', width: 80 },
      ],
      rows: effects.flatMap((effect) => {
        const towns = new Map(effect.byTown.map(({ id, title }) => [id, title]));
        return effect.changed.map(({ name, area, beforeWords, afterWords, how }) => [
          effect.title,
          periodOf(effect),
          name,
          towns.get(area.slice(0, 9)) ?? '',
          beforeWords,
          afterWords,
          how.join('；'),
        ]);
      }),
    },
  ];
}
