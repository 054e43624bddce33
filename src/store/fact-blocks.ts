/**
 * Everybody's facts as columns, streamed out of the database in blocks ordered by person, each with the digest of what was last decided.
 * A block is handed over while the next people are still on their way, so that thinking and reading go on at the same time; memory is bounded by what
 * one query gives, whatever the number of people.
 */
import { type RawBuilder, sql } from 'kysely';
import { type AreaCode, areaEnd } from '../values/area.ts';
import type { PlainDate } from '../values/date.ts';
import { DAYS_TO_2000 } from './binary-rows.ts';
import { type CopiedRow, int32At } from './copied-rows.ts';
import type { Transaction } from './database.ts';
import { type FactColumn, factColumns } from './fact-columns.ts';
import type { Seal } from './seal.ts';
import {
  NOBODY,
  type Standing,
  type StandingFinder,
  standingFinder,
  standingReader,
  UUID_BYTES,
  uuidText,
} from './standing.ts';

/** As in the engine's columns. */
const UNKNOWN = -2147483648;
/** The longest area code: a village. */
export const AREA_BYTES = 12;

export interface FactBlock {
  readonly length: number;
  /** Fact → values encoded as in rows, UNKNOWN for null. */
  readonly columns: Readonly<Record<string, Int32Array>>;
  /** 16 bytes for each person. */
  readonly people: Uint8Array;
  /** 12 bytes for each person, filled up with zeros. */
  readonly areas: Uint8Array;
  /** 0: nothing was decided yet; 1: a decision stands; its digest is in the halves below. */
  readonly decided: Uint8Array;
  readonly digestHigh: Int32Array;
  readonly digestLow: Int32Array;
}

export interface FactBlocksQuery {
  readonly facts: readonly string[];
  readonly on: PlainDate;
  readonly area: AreaCode;
  /** The people of one query. */
  readonly people: number;
  /** The people of one block. */
  readonly block: number;
}

export interface FactReader {
  /** More people are on their way: nothing may be asked of the connection. The block's arrays are used again for the next one. */
  block(block: FactBlock): void;
  /**
   * The connection is free, after at most `people` people. `stale` are those of them whose stored row does not hold on the day: their columns are empty
   * and have to be made from the timeline. They were in no other block.
   */
  between(stale: readonly FactBlock[]): Promise<void>;
}

/** person_id, area_code, seal_nonce, whether the row holds on the day. */
const FIXED = 4;

/** Gives how many decisions stand in the area: as many as people were read, unless somebody is no longer among them or new. */
export async function readFactBlocks(
  tx: Transaction,
  seal: Seal,
  query: FactBlocksQuery,
  reader: FactReader,
): Promise<number> {
  const wanted = new Set(query.facts);
  const columns = (await factColumns(tx)).filter(({ fact }) => wanted.has(fact));
  const readStanding = standingReader(tx, query);
  const rows = rowReader(columns, seal, query.block, reader.block);
  let decisions = 0;
  await tx.execute(IN_ORDER);
  for (let after: string | null = NOBODY; after !== null; ) {
    const standing = await readStanding(after);
    rows.begin(standing);
    const statement = sql`${selectBlock(tx, query, columns, after, standing.upTo)}`;
    const read: number = await tx.eachRow(statement, FIXED + columns.length, rows.add);
    const whole = read < query.people;
    const { stale, last, passed } = rows.end();
    decisions += whole ? standing.length : passed;
    await reader.between(stale);
    after = whole ? standing.upTo : last;
  }
  await tx.execute(AS_IT_LIKES);
  return decisions;
}

/** The rows lie almost in the order of people, in which the index gives them one by one; the planner would rather fetch and sort them. */
const IN_ORDER = 'set local enable_sort to off; set local enable_bitmapscan to off';
const AS_IT_LIKES = 'set local enable_sort to on; set local enable_bitmapscan to on';

/** Those who hold a certificate and live on the day, as far as the stored row can tell; rows that are stale are looked at again. */
function selectBlock(
  tx: Transaction,
  query: FactBlocksQuery,
  columns: readonly FactColumn[],
  after: string,
  upTo: string | null,
): RawBuilder<unknown> {
  const { county } = tx.scope;
  const fresh = sql`((f.held_from is null or f.held_from <= ${query.on}::date) and (f.held_until is null or f.held_until > ${query.on}::date))`;
  const facts = columns.map(({ column }) => sql`f.${sql.ref(column)}`);
  return sql`
    select ${sql.join([sql`f.person_id`, sql`f.area_code`, sql`f.seal_nonce`, fresh, ...facts])}
    from person_facts f
    where f.county = ${county} and f.person_id > ${after}::uuid ${upTo === null ? sql`` : sql`and f.person_id <= ${upTo}::uuid`}
      and f.standing < 4
      and (not ${fresh} or (f.disability_level is not null and (f.died_on is null or f.died_on >= ${query.on}::date)))
      ${query.area === county ? sql`` : sql`and f.area_code >= ${query.area} and f.area_code < ${areaEnd(query.area)}`}
    order by f.person_id limit ${query.people}`;
}

interface OpenBlock extends FactBlock {
  length: number;
}

function emptyBlock(columns: readonly FactColumn[], size: number): OpenBlock {
  return {
    length: 0,
    columns: Object.fromEntries(columns.map(({ fact }) => [fact, new Int32Array(size)])),
    people: new Uint8Array(size * UUID_BYTES),
    areas: new Uint8Array(size * AREA_BYTES),
    decided: new Uint8Array(size),
    digestHigh: new Int32Array(size),
    digestLow: new Int32Array(size),
  };
}

function rowReader(columns: readonly FactColumn[], seal: Seal, size: number, full: (block: FactBlock) => void) {
  const block = emptyBlock(columns, size);
  const values = valueReader(columns, seal, size, block);
  let stale: OpenBlock[] = [];
  let standing: Standing | undefined;
  let finder: StandingFinder | undefined;
  let lastIn = block;
  let last = -1;

  const flush = (): void => {
    if (block.length === 0) return;
    values.finish(block.length);
    full(block);
    block.length = 0;
  };
  const staleBlock = (): OpenBlock => {
    const newest = stale.at(-1);
    if (newest !== undefined && newest.length < size) return newest;
    const fresh = emptyBlock(columns, size);
    stale.push(fresh);
    return fresh;
  };
  const addPerson = (into: OpenBlock, { bytes, starts, lengths }: CopiedRow): number => {
    const i = into.length++;
    const [person, area] = [starts[0]!, starts[1]!];
    for (let byte = 0; byte < UUID_BYTES; byte++) into.people[i * UUID_BYTES + byte] = bytes[person + byte]!;
    for (let byte = 0; byte < AREA_BYTES; byte++)
      into.areas[i * AREA_BYTES + byte] = byte < lengths[1]! ? bytes[area + byte]! : 0;
    const found = finder!.find(bytes, person);
    into.decided[i] = found === -1 ? 0 : 1;
    into.digestHigh[i] = found === -1 ? 0 : standing!.digestHigh[found]!;
    into.digestLow[i] = found === -1 ? 0 : standing!.digestLow[found]!;
    lastIn = into;
    last = i;
    return i;
  };
  return {
    begin: (next: Standing) => {
      standing = next;
      finder = standingFinder(next);
      stale = [];
      last = -1;
    },
    add: (row: CopiedRow): void => {
      if (row.bytes[row.starts[3]!] === 0) {
        addPerson(staleBlock(), row);
        return;
      }
      values.add(row, addPerson(block, row));
      if (block.length === size) flush();
    },
    end: () => {
      flush();
      return { stale, last: last === -1 ? null : uuidText(lastIn.people, last), passed: finder!.passed() };
    },
  };
}

function valueReader(columns: readonly FactColumn[], seal: Seal, size: number, block: FactBlock) {
  const values = columns.map(({ fact }) => block.columns[fact]!);
  const later = columns.map(({ type }) => (type === 'date' ? DAYS_TO_2000 : 0));
  // A masked value can be any number, also the one that stands for unknown: whether there is one is kept beside it.
  const masked = columns.flatMap(({ slot }, index) =>
    slot === null ? [] : [{ slot, column: values[index]!, field: FIXED + index, present: new Uint8Array(size) }],
  );
  const nonces = new BigUint64Array(size);
  const nonceWords = new Uint32Array(nonces.buffer);
  return {
    add: ({ bytes, starts, lengths }: CopiedRow, i: number): void => {
      const hasNonce = lengths[2] !== -1;
      nonceWords[i * 2] = hasNonce ? int32At(bytes, starts[2]! + 4) : 0;
      nonceWords[i * 2 + 1] = hasNonce ? int32At(bytes, starts[2]!) : 0;
      for (let column = 0; column < values.length; column++) {
        const field = FIXED + column;
        values[column]![i] = numberAt(bytes, starts[field]!, lengths[field]!, later[column]!);
      }
      for (const { present, field } of masked) present[i] = lengths[field] === -1 ? 0 : 1;
    },
    finish: (length: number): void => unmask(masked, seal, nonceWords, length),
  };
}

/** How many bytes a value has tells what it is: a boolean, a smallint, an integer or a date. */
function numberAt(bytes: Uint8Array, at: number, length: number, later: number): number {
  if (length === 4) return int32At(bytes, at) + later;
  if (length === 2) return ((bytes[at]! << 24) | (bytes[at + 1]! << 16)) >> 16;
  return length === 1 ? bytes[at]! : UNKNOWN;
}

interface Masked {
  readonly slot: number;
  readonly column: Int32Array;
  /** 1 where there is a value. */
  readonly present: Uint8Array;
}

/** Sealed money is masked by a key stream that the row's nonce selects; `nonceWords` are two for each row. */
function unmask(masked: readonly Masked[], seal: Seal, nonceWords: Uint32Array, length: number): void {
  const rows: number[] = [];
  for (let i = 0; i < length; i++) if (masked.some(({ present }) => present[i] === 1)) rows.push(i);
  if (rows.length === 0) return;
  const nonces = new BigUint64Array(rows.length);
  const words = new Uint32Array(nonces.buffer);
  rows.forEach((i, index) => {
    words[index * 2] = nonceWords[i * 2]!;
    words[index * 2 + 1] = nonceWords[i * 2 + 1]!;
  });
  const slots = Math.max(...masked.map(({ slot }) => slot)) + 1;
  const pads = seal.keystream(nonces, slots);
  for (const { slot, column, present } of masked) {
    const first = slot * rows.length;
    rows.forEach((i, index) => {
      if (present[i] === 1) column[i]! ^= pads[first + index]!;
    });
  }
}

/** The i-th of 12-byte area codes as text. */
export const areaText = (bytes: Uint8Array, i: number): AreaCode =>
  Buffer.from(bytes.buffer, bytes.byteOffset + i * AREA_BYTES, AREA_BYTES)
    .toString('latin1')
    .replace(/\0+$/, '');
