/** People who draw, have applied for, or are about to be paid benefits that do not go together, or draw one in another county. */
import { type AreaCode, areaEnd } from '../values/area.ts';
import type { Transaction } from './database.ts';

export interface Drawer {
  readonly id: string;
  readonly name: string;
  readonly area: AreaCode;
}

export interface DrawnTogether {
  readonly area: AreaCode;
  /** First days of months. What is paid by the year counts from the beginning of its year. */
  readonly first: string;
  readonly last: string;
  /** Whose entries tell of benefits drawn elsewhere. */
  readonly ledger: string;
  /** Pairs of policies that rules tie together, each once. */
  readonly pairs: readonly (readonly [string, string])[];
  /** Of them those that pay by the year. */
  readonly yearly: readonly string[];
  /** One person only. */
  readonly person?: string;
  /** People on a list that is about to be written, with the policies that it pays. */
  readonly listed?: readonly { readonly person: string; readonly policy: string }[];
  readonly limit: number;
  /** Only those who come after this one. */
  readonly after?: string | undefined;
}

/** Ordered by their identifiers. What stands under a registration that was merged is drawn by whom it was merged into. */
export const drawnTogether = (tx: Transaction, asked: DrawnTogether): Promise<Drawer[]> => {
  const { pairs, yearly, listed = [], person = null, after = null } = asked;
  const newYear = `${asked.first.slice(0, 4)}-01-01`;
  const { county } = tx.scope;
  return tx.sql<Drawer>`
    with recursive merged as (
      select loser_id as was, winner_id as person from person_merge where county = ${county}
      union all
      select m.was, p.winner_id from merged m join person_merge p on p.county = ${county} and p.loser_id = m.person),
    pair as (select * from unnest(${pairs.map(([a]) => a)}::text[], ${pairs.map(([, b]) => b)}::text[]) as p(a, b)),
    listed as (
      select * from unnest(${listed.map((each) => each.person)}::uuid[], ${listed.map(({ policy }) => policy)}::text[]) as l(person, policy)),
    said as (
      select person, policy from listed
      union
      select l.person_id, l.policy from paid_line l
      where l.county = ${county} and l.month <= ${asked.last}::date
        and (l.month >= ${asked.first}::date or l.month >= ${newYear}::date and l.policy = any(${yearly}::text[]))
        and l.policy in (select a from pair union select b from pair)
      union
      select f.subject_id, substr(f.fact, strpos(f.fact, ':') + 1) from fact f
      where f.county = ${county} and strpos(f.fact, ':') > 0 and f.value = 1
        and substr(f.fact, strpos(f.fact, ':') + 1) in (select a from pair union select b from pair)),
    draws as (select coalesce(m.person, s.person) as person, s.policy from said s left join merged m on m.was = s.person),
    found as (
      select x.person from pair join draws x on x.policy = pair.a join draws y on y.person = x.person and y.policy = pair.b
      union
      select coalesce(m.person, e.subject_id) from entry e left join merged m on m.was = e.subject_id
      where e.county = ${county} and e.ledger = ${asked.ledger} and e.subject_id is not null and e.withdrawn_at is null)
    select p.id, p.name, p.area_code as area from person p join found on found.person = p.id
    where p.county = ${county} and p.area_code >= ${asked.area} and p.area_code < ${areaEnd(asked.area)} and p.standing < 4
      and (${person}::uuid is null or p.id = ${person}::uuid) and (${after}::uuid is null or p.id > ${after}::uuid)
      and (${listed.length === 0} or p.id in (select person from listed))
    order by p.id limit ${asked.limit}`;
};
