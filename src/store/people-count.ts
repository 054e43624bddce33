/** How many people there are. */
import { sql } from 'kysely';
import { type AreaCode, areaEnd } from '../values/area.ts';
import type { Transaction } from './database.ts';

/** Everybody registered in the area, or only those who hold a certificate. */
export async function countRegistered(tx: Transaction, area: AreaCode, holders: boolean): Promise<number> {
  const [row] = await tx.rows(sql<{ people: number }>`
    select count(*)::int as people from person_facts
    where county = ${tx.scope.county} and area_code >= ${area} and area_code < ${areaEnd(area)} and ${holders ? sql`standing = 1` : sql`standing < 4`}`);
  return row!.people;
}
