/** Pairs of people about whom somebody found out that they are two. */
import type { Transaction } from './database.ts';

/** The second time changes nothing. False when one of them is not in the scope's area. */
export async function keepApart(
  tx: Transaction,
  pair: { readonly people: readonly [string, string]; readonly reason: string; readonly at: string },
): Promise<boolean> {
  const { county, staffId } = tx.scope;
  const people = [...pair.people].sort();
  const [both] = await tx.sql<{ area: string; people: number }>`
    select min(area_code) as area, count(*)::integer as people from person
    where county = ${county} and id = any(${people}::uuid[]) and standing < 4`;
  if (both?.people !== 2) return false;
  await tx.run`
    insert into person_distinct (county, area_code, first_id, second_id, reason, recorded_by, recorded_at)
    values (${county}, ${both.area}, ${people[0]}::uuid, ${people[1]}::uuid, ${pair.reason}, ${staffId}::uuid, ${pair.at}::timestamptz)
    on conflict do nothing`;
  return true;
}
