/**
 * A whole county at once: households with their people and everything known about them, copied straight into the tables. While the database takes one
 * block in, the next is made, so both of them work, and memory stays bounded whatever there is to load. The rows that policies and lists read are made
 * on the way.
 */
import { setImmediate } from 'node:timers/promises';
import type { AreaCode } from '../values/area.ts';
import { type DayNumber, toDayNumber } from '../values/date.ts';
import { type BinaryRows, binaryRows } from './binary-rows.ts';
import type { Transaction } from './database.ts';
import { type FactBook, isSealedFact, type Recording } from './fact-book.ts';
import { factColumns } from './fact-columns.ts';
import {
  factRow,
  type HouseholdToLoad,
  householdRow,
  type Loading,
  type LoadTable,
  loadColumns,
  personFactsRow,
  personRow,
  type Row,
  residenceRow,
  secretsOf,
  uidRow,
} from './load-rows.ts';
import { tellNews } from './news.ts';
import { newNonces } from './nonces.ts';
import type { Known, PersonRow } from './person-row.ts';
import { homesOf, keptSince, type RowInTime, rowsInTime } from './person-stretches.ts';

export interface Loaded {
  readonly households: number;
  readonly people: number;
  readonly facts: number;
}

/** Households written by one round of copies: the smaller, the less both sides wait for each other; the larger, the fewer rounds. */
const BLOCK = 500;
/** Households made before the connection may send again. */
const TURN = 10;
/** A household's members have at most so many rows; nonces are drawn ahead, because the connection is busy while a block is made. */
const LARGEST = 60;

export async function loadPeople(
  tx: Transaction,
  recording: Pick<Recording, 'book' | 'seal' | 'today' | 'origin' | 'at'>,
  households: Iterable<HouseholdToLoad>,
  progress: (loaded: Loaded) => void = () => {},
): Promise<Loaded> {
  const { book, seal, origin, today } = recording;
  const sealed = new Set([...book.facts.values()].filter(isSealedFact).map(({ id }) => id));
  const { county, staffId } = tx.scope;
  const loading: Loading = { county, staffId, seal, origin, columns: await factColumns(tx), sealed };
  const days = { day: toDayNumber(today), since: keptSince(today) };
  const source = households[Symbol.iterator]();
  let loaded: Loaded = { households: 0, people: 0, facts: 0 };
  let block = await makeBlock(loading, recording, source, days, await newNonces(tx, seal, BLOCK * LARGEST));
  while (block.households > 0) {
    const nonces = await newNonces(tx, seal, BLOCK * LARGEST);
    const [, next] = await Promise.all([
      sendBlock(tx, recording, block),
      makeBlock(loading, recording, source, days, nonces),
    ]);
    loaded = {
      households: loaded.households + block.households,
      people: loaded.people + block.people,
      facts: loaded.facts + block.facts,
    };
    progress(loaded);
    block = next;
  }
  return loaded;
}

interface Sheet {
  readonly columns: readonly string[];
  readonly writer: BinaryRows;
  readonly chunks: Buffer[];
}

interface Block extends Loaded {
  readonly ids: readonly string[];
  readonly sheets: Readonly<Record<LoadTable, Sheet>>;
}

function emptySheets(loading: Loading): Record<LoadTable, Sheet> {
  const sheets = Object.entries(loadColumns(loading.columns)).map(([table, columns]) => [
    table,
    { columns: Object.keys(columns), writer: binaryRows(Object.values(columns)), chunks: [] },
  ]);
  return Object.fromEntries(sheets) as Record<LoadTable, Sheet>;
}

async function makeBlock(
  loading: Loading,
  { book }: Pick<Recording, 'book'>,
  source: Iterator<HouseholdToLoad>,
  { day, since }: { readonly day: DayNumber; readonly since: DayNumber },
  nonces: BigUint64Array,
): Promise<Block> {
  const sheets = emptySheets(loading);
  const add = (table: LoadTable, row: Row): void => {
    const { writer, chunks } = sheets[table];
    writer.add(row);
    const full = writer.full();
    if (full !== undefined) chunks.push(full);
  };
  const counted = { households: 0, people: 0, facts: 0 };
  const seated: Seated[] = [];
  const stretches: (Seated & { readonly place: AreaCode })[] = [];
  while (counted.households < BLOCK) {
    const { value: household, done } = source.next();
    if (done) break;
    const rows = rowsOf(book, household, day, since);
    counted.facts += addHousehold(loading, household, rows, add);
    counted.people += rows.length;
    counted.households += 1;
    for (const row of rows) {
      seated.push({ household, row });
      for (const { place, ...other } of row.stretches)
        stretches.push({ household, place, row: { ...other, heldFrom: Math.max(since, other.heldFrom ?? since) } });
    }
    if (counted.households % TURN === 0) await setImmediate();
  }
  const [own, others] = [nonces.subarray(0, seated.length), nonces.subarray(seated.length)];
  addFacts(loading, seated, own, (row) => add('person_facts', row));
  addFacts(loading, stretches, others.subarray(0, stretches.length), (row, index) =>
    add('person_stretch', [...row, stretches[index]!.place]),
  );
  for (const { writer, chunks } of Object.values(sheets)) chunks.push(writer.end());
  return { ...counted, sheets, ids: seated.map(({ row }) => row.person) };
}

/** The members may have lived in other places; of other households nothing is known. */
function rowsOf(book: FactBook, household: HouseholdToLoad, day: DayNumber, since: DayNumber): RowInTime[] {
  const here = { from: Number.NEGATIVE_INFINITY, household: household.id, place: household.village };
  const homes = new Map(
    household.members.map(({ id, residences }) => [id, homesOf(residences.length > 0 ? residences : [here])]),
  );
  const about = new Map<string, Known>([household, ...household.members].map((each) => [each.id, each]));
  const known = (id: string): Known => about.get(id) ?? { id, assertions: [] };
  return rowsInTime(book, { homes, known }, [...homes.keys()], day, since);
}

type Add = (table: LoadTable, row: Row) => void;

/** Gives the number of facts. */
function addHousehold(loading: Loading, household: HouseholdToLoad, rows: readonly PersonRow[], add: Add): number {
  const { id, village, assertions, members } = household;
  add('household', householdRow(loading, household));
  for (const assertion of assertions) add('fact', factRow(loading, 'household', id, village, assertion));
  let facts = assertions.length;
  members.forEach((person, index) => {
    const secrets = secretsOf(loading, person);
    add('person', personRow(loading, household, person, rows[index]!, secrets));
    if (secrets.id_hash !== null) add('person_uid', uidRow(loading, household, person, secrets.id_hash));
    for (const residence of person.residences) add('residence', residenceRow(loading, village, person.id, residence));
    for (const assertion of person.assertions) add('fact', factRow(loading, 'person', person.id, village, assertion));
    facts += person.assertions.length;
  });
  return facts;
}

interface Seated {
  readonly household: HouseholdToLoad;
  readonly row: PersonRow;
}

function addFacts(
  loading: Loading,
  seated: readonly Seated[],
  nonces: BigUint64Array,
  add: (row: Row, index: number) => void,
): void {
  if (seated.length > nonces.length)
    throw new RangeError('households are larger, or change more, than nonces were drawn for');
  const slots = loading.columns.reduce((most, { slot }) => Math.max(most, (slot ?? -1) + 1), 0);
  const pads = slots === 0 ? new Int32Array(0) : loading.seal.keystream(nonces.slice(), slots);
  seated.forEach(({ household, row }, index) => {
    add(
      personFactsRow(loading, household, row, nonces[index]!, (slot) => pads[slot * seated.length + index]!),
      index,
    );
  });
}

async function sendBlock(tx: Transaction, recording: { readonly at: string }, { sheets, ids }: Block): Promise<void> {
  for (const [table, { columns, chunks }] of Object.entries(sheets)) {
    const copying = await tx.copyIn(table, columns);
    for (const chunk of chunks) await copying.write(chunk);
    await copying.end();
  }
  await tellNews(tx, recording, { people: ids });
}
