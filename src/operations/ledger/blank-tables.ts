/** A ledger as an empty sheet to fill in, and beside it a sheet that says how each column is filled. Read back by the importer as it stands. */
import type { FieldKind } from '../../define/field.ts';
import type { Ledger, LedgerField } from '../../define/ledger.ts';
import type { Table, TableColumn } from '../../formats/xlsx.ts';

/** Rows with borders, as many as a printed page holds; more may be added below. */
const ROWS = 20;

export function blankTables(ledger: Ledger): readonly Table[] {
  const { title, fields } = ledger;
  return [
    {
      name: title,
      title,
      subtitle: `填报单位：　　　　　　　　填报人：　　　　　　${fields.some(({ kind }) => kind === 'money') ? '单位：元' : ''}`,
      columns: fields.map(columnOf),
      rows: Array.from({ length: ROWS }, () => fields.map(() => null)),
    },
    {
      name: '怎样填',
      title: `${title}：怎样填`,
      columns: [
        { heading: '这一栏', width: 20 },
        { heading: '要不要填', width: 14 },
        { heading: '填什么', width: 44 },
        { heading: '表头也可以写成', width: 44 },
      ],
      rows: fields.map((field) => [
        field.label,
        needOf(ledger, field),
        whatToFill(field),
        field.synonyms.map((synonym) => synonym.replace('/', '下的')).join('、'),
      ]),
    },
  ];
}

function columnOf(field: LedgerField): TableColumn {
  const choices = choicesOf(field);
  const width = WIDTHS[field.kind] ?? Math.max(10, field.label.length * 2 + 2);
  return { heading: field.label, width, ...(choices === undefined ? {} : { choices }) };
}

const WIDTHS: Partial<Record<FieldKind, number>> = {
  residentId: 22,
  certificateNumber: 24,
  bankAccount: 24,
  phone: 14,
  address: 24,
  date: 13,
  name: 12,
  sequence: 6,
};

const choicesOf = ({ kind, values }: LedgerField): readonly string[] | undefined =>
  kind === 'boolean' ? ['是', '否'] : values?.map(({ label }) => label);

function needOf({ fields }: Ledger, { kind, required, fromTitle }: LedgerField): string {
  if (fromTitle !== undefined) return '要填，或写在标题里';
  if (!required) return kind === 'sequence' ? '随意，不保存' : '不清楚的空着';
  return kind === 'residentId' && fields.some((other) => other.kind === 'certificateNumber')
    ? '要填，或填残疾证号'
    : '要填';
}

function whatToFill(field: LedgerField): string {
  const choices = choicesOf(field);
  const words = choices === undefined ? KINDS[field.kind] : `从这些里选：${choices.join('、')}`;
  const { min, max, unit } = field;
  // Amounts are kept in fen; people read and write yuan.
  const shown = (bound: number): string => String(field.kind === 'money' ? bound / 100 : bound);
  return [
    words,
    ...(unit === undefined ? [] : [`单位：${unit}`]),
    ...(min !== undefined && max !== undefined ? [`从 ${shown(min)} 到 ${shown(max)}`] : []),
    ...(field.fromTitle === 'month' ? ['标题里写年月的，如“2026年3月”，整张表都算这个月'] : []),
    ...(field.household ? ['一户只写一次，可以合并单元格'] : []),
  ].join('；');
}

/** A range that is open at one side says little (no amount is below zero), so only whole ones are told. */
const KINDS: Readonly<Record<FieldKind, string>> = {
  boolean: '是或否',
  integer: '整数',
  decimal: '数，可以有小数',
  money: '金额，最多两位小数',
  date: '日期，如 2026-03-01 或 2026年3月1日',
  choice: '一个类别',
  text: '文字',
  name: '姓名',
  residentId: '18 位身份证号，按文本填',
  certificateNumber: '20 位残疾人证号，按文本填',
  phone: '电话号码',
  bankAccount: '账号，按文本填',
  town: '乡镇（街道）名称',
  village: '村（社区）名称',
  address: '地址',
  sequence: '序号',
};
