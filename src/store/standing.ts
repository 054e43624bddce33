/** What stands decided or determined, as far as a new run needs it: who has a result, and its digest, in the order of people. */
import { type RawBuilder, sql } from 'kysely';
import { type AreaCode, areaEnd } from '../values/area.ts';
import { int32At, type ReadRow } from './copied-rows.ts';
import type { Transaction } from './database.ts';

export const UUID_BYTES = 16;
export const NOBODY = '00000000-0000-0000-0000-000000000000';
/** Of `decision.until_run`: the row still stands. */
export const STANDING_RUN = 2147483647;

/** Results that stand until a later run finds them different: `county`, `person_id`, `until_run` and `digest` are columns of the table. */
export interface StandingTable {
  readonly name: string;
  /** Of the rows, named `d`, those of one kind. */
  readonly only: RawBuilder<unknown>;
  /** The results themselves are wanted, as bytes, from this column. */
  readonly results?: string;
}

export const standingDecisions: StandingTable = { name: 'decision', only: sql`true` };

export interface Standing {
  readonly length: number;
  /** 16 bytes for each person. */
  readonly people: Uint8Array;
  readonly digestHigh: Int32Array;
  readonly digestLow: Int32Array;
  /** There are more decisions beyond this person; null: these were the last. */
  readonly upTo: string | null;
  /** The results of the i-th, where they were wanted; of use until the next are read. */
  resultsOf(i: number): Uint8Array;
}

/** Gives those beyond a person, as many as one query is to give. The arrays are used again for the next ones. */
export function standingReader(
  tx: Transaction,
  {
    people: most,
    area,
    standing: table,
  }: { readonly people: number; readonly area: AreaCode; readonly standing: StandingTable },
): (after: string) => Promise<Standing> {
  const people = new Uint8Array(most * UUID_BYTES);
  const digestHigh = new Int32Array(most);
  const digestLow = new Int32Array(most);
  const kept = table.results === undefined ? null : keptBytes(most);
  const { county } = tx.scope;
  // A decision may still carry the area from which its person has moved, so it is the person who is asked.
  const within = sql`and exists (select from person_facts f where f.county = d.county and f.person_id = d.person_id
    and f.area_code >= ${area} and f.area_code < ${areaEnd(area)})`;
  return async (after) => {
    let length = 0;
    kept?.forget();
    const add: ReadRow = (bytes, at) => {
      const [person, digest] = [at + 4, at + 4 + UUID_BYTES + 4];
      for (let byte = 0; byte < UUID_BYTES; byte++) people[length * UUID_BYTES + byte] = bytes[person + byte]!;
      digestHigh[length] = int32At(bytes, digest);
      digestLow[length] = int32At(bytes, digest + 4);
      length += 1;
      if (kept === null) return digest + 8;
      return kept.add(bytes, digest + 8 + 4, int32At(bytes, digest + 8));
    };
    const results = table.results === undefined ? sql`` : sql`, d.${sql.ref(table.results)}`;
    const statement = sql`
      select d.person_id, d.digest${results} from ${sql.table(table.name)} d
      where d.county = ${county} and d.until_run = ${STANDING_RUN} and ${table.only} and d.person_id > ${after}::uuid
        ${area === county ? sql`` : within}
      order by d.person_id limit ${most}`;
    await tx.eachRow(
      statement,
      { fields: kept === null ? 2 : 3, most: UUID_BYTES + 8 + (kept === null ? 0 : LONGEST) },
      add,
    );
    const upTo = length === most ? uuidText(people, length - 1) : null;
    return { length, people, digestHigh, digestLow, upTo, resultsOf: (i) => kept?.of(i) ?? NOTHING };
  };
}

/** Longer results than this are read all the same, a little slower. */
const LONGEST = 2048;
const NOTHING = new Uint8Array(0);

/** Bytes of differing length, one after the other. */
function keptBytes(most: number) {
  const ends = new Int32Array(most);
  let bytes = new Uint8Array(most * 64);
  let count = 0;
  const startOf = (i: number): number => (i === 0 ? 0 : ends[i - 1]!);
  return {
    forget: () => {
      count = 0;
    },
    /** Gives where they end in what they were read from. */
    add: (from: Uint8Array, at: number, length: number): number => {
      const start = startOf(count);
      if (start + length > bytes.length) {
        const larger = new Uint8Array(Math.max(bytes.length * 2, start + length));
        larger.set(bytes);
        bytes = larger;
      }
      bytes.set(from.subarray(at, at + length), start);
      ends[count++] = start + length;
      return at + length;
    },
    of: (i: number): Uint8Array => bytes.subarray(startOf(i), ends[i]),
  };
}

/** To be asked for people in their order: whoever is passed over holds no certificate any more, or lives elsewhere. */
export interface StandingFinder {
  /** Where the person whose bytes begin at `start` stands among them, −1 when nowhere. */
  find(bytes: Uint8Array, start: number): number;
  /** How many of them come up to the person last asked for. */
  passed(): number;
  /** Those of them who were passed over, up to the person last asked for or, when `all` have been asked for, to the end. */
  passedOver(all: boolean): string[];
}

export function standingFinder({ length, people }: Standing): StandingFinder {
  let at = 0;
  let order = 1;
  let matched = -1;
  const over: number[] = [];
  const passOver = (): void => {
    if (at !== matched) over.push(at);
  };
  return {
    find: (bytes, start) => {
      order = 1;
      for (; at < length; at++) {
        order = orderOf(people, at, bytes, start);
        if (order >= 0) break;
        passOver();
      }
      if (order === 0) matched = at;
      return order === 0 ? at : -1;
    },
    passedOver: (all) => {
      if (all) for (; at < length; at++) passOver();
      return over.map((i) => uuidText(people, i));
    },
    passed: () => (order === 0 ? at + 1 : at),
  };
}

/** Negative when the i-th of the people comes before the one whose bytes begin at `start`, 0 when it is the same: PostgreSQL's order. */
function orderOf(people: Uint8Array, i: number, bytes: Uint8Array, start: number): number {
  for (let byte = 0, at = i * UUID_BYTES; byte < UUID_BYTES; byte++) {
    const difference = people[at + byte]! - bytes[start + byte]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The i-th of 16-byte identifiers as text. */
export function uuidText(bytes: Uint8Array, i: number): string {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset + i * UUID_BYTES, UUID_BYTES).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
