/** Cells as tests of reading them give them, and a column of each kind. */
import { column } from '../../define/ledger.ts';
import { disabilityCategories, employmentStates, lowIncomeClasses, relations, sexes } from '../../define/registry.ts';
import { plainDate } from '../../values/date.ts';
import type { Cell } from '../../values/sheet.ts';
import { normalise } from './normalise.ts';
import type { CellContext } from './normalised.ts';

export const today = plainDate('2026-07-01');
export const textCell = (text: string): Cell => ({ kind: 'text', text });
export const numberCell = (text: string): Cell => ({ kind: 'number', text });

export const fields = {
  date: column('issuedOn', '发证日期', 'date'),
  until: column('validUntil', '有效期至', 'date'),
  level: column('level', '等级', 'integer', { unit: '级', min: 1, max: 4 }),
  risk: column('risk', '危险性', 'integer', { unit: '级', min: 0, max: 5 }),
  count: column('size', '家庭人口', 'integer', { min: 0, max: 30 }),
  area: column('area', '面积', 'decimal', { min: 0 }),
  money: column('amount', '金额', 'money', { min: 0 }),
  yesNo: column('locked', '是否关锁', 'boolean'),
  able: column('able', '劳动能力', 'boolean'),
  category: column('category', '类别', 'choice', { values: disabilityCategories, establishes: 'disabilityCategory' }),
  sex: column('sex', '性别', 'choice', { values: sexes, establishes: 'sex' }),
  relation: column('relation', '与户主关系', 'choice', { values: relations, establishes: 'relation' }),
  lowIncome: column('lowIncome', '是否低保', 'choice', { values: lowIncomeClasses }),
  lowIncomeClass: column('lowIncome', '保障类别', 'choice', { values: lowIncomeClasses }),
  work: column('status', '就业状态', 'choice', { values: employmentStates }),
  name: column('name', '姓名', 'name'),
  id: column('residentId', '身份证号', 'residentId'),
  certificate: column('certificateNumber', '残疾证号', 'certificateNumber'),
  phone: column('phone', '联系电话', 'phone'),
  account: column('account', '账号', 'bankAccount'),
  text: column('remark', '备注', 'text'),
} as const;

function normalised(field: keyof typeof fields, cell: string | Cell | null, context: Partial<CellContext>) {
  const definition = fields[field];
  const given = typeof cell === 'string' ? textCell(cell) : cell;
  const fixed = { field: definition, heading: definition.label, today, date1904: false, yuanPerUnit: 1 };
  return normalise(given, { ...fixed, ...context });
}

/** The value, or what is wrong. */
export function read(field: keyof typeof fields, cell: string | Cell | null, context: Partial<CellContext> = {}) {
  const result = normalised(field, cell, context);
  return 'wrong' in result ? result.wrong : result.value;
}

export function rulesOf(field: keyof typeof fields, cell: string | Cell, context: Partial<CellContext> = {}) {
  const result = normalised(field, cell, context);
  return 'wrong' in result ? [] : (result.rules ?? []);
}

/** Each spelling of the table must give the value it stands under. */
export function same(field: keyof typeof fields, table: readonly (readonly [unknown, readonly (string | Cell)[]])[]) {
  for (const [want, spellings] of table) {
    for (const spelling of spellings) {
      const found = read(field, spelling);
      if (!Object.is(found, want)) throw new Error(`${JSON.stringify(spelling)} reads as ${found} and not as ${want}`);
    }
  }
}
