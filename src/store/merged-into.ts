/** Whom registrations that were merged stand for today. */
import type { Transaction } from './database.ts';

/** By the registration that was merged, however many times its winner was merged in turn. */
export async function mergedInto(tx: Transaction): Promise<ReadonlyMap<string, string>> {
  const { county } = tx.scope;
  const rows = await tx.sql<{ was: string; now: string }>`
    with recursive merged as (
      select loser_id as was, winner_id as now from person_merge where county = ${county}
      union all
      select m.was, p.winner_id from merged m join person_merge p on p.county = ${county} and p.loser_id = m.now)
    select m.was, m.now from merged m
    where not exists (select from person_merge p where p.county = ${county} and p.loser_id = m.now)`;
  return new Map(rows.map(({ was, now }) => [was, now]));
}
