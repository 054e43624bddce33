/** How many stand with which results, counted in few passes however many policies there are. */
import { sql } from 'kysely';
import { type AreaCode, areaEnd } from '../values/area.ts';
import type { Transaction } from './database.ts';
import { STANDING_RUN } from './standing.ts';

const SLOT_BYTES = 12;

const standingIn = (tx: Transaction, area: AreaCode) =>
  area === tx.scope.county
    ? sql`county = ${tx.scope.county} and until_run = ${STANDING_RUN}`
    : sql`county = ${tx.scope.county} and until_run = ${STANDING_RUN} and area_code >= ${area} and area_code < ${areaEnd(area)}`;

/**
 * People by the result of one policy, byte for byte: there are few different ones. `slot`: the place of the policy in packed results.
 * People whose results are older than the policy are left out.
 */
export const countSlots = (
  tx: Transaction,
  { slot, area }: { readonly slot: number; readonly area: AreaCode },
): Promise<{ result: Buffer; people: number }[]> =>
  tx.rows(sql<{ result: Buffer; people: number }>`
    select substring(results from ${slot * SLOT_BYTES + 1}::integer for ${SLOT_BYTES}::integer) as result, count(*)::integer as people
    from decision where ${standingIn(tx, area)} and length(results) >= ${(slot + 1) * SLOT_BYTES}::integer
    group by 1`);

const ELIGIBLE = 1;

/** Who is eligible for each of some policies, by the areas right below one, in one pass. */
export async function countEligible(
  tx: Transaction,
  { slots, area }: { readonly slots: readonly number[]; readonly area: AreaCode },
): Promise<{ area: AreaCode; people: readonly number[] }[]> {
  if (slots.length === 0) return [];
  const digits = area.length === 6 ? 9 : 12;
  const counts = slots.map(
    (slot) => sql`(count(*) filter (where length(results) >= ${(slot + 1) * SLOT_BYTES}::integer
      and get_byte(results, ${slot * SLOT_BYTES + 3}::integer) >> 6 = ${ELIGIBLE}::integer))::integer`,
  );
  return tx.rows(sql<{ area: AreaCode; people: number[] }>`
    select substr(area_code, 1, ${digits}::integer) as area, array[${sql.join(counts)}] as people
    from decision where ${standingIn(tx, area)} group by 1 order by 1`);
}
