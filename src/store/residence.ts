/** Where people lived and with whom, as it was told. */
import type { AreaCode } from '../values/area.ts';
import type { DayNumber } from '../values/date.ts';
import type { Transaction } from './database.ts';

export interface StoredResidence {
  readonly id: string;
  readonly from: DayNumber;
  readonly household: string | null;
  readonly area: AreaCode;
  readonly recordedAt: number;
}

export interface ResidenceOf extends StoredResidence {
  readonly person: string;
}

/**
 * Of the people and of everybody who ever lived in one of their households. Whoever was merged into another lives nowhere from the moment of the
 * merging on; before, they were taken for a person of their own. Whoever's registration was undone was nobody.
 */
export async function residencesAround(tx: Transaction, people: readonly string[]): Promise<ResidenceOf[]> {
  if (people.length === 0) return [];
  const { county } = tx.scope;
  const rows = await tx.sql<ResidenceOf & { mergedAt: number | null; mergeId: string | null }>`
    select r.person_id as person, r.id, r.valid_from - date '1970-01-01' as "from", r.household_id as household, r.place_code as area,
      (extract(epoch from r.recorded_at) * 1000)::float8 as "recordedAt",
      m.id as "mergeId", (extract(epoch from m.merged_at) * 1000)::float8 as "mergedAt"
    from residence r join person p on p.county = r.county and p.id = r.person_id
    left join person_merge m on p.standing = 4 and m.county = r.county and m.loser_id = r.person_id
    where r.county = ${county} and p.standing <> 5 and r.person_id in (
      select unnest(${people}::uuid[])
      union select o.person_id from residence o where o.county = ${county} and o.household_id in (
        select household_id from residence where county = ${county} and person_id = any(${people}::uuid[])))
    order by r.person_id, r.valid_from, r.id`;
  return rows.flatMap(({ mergedAt, mergeId, ...home }): ResidenceOf[] =>
    mergedAt === null || mergeId === null
      ? [home]
      : [home, { ...home, id: `${mergeId}:${home.id}`, household: null, recordedAt: mergedAt }],
  );
}

/**
 * Households in which these people ever lived, and those in which live now who ever lived there: what is written about one of them may say something
 * about the days of all of these people. With the whole county in sight.
 */
export async function householdsAround(
  tx: Transaction,
  { people, households }: { readonly people: readonly string[]; readonly households: readonly string[] },
): Promise<string[]> {
  const { county } = tx.scope;
  // One by one through the indexes: while a table fills, the planner takes it for empty and would read all of it again and again.
  const rows = await tx.sql<{ id: string }>`
    with home as (
      select unnest(${households}::uuid[]) as id
      union select r.household_id from unnest(${people}::uuid[]) as a (id) cross join lateral (
        select household_id from residence where county = ${county} and person_id = a.id offset 0) as r
      union select p.household_id from unnest(${people}::uuid[]) as a (id) cross join lateral (
        select household_id from person where county = ${county} and id = a.id offset 0) as p)
    select id from home where id is not null
    union select p.household_id from home h cross join lateral (
      select person_id from residence where county = ${county} and household_id = h.id offset 0) as r cross join lateral (
      select household_id from person where county = ${county} and id = r.person_id and household_id is not null offset 0) as p`;
  return rows.map(({ id }) => id);
}
