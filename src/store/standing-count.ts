/** How many stand where with each policy, kept by the runs that decide for everybody. */
import { type AreaCode, areaEnd } from '../values/area.ts';
import type { Transaction } from './database.ts';
import type { StandingCounts } from './decision-tally.ts';
import { unnested } from './unnested.ts';

export interface StandingCount {
  readonly area: AreaCode;
  readonly slot: number;
  readonly eligible: number;
  readonly oneQuestion: number;
  readonly severalQuestions: number;
}

/**
 * What a run found, of the villages of its area. A run over a part of a county of which nothing was counted yet keeps nothing: a part would be taken
 * for the whole.
 */
export async function keepStandingCounts(
  tx: Transaction,
  area: AreaCode,
  counts: readonly StandingCount[],
): Promise<void> {
  const { county } = tx.scope;
  if (area !== county && !(await isCounted(tx))) return;
  await tx.run`delete from standing_count where county = ${county} and area_code >= ${area} and area_code < ${areaEnd(area)}`;
  await tx.run`
    insert into standing_count (county, area_code, slot, eligible, one_question, several_questions)
    select ${county}, given.* from ${unnested([
      ['text', counts.map((each) => each.area)],
      ['integer', counts.map(({ slot }) => slot)],
      ['integer', counts.map(({ eligible }) => eligible)],
      ['integer', counts.map(({ oneQuestion }) => oneQuestion)],
      ['integer', counts.map(({ severalQuestions }) => severalQuestions)],
    ])} as given`;
}

async function isCounted(tx: Transaction): Promise<boolean> {
  const rows = await tx.sql`select from standing_count where county = ${tx.scope.county} limit 1`;
  return rows.length > 0;
}

/** As `countByDistance` counts them; undefined when no run has kept any. */
export async function standingCounts(
  tx: Transaction,
  { slots, area }: { readonly slots: readonly number[]; readonly area: AreaCode },
): Promise<StandingCounts[] | undefined> {
  if (!(await isCounted(tx))) return undefined;
  const digits = area.length === 6 ? 9 : 12;
  const rows = await tx.sql<StandingCount>`
    select substr(area_code, 1, ${digits}::integer) as area, slot, sum(eligible)::integer as eligible,
      sum(one_question)::integer as "oneQuestion", sum(several_questions)::integer as "severalQuestions"
    from standing_count
    where county = ${tx.scope.county} and area_code >= ${area} and area_code < ${areaEnd(area)} and slot = any(${slots}::integer[])
    group by 1, 2 order by 1, 2`;
  return [...Map.groupBy(rows, (row) => row.area)].map(([below, own]) => {
    const bySlot = new Map(own.map((row) => [row.slot, row]));
    const column = (of: (row: StandingCount) => number) =>
      slots.map((slot) => (bySlot.has(slot) ? of(bySlot.get(slot)!) : 0));
    return {
      area: below,
      eligible: column(({ eligible }) => eligible),
      oneQuestion: column(({ oneQuestion }) => oneQuestion),
      severalQuestions: column(({ severalQuestions }) => severalQuestions),
    };
  });
}
