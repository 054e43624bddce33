/**
 * The rows that policies read (`person_facts`) and that lists show (`person`), kept in the writing transaction: whoever is touched by a write gets
 * the row computed anew, and it is written when it differs. Building all rows from nothing gives the same.
 */
import { sql } from 'kysely';
import { type AreaCode, contains } from '../values/area.ts';
import { type DayNumber, fromDayNumber, type PlainDate, toDayNumber } from '../values/date.ts';
import type { Transaction } from './database.ts';
import type { Recording } from './fact-book.ts';
import { type FactColumn, factColumns, MASKED_UNKNOWN } from './fact-columns.ts';
import { newNonces } from './nonces.ts';
import { keptSince } from './person-stretches.ts';
import { writeProjection } from './projection.ts';
import { householdsAround } from './residence.ts';
import type { Seal } from './seal.ts';
import { rowsInTimeOfSeats, rowsOfSeats, type Seat, type SeatedInTime, type SeatedRow } from './seated-rows.ts';
import { type UnnestedColumn, unnested } from './unnested.ts';
import { withWholeCounty } from './whole-county.ts';

/**
 * Everybody of these households, and of the households of these people, is computed anew, and whoever once lived with them: their rows of those days
 * say something else too, wherever they live now. Gives those within the scope whose row is different now.
 */
export function refreshPeople(
  tx: Transaction,
  recording: Pick<Recording, 'book' | 'seal' | 'today'>,
  touched: { readonly people: readonly string[]; readonly households: readonly string[] },
): Promise<string[]> {
  const { area } = tx.scope;
  return withWholeCounty(tx, async (wide) => {
    const seats = await seatsAround(wide, touched);
    const rows = await rowsInTimeOfSeats(wide, recording, seats, recording.today);
    const changed = await writePersonFacts(wide, recording, rows);
    await writeProjection(wide, rows);
    return changed.filter((row) => contains(area, row.area)).map(({ person }) => person);
  });
}

/** Whole households. */
async function seatsAround(
  tx: Transaction,
  touched: { readonly people: readonly string[]; readonly households: readonly string[] },
): Promise<Seat[]> {
  const { county } = tx.scope;
  const households = await householdsAround(tx, touched);
  return tx.sql<Seat>`
    with seat as (
      select unnest(${touched.people}::uuid[]) as id
      union select m.id from unnest(${households}::uuid[]) as h (id) cross join lateral (
        select id from person where county = ${county} and household_id = h.id offset 0) as m)
    select p.id, p.area, p.household from seat cross join lateral (
      select id, area_code as area, household_id as household from person
      where county = ${county} and id = seat.id and standing < 4 offset 0) as p`;
}

/** The rows of these people as they hold on another day, in the households that they lived in then. Nothing is written. */
export async function rowsOn(
  tx: Transaction,
  recording: Pick<Recording, 'book' | 'seal'>,
  people: readonly string[],
  day: PlainDate,
): Promise<SeatedRow[]> {
  const asked = new Set(people);
  const rows = await rowsOfSeats(tx, recording, await seatsOn(tx, people, day), day);
  return rows.filter(({ person }) => asked.has(person));
}

/** These people and whoever lived with them on the day. Before the first home that is known people are taken to have lived there. */
const seatsOn = (tx: Transaction, people: readonly string[], day: PlainDate): Promise<Seat[]> =>
  tx.sql<Seat>`
    with known as (
      select r.person_id, r.household_id, r.valid_from, r.id from residence r
      where r.county = ${tx.scope.county} and r.person_id in (
        select o.person_id from residence o where o.county = ${tx.scope.county} and o.household_id in (
          select household_id from residence where county = ${tx.scope.county} and person_id = any(${people}::uuid[]))
        union all select unnest(${people}::uuid[]))),
    lived as (
      select distinct on (person_id) person_id, household_id from known
      order by person_id, valid_from > ${day}, case when valid_from <= ${day} then ${day}::date - valid_from else valid_from - ${day}::date end,
        case when valid_from <= ${day} then id end desc, id)
    select p.id, p.area_code as area, l.household_id as household
    from lived l join person p on p.county = ${tx.scope.county} and p.id = l.person_id and p.standing < 4
    where l.household_id in (select household_id from lived where person_id = any(${people}::uuid[])) or l.person_id = any(${people}::uuid[])`;

interface OldRow {
  id: string;
  area: AreaCode;
  household: string | null;
  nonce: string | null;
  from: PlainDate | null;
  until: PlainDate | null;
  standing: number;
  [column: string]: unknown;
}

/** Writes the rows that differ from what stands there; gives them. Masked values of a changed row get a new nonce. */
async function writePersonFacts(
  tx: Transaction,
  { seal, today }: Pick<Recording, 'seal' | 'today'>,
  rows: readonly SeatedInTime[],
): Promise<SeatedInTime[]> {
  if (rows.length === 0) return [];
  const columns = await factColumns(tx);
  const since = keptSince(today);
  const old = await oldRows(tx, seal, columns, rows);
  const changed = rows.filter((row) => differs(columns, row, old.get(row.person), since));
  if (changed.length > 0) await upsert(tx, seal, columns, changed);
  await writeStretches(tx, seal, columns, rows, since);
  return changed;
}

/** All stretches of these people, whatever stood there before. */
async function writeStretches(
  tx: Transaction,
  seal: Seal,
  columns: readonly FactColumn[],
  people: readonly SeatedInTime[],
  since: DayNumber,
): Promise<void> {
  await tx.run`
    delete from person_stretch
    where county = ${tx.scope.county} and person_id = any(${people.map(({ person }) => person)}::uuid[])`;
  const rows = people.flatMap(({ stretches, area, household }) =>
    stretches.map((row) => ({ ...row, area, household, heldFrom: Math.max(since, row.heldFrom ?? since) })),
  );
  if (rows.length === 0) return;
  const { names, values } = await storedRows(tx, seal, columns, rows);
  const places: UnnestedColumn = ['text', rows.map(({ place }) => place)];
  await tx.rows(insertInto(tx, 'person_stretch', { names: [...names, 'place_code'], values: [...values, places] }));
}

interface Plain {
  readonly row: OldRow;
  readonly values: ReadonlyMap<string, number | null>;
}

async function oldRows(
  tx: Transaction,
  seal: Seal,
  columns: readonly FactColumn[],
  rows: readonly SeatedRow[],
): Promise<Map<string, Plain>> {
  const named = sql.join(columns.map(({ column }) => sql.ref(column)));
  const found = await tx.rows(sql<OldRow>`
    select person_id as id, area_code as area, household_id as household, seal_nonce as nonce, held_from as "from", held_until as until,
      standing, ${named}
    from person_facts where county = ${tx.scope.county} and person_id = any(${rows.map(({ person }) => person)}::uuid[])`);
  const pads = padsFor(
    seal,
    columns,
    found.map(({ nonce }) => BigInt(nonce ?? seal.streamTag)),
  );
  return new Map(
    found.map((row, index) => [
      row.id,
      {
        row,
        values: new Map(columns.map((column) => [column.fact, plainValue(column, row[column.column], pads, index)])),
      },
    ]),
  );
}

type Pads = (slot: number, row: number) => number;

function padsFor(seal: Seal, columns: readonly FactColumn[], nonces: readonly bigint[]): Pads {
  const slots = columns.reduce((most, { slot }) => Math.max(most, (slot ?? -1) + 1), 0);
  if (slots === 0 || nonces.length === 0) return () => 0;
  const pads = seal.keystream(BigUint64Array.from(nonces), slots);
  return (slot, row) => pads[slot * nonces.length + row]!;
}

function plainValue({ type, slot }: FactColumn, stored: unknown, pads: Pads, row: number): number | null {
  if (stored === null || stored === undefined) return null;
  if (type === 'boolean') return stored ? 1 : 0;
  if (type === 'date') return toDayNumber(stored as PlainDate);
  if (slot === null) return stored as number;
  const plain = (stored as number) ^ pads(slot, row);
  return plain === MASKED_UNKNOWN ? null : plain;
}

/** What was before the first day that is kept makes no difference: it moves on with every year. */
function differs(columns: readonly FactColumn[], row: SeatedRow, old: Plain | undefined, since: DayNumber): boolean {
  const from = (day: DayNumber | null): DayNumber => Math.max(since, day ?? since);
  if (old === undefined) return true;
  if (old.row.area !== row.area || old.row.household !== row.household || old.row.standing !== row.standing)
    return true;
  if (from(dayOf(old.row.from)) !== from(row.heldFrom) || dayOf(old.row.until) !== row.heldUntil) return true;
  return columns.some(({ fact }) => old.values.get(fact) !== (row.values[fact] ?? null));
}

const dayOf = (date: PlainDate | null): DayNumber | null => (date === null ? null : toDayNumber(date));
const dateOf = (day: DayNumber | null): PlainDate | null => (day === null ? null : fromDayNumber(day));

const FIXED = ['area_code', 'person_id', 'household_id', 'seal_nonce', 'held_from', 'held_until', 'standing'] as const;

async function upsert(
  tx: Transaction,
  seal: Seal,
  columns: readonly FactColumn[],
  rows: readonly SeatedRow[],
): Promise<void> {
  const stored = await storedRows(tx, seal, columns, rows);
  const updates = stored.names
    .filter((name) => name !== 'person_id')
    .map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`);
  await tx.rows(sql`
    ${insertInto(tx, 'person_facts', stored)} on conflict (county, person_id) do update set ${sql.join(updates)}`);
}

interface StoredRows {
  readonly names: readonly string[];
  readonly values: readonly UnnestedColumn[];
}

const insertInto = (tx: Transaction, table: string, { names, values }: StoredRows) => sql`
    insert into ${sql.table(table)} (county, ${sql.join(names.map((name) => sql.ref(name)))})
    select ${tx.scope.county}, given.* from ${unnested(values)} as given`;

/** Each row gets a nonce of its own. */
async function storedRows(
  tx: Transaction,
  seal: Seal,
  columns: readonly FactColumn[],
  rows: readonly SeatedRow[],
): Promise<StoredRows> {
  const nonces = await newNonces(tx, seal, rows.length);
  const pads = padsFor(seal, columns, [...nonces]);
  const fixed: UnnestedColumn[] = [
    ['text', rows.map(({ area }) => area)],
    ['uuid', rows.map(({ person }) => person)],
    ['uuid', rows.map(({ household }) => household)],
    ['bigint', Array.from(nonces, (nonce) => BigInt.asIntN(64, nonce).toString())],
    ['date', rows.map(({ heldFrom }) => dateOf(heldFrom))],
    ['date', rows.map(({ heldUntil }) => dateOf(heldUntil))],
    ['smallint', rows.map(({ standing }) => standing)],
  ];
  const facts = columns.map(
    (column): UnnestedColumn => [
      column.type,
      rows.map(({ values }, index) => storedValue(column, values[column.fact] ?? null, pads, index)),
    ],
  );
  return { names: [...FIXED, ...columns.map(({ column }) => column)], values: [...fixed, ...facts] };
}

function storedValue({ type, slot }: FactColumn, value: number | null, pads: Pads, row: number): unknown {
  if (slot !== null) return (value ?? MASKED_UNKNOWN) ^ pads(slot, row);
  if (value === null) return null;
  if (type === 'boolean') return value === 1;
  return type === 'date' ? fromDayNumber(value) : value;
}

/**
 * Computes all rows anew whose stretch of time has ended by `today`, a block at a time; to be run when a day begins.
 * Gives how many were different.
 */
export async function refreshEnded(
  tx: Transaction,
  recording: Pick<Recording, 'book' | 'seal' | 'today'>,
): Promise<number> {
  const ended = await tx.sql<{ id: string; household: string | null }>`
    select person_id as id, household_id as household from person_facts
    where county = ${tx.scope.county} and held_until <= ${recording.today} order by person_id`;
  let changed = 0;
  for (let at = 0; at < ended.length; at += 1000) {
    const block = ended.slice(at, at + 1000);
    const households = [...new Set(block.flatMap(({ household }) => household ?? []))];
    changed += (await refreshPeople(tx, recording, { people: block.map(({ id }) => id), households })).length;
  }
  return changed;
}

/** Builds every row of the scope's area from the facts, a block of people at a time. Gives how many were different: none, when all is well. */
export async function rebuildPersonFacts(
  tx: Transaction,
  recording: Pick<Recording, 'book' | 'seal' | 'today'>,
): Promise<number> {
  let changed = 0;
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const block = await tx.sql<Seat>`
      select id, area_code as area, household_id as household from person
      where county = ${tx.scope.county} and standing < 4 and id > ${last}::uuid order by id limit 1000`;
    if (block.length === 0) return changed;
    last = block.at(-1)!.id;
    const households = [...new Set(block.flatMap(({ household }) => household ?? []))];
    changed += (await refreshPeople(tx, recording, { people: block.map(({ id }) => id), households })).length;
  }
}
