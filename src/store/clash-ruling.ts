/** What people decided about benefits that do not go together. Only ever added to. */
import type { PlainDate } from '../values/date.ts';
import type { Transaction } from './database.ts';
import { tellNews } from './news.ts';

export interface StoredClashRuling {
  readonly id: string;
  /** The person as whom they are known now. */
  readonly person: string;
  readonly policy: string;
  readonly other: string;
  /** The entry that tells of the other one being drawn in another county. */
  readonly elsewhere: string | null;
  readonly keep: 'policy' | 'other' | 'both';
  /** `2026-05` */
  readonly first: string;
  readonly last: string | null;
  readonly grounds: string;
  readonly reason: string;
  readonly ruledBy: string | null;
  /** Milliseconds. */
  readonly recordedAt: number;
}

/** Of these people and of those who were merged into them, in the order in which they were made. */
export const clashRulings = (tx: Transaction, people: readonly string[]): Promise<StoredClashRuling[]> =>
  tx.sql<StoredClashRuling>`
    with recursive own as (
      select unnest(${people}::uuid[]) as id, unnest(${people}::uuid[]) as person
      union all
      select p.id, o.person from own o join person p on p.county = ${tx.scope.county} and p.merged_into = o.id)
    select r.id, o.person, r.policy, r.other, r.elsewhere, r.keep, to_char(r.first_month, 'YYYY-MM') as first,
      to_char(r.last_month, 'YYYY-MM') as last, r.grounds, r.reason, r.ruled_by as "ruledBy",
      (extract(epoch from r.ruled_at) * 1000)::float8 as "recordedAt"
    from own o join clash_ruling r on r.county = ${tx.scope.county} and r.person_id = o.id
    order by r.ruled_at, r.id`;

/** Everybody about whom something was decided. */
export async function peopleWithRulings(tx: Transaction): Promise<Set<string>> {
  const rows = await tx.sql<{ person: string }>`
    select distinct person_id as person from clash_ruling where county = ${tx.scope.county}`;
  return new Set(rows.map(({ person }) => person));
}

export interface ClashRulingToWrite
  extends Omit<StoredClashRuling, 'id' | 'ruledBy' | 'recordedAt' | 'first' | 'last'> {
  /** First days of months. */
  readonly first: PlainDate;
  readonly last: PlainDate | null;
}

/** Gives its id. What is due to the person is compared again. */
export async function writeClashRuling(
  tx: Transaction,
  ruling: ClashRulingToWrite,
  { at, newId }: { readonly at: string; readonly newId: () => string },
): Promise<string> {
  const { person, policy, other, elsewhere, keep, first, last, grounds, reason } = ruling;
  const id = newId();
  await tx.run`
    insert into clash_ruling (county, area_code, person_id, id, policy, other, elsewhere, keep, first_month, last_month, grounds, reason, ruled_by,
      ruled_at)
    select county, area_code, id, ${id}::uuid, ${policy}, ${other}, ${elsewhere}::uuid, ${keep}, ${first}::date, ${last}::date, ${grounds},
      ${reason}, ${tx.scope.staffId}::uuid, ${at}::timestamptz
    from person where county = ${tx.scope.county} and id = ${person}::uuid`;
  await tellNews(tx, { at }, { people: [person] });
  return id;
}
