/** How many stand with each result of a policy, byte for byte: there are few different ones, however many people there are. */
import { sql } from 'kysely';
import { type AreaCode, areaEnd } from '../values/area.ts';
import type { Transaction } from './database.ts';
import { STANDING_RUN } from './standing.ts';

const SLOT_BYTES = 12;

/** `slot`: the place of the policy in packed results. People whose results are older than the policy are left out. */
export function countSlots(
  tx: Transaction,
  { slot, area }: { readonly slot: number; readonly area: AreaCode },
): Promise<{ result: Buffer; people: number }[]> {
  const within = area === tx.scope.county ? sql`` : sql`and area_code >= ${area} and area_code < ${areaEnd(area)}`;
  return tx.rows(sql<{ result: Buffer; people: number }>`
    select substring(results from ${slot * SLOT_BYTES + 1}::integer for ${SLOT_BYTES}::integer) as result, count(*)::integer as people
    from decision
    where county = ${tx.scope.county} and until_run = ${STANDING_RUN} and length(results) >= ${(slot + 1) * SLOT_BYTES}::integer ${within}
    group by 1`);
}
