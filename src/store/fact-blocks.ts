/**
 * Everybody's facts as columns, streamed out of the database in blocks ordered by person, each with the digest of what was last decided.
 * A block is handed over while the next people are still on their way, so that thinking and reading go on at the same time; memory is bounded by what
 * one query gives, whatever the number of people.
 */
import { type RawBuilder, sql } from 'kysely';
import { type AreaCode, areaEnd } from '../values/area.ts';
import type { PlainDate } from '../values/date.ts';
import { int32At } from './copied-rows.ts';
import type { Transaction } from './database.ts';
import { AREA_BYTES, emptyBlock, type FactBlock, type OpenBlock } from './fact-block.ts';
import { type FactColumn, factColumns } from './fact-columns.ts';
import { valueReader } from './fact-values.ts';
import type { Seal } from './seal.ts';
import { staleOthers } from './stale-others.ts';
import {
  NOBODY,
  type Standing,
  type StandingFinder,
  type StandingTable,
  standingFinder,
  standingReader,
  UUID_BYTES,
  uuidText,
} from './standing.ts';

export interface FactBlocksQuery {
  readonly facts: readonly string[];
  /** The days `from <= day < to` for which everybody's row must hold. */
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly standing: StandingTable;
  readonly area: AreaCode;
  /** The dead and those without a certificate too, if their row holds throughout. */
  readonly everybody?: boolean;
  /** The people of one query. */
  readonly people: number;
  /** The people of one block. */
  readonly block: number;
}

export interface FactReader {
  /** More people are on their way: nothing may be asked of the connection. The block's arrays are used again for the next one. */
  block(block: FactBlock, standing: Standing): void;
  /**
   * The connection is free, after at most `people` people. `stale` are those of them whose stored row does not hold throughout: their columns are empty
   * and have to be made from the timeline. They were in no other block. `passedOver`: for them a result stands, and they were in none either, so far.
   */
  between(stale: readonly FactBlock[], passedOver: readonly string[]): Promise<void>;
  /** Before people beyond this one are read; gives the last person up to whom they may be read at once, null for no bound. */
  before?(after: string): Promise<string | null>;
}

/** The person, whether the row holds on the day, its nonce, the area. */
const FIXED = 4;
const FIXED_BYTES = UUID_BYTES + 1 + 8 + AREA_BYTES;
const LARGEST_VALUE = 4;

/** Gives how many decisions stand in the area: as many as people were read, unless somebody is no longer among them or new. */
export async function readFactBlocks(
  tx: Transaction,
  seal: Seal,
  query: FactBlocksQuery,
  reader: FactReader,
): Promise<number> {
  await tx.execute(IN_ORDER);
  const decisions = await readHolders(tx, seal, query, reader);
  await tx.execute(AS_IT_LIKES);
  for (let after: string | null = NOBODY; after !== null; ) {
    const { stale, last } = await staleOthers(tx, query, after);
    if (stale.length > 0) await reader.between(stale, []);
    after = last;
  }
  return decisions;
}

async function readHolders(tx: Transaction, seal: Seal, query: FactBlocksQuery, reader: FactReader): Promise<number> {
  const wanted = new Set(query.facts);
  const columns = (await factColumns(tx)).filter(({ fact }) => wanted.has(fact));
  const readStanding = standingReader(tx, query);
  const rows = rowReader(columns, seal, query.block, reader.block);
  const shape = { fields: FIXED + columns.length, most: FIXED_BYTES + LARGEST_VALUE * columns.length };
  let decisions = 0;
  for (let after: string | null = NOBODY; after !== null; ) {
    const bound: string | null = (await reader.before?.(after)) ?? null;
    const standing = await readStanding(after);
    rows.begin(standing);
    const upTo = earlier(standing.upTo, bound);
    const statement = sql`${selectHolders(tx, query, columns, after, upTo)}`;
    const read: number = await tx.eachRow(statement, shape, rows.add);
    const whole = read < query.people && upTo === standing.upTo;
    const { stale, last, passed, passedOver } = rows.end(whole);
    decisions += whole ? standing.length : passed;
    // Whoever uses the connection meanwhile has questions of another kind.
    await tx.execute(AS_IT_LIKES);
    await reader.between(stale, passedOver);
    await tx.execute(IN_ORDER);
    after = read < query.people ? upTo : last;
  }
  return decisions;
}

const earlier = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b < a) ? b : a);

/** The rows lie almost in the order of people, in which the index gives them one by one; the planner would rather fetch and sort them. */
const IN_ORDER = 'set local enable_sort to off; set local enable_bitmapscan to off';
const AS_IT_LIKES = 'set local enable_sort to on; set local enable_bitmapscan to on';

/** Those who hold a certificate and live on the day, as far as the stored row can tell; rows that are stale are looked at again. */
function selectHolders(
  tx: Transaction,
  query: FactBlocksQuery,
  columns: readonly FactColumn[],
  after: string,
  upTo: string | null,
): RawBuilder<unknown> {
  const { county } = tx.scope;
  const fresh = sql`((f.held_from is null or f.held_from <= ${query.from}::date) and (f.held_until is null or f.held_until >= ${query.to}::date))`;
  const holder = sql`(f.disability_level is not null and (f.died_on is null or f.died_on >= ${query.from}::date))`;
  const facts = columns.map(({ column }) => sql`f.${sql.ref(column)}`);
  return sql`
    select ${sql.join([sql`f.person_id`, fresh, sql`f.seal_nonce`, sql`f.area_code`, ...facts])}
    from person_facts f
    where f.county = ${county} and f.person_id > ${after}::uuid ${upTo === null ? sql`` : sql`and f.person_id <= ${upTo}::uuid`}
      and ${query.everybody ? sql`f.standing < 4 and ${fresh}` : sql`f.standing in (1, 3) and (not ${fresh} or ${holder})`}
      ${query.area === county ? sql`` : sql`and f.area_code >= ${query.area} and f.area_code < ${areaEnd(query.area)}`}
    order by f.person_id limit ${query.people}`;
}

function rowReader(columns: readonly FactColumn[], seal: Seal, size: number, full: FactReader['block']) {
  const facts = columns.map(({ fact }) => fact);
  const block = emptyBlock(facts, size);
  const values = valueReader(columns, seal, block.columns, size);
  let stale: OpenBlock[] = [];
  let standing: Standing | undefined;
  let finder: StandingFinder | undefined;
  let lastIn = block;
  let last = -1;

  const flush = (): void => {
    if (block.length === 0) return;
    values.finish(block.length);
    full(block, standing!);
    block.length = 0;
  };
  const staleBlock = (): OpenBlock => {
    const newest = stale.at(-1);
    if (newest !== undefined && newest.length < size) return newest;
    const fresh = emptyBlock(facts, size);
    stale.push(fresh);
    return fresh;
  };
  const addPerson = (into: OpenBlock, bytes: Uint8Array, person: number, area: number, areaLength: number): number => {
    const i = into.length++;
    for (let byte = 0; byte < UUID_BYTES; byte++) into.people[i * UUID_BYTES + byte] = bytes[person + byte]!;
    for (let byte = 0; byte < AREA_BYTES; byte++)
      into.areas[i * AREA_BYTES + byte] = byte < areaLength ? bytes[area + byte]! : 0;
    const found = finder!.find(bytes, person);
    into.decided[i] = found === -1 ? 0 : 1;
    into.digestHigh[i] = found === -1 ? 0 : standing!.digestHigh[found]!;
    into.digestLow[i] = found === -1 ? 0 : standing!.digestLow[found]!;
    into.standing[i] = found;
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
    add: (bytes: Uint8Array, at: number): number => {
      const person = at + 4;
      const fresh = person + UUID_BYTES + 4;
      const nonce = fresh + 1 + 4;
      const hasNonce = int32At(bytes, nonce - 4) !== -1;
      const area = nonce + (hasNonce ? 8 : 0) + 4;
      const areaLength = int32At(bytes, area - 4);
      const holds = bytes[fresh] === 1;
      const i = addPerson(holds ? block : staleBlock(), bytes, person, area, areaLength);
      if (!holds) return values.skip(bytes, area + areaLength);
      const end = values.add(bytes, area + areaLength, i, hasNonce ? nonce : -1);
      if (block.length === size) flush();
      return end;
    },
    end: (all: boolean) => {
      flush();
      const passed = finder!.passed();
      return {
        stale,
        last: last === -1 ? null : uuidText(lastIn.people, last),
        passed,
        passedOver: finder!.passedOver(all),
      };
    },
  };
}
