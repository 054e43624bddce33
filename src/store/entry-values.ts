/** How the values of an entry are laid down: sensitive fields sealed together, the others as JSON that the database can count and sort by. */
import type { Field } from '../define/field.ts';
import type { Ledger } from '../define/ledger.ts';
import type { FactValue, FactValues } from '../define/pack.ts';
import type { Seal } from './seal.ts';

const SEALED_KINDS: ReadonlySet<Field['kind']> = new Set([
  'residentId',
  'certificateNumber',
  'phone',
  'bankAccount',
  'address',
]);

/** Masked when shown, encrypted at rest, and nothing that the database can count by. */
export const isSealedField = (field: Field): boolean => field.sensitive !== undefined || SEALED_KINDS.has(field.kind);

/**
 * Names an entry within its ledger: equal for equal values of the key fields, in whatever file they come. A file may hold several entries with the
 * same key (a person paid twice in a month): each has its own occurrence, so that importing the file again finds them all.
 */
export function entryKey(seal: Seal, ledger: Ledger, values: FactValues, occurrence = 1): Buffer {
  const parts = ledger.key.map((id) => values[id] ?? null);
  return seal.blindIndex(`entry:${ledger.id}`, JSON.stringify(occurrence === 1 ? parts : [...parts, occurrence]));
}

export interface LaidDown {
  /** JSON text. */
  readonly data: string;
  readonly sealed: Buffer | null;
}

/** Values are sealed for an entry as it stands after one of its actions: what is sealed opens nowhere else. */
export const sealedRow = (entry: string, action: number): string => `${entry}/${action}`;

/** `row` from `sealedRow`. */
export function layDown(seal: Seal, ledger: Ledger, row: string, values: FactValues): LaidDown {
  const plain: Record<string, FactValue> = {};
  const secret: Record<string, FactValue> = {};
  for (const field of ledger.fields) {
    const value = values[field.id];
    if (value !== undefined) (isSealedField(field) ? secret : plain)[field.id] = value;
  }
  const sealed = Object.keys(secret).length === 0 ? null : seal.seal(JSON.stringify(secret), placeOf(row));
  return { data: JSON.stringify(plain), sealed };
}

export function takeUp(seal: Seal, row: string, data: FactValues, sealed: Uint8Array | null): FactValues {
  return sealed === null ? data : { ...data, ...(JSON.parse(seal.open(sealed, placeOf(row))) as FactValues) };
}

const placeOf = (row: string) => ({ table: 'entry', column: 'sealed', row });
