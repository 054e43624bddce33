/** Everybody registered in an area, some at a time, in the order of their ids. */
import { type RawBuilder, sql } from 'kysely';
import { claimFact } from '../define/claim.ts';
import { type AreaCode, areaEnd } from '../values/area.ts';
import type { Transaction } from './database.ts';

export interface Seated {
  readonly id: string;
  /** Where they live now. */
  readonly area: AreaCode;
}

/**
 * The dead too: what was due to them before is still due. Whoever was merged into another or registered by mistake is nobody.
 * `claiming`: only those who applied for, were confirmed for, or were paid one of these policies.
 */
export async function* peopleInBlocks(
  tx: Transaction,
  area: AreaCode,
  block: number,
  claiming?: readonly string[],
): AsyncGenerator<Seated[]> {
  const { county } = tx.scope;
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const people: Seated[] = await tx.sql<Seated>`
      select p.id, p.area_code as area from person p
      where p.county = ${county} and p.standing < 4 and p.area_code >= ${area} and p.area_code < ${areaEnd(area)} and p.id > ${last}
        ${claiming === undefined ? sql`` : sql`and ${isClaiming(county, claiming)}`}
      order by p.id limit ${block}`;
    if (people.length > 0) yield people;
    if (people.length < block) return;
    last = people.at(-1)!.id;
  }
}

/** Of `person p`. */
export function isClaiming(county: AreaCode, policies: readonly string[]): RawBuilder<unknown> {
  const claims = policies.flatMap((policy) => [claimFact(policy, 'applied'), claimFact(policy, 'confirmed')]);
  return sql`(
    exists (select from paid_line l where l.county = ${county} and l.person_id = p.id and l.policy = any(${policies}::text[]))
    or exists (select from fact f where f.county = ${county} and f.subject_id = p.id and f.fact = any(${claims}::text[])))`;
}
