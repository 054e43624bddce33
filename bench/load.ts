/**
 * People for a measurement by the million: made by the demonstration's generator and written with the rows of the real loader, but only into the tables
 * that the measured work reads. Everything known about a million people takes a quarter of an hour to load, and none of these figures reads it.
 */
import { COUNTY } from '../src/main/catalogue.ts';
import { operatorScope } from '../src/operations/access.ts';
import { binaryRows } from '../src/store/binary-rows.ts';
import type { Transaction } from '../src/store/database.ts';
import { isSealedFact } from '../src/store/fact-book.ts';
import { factColumns } from '../src/store/fact-columns.ts';
import { loadPeople } from '../src/store/load-people.ts';
import {
  type HouseholdToLoad,
  type Loading,
  loadColumns,
  personFactsRow,
  personRow,
  type Row,
  secretsOf,
} from '../src/store/load-rows.ts';
import { newNonces } from '../src/store/nonces.ts';
import { type PersonRow, rowsOfHousehold } from '../src/store/person-row.ts';
import { type DayNumber, toDayNumber } from '../src/values/date.ts';
import { type County, DAY } from './county.ts';

const day: DayNumber = toDayNumber(DAY);
/** Before the day on which everything is measured. */
const RECORDED = '2026-06-30T01:00:00.000Z';
/** Households made before they are copied. */
const BLOCK = 500;

interface Made {
  readonly household: HouseholdToLoad;
  readonly rows: readonly PersonRow[];
}

function take(
  county: County,
  source: Iterator<HouseholdToLoad>,
  enough: (rows: readonly PersonRow[]) => boolean = () => false,
): Made[] {
  const made: Made[] = [];
  while (made.length < BLOCK) {
    const { value: household, done } = source.next();
    if (done) break;
    const moves = household.members.flatMap(({ residences }) => residences.slice(1).map(({ from }) => from));
    const rows = rowsOfHousehold(county.services.book, { household, members: household.members, moves }, day);
    made.push({ household, rows });
    if (enough(rows)) break;
  }
  return made;
}

async function loadingOf({ services }: County, tx: Transaction): Promise<Loading> {
  const { seal, book } = services;
  const sealed = new Set([...book.facts.values()].filter(isSealedFact).map(({ id }) => id));
  const columns = await factColumns(tx);
  return { county: COUNTY, seal, staffId: null, origin: { kind: 'demonstration', ref: null }, columns, sealed };
}

async function copy(
  tx: Transaction,
  table: 'person_facts' | 'person',
  loading: Loading,
  rows: Iterable<Row>,
): Promise<void> {
  const columns = loadColumns(loading.columns)[table];
  const writer = binaryRows(Object.values(columns));
  const copying = await tx.copyIn(table, Object.keys(columns));
  for (const row of rows) {
    writer.add(row);
    const full = writer.full();
    if (full !== undefined) await copying.write(full);
  }
  await copying.write(writer.end());
  await copying.end();
}

/** The rows that policies read, until there are so many living people with a certificate. */
export function loadFactRows(county: County, source: Iterator<HouseholdToLoad>, holders: number): Promise<void> {
  return loadHolders(county, source, holders, () => false);
}

/** The same, with everything that is known about the people of some households. */
export async function loadHolders(
  county: County,
  source: Iterator<HouseholdToLoad>,
  holders: number,
  whole: (rows: readonly PersonRow[], household: number) => boolean,
): Promise<void> {
  const { database, seal, book } = county.services;
  let missing = holders;
  let households = 0;
  await database.tx(operatorScope(COUNTY), async (tx) => {
    const loading = await loadingOf(county, tx);
    const slots = loading.columns.reduce((most, { slot }) => Math.max(most, (slot ?? -1) + 1), 0);
    while (missing > 0) {
      const made = take(county, source, (rows) => {
        missing -= rows.filter(({ standing }) => standing === 1).length;
        return missing <= 0;
      });
      if (made.length === 0) throw new RangeError('there are no more people');
      const told = made.filter(({ rows }) => whole(rows, households++));
      const recording = { book, seal, today: DAY, at: RECORDED, origin: loading.origin };
      if (told.length > 0)
        await loadPeople(
          tx,
          recording,
          told.map(({ household }) => household),
        );
      const rest = new Set(told);
      const seated = made
        .filter((each) => !rest.has(each))
        .flatMap(({ household, rows }) => rows.map((row) => ({ household, row })));
      const nonces = await newNonces(tx, seal, seated.length);
      const pads = seal.keystream(nonces.slice(), slots);
      const rows = seated.map(({ household, row }, index) =>
        personFactsRow(loading, household, row, nonces[index]!, (slot) => pads[slot * seated.length + index]!),
      );
      await copy(tx, 'person_facts', loading, rows);
    }
  });
  for (const table of ['person_facts', 'person_stretch', 'person', 'fact', 'residence'])
    await database.owner((queries) => queries.execute(`vacuum (analyze) ${table}`));
}

/** The rows that lists show and search. Gives how many people there are. */
export async function loadListRows(county: County, source: Iterator<HouseholdToLoad>): Promise<number> {
  let people = 0;
  await county.services.database.tx(operatorScope(COUNTY), async (tx) => {
    const loading = await loadingOf(county, tx);
    for (let made = take(county, source); made.length > 0; made = take(county, source)) {
      const rows = made.flatMap(({ household, rows: known }) =>
        household.members.map((person, index) =>
          personRow(loading, household, person, known[index]!, secretsOf(loading, person)),
        ),
      );
      await copy(tx, 'person', loading, rows);
      people += rows.length;
    }
  });
  await county.services.database.owner((queries) => queries.execute('vacuum (analyze) person'));
  return people;
}
