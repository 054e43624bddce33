/** What was decided: runs for everybody, and for each person the packed results that stand until a later run finds them changed. */
import { sql } from 'kysely';
import { type AreaCode, areaEnd } from '../values/area.ts';
import type { PlainDate } from '../values/date.ts';
import type { Transaction } from './database.ts';
import { AREA_BYTES } from './fact-block.ts';
import { insertRows } from './insert-rows.ts';
import { STANDING_RUN, UUID_BYTES, uuidText } from './standing.ts';

/** Policy → its place in packed results. New policies get the next free places; a place is never given to another. */
export async function policySlots(tx: Transaction, policies: readonly string[]): Promise<Map<string, number>> {
  const known = await readPolicySlots(tx);
  const fresh = policies.filter((policy) => !known.has(policy));
  if (fresh.length === 0) return known;
  // Two first runs at once wait for each other here, and the second finds the places of the first.
  await tx.sql`select pg_advisory_xact_lock(7302005)`;
  const taken = await readPolicySlots(tx);
  const given = fresh.filter((policy) => !taken.has(policy));
  const next = Math.max(-1, ...taken.values()) + 1;
  await tx.run`
    insert into policy_slot (policy, slot)
    select policy, ${next}::integer + place::integer - 1 from unnest(${given}::text[]) with ordinality as given (policy, place)`;
  return readPolicySlots(tx);
}

export async function readPolicySlots(tx: Transaction): Promise<Map<string, number>> {
  const rows = await tx.sql<{ policy: string; slot: number }>`select policy, slot from policy_slot`;
  return new Map(rows.map(({ policy, slot }) => [policy, slot]));
}

export interface DecisionRun {
  readonly number: number;
  readonly on: PlainDate;
  readonly area: AreaCode;
  readonly at: string;
  readonly people: number;
  readonly changed: number;
  /** As the operation that decided gave it. */
  readonly summary: unknown;
}

interface RunRow {
  number: number;
  decided_on: PlainDate;
  area: string;
  at: string;
  people: number;
  changed: number;
  summary: unknown;
}

const asRun = (row: RunRow): DecisionRun => ({
  number: row.number,
  on: row.decided_on,
  area: row.area,
  at: row.at,
  people: row.people,
  changed: row.changed,
  summary: row.summary,
});

/** The newest run that covered the whole area; undefined before the first. */
export async function latestRun(tx: Transaction, area: AreaCode): Promise<DecisionRun | undefined> {
  const [row] = await tx.sql<RunRow>`
    select * from decision_run where county = ${tx.scope.county} and ${area} like area || '%' order by number desc limit 1`;
  return row && asRun(row);
}

/** Whether nothing was decided since, not even for a part of the area. */
export async function isLastRun(tx: Transaction, { number }: Pick<DecisionRun, 'number'>): Promise<boolean> {
  const [later] = await tx.sql`
    select from decision_run where county = ${tx.scope.county} and number > ${number} limit 1`;
  return later === undefined;
}

/** Only one run at a time in a county: the others wait until it is written. Gives the number of the new run and the latest day decided for so far. */
export async function beginRun(tx: Transaction): Promise<{ number: number; latestDay: PlainDate | null }> {
  await tx.sql`select pg_advisory_xact_lock(7302004, ${Number(tx.scope.county)}::integer)`;
  const [row] = await tx.sql<{ number: number | null; day: PlainDate | null }>`
    select max(number) as number, max(decided_on) as day from decision_run where county = ${tx.scope.county}`;
  return { number: (row?.number ?? 0) + 1, latestDay: row?.day ?? null };
}

export async function writeRun(tx: Transaction, run: Omit<DecisionRun, 'at'> & { at: string }): Promise<void> {
  await tx.run`
    insert into decision_run (county, area, number, decided_on, at, staff_id, people, changed, summary)
    values (${tx.scope.county}, ${run.area}, ${run.number}, ${run.on}, ${run.at}, ${tx.scope.staffId}, ${run.people}, ${run.changed},
      ${JSON.stringify(run.summary)})`;
}

const COLUMNS = {
  county: 'text',
  person_id: 'bytea',
  run: 'integer',
  digest: 'bytea',
  area_code: 'bytea',
  results: 'bytea',
} as const;

/** Results of people for whom they are new or different. */
export interface ResultsToWrite {
  readonly length: number;
  /** 16 bytes for each person. */
  readonly people: Uint8Array;
  /** 12 bytes for each person, filled up with zeros. */
  readonly areas: Uint8Array;
  /** 1: other results stand for the person. */
  readonly decided: Uint8Array;
  readonly digestHigh: Int32Array;
  readonly digestLow: Int32Array;
  /** Little-endian words of all people, one after the other. */
  readonly packed: Int32Array;
  readonly wordsEach: number;
}

/** Writes them, closing what stood before. */
export async function writeResults(tx: Transaction, run: number, results: ResultsToWrite): Promise<void> {
  if (results.length === 0) return;
  const closing: string[] = [];
  for (let i = 0; i < results.length; i++) if (results.decided[i] === 1) closing.push(uuidText(results.people, i));
  if (closing.length > 0) await closeResults(tx, run, closing);
  await insertRows(tx, 'decision', COLUMNS, resultRows(tx.scope.county, run, results));
}

function* resultRows(county: string, run: number, results: ResultsToWrite) {
  const { length, people, areas, digestHigh, digestLow, packed, wordsEach } = results;
  const bytes = new Uint8Array(packed.buffer, packed.byteOffset);
  const bytesEach = wordsEach * 4;
  for (let i = 0; i < length; i++) {
    const digest = digestBytes(digestHigh[i]!, digestLow[i]!);
    const person = people.subarray(i * UUID_BYTES, (i + 1) * UUID_BYTES);
    yield [county, person, run, digest, areaBytes(areas, i), bytes.subarray(i * bytesEach, (i + 1) * bytesEach)];
  }
}

export function digestBytes(high: number, low: number): Buffer {
  const digest = Buffer.allocUnsafe(8);
  digest.writeInt32BE(high, 0);
  digest.writeInt32BE(low, 4);
  return digest;
}

/** Looking for the zeros from the end: a village's code has none, and a search would go on through the rest of the block. */
export function areaBytes(areas: Uint8Array, i: number): Uint8Array {
  let end = (i + 1) * AREA_BYTES;
  while (areas[end - 1] === 0) end -= 1;
  return areas.subarray(i * AREA_BYTES, end);
}

async function closeResults(tx: Transaction, run: number, people: readonly string[]): Promise<void> {
  await tx.run`
    update decision set until_run = ${run}
    where county = ${tx.scope.county} and until_run = ${STANDING_RUN} and person_id = any(${people}::uuid[])`;
}

/** How many results stand in the area: as many as people were decided, unless somebody is no longer among them. */
export async function countStanding(tx: Transaction, area: AreaCode): Promise<number> {
  const [row] = await tx.rows(sql<{ count: number }>`
    select count(*)::integer as count from decision
    where county = ${tx.scope.county} and until_run = ${STANDING_RUN}
      ${area === tx.scope.county ? sql`` : sql`and area_code >= ${area} and area_code < ${areaEnd(area)}`}`);
  return row?.count ?? 0;
}

/** Closes what stands for people who hold no certificate any more, have died or moved away. Gives how many. */
export function closeDeparted(tx: Transaction, run: number, area: AreaCode, on: PlainDate): Promise<number> {
  return tx.run`
    update decision d set until_run = ${run}
    where d.county = ${tx.scope.county} and d.until_run = ${STANDING_RUN} and d.run <> ${run}
      and d.area_code >= ${area} and d.area_code < ${areaEnd(area)}
      and not exists (
        select from person_facts f
        where f.county = d.county and f.person_id = d.person_id and f.standing < 4 and f.disability_level is not null
          and (f.died_on is null or f.died_on >= ${on}::date) and f.area_code >= ${area} and f.area_code < ${areaEnd(area)})`;
}
