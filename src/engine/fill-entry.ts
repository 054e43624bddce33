/** A ledger's entry as people read it: labels for choices, dates with 年月日, amounts with their unit. */
import type { Field, FieldKind } from '../define/field.ts';
import type { Ledger } from '../define/ledger.ts';
import type { FactValue } from '../define/pack.ts';
import { inChinese, isPlainDate } from '../values/date.ts';
import { amountText, numberText } from './fill-number.ts';

const asWritten = (value: FactValue): string => String(value);
const asNumber = (value: FactValue): string => (typeof value === 'number' ? numberText(value) : String(value));

const texts: Record<FieldKind, (value: FactValue, field: Field) => string> = {
  boolean: (value) => (value === true || value === 1 ? '是' : '否'),
  integer: asNumber,
  decimal: asNumber,
  money: (value) => (typeof value === 'number' ? amountText(value) : String(value)),
  date: (value) => (typeof value === 'string' && isPlainDate(value) ? inChinese(value) : String(value)),
  choice: (value, { values = [] }) =>
    values.find(({ id, code }) => id === value || code === value)?.label ?? String(value),
  text: asWritten,
  name: asWritten,
  residentId: asWritten,
  certificateNumber: asWritten,
  phone: asWritten,
  bankAccount: asWritten,
  town: asWritten,
  village: asWritten,
  address: asWritten,
  sequence: asWritten,
};

/**
 * Field id → text, null where nothing is filled in. Sensitive fields are left out: a paper is read by more people than a file.
 * A choice is given by its id or its code, a place by its name.
 */
export function entryTexts(
  ledger: Pick<Ledger, 'fields'>,
  values: Readonly<Record<string, FactValue>>,
): Record<string, string | null> {
  const open = ledger.fields.filter(({ sensitive }) => sensitive === undefined);
  return Object.fromEntries(
    open.map((field) => {
      const value = values[field.id] ?? null;
      return [field.id, value === null || value === '' ? null : texts[field.kind](value, field)];
    }),
  );
}
