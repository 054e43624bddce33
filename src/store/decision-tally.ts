/** How many stand with which results, counted in few passes however many policies there are. */
import { type RawBuilder, sql } from 'kysely';
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

export interface StandingCounts {
  readonly area: AreaCode;
  /** For each slot asked for. */
  readonly eligible: readonly number[];
  /** Undecided people who are one question away, and the other undecided. */
  readonly oneQuestion: readonly number[];
  readonly severalQuestions: readonly number[];
}

/** Who is eligible for each of some policies and who is how many questions away, by the areas right below one, in one pass. */
export async function countByDistance(
  tx: Transaction,
  { slots, area }: { readonly slots: readonly number[]; readonly area: AreaCode },
): Promise<StandingCounts[]> {
  if (slots.length === 0) return [];
  const digits = area.length === 6 ? 9 : 12;
  const counts = (condition: (slot: number) => RawBuilder<unknown>) =>
    sql`array[${sql.join(
      slots.map(
        (slot) => sql`(count(*) filter (where length(results) >= ${(slot + 1) * SLOT_BYTES}::integer
          and ${condition(slot)}))::integer`,
      ),
    )}]`;
  const outcome = (slot: number) => sql`get_byte(results, ${slot * SLOT_BYTES + 3}::integer) >> 6`;
  const question = (slot: number) => sql`get_byte(results, ${slot * SLOT_BYTES + 8}::integer)`;
  return tx.rows(sql<StandingCounts>`
    select substr(area_code, 1, ${digits}::integer) as area,
      ${counts((slot) => sql`${outcome(slot)} = 1`)} as eligible,
      ${counts((slot) => sql`${outcome(slot)} = 2 and ${question(slot)} between 1 and 250`)} as "oneQuestion",
      ${counts((slot) => sql`${outcome(slot)} = 2 and ${question(slot)} not between 1 and 250`)} as "severalQuestions"
    from decision where ${standingIn(tx, area)} group by 1 order by 1`);
}

/** Of the undecided who are one question away: people by the place of the question. */
export const countQuestions = (
  tx: Transaction,
  { slot, area }: { readonly slot: number; readonly area: AreaCode },
): Promise<{ question: number; people: number }[]> =>
  tx.rows(sql<{ question: number; people: number }>`
    select question, count(*)::integer as people
    from (select get_byte(results, ${slot * SLOT_BYTES + 8}::integer) as question from decision
      where ${standingIn(tx, area)} and length(results) >= ${(slot + 1) * SLOT_BYTES}::integer
        and get_byte(results, ${slot * SLOT_BYTES + 3}::integer) >> 6 = 2) as undecided
    where question between 1 and 250 group by 1 order by 2 desc, 1`);
