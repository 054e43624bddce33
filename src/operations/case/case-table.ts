/** The sheet that officials sign: a case to a row, what is expected beside what the rules say, and room for the signature. */
import type { Table, TableColumn } from '../../formats/xlsx.ts';
import type { KeyedCase, PolicyCases } from './case-lines.ts';

export const headings = {
  number: '序号',
  title: '样例',
  on: '日期',
  area: '地区',
  given: '情况',
  expected: '应得结果',
  amount: '金额（元）',
  clauses: '条件和依据',
  computed: '系统计算',
  confirmed: '确认（是/否）',
  signedBy: '签字',
  signedOn: '签字日期',
  remark: '意见',
  key: '核对码',
} as const;

const columns: readonly TableColumn[] = [
  { heading: headings.number, width: 5, format: 'number' },
  { heading: headings.title, width: 20 },
  { heading: headings.on, width: 11 },
  { heading: headings.area, width: 8 },
  { heading: headings.given, width: 30 },
  { heading: headings.expected, width: 14 },
  { heading: headings.amount, width: 11, format: 'yuan' },
  { heading: headings.clauses, width: 44 },
  { heading: headings.computed, width: 14 },
  { heading: headings.confirmed, width: 8 },
  { heading: headings.signedBy, width: 9 },
  { heading: headings.signedOn, width: 11 },
  { heading: headings.remark, width: 14 },
  { heading: headings.key, width: 14 },
];

export function caseTable({ title, cases }: PolicyCases, areaName: (code: string) => string, on: string): Table {
  return {
    name: title,
    title: `${title}：样例核对表`,
    subtitle: `按 ${on} 的规则计算。请逐行核对“应得结果”和“金额”：对的在“确认”写是，不对的写否，也可以直接改成应得的结果，并签字。`,
    columns,
    rows: cases.map((each, index) => [
      index + 1,
      each.title,
      each.on,
      each.area === '' ? '全国' : areaName(each.area),
      each.given,
      each.expected,
      yuan(each.expectedFen),
      each.clauses.join('\n'),
      computedWords(each),
      null,
      null,
      null,
      null,
      each.key,
    ]),
    remarks: [
      '○ 符合，× 不符合，？ 还不能判断。核对码是这一行和当时规则的记号，请不要改动；规则变了，要重新导出核对。',
    ],
  };
}

const yuan = (fen: number | null): number | null => (fen === null ? null : fen / 100);

const computedWords = ({ agrees, computed, computedFen }: KeyedCase): string =>
  agrees ? '与应得结果一致' : `${computed}${computedFen === null ? '' : ` ${(computedFen / 100).toFixed(2)}元`}`;
