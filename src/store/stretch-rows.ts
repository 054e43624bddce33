/** People's rows for all days of a window, as far as they are kept (store/person-stretches.ts), in columns and in order of time. */
import { type RawBuilder, sql } from 'kysely';
import type { DayNumber, PlainDate } from '../values/date.ts';
import { toDayNumber } from '../values/date.ts';
import { DAYS_TO_2000 } from './binary-rows.ts';
import { int32At } from './copied-rows.ts';
import type { Transaction } from './database.ts';
import { type PersonToDetermine, type Stretch, standingDigest } from './entitlement.ts';
import { AREA_BYTES } from './fact-block.ts';
import { type FactColumn, factColumns } from './fact-columns.ts';
import { valueReader } from './fact-values.ts';
import type { Seal } from './seal.ts';

export interface StretchesQuery {
  readonly facts: readonly string[];
  /** The days `from <= day < to`. */
  readonly from: PlainDate;
  readonly to: PlainDate;
}

export interface StretchRows {
  readonly length: number;
  /** Fact → values encoded as in rows, UNKNOWN for null. */
  readonly columns: Readonly<Record<string, Int32Array>>;
  /** The person of each row, as the place in the query's list; people follow each other in its order. */
  readonly owner: Int32Array;
  /** The days of each row, within the window. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** 12 bytes for each row, filled up with zeros. */
  readonly areas: Uint8Array;
  /** For each person 1 when the rows hold on every day of the window; the others have none. */
  readonly covered: Uint8Array;
}

/** People to be determined again: their rows, where they live now, and what stands for them. */
export interface RowsToDetermine extends StretchRows {
  /** In the query's order. */
  readonly people: readonly PersonToDetermine[];
}

/** The place, the first day and the end of the row, its nonce, the area. */
const FIXED = 5;
const FIXED_BYTES = 8 + 4 + 4 + 8 + AREA_BYTES;
/** Where the person lives now, and the digest of what stands. */
const HEAD = 2;
const HEAD_BYTES = AREA_BYTES + 8;
const LARGEST_VALUE = 4;
/** Rows that are made room for, for each person. */
const ROOM = 4;

export async function readStretchRows(
  tx: Transaction,
  seal: Seal,
  query: StretchesQuery,
  people: readonly string[],
): Promise<StretchRows> {
  return (await readRows(tx, seal, await asking(tx, query), people)).end();
}

/**
 * For people to be determined again, some after the others: everything by one query, so that the database goes on while others are decided. `stretch`: of
 * what stands.
 */
export async function rowsToDetermine(
  tx: Transaction,
  seal: Seal,
  query: StretchesQuery & { readonly stretch: Stretch },
): Promise<(people: readonly string[]) => Promise<RowsToDetermine>> {
  const asked = await asking(tx, query);
  return async (people) => {
    const rows = await readRows(tx, seal, asked, people);
    return { ...rows.end(), people: rows.people() };
  };
}

interface Asked {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly columns: readonly FactColumn[];
  readonly stretch?: Stretch;
}

async function asking(tx: Transaction, { facts, ...query }: StretchesQuery & { stretch?: Stretch }): Promise<Asked> {
  const wanted = new Set(facts);
  return { ...query, columns: (await factColumns(tx)).filter(({ fact }) => wanted.has(fact)) };
}

async function readRows(tx: Transaction, seal: Seal, asked: Asked, people: readonly string[]) {
  const head = asked.stretch === undefined ? { fields: 0, most: 0 } : { fields: HEAD, most: HEAD_BYTES };
  const shape = {
    fields: FIXED + head.fields + asked.columns.length,
    most: FIXED_BYTES + head.most + LARGEST_VALUE * asked.columns.length,
  };
  for (let room = Math.max(1, people.length) * ROOM; ; room *= 2) {
    const rows = rowReader(seal, asked, people, room);
    const read: number = await tx.eachRow(selectRows(tx, asked, people, room), shape, rows.add);
    if (read < room) return rows;
  }
}

/** Whoever has no row of their own for other days has one that holds throughout, or none. */
function selectRows(
  tx: Transaction,
  { from, to, columns, stretch }: Asked,
  people: readonly string[],
  room: number,
): RawBuilder<unknown> {
  const { county } = tx.scope;
  const named = sql.join(columns.map(({ column }) => sql.ref(`f.${column}`)));
  const asked = sql`unnest(${`{${people.join()}}`}::uuid[]) with ordinality as a (id, place)`;
  // Person by person: to read the whole table looks cheaper to the planner, and is ten times as dear.
  const rows = sql`
    lateral (
      select f.held_from, f.held_until, f.seal_nonce, f.place_code, ${named} from person_stretch f
      where f.county = ${county} and f.person_id = a.id
        and f.held_from < ${to}::date and (f.held_until is null or f.held_until > ${from}::date)
      union all
      select f.held_from, f.held_until, f.seal_nonce, f.area_code, ${named} from person_facts f
      where f.county = ${county} and f.person_id = a.id
        and (f.held_from is null or f.held_from <= ${from}::date) and (f.held_until is null or f.held_until >= ${to}::date)
        and not exists (select from person_stretch s where s.county = ${county} and s.person_id = a.id)
      offset 0) as f`;
  if (stretch === undefined)
    return sql`select a.place, f.* from ${asked} cross join ${rows} order by 1, 2 limit ${room}`;
  return sql`
    select a.place, p.area_code, d.digest, f.* from ${asked}
    left join lateral (
      select area_code from person where county = ${county} and id = a.id and standing < 4 offset 0) as p on true
    left join lateral (${standingDigest(tx, stretch, sql`a.id`)} offset 0) as d on true
    left join ${rows} on true
    order by 1, 4 limit ${room}`;
}

function rowReader(seal: Seal, { columns, stretch, ...asked }: Asked, people: readonly string[], room: number) {
  const [first, end] = [toDayNumber(asked.from), toDayNumber(asked.to)];
  const rows = {
    columns: Object.fromEntries(columns.map(({ fact }) => [fact, new Int32Array(room)])),
    owner: new Int32Array(room),
    from: new Int32Array(room),
    to: new Int32Array(room),
    areas: new Uint8Array(room * AREA_BYTES),
  };
  const values = valueReader(columns, seal, rows.columns, room);
  let length = 0;
  /** A day in four bytes, or none; where it ends goes into `position`. */
  let position = 0;
  const day = (bytes: Uint8Array, none: DayNumber): DayNumber => {
    const there = int32At(bytes, position) !== -1;
    position += 4;
    if (!there) return none;
    position += 4;
    return int32At(bytes, position - 4) + DAYS_TO_2000;
  };
  const heads: PersonToDetermine[] = [];
  /** A person's rows follow each other, and so do people. */
  const readHead = (bytes: Uint8Array, place: number): void => {
    const size = int32At(bytes, position);
    const area = size === -1 ? null : latin1(bytes, position + 4, size);
    position += 4 + Math.max(size, 0);
    const stands = int32At(bytes, position) !== -1;
    const digest = stands ? ([int32At(bytes, position + 4), int32At(bytes, position + 8)] as const) : null;
    position += stands ? 12 : 4;
    if (place === heads.length) heads.push({ person: people[place]!, area, digest });
  };
  const add = (bytes: Uint8Array, at: number): number => {
    const i = length;
    rows.owner[i] = int32At(bytes, at + 8) - 1;
    position = at + 12;
    if (stretch !== undefined) readHead(bytes, rows.owner[i]!);
    rows.from[i] = Math.max(first, day(bytes, first));
    rows.to[i] = Math.min(end, day(bytes, end));
    const hasNonce = int32At(bytes, position) !== -1;
    const nonce = position + 4;
    const area = nonce + (hasNonce ? 8 : 0);
    const areaLength = int32At(bytes, area);
    // Nothing but the head of the row: somebody of whom nothing is kept.
    if (areaLength === -1) return values.skip(bytes, area + 4);
    length += 1;
    for (let byte = 0; byte < areaLength && byte < AREA_BYTES; byte++)
      rows.areas[i * AREA_BYTES + byte] = bytes[area + 4 + byte]!;
    return values.add(bytes, area + 4 + areaLength, i, hasNonce ? nonce : -1);
  };
  return {
    add,
    people: (): readonly PersonToDetermine[] => heads,
    end: (): StretchRows => {
      values.finish(length);
      return whole({ ...rows, length }, people.length, first, end);
    },
  };
}

const latin1 = ({ buffer, byteOffset }: Uint8Array, at: number, length: number): string =>
  Buffer.from(buffer, byteOffset + at, length).toString('latin1');

/** Without those whose rows leave a day out. */
function whole(rows: Omit<StretchRows, 'covered'>, people: number, first: DayNumber, end: DayNumber): StretchRows {
  const covered = new Uint8Array(people);
  const kept: number[] = [];
  for (let row = 0; row < rows.length; ) {
    const owner = rows.owner[row]!;
    const start = row;
    let next = first;
    for (; row < rows.length && rows.owner[row] === owner; row++) if (rows.from[row] === next) next = rows.to[row]!;
    if (next !== end) continue;
    covered[owner] = 1;
    for (let each = start; each < row; each++) kept.push(each);
  }
  if (kept.length === rows.length) return { ...rows, covered };
  const pick = (values: Int32Array): Int32Array => Int32Array.from(kept, (row) => values[row]!);
  const areas = new Uint8Array(kept.length * AREA_BYTES);
  kept.forEach((row, i) => {
    areas.set(rows.areas.subarray(row * AREA_BYTES, (row + 1) * AREA_BYTES), i * AREA_BYTES);
  });
  return {
    length: kept.length,
    columns: Object.fromEntries(Object.entries(rows.columns).map(([fact, values]) => [fact, pick(values)])),
    owner: pick(rows.owner),
    from: pick(rows.from),
    to: pick(rows.to),
    areas,
    covered,
  };
}
