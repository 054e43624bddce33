/** How many people there are, by what the overview shows. One pass over an index that holds what is counted. */
import { addMonths, type PlainDate } from '../values/date.ts';
import type { Transaction } from './database.ts';

export interface PeopleCounts {
  /** Living people of the registry, with and without a certificate. */
  readonly people: number;
  readonly households: number;
  /** Living holders of a certificate by category and level. */
  readonly holders: readonly { readonly category: number; readonly level: number; readonly people: number }[];
  readonly onLowIncome: number;
  /** Certificates that end within three months. */
  readonly expiringSoon: number;
}

export async function countPeople(tx: Transaction, today: PlainDate): Promise<PeopleCounts> {
  const { county } = tx.scope;
  const [all] = await tx.sql<Omit<PeopleCounts, 'holders'>>`
    select count(*)::int as people, count(distinct household_id)::int as households,
      (count(*) filter (where disability_level is not null and low_income > 0))::int as "onLowIncome",
      (count(*) filter (where certificate_valid_until >= ${today}::date and certificate_valid_until < ${addMonths(today, 3)}::date))::int as "expiringSoon"
    from person where county = ${county} and died_on is null and merged_into is null`;
  const holders = await tx.sql<PeopleCounts['holders'][number]>`
    select disability_category as category, disability_level as level, count(*)::int as people
    from person where county = ${county} and died_on is null and merged_into is null and disability_level is not null and disability_category is not null
    group by 1, 2`;
  return { ...(all ?? { people: 0, households: 0, onLowIncome: 0, expiringSoon: 0 }), holders };
}

/** Living holders per village; towns and the county add them up. */
export const countPeopleByArea = (tx: Transaction): Promise<{ area: string; holders: number; severe: number }[]> =>
  tx.sql`
    select area_code as area, count(*)::int as holders, (count(*) filter (where disability_level <= 2))::int as severe
    from person
    where county = ${tx.scope.county} and died_on is null and merged_into is null and disability_level is not null
    group by area_code`;
