/** What people have claimed: applications and confirmations on record, and those that payments prove. */
import type { Assertion } from '../define/assertion.ts';
import { isClaimFact } from '../define/claim.ts';
import type { Transaction } from './database.ts';
import { provenByPayment } from './history.ts';
import { paidLines } from './paid-line.ts';

/** People beyond one, in their order, about whom there may be claims: those with claims on record, who were paid, or into whom somebody was merged. */
export async function peopleWithClaims(tx: Transaction, after: string, most: number): Promise<string[]> {
  const { county } = tx.scope;
  const rows = await tx.sql<{ person: string }>`
    select person from (
      (select distinct subject_id as person from fact
        where county = ${county} and strpos(fact, ':') > 0 and subject_id > ${after}::uuid order by 1 limit ${most})
      union (select distinct person_id from paid_line where county = ${county} and person_id > ${after}::uuid order by 1 limit ${most})
      union (select distinct winner_id from person_merge where county = ${county} and winner_id > ${after}::uuid order by 1 limit ${most})) as claiming
    order by person limit ${most}`;
  return rows.map(({ person }) => person);
}

/** By person, as assertions of the names that `claimFact` gives. */
export async function claimsOfPeople(tx: Transaction, people: readonly string[]): Promise<Map<string, Assertion[]>> {
  const rows = await tx.sql<Assertion & { person: string }>`
    select subject_id as person, id, fact, value, valid_from - date '1970-01-01' as "from", valid_to - date '1970-01-01' as "to",
      (extract(epoch from recorded_at) * 1000)::float8 as "recordedAt", supersedes, withdrawn
    from fact where county = ${tx.scope.county} and subject_id = any(${people}::uuid[]) and strpos(fact, ':') > 0`;
  const said = Map.groupBy(
    rows.filter(({ fact }) => isClaimFact(fact)),
    ({ person }) => person,
  );
  const paid = Map.groupBy(await paidLines(tx, people), ({ person }) => person);
  return new Map(
    people.map((person) => {
      const own = said.get(person) ?? [];
      return [person, [...own, ...provenByPayment(paid.get(person) ?? [], own)]];
    }),
  );
}

/** Policies for which somebody's application is on record. */
export async function policiesAppliedFor(tx: Transaction): Promise<string[]> {
  const rows = await tx.sql<{ policy: string }>`
    select distinct substr(fact, 9) as policy from fact
    where county = ${tx.scope.county} and strpos(fact, ':') > 0 and fact like 'applied:%'`;
  return rows.map(({ policy }) => policy);
}
