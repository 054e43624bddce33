/** What was said about people and households, as it is read from the database. */
import type { Assertion } from '../define/assertion.ts';
import type { Transaction } from './database.ts';
import type { Origin } from './fact-book.ts';
import type { Seal } from './seal.ts';

export interface StoredAssertion extends Assertion {
  readonly subjectId: string;
  readonly recordedBy: string | null;
  readonly origin: Origin;
}

interface FactRow extends Omit<StoredAssertion, 'origin'> {
  sealed: Buffer | null;
  kind: string;
  ref: string | null;
}

/** All assertions about some subjects, or only those of some facts and those of claims, in no order; sealed values opened. Days and moments are made numbers by the database: it is a third of the time. */
export async function assertionsOf(
  tx: Transaction,
  seal: Seal,
  subjectIds: readonly string[],
  only?: readonly string[],
): Promise<StoredAssertion[]> {
  if (subjectIds.length === 0) return [];
  const rows = await tx.sql<FactRow>`
    select id, subject_id as "subjectId", fact, value, sealed, valid_from - date '1970-01-01' as "from", valid_to - date '1970-01-01' as "to",
      (extract(epoch from recorded_at) * 1000)::float8 as "recordedAt", recorded_by as "recordedBy", source_kind as kind, source_ref as ref,
      supersedes, withdrawn
    from fact where county = ${tx.scope.county} and subject_id = any(${subjectIds}::uuid[])
      and (${only === undefined} or fact = any(${only ?? []}::text[]) or strpos(fact, ':') > 0)`;
  return rows.map(({ sealed, kind, ref, ...row }) => ({
    ...row,
    value: sealed === null ? row.value : Number(seal.open(sealed, placeOf(row.id))),
    origin: { kind, ref },
  }));
}

/** Where a sealed amount stands. */
export const placeOf = (id: string) => ({ table: 'fact', column: 'sealed', row: id });
