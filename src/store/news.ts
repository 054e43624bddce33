/**
 * About whom something became known. Every write of facts, homes and payments tells it here, in its own transaction (a test looks that none forgets);
 * whoever compares people with what they were paid takes them out again.
 */
import { sql } from 'kysely';
import type { Subject } from '../define/fact.ts';
import { type AreaCode, areaEnd } from '../values/area.ts';
import type { Transaction } from './database.ts';
import { nothingIsDetermined } from './entitlement.ts';
import type { FactBook } from './fact-book.ts';
import { paidLinesAreMade } from './paid-lines-made.ts';
import { isClaiming } from './people-in-blocks.ts';
import { addUndetermined, mayHaveResults } from './undetermined.ts';
import { withWholeCounty } from './whole-county.ts';

export interface Told {
  readonly people: readonly string[];
  /** People with whom others live or once lived: those too. */
  readonly around?: readonly string[];
  /** Everybody who lives or ever lived there. */
  readonly households?: readonly string[];
}

/**
 * Whether anybody in the county could differ from what was paid: there is a list of payments, or something was corrected once. Before that there is
 * nothing to compare people with, only months to determine: a first import of everybody need not be worked through one by one.
 */
async function somethingWasPaid(tx: Transaction): Promise<boolean> {
  const { county } = tx.scope;
  const [found] = await tx.sql<{ paid: boolean; entries: boolean }>`
    select exists (select from paid_list where county = ${county} and lines > 0)
        or exists (select from correction where county = ${county}) as paid,
      exists (select from entry where county = ${county}) as entries`;
  // Entries from before there were payment lines may be lists that are still to be read.
  return found!.paid || (found!.entries && !(await paidLinesAreMade(tx)));
}

/** Those who were merged into others, or whose registration was undone, are told of too: what was proposed for them is over. */
export async function tellNews(tx: Transaction, { at }: { readonly at: string }, told: Told): Promise<void> {
  const { people, around = [], households = [] } = told;
  if (people.length + around.length + households.length === 0) return;
  const { county } = tx.scope;
  const rows = await withWholeCounty(tx, async (wide) => {
    const compared = await somethingWasPaid(wide);
    // Everybody is still to be determined: then there are no months that could be out of date.
    if (!compared && (await nothingIsDetermined(wide))) return [];
    const told = await wide.sql<{ person: string }>`
      with home as (
        select unnest(${households}::uuid[]) as id
        union select household_id from residence
          where county = ${county} and person_id = any(${around}::uuid[]) and household_id is not null),
      told as (
        select unnest(${people}::uuid[]) as id
        union select r.person_id from residence r where r.county = ${county} and r.household_id in (select id from home))
      insert into ${sql.table(compared ? 'news' : 'undetermined')} as waiting (county, area_code, person_id, since)
      select p.county, p.area_code, p.id, ${at}::timestamptz from person p
      where p.county = ${county} and p.id in (select id from told) ${compared ? sql`` : sql`and ${mayHaveResults(county)}`}
      order by p.id
      on conflict (county, person_id) do update set since = least(waiting.since, excluded.since)${compared ? sql`` : sql`, told = waiting.told + 1`}
      returning person_id as person`;
    return compared ? told : [];
  });
  for (const { person } of rows) tx.told.add(person);
}

/**
 * Everybody who lives or ever lived in the areas; too many to be compared before the answer. `claiming`: only those who applied for, were confirmed
 * for, or were paid one of these policies. Gives how many.
 */
export async function tellNewsOfAreas(
  tx: Transaction,
  { at }: { readonly at: string },
  areas: readonly AreaCode[],
  claiming?: readonly string[],
): Promise<number> {
  const { county } = tx.scope;
  let told = 0;
  for (const area of areas)
    told += await tx.run`
      insert into news (county, area_code, person_id, since)
      select p.county, p.area_code, p.id, ${at}::timestamptz from person p
      where p.county = ${county} and p.standing < 4 and (p.area_code >= ${area} and p.area_code < ${areaEnd(area)} or exists (
        select from residence r where r.county = ${county} and r.person_id = p.id and r.place_code >= ${area} and r.place_code < ${areaEnd(area)}))
        ${claiming === undefined ? sql`` : sql`and ${isClaiming(county, claiming)}`}
      on conflict (county, person_id) do nothing`;
  return told;
}

interface SaidFact {
  readonly subject: { readonly kind: Subject; readonly id: string };
  readonly fact: string;
}

/** Facts that no policy reads are no news. */
export async function tellOfFacts(
  tx: Transaction,
  recording: { readonly at: string; readonly book: FactBook },
  facts: readonly SaidFact[],
): Promise<void> {
  const [people, around, households] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { subject, fact } of facts) {
    // What is known about places, areas and organisations changes nobody's entitlements.
    if (subject.kind !== 'person' && subject.kind !== 'household') continue;
    const concern = recording.book.concerns(fact);
    if (concern === 'nobody') continue;
    (subject.kind === 'household' ? households : people).add(subject.id);
    if (concern === 'household' && subject.kind === 'person') around.add(subject.id);
  }
  await tellNews(tx, recording, { people: [...people], around: [...around], households: [...households] });
}

/** The longest-waiting first. */
export const waitingNews = async (tx: Transaction, most: number): Promise<string[]> =>
  (
    await tx.sql<{ person: string }>`
      select person_id as person from news where county = ${tx.scope.county} order by since, person_id limit ${most}
      for update skip locked`
  ).map(({ person }) => person);

/** They have been compared; what is stored of their months is to be determined again (undetermined.ts). */
export async function forgetNews(
  tx: Transaction,
  people: readonly string[],
  { at }: { readonly at: string },
): Promise<void> {
  await withWholeCounty(tx, async (wide) => {
    await wide.run`delete from news where county = ${tx.scope.county} and person_id = any(${people}::uuid[])`;
    await addUndetermined(wide, people, at);
  });
  for (const person of people) tx.told.delete(person);
}

/** People who live in the area; in all that the scope sees when none is said. */
export async function countNews(tx: Transaction, area: AreaCode | '' = ''): Promise<number> {
  const { county } = tx.scope;
  const within = area === '' ? sql`` : sql`and area_code >= ${area} and area_code < ${areaEnd(area)}`;
  const [row] = await tx.sql<{ people: number }>`
    select count(*)::int as people from news where county = ${county} ${within}`;
  return row?.people ?? 0;
}
