/** What somebody filled in, as values of a ledger's fields: JSON values as they are, texts as people type them (money in yuan, dates as 2026-07-01). */
import type { Ledger, LedgerField } from '../../define/ledger.ts';
import type { FactValue, FactValues } from '../../define/pack.ts';
import { isPlainDate } from '../../values/date.ts';
import { canonicalPhone, readResidentId } from '../../values/identity.ts';
import { Problem } from '../../values/problem.ts';
import type { AreaNames } from './shown.ts';

type Reading = { readonly value: FactValue } | { readonly fault: string };
type Reader = (given: string | number | boolean, field: LedgerField, places: AreaNames) => Reading;

const fault = (message: string): Reading => ({ fault: message });
const text = (given: string | number | boolean): string => String(given).normalize('NFKC').trim();
const asText: Reader = (given) => ({ value: text(given) });

const readers: Record<LedgerField['kind'], Reader> = {
  boolean: (given) => {
    if (typeof given === 'boolean') return { value: given };
    if (['yes', 'true', '是', '1'].includes(text(given))) return { value: true };
    return ['no', 'false', '否', '0'].includes(text(given)) ? { value: false } : fault('请选是或否');
  },
  integer: (given, field) => number(text(given), field, /^-?\d{1,9}$/, '请填整数'),
  decimal: (given, field) => number(text(given), field, /^-?\d{1,9}(\.\d{1,6})?$/, '请填数字，最多六位小数'),
  money: (given, field) => {
    if (typeof given === 'number') return inRange(given, field, Number.isSafeInteger(given));
    const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text(given).replace(/[,，]/g, '').replace(/元$/, ''));
    if (!match) return fault('请填金额，单位为元，最多两位小数');
    return inRange(Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')), field, true);
  },
  date: (given) => (isPlainDate(text(given)) ? { value: text(given) } : fault('请按 2026-07-01 的样子填日期')),
  choice: (given, field) => {
    const chosen = field.values?.find(({ id, label }) => id === text(given) || label === text(given));
    return chosen ? { value: chosen.id } : fault('请从列出的内容里选');
  },
  text: asText,
  name: asText,
  address: asText,
  sequence: asText,
  residentId: (given) => {
    const reading = readResidentId(text(given));
    return 'id' in reading ? { value: reading.id } : fault('身份证号不对，请核对 18 位号码');
  },
  certificateNumber: (given) =>
    /^\d{17}[\dXx][1-7][1-4](B\d)?$/i.test(text(given))
      ? { value: text(given).toUpperCase() }
      : fault('残疾证号不对，请填 20 位号码'),
  phone: (given) => {
    const phone = canonicalPhone(text(given));
    return phone === undefined ? fault('电话不对，请填手机号或带区号的座机') : { value: phone };
  },
  bankAccount: (given) =>
    /^\d{8,25}$/.test(text(given).replace(/\s/g, ''))
      ? { value: text(given).replace(/\s/g, '') }
      : fault('请填完整的账号'),
  town: place,
  village: place,
};

function place(given: string | number | boolean, _: LedgerField, places: AreaNames): Reading {
  return places.has(text(given)) ? { value: text(given) } : fault('请从列出的地方里选');
}

function number(given: string, field: LedgerField, shape: RegExp, message: string): Reading {
  return shape.test(given) ? inRange(Number(given), field, true) : fault(message);
}

function inRange(value: number, { min, max, kind }: LedgerField, sound: boolean): Reading {
  if (!sound) return fault('请填整数');
  const by = kind === 'money' ? 100 : 1;
  if (min !== undefined && value < min) return fault(`不能小于 ${min / by}`);
  return max !== undefined && value > max ? fault(`不能大于 ${max / by}`) : { value };
}

export type Given = Readonly<Record<string, string | number | boolean | null>>;

/** Fields that are named; an empty text empties the field. Problem `input-invalid` with a message for each field. */
export function formValues(ledger: Ledger, given: Given, places: AreaNames): FactValues {
  const values: Record<string, FactValue> = {};
  const faults: Record<string, string> = {};
  const fields = new Map(ledger.fields.map((field) => [field.id, field]));
  for (const [id, typed] of Object.entries(given)) {
    const field = fields.get(id);
    if (field === undefined) faults[id] = '没有这一项';
    else if (typed === null || (typeof typed === 'string' && typed.trim() === '')) values[id] = null;
    else {
      const reading = readers[field.kind](typed, field, places);
      if ('fault' in reading) faults[id] = reading.fault;
      else values[id] = reading.value;
    }
  }
  refuse(ledger, faults);
  return values;
}

/** Problem `input-invalid` when a required field, or one that names the entry, is empty. */
export function requireFields(ledger: Ledger, values: FactValues): void {
  const faults: Record<string, string> = {};
  for (const { id, required } of ledger.fields)
    if ((required || ledger.key.includes(id)) && (values[id] === undefined || values[id] === null))
      faults[id] = '必须填写';
  refuse(ledger, faults);
}

function refuse(ledger: Ledger, faults: Record<string, string>): void {
  const labels = new Map(ledger.fields.map(({ id, label }) => [id, label]));
  const named = Object.entries(faults).map(([id, message]) => `${labels.get(id) ?? id}：${message}`);
  if (named.length > 0) throw new Problem('input-invalid', { what: named.join('；') }, faults);
}
