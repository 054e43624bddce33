/** Findings that money was obtained by fraud: made by the office, with its reason, and taken back by it. */
import { type DayNumber, type PlainDate, toDayNumber } from '../values/date.ts';
import { Problem } from '../values/problem.ts';
import type { Transaction } from './database.ts';
import { tellNews } from './news.ts';
import { withWholeCountyAbout } from './whole-county.ts';

export interface FraudFinding {
  readonly finding: string;
  readonly person: string;
  /** Null: every policy. */
  readonly policy: string | null;
  readonly from: DayNumber;
  /** The first day after it. */
  readonly to: DayNumber | null;
  readonly reason: string;
  readonly foundAt: string;
  readonly foundBy: string | null;
}

interface FindingRow extends Omit<FraudFinding, 'from' | 'to'> {
  from: PlainDate;
  to: PlainDate | null;
}

/** Those that stand. */
export async function fraudFindings(tx: Transaction, people: readonly string[]): Promise<FraudFinding[]> {
  const rows = await withWholeCountyAbout(
    tx,
    people,
    (wide, seen) => wide.sql<FindingRow>`
      select f.id as finding, f.person_id as person, f.policy, f.valid_from as "from", f.valid_to as "to", f.reason, f.found_at as "foundAt",
        f.found_by as "foundBy"
      from fraud_finding f
      where f.county = ${tx.scope.county} and f.person_id = any(${seen}::uuid[]) and f.takes_back is null
        and not exists (select from fraud_finding t where t.county = f.county and t.person_id = f.person_id and t.takes_back = f.id)
      order by f.found_at, f.id`,
  );
  return rows.map(({ from, to, ...row }) => ({
    ...row,
    from: toDayNumber(from),
    to: to === null ? null : toDayNumber(to),
  }));
}

export interface FraudToRecord {
  readonly person: string;
  readonly policy: string | null;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
  readonly reason: string;
  /** The finding that this one takes back. */
  readonly takesBack: string | null;
}

/** Gives its id. Problem `not-found` when the person is not in the scope's area. */
export async function recordFraud(
  tx: Transaction,
  { person, policy, from, to, reason, takesBack }: FraudToRecord,
  { at, newId }: { readonly at: string; readonly newId: () => string },
): Promise<string> {
  const { county, staffId } = tx.scope;
  const id = newId();
  const written = await tx.run`
    insert into fraud_finding (county, area_code, person_id, id, policy, valid_from, valid_to, reason, takes_back, found_by, found_at)
    select county, area_code, id, ${id}::uuid, ${policy}, ${from}::date, ${to}::date, ${reason}, ${takesBack}::uuid, ${staffId}::uuid,
      ${at}::timestamptz
    from person where county = ${county} and id = ${person}::uuid and standing < 4`;
  if (written === 0) throw new Problem('not-found', { what: '这个人' });
  await tellNews(tx, { at }, { people: [person] });
  return id;
}
