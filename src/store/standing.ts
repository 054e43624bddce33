/** What stands decided, as far as a new run needs it: who has a decision, and its digest, in the order of people. */
import { sql } from 'kysely';
import { type AreaCode, areaEnd } from '../values/area.ts';
import { int32At, type ReadRow } from './copied-rows.ts';
import type { Transaction } from './database.ts';

export const UUID_BYTES = 16;
export const NOBODY = '00000000-0000-0000-0000-000000000000';
/** Of `decision.until_run`: the row still stands. */
export const STANDING_RUN = 2147483647;

export interface Standing {
  readonly length: number;
  /** 16 bytes for each person. */
  readonly people: Uint8Array;
  readonly digestHigh: Int32Array;
  readonly digestLow: Int32Array;
  /** There are more decisions beyond this person; null: these were the last. */
  readonly upTo: string | null;
}

/** Gives those beyond a person, as many as one query is to give. The arrays are used again for the next ones. */
export function standingReader(
  tx: Transaction,
  { people: most, area }: { readonly people: number; readonly area: AreaCode },
): (after: string) => Promise<Standing> {
  const people = new Uint8Array(most * UUID_BYTES);
  const digestHigh = new Int32Array(most);
  const digestLow = new Int32Array(most);
  const { county } = tx.scope;
  // A decision may still carry the area from which its person has moved, so it is the person who is asked.
  const within = sql`and exists (select from person_facts f where f.county = d.county and f.person_id = d.person_id
    and f.area_code >= ${area} and f.area_code < ${areaEnd(area)})`;
  return async (after) => {
    let length = 0;
    const add: ReadRow = (bytes, at) => {
      const [person, digest] = [at + 4, at + 4 + UUID_BYTES + 4];
      for (let byte = 0; byte < UUID_BYTES; byte++) people[length * UUID_BYTES + byte] = bytes[person + byte]!;
      digestHigh[length] = int32At(bytes, digest);
      digestLow[length] = int32At(bytes, digest + 4);
      length += 1;
      return digest + 8;
    };
    const statement = sql`
      select d.person_id, d.digest from decision d
      where d.county = ${county} and d.until_run = ${STANDING_RUN} and d.person_id > ${after}::uuid ${area === county ? sql`` : within}
      order by d.person_id limit ${most}`;
    await tx.eachRow(statement, { fields: 2, most: UUID_BYTES + 8 }, add);
    const upTo = length === most ? uuidText(people, length - 1) : null;
    return { length, people, digestHigh, digestLow, upTo };
  };
}

/** To be asked for people in their order: whoever is passed over holds no certificate any more, or lives elsewhere. */
export interface StandingFinder {
  /** Where the person whose bytes begin at `start` stands among them, −1 when nowhere. */
  find(bytes: Uint8Array, start: number): number;
  /** How many of them come up to the person last asked for. */
  passed(): number;
}

export function standingFinder({ length, people }: Standing): StandingFinder {
  let at = 0;
  let order = 1;
  return {
    find: (bytes, start) => {
      order = 1;
      for (; at < length; at++) {
        order = orderOf(people, at, bytes, start);
        if (order >= 0) break;
      }
      return order === 0 ? at : -1;
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
