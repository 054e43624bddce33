/** People whose stored months may be out of date. Told in the transaction that writes, worked off by jobs. */
import type { Transaction } from './database.ts';

/**
 * Somebody who is in it already is written anew: whoever is working them off just now does not know yet what this transaction knows, so they have to
 * be in it again afterwards.
 */
export async function addUndetermined(tx: Transaction, people: readonly string[], at: string): Promise<void> {
  await tx.run`
    insert into undetermined (county, area_code, person_id, since)
    select county, area_code, id, ${at}::timestamptz from person
    where county = ${tx.scope.county} and id = any(${people}::uuid[]) order by id
    on conflict (county, person_id) do update set since = least(undetermined.since, excluded.since)`;
}

/** The longest-waiting first; those whom another worker has taken are passed over. They are taken when the transaction commits. */
export async function takeUndetermined(tx: Transaction, most: number): Promise<string[]> {
  const rows = await tx.sql<{ person: string }>`
    delete from undetermined where county = ${tx.scope.county} and person_id in (
      select person_id from undetermined where county = ${tx.scope.county} order by since, person_id limit ${most} for update skip locked)
    returning person_id as person`;
  return rows.map(({ person }) => person).sort();
}

export async function countUndetermined(tx: Transaction): Promise<number> {
  const [row] = await tx.sql<{ people: number }>`
    select count(*)::int as people from undetermined where county = ${tx.scope.county}`;
  return row?.people ?? 0;
}
