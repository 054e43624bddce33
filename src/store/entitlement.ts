/** What was determined: runs of the whole county or of some people, and for each person what is due in a stretch of months, until a later run differs. */
import { type RawBuilder, sql } from 'kysely';
import type { AreaCode } from '../values/area.ts';
import { type PlainDate, toDayNumber } from '../values/date.ts';
import type { Transaction } from './database.ts';
import { areaBytes, digestBytes } from './decision.ts';
import { insertRows } from './insert-rows.ts';
import { STANDING_RUN, type StandingTable, UUID_BYTES } from './standing.ts';

/** The stretch of months that was determined. */
export interface Stretch {
  /** The first of the month. */
  readonly first: PlainDate;
  readonly months: number;
}

export const standingEntitlements = ({ first, months }: Stretch, withRuns: boolean): StandingTable => ({
  name: 'entitlement',
  only: sql`d.first_month = ${first}::date and d.months = ${months}::smallint`,
  ...(withRuns ? { results: 'runs' } : {}),
});

export interface EntitlementRun extends Stretch {
  readonly number: number;
  readonly area: AreaCode;
  readonly policies: readonly string[] | null;
  readonly at: string;
  readonly people: number;
  readonly changed: number;
  /** As the operation gave it. */
  readonly summary: unknown;
}

/** Only one determination at a time in a county: nobody else determines anybody until the transaction ends. */
export async function holdDeterminations(tx: Transaction): Promise<void> {
  await tx.sql`select pg_advisory_xact_lock(7302006, ${Number(tx.scope.county)}::integer)`;
}

/**
 * True until the transaction ends: nobody has ever been determined, and nobody begins to before it has committed. False also when somebody is at it.
 */
export async function nothingIsDetermined(tx: Transaction): Promise<boolean> {
  const { county } = tx.scope;
  const isFirst = async (): Promise<boolean> =>
    (await tx.sql`select from entitlement_run where county = ${county} limit 1`).length === 0;
  if (!(await isFirst())) return false;
  const [row] = await tx.sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock_shared(7302006, ${Number(county)}::integer) as held`;
  // The one who held it until just now may have been the first.
  return row!.held && (await isFirst());
}

/** Gives the number of the new run. */
export async function beginEntitlementRun(tx: Transaction): Promise<number> {
  await holdDeterminations(tx);
  const [row] = await tx.sql<{ number: number | null }>`
    select max(number) as number from entitlement_run where county = ${tx.scope.county}`;
  return (row?.number ?? 0) + 1;
}

export async function writeEntitlementRun(tx: Transaction, run: EntitlementRun): Promise<void> {
  await tx.run`
    insert into entitlement_run (county, area, number, first_month, months, policies, at, staff_id, people, changed, summary)
    values (${tx.scope.county}, ${run.area}, ${run.number}, ${run.first}, ${run.months}, ${run.policies}, ${run.at}, ${tx.scope.staffId},
      ${run.people}, ${run.changed}, ${JSON.stringify(run.summary)})`;
}

/** The most people that a run was about: everybody, as far as they have been determined. */
export async function mostDetermined(tx: Transaction): Promise<number> {
  const [row] = await tx.sql<{ people: number | null }>`
    select max(people) as people from entitlement_run where county = ${tx.scope.county}`;
  return row?.people ?? 0;
}

/** The newest run; of one stretch, where it is named. */
export async function latestEntitlementRun(tx: Transaction, stretch?: Stretch): Promise<EntitlementRun | undefined> {
  const of = stretch ? sql`and first_month = ${stretch.first}::date and months = ${stretch.months}::smallint` : sql``;
  const [run] = await tx.rows(sql<EntitlementRun>`
    select number, area, first_month as first, months, policies, at, people, changed, summary
    from entitlement_run where county = ${tx.scope.county} ${of} order by number desc limit 1`);
  return run;
}

/** For which stretches there are results. */
export const determinedStretches = (tx: Transaction): Promise<Stretch[]> =>
  tx.sql<Stretch>`
    select distinct first_month as first, months from entitlement_run where county = ${tx.scope.county} order by first, months`;

export interface StandingRuns {
  /** Lived in when it was determined. */
  readonly area: AreaCode;
  readonly runs: Buffer;
}

/** What stands for some people. */
export async function readEntitlements(
  tx: Transaction,
  { first, months }: Stretch,
  people: readonly string[],
): Promise<Map<string, StandingRuns>> {
  const rows = await tx.sql<StandingRuns & { person: string }>`
    select person_id as person, area_code as area, runs from entitlement
    where county = ${tx.scope.county} and first_month = ${first} and months = ${months} and until_run = ${STANDING_RUN}
      and person_id = any(${people}::uuid[])`;
  return new Map(rows.map(({ person, area, runs }) => [person, { area, runs }]));
}

/** Where somebody lives now, and what stands for them. */
export interface PersonToDetermine {
  readonly person: string;
  /** Null: merged into another, or taken back. Whoever has died still has one. */
  readonly area: AreaCode | null;
  /** Null: nothing stands. */
  readonly digest: readonly [high: number, low: number] | null;
}

/** The digest of what stands for one person, as a query. */
export const standingDigest = (tx: Transaction, { first, months }: Stretch, person: RawBuilder<unknown>) =>
  sql`select digest from entitlement where county = ${tx.scope.county} and first_month = ${first}::date and months = ${months}::smallint
    and until_run = ${STANDING_RUN} and person_id = ${person}`;

/** Closes what stands for these people, and gives what it was. */
export function closeEntitlements(
  tx: Transaction,
  run: number,
  { first, months }: Stretch,
  people: readonly string[],
): Promise<{ person: string; area: AreaCode; runs: Buffer }[]> {
  if (people.length === 0) return Promise.resolve([]);
  return tx.sql<{ person: string; area: AreaCode; runs: Buffer }>`
    update entitlement set until_run = ${run}
    where county = ${tx.scope.county} and first_month = ${first} and months = ${months} and until_run = ${STANDING_RUN}
      and person_id = any(${people}::uuid[])
    returning person_id as person, area_code as area, runs`;
}

const COLUMNS = {
  county: 'text',
  first_month: 'date',
  months: 'smallint',
  person_id: 'bytea',
  run: 'integer',
  digest: 'bytea',
  area_code: 'bytea',
  runs: 'bytea',
} as const;

/** Runs of people for whom they are new or different. */
export interface EntitlementsToWrite {
  readonly length: number;
  /** 16 bytes for each person. */
  readonly people: Uint8Array;
  /** 12 bytes for each person, filled up with zeros. */
  readonly areas: Uint8Array;
  readonly digestHigh: Int32Array;
  readonly digestLow: Int32Array;
  /** Little-endian words of all people, one after the other; each one's end at `ends`. */
  readonly words: Int32Array;
  readonly ends: Int32Array;
}

/** What stood before has to be closed first. */
export async function writeEntitlements(
  tx: Transaction,
  run: number,
  stretch: Stretch,
  results: EntitlementsToWrite,
): Promise<void> {
  if (results.length > 0)
    await insertRows(tx, 'entitlement', COLUMNS, entitlementRows(tx.scope.county, run, stretch, results));
}

function* entitlementRows(county: string, run: number, { first, months }: Stretch, results: EntitlementsToWrite) {
  const { length, people, areas, digestHigh, digestLow, words, ends } = results;
  const bytes = new Uint8Array(words.buffer, words.byteOffset);
  const day = toDayNumber(first);
  let start = 0;
  for (let i = 0; i < length; i++) {
    const end = ends[i]! * 4;
    const person = people.subarray(i * UUID_BYTES, (i + 1) * UUID_BYTES);
    const digest = digestBytes(digestHigh[i]!, digestLow[i]!);
    yield [county, day, months, person, run, digest, areaBytes(areas, i), bytes.subarray(start, end)];
    start = end;
  }
}
