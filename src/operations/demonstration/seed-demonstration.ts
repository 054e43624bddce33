/** Fills an empty county with the people of the demonstration, in one transaction: whole or not at all. */
import type { Catalogue } from '../../engine/catalogue.ts';
import { areasWithin, saveAreas } from '../../store/area.ts';
import { loadAreas } from '../../store/areas/load-areas.ts';
import type { Database } from '../../store/database.ts';
import { ensureFactColumns } from '../../store/fact-columns.ts';
import { type Loaded, loadPeople } from '../../store/load-people.ts';
import type { Seal } from '../../store/seal.ts';
import { type PlainDate, plainDate, toDayNumber } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { operatorScope } from '../access.ts';
import { factBookOf } from '../fact-book.ts';
import { diceOf } from './dice.ts';
import { generateCounty } from './generate-county.ts';
import { idMaker } from './history.ts';

/** The day on which the demonstration stands still: what it knows was known by then. */
export const DEMONSTRATION_DAY: PlainDate = plainDate('2026-07-01');
export const DEMONSTRATION_COUNTY = '621223';
/** Living people with a certificate in the county. */
export const DEMONSTRATION_PEOPLE = 21_300;

export interface SeedOptions {
  readonly catalogue: Catalogue;
  readonly seal: Seal;
  /** Living people with a certificate; their households make about 2.85 times as many people. */
  readonly people?: number;
  /** The same seed makes the same people. */
  readonly seed?: number;
  readonly today?: PlainDate;
  readonly progress?: (people: number) => void;
}

/** Problem `conflict` when the county has people already. */
export async function seedDemonstration(database: Database, options: SeedOptions): Promise<Loaded> {
  const { catalogue, seal, people = DEMONSTRATION_PEOPLE, seed = 1, today = DEMONSTRATION_DAY, progress } = options;
  await ensureFactColumns(database, catalogue.facts.values());
  const county = DEMONSTRATION_COUNTY;
  const recording = {
    book: factBookOf(catalogue),
    seal,
    newId: idMaker(diceOf(seed, 'writes'), Date.parse(today)),
    at: `${today}T01:00:00.000Z`,
    today,
    origin: { kind: 'demonstration', ref: null },
  };
  const loaded = await database.tx(operatorScope(county), async (tx) => {
    const [somebody] = await tx.sql`select from person where county = ${county} limit 1`;
    if (somebody !== undefined) throw new Problem('conflict', { what: '这个县里已经有人员' });
    await saveAreas(tx, loadAreas(county).areas);
    const areas = await areasWithin(tx, county);
    const households = generateCounty({
      county,
      areas,
      facts: catalogue.facts,
      people,
      seed,
      today: toDayNumber(today),
    });
    return loadPeople(tx, recording, households, (so) => progress?.(so.people));
  });
  await settle(database);
  return loaded;
}

const TABLES = ['household', 'person', 'person_uid', 'fact', 'residence', 'person_facts', 'person_stretch'];

/** Lists count on indexes that need not look at the rows, and the planner on knowing how many there are. */
async function settle(database: Database): Promise<void> {
  await database.owner(async (queries) => {
    for (const table of TABLES) await queries.execute(`vacuum (analyze) ${table}`);
    // Whoever looked at the database when it was filled keeps rows from being marked as seen by all; a second time finds the rest.
    const unmarked = await queries.sql<{ table: string }>`
      select relname as table from pg_class where relname = any(${TABLES}::text[]) and relallvisible < 0.9 * relpages`;
    for (const { table } of unmarked) await queries.execute(`vacuum ${table}`);
  });
}
