/** What hangs on somebody's file: entries of every ledger about a person or a household, without their values. */
import type { Transaction } from './database.ts';

export interface EntryOfSubject {
  readonly id: string;
  readonly ledger: string;
  readonly stage: string | null;
  readonly changedAt: string;
  readonly withdrawn: boolean;
}

const MOST = 200;

/** The newest first. */
export const entriesOfSubjects = (tx: Transaction, subjects: readonly string[]): Promise<EntryOfSubject[]> =>
  tx.sql<EntryOfSubject>`
    select id, ledger, stage, changed_at as "changedAt", withdrawn_at is not null as withdrawn
    from entry where county = ${tx.scope.county} and subject_id = any(${subjects}::uuid[])
    order by changed_at desc, id limit ${MOST}`;

/** How many facts and standing entries each person has; nobody is left out. */
export async function recordsOfPeople(
  tx: Transaction,
  people: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.sql<{ person: string; records: number }>`
    select given.person, (
      (select count(*) from fact f where f.county = ${tx.scope.county} and f.subject_id = given.person) +
      (select count(*) from entry e where e.county = ${tx.scope.county} and e.subject_id = given.person and e.withdrawn_at is null)
    )::integer as records
    from unnest(${people}::uuid[]) as given (person)`;
  return new Map(rows.map(({ person, records }) => [person, records]));
}
