/** The values of entries as people read them. What is sensitive is masked unless somebody asked for it with a reason. */
import type { Ledger, LedgerField } from '../../define/ledger.ts';
import type { FactValue, FactValues } from '../../define/pack.ts';
import { areaNames } from '../../store/area.ts';
import { type AreaCode, shortAreaName } from '../../values/area.ts';
import { MASKED, maskAccount, maskCertificate, maskId, maskPhone } from '../../values/identity.ts';
import { formatFen } from '../../values/money.ts';
import type { Context } from '../operation.ts';

const masks: Partial<Record<LedgerField['kind'], (text: string) => string>> = {
  residentId: maskId,
  certificateNumber: maskCertificate,
  phone: maskPhone,
  bankAccount: maskAccount,
  // Staff know people by their names; what must not leave the office goes out through notices, which mask them.
  name: (name) => name,
};

export type AreaNames = ReadonlyMap<AreaCode, string>;

export function valueText(field: LedgerField, value: FactValue | undefined, names: AreaNames): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (field.kind === 'money' && typeof value === 'number') return formatFen(value);
  if (field.kind === 'choice') return field.values?.find(({ id }) => id === value)?.label ?? String(value);
  if (field.kind === 'town' || field.kind === 'village')
    return shortAreaName(names.get(String(value)) ?? String(value));
  return typeof value === 'number' && field.unit !== undefined ? `${value}${field.unit}` : String(value);
}

/** Not shown as it stands until somebody says why it must be seen. */
export const isMasked = ({ kind, sensitive }: LedgerField): boolean =>
  kind !== 'name' && (masks[kind] !== undefined || sensitive !== undefined || kind === 'address');

/** Field → text, null when it is not filled in. `clear` shows what is sensitive too. */
export function shownValues(
  ledger: Ledger,
  values: FactValues,
  names: AreaNames,
  clear = false,
): Record<string, string | null> {
  const shown: Record<string, string | null> = {};
  for (const field of ledger.fields) {
    if (field.kind === 'sequence') continue;
    const text = valueText(field, values[field.id], names);
    const mask = masks[field.kind];
    shown[field.id] =
      text === null || clear ? text : mask ? mask(text) : field.sensitive || field.kind === 'address' ? MASKED : text;
  }
  return shown;
}

/** What a list calls the entry: the person's name, otherwise the first words of its key. */
export function entryTitle(ledger: Ledger, values: FactValues, names: AreaNames): string {
  const name = ledger.fields.find(({ kind, household }) => kind === 'name' && !household);
  const field =
    name && values[name.id]
      ? name
      : ledger.fields.find(({ id, kind }) => ledger.key.includes(id) && (kind === 'text' || kind === 'village'));
  return (field && valueText(field, values[field.id], names)) ?? ledger.title;
}

/** Names of all areas that stand in some entries. */
export function namesFor(
  { tx }: Context,
  ledger: Ledger,
  entries: readonly { readonly area: AreaCode; readonly values: FactValues }[],
): Promise<AreaNames> {
  const places = ledger.fields.filter(({ kind }) => kind === 'town' || kind === 'village');
  const codes = entries.flatMap(({ area, values }) => [
    area,
    ...places.flatMap(({ id }) => (typeof values[id] === 'string' ? [values[id]] : [])),
  ]);
  return areaNames(tx, codes);
}
