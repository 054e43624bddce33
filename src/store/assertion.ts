/** What was said about people and households, as it is read from the database. */
import type { Assertion } from '../define/assertion.ts';
import { type PlainDate, toDayNumber } from '../values/date.ts';
import type { Transaction } from './database.ts';
import type { Origin } from './fact-book.ts';
import type { Seal } from './seal.ts';

export interface StoredAssertion extends Assertion {
  readonly subjectId: string;
  readonly recordedBy: string | null;
  readonly origin: Origin;
}

interface FactRow {
  id: string;
  subjectId: string;
  fact: string;
  value: number | null;
  sealed: Buffer | null;
  validFrom: PlainDate;
  validTo: PlainDate | null;
  recordedAt: string;
  recordedBy: string | null;
  kind: string;
  ref: string | null;
  supersedes: string | null;
  withdrawn: boolean;
}

/** All assertions about some subjects, in no order; sealed values opened. */
export async function assertionsOf(
  tx: Transaction,
  seal: Seal,
  subjectIds: readonly string[],
): Promise<StoredAssertion[]> {
  if (subjectIds.length === 0) return [];
  const rows = await tx.sql<FactRow>`
    select id, subject_id as "subjectId", fact, value, sealed, valid_from as "validFrom", valid_to as "validTo",
      recorded_at as "recordedAt", recorded_by as "recordedBy", source_kind as kind, source_ref as ref, supersedes, withdrawn
    from fact where county = ${tx.scope.county} and subject_id = any(${subjectIds}::uuid[])`;
  return rows.map(({ sealed, validFrom, validTo, recordedAt, kind, ref, ...row }) => ({
    ...row,
    value: sealed === null ? row.value : Number(seal.open(sealed, placeOf(row.id))),
    from: toDayNumber(validFrom),
    to: validTo === null ? null : toDayNumber(validTo),
    recordedAt: Date.parse(recordedAt),
    origin: { kind, ref },
  }));
}

/** Where a sealed amount stands. */
export const placeOf = (id: string) => ({ table: 'fact', column: 'sealed', row: id });
