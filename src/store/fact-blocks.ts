/**
 * Everybody's facts as columns, streamed out of the database in blocks ordered by person, each with the digest of what was last decided.
 * Memory is bounded by one block, whatever the number of people.
 */
import { type RawBuilder, sql } from 'kysely';
import { type AreaCode, areaEnd } from '../values/area.ts';
import type { PlainDate } from '../values/date.ts';
import { DAYS_TO_2000 } from './binary-rows.ts';
import { type CopiedRow, int32At, readCopy } from './copied-rows.ts';
import type { Transaction } from './database.ts';
import { type FactColumn, type FactColumnType, factColumns } from './fact-columns.ts';
import type { Seal } from './seal.ts';

/** As in the engine's columns. */
const UNKNOWN = -2147483648;
export const UUID_BYTES = 16;
/** The longest area code: a village. */
export const AREA_BYTES = 12;
const NOBODY = '00000000-0000-0000-0000-000000000000';
/** Of `decision.until_run`: the row still stands. */
export const STANDING_RUN = 2147483647;

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
  /** People whose stored row does not hold on the day: their values have to be made from the timeline. */
  readonly stale: readonly number[];
}

export interface FactBlocksQuery {
  readonly facts: readonly string[];
  readonly on: PlainDate;
  readonly area: AreaCode;
  readonly people: number;
}

const FIXED = 6;

/** The block's arrays are used again for the next one; they may be changed. */
export async function* factBlocks(tx: Transaction, seal: Seal, query: FactBlocksQuery): AsyncGenerator<FactBlock> {
  const wanted = new Set(query.facts);
  const columns = (await factColumns(tx)).filter(({ fact }) => wanted.has(fact));
  const reader = blockReader(columns, seal, query);
  for (let after = NOBODY; ; ) {
    reader.begin();
    const statement = sql`${selectBlock(tx, query, columns, after)}`;
    await readCopy(tx.copyOut(statement), FIXED + columns.length, reader.add);
    const block = reader.end();
    if (block.length === 0) return;
    after = uuidText(block.people, block.length - 1);
    yield block;
    if (block.length < query.people) return;
  }
}

/** Those who hold a certificate and live on the day, as far as the stored row can tell; rows that are stale are looked at again. */
function selectBlock(
  tx: Transaction,
  query: FactBlocksQuery,
  columns: readonly FactColumn[],
  after: string,
): RawBuilder<unknown> {
  const { county } = tx.scope;
  const fresh = sql`((f.held_from is null or f.held_from <= ${query.on}::date) and (f.held_until is null or f.held_until > ${query.on}::date))`;
  const facts = columns.map(({ column }) => sql`f.${sql.ref(column)}`);
  return sql`
    select f.person_id, f.area_code, f.seal_nonce, ${fresh}, d.person_id is not null,
      case when d.area_code = f.area_code then d.digest else ~d.digest end
      ${facts.length > 0 ? sql`, ${sql.join(facts)}` : sql``}
    from person_facts f left join decision d on d.county = f.county and d.person_id = f.person_id and d.until_run = ${STANDING_RUN}
      and d.county = ${county} and d.person_id > ${after}::uuid
    where f.county = ${county} and f.person_id > ${after}::uuid and f.standing < 4
      and (not ${fresh} or (f.disability_level is not null and (f.died_on is null or f.died_on >= ${query.on}::date)))
      ${query.area === county ? sql`` : sql`and f.area_code >= ${query.area} and f.area_code < ${areaEnd(query.area)}`}
    order by f.person_id limit ${query.people}`;
}

function blockReader(columns: readonly FactColumn[], seal: Seal, { people: size }: FactBlocksQuery) {
  const values = columns.map(() => new Int32Array(size));
  const people = new Uint8Array(size * UUID_BYTES);
  const areas = new Uint8Array(size * AREA_BYTES);
  const decided = new Uint8Array(size);
  const digestHigh = new Int32Array(size);
  const digestLow = new Int32Array(size);
  const nonces = new BigUint64Array(size);
  const nonceWords = new Uint32Array(nonces.buffer);
  const decoders = columns.map(({ type }) => decoderOf[type]);
  // A masked value can be any number, also the one that stands for unknown: whether there is one is kept beside it.
  const present = columns.map(({ slot }) => (slot === null ? null : new Uint8Array(size)));
  const named = Object.fromEntries(columns.map(({ fact }, index) => [fact, values[index]!]));
  let stale: number[] = [];
  let length = 0;

  const add = (row: CopiedRow): void => {
    const { bytes, starts, lengths } = row;
    const i = length++;
    people.set(bytes.subarray(starts[0]!, starts[0]! + UUID_BYTES), i * UUID_BYTES);
    areas.fill(0, i * AREA_BYTES, (i + 1) * AREA_BYTES);
    areas.set(bytes.subarray(starts[1]!, starts[1]! + lengths[1]!), i * AREA_BYTES);
    const hasNonce = lengths[2] !== -1;
    nonceWords[i * 2] = hasNonce ? int32At(bytes, starts[2]! + 4) : 0;
    nonceWords[i * 2 + 1] = hasNonce ? int32At(bytes, starts[2]!) : 0;
    if (bytes[starts[3]!] === 0) stale.push(i);
    decided[i] = bytes[starts[4]!]!;
    digestHigh[i] = lengths[5] === -1 ? 0 : int32At(bytes, starts[5]!);
    digestLow[i] = lengths[5] === -1 ? 0 : int32At(bytes, starts[5]! + 4);
    for (let column = 0; column < decoders.length; column++) {
      const field = FIXED + column;
      const known = lengths[field] !== -1;
      values[column]![i] = known ? decoders[column]!(bytes, starts[field]!) : UNKNOWN;
      const there = present[column];
      if (there) there[i] = known ? 1 : 0;
    }
  };
  return {
    add,
    begin: () => {
      length = 0;
      stale = [];
    },
    end: (): FactBlock => {
      unmask(columns, values, present, seal, nonces.subarray(0, length));
      return { length, columns: named, people, areas, decided, digestHigh, digestLow, stale };
    },
  };
}

const decoderOf: Record<FactColumnType, (bytes: Uint8Array, at: number) => number> = {
  boolean: (bytes, at) => bytes[at]!,
  smallint: (bytes, at) => ((bytes[at]! << 24) | (bytes[at + 1]! << 16)) >> 16,
  integer: int32At,
  date: (bytes, at) => int32At(bytes, at) + DAYS_TO_2000,
};

/** Sealed money is masked by a key stream that the row's nonce selects. */
function unmask(
  columns: readonly FactColumn[],
  values: readonly Int32Array[],
  present: readonly (Uint8Array | null)[],
  seal: Seal,
  nonces: BigUint64Array,
): void {
  const sealed = columns.flatMap(({ slot }, index) =>
    slot === null ? [] : [{ slot, column: values[index]!, there: present[index]! }],
  );
  const rows: number[] = [];
  for (let i = 0; i < nonces.length; i++) if (sealed.some(({ there }) => there[i] === 1)) rows.push(i);
  if (rows.length === 0) return;
  const slots = Math.max(...sealed.map(({ slot }) => slot)) + 1;
  const pads = seal.keystream(
    BigUint64Array.from(rows, (i) => nonces[i]!),
    slots,
  );
  for (const { slot, column, there } of sealed) {
    rows.forEach((i, index) => {
      if (there[i] === 1) column[i]! ^= pads[slot * rows.length + index]!;
    });
  }
}

/** The i-th of 16-byte identifiers as text. */
export function uuidText(bytes: Uint8Array, i: number): string {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset + i * UUID_BYTES, UUID_BYTES).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The i-th of 12-byte area codes as text. */
export const areaText = (bytes: Uint8Array, i: number): AreaCode =>
  Buffer.from(bytes.buffer, bytes.byteOffset + i * AREA_BYTES, AREA_BYTES)
    .toString('latin1')
    .replace(/\0+$/, '');
