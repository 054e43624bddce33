/**
 * The whole batch: everybody is read out of the database, decided by all policies, and what changed is written back, by the operation itself, on a
 * database that flushes to disk. Against the two copies that no batch can do without: the same columns out, the same results in.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { compileColumns } from '../src/engine/columns.ts';
import { COUNTY } from '../src/main/catalogue.ts';
import { operatorScope } from '../src/operations/access.ts';
import { decide } from '../src/operations/decision/decide.ts';
import type { Queries } from '../src/store/database.ts';
import { factColumns } from '../src/store/fact-columns.ts';
import { inChild } from './child.ts';
import { type County, DAY, inTemporaryCounty } from './county.ts';
import { loadFactRows } from './load.ts';
import { households } from './people.ts';
import { type Bench, type BenchResult, figuresOf, type Print } from './result.ts';
import { medianOf, takingTurns } from './rounds.ts';

const ROUNDS = 3;
const figure = figuresOf('batch');

export const benchBatch: Bench = ({ people }, print) =>
  inTemporaryCounty(async (county) => {
    const peaks = await measureMemory(county, people, print);
    return [...(await measureTime(county, people, print)), ...peaks];
  });

/** Peak memory of a process that does nothing else, at growing numbers of people. */
async function measureMemory(county: County, people: number, print: Print): Promise<BenchResult[]> {
  const source = households(people + 1000);
  const sizes = [Math.round(people * 0.1), Math.round(people * 0.3), people];
  const peaks: number[] = [];
  let loaded = 0;
  for (const size of sizes) {
    print(`batch   loading ${size.toLocaleString('en-US')} people …`);
    await loadFactRows(county, source, size - loaded);
    await forget(county);
    const done = await inChild<{ people: number; seconds: number; peak: number }>('batch-child.ts', [county.dataDir]);
    loaded = done.people;
    print(`batch   ${done.people.toLocaleString('en-US')} people decided in ${done.seconds.toFixed(1)} s`);
    peaks.push(done.peak);
  }
  const [small, middle, large] = peaks as [number, number, number];
  const at = (size: number): string => `peak memory of the batch at ${size.toLocaleString('en-US')} people`;
  return [
    figure(at(sizes[0]!), small, 'megabytes', { atMost: 400 }),
    figure(at(sizes[1]!), middle, 'megabytes', { atMost: 400 }),
    figure(at(sizes[2]!), large, 'megabytes', { atMost: 400 }),
    figure('its growth from the smallest to the largest', large / small, 'times', { atMost: 1.2 }),
  ];
}

async function measureTime(county: County, people: number, print: Print): Promise<BenchResult[]> {
  const { database } = county.services;
  const file = join(county.dataDir, 'results.copy');
  await keepResults(county, file);
  const columns = await columnsRead(county);
  print(`batch   ${ROUNDS} rounds …`);
  const { first, again, out, outIn } = await takingTurns(ROUNDS, {
    first: { before: () => forget(county), work: () => county.run(decide, { on: DAY }) },
    again: { before: () => settle(county), work: () => decideAgain(county) },
    out: { before: () => checkpoint(county), work: () => database.owner((queries) => copyOut(queries, columns)) },
    outIn: {
      before: () => forget(county),
      work: () =>
        database.owner(async (queries) => {
          await copyOut(queries, columns);
          await copyIn(queries, file);
        }),
    },
  });
  const [firstRun, unchanged] = [medianOf(first), medianOf(again)];
  return [
    figure('first run, against copying the columns out and the results in', firstRun / medianOf(outIn), 'times', {
      atMost: 2,
    }),
    figure('a run that changes nothing, against copying the columns out', unchanged / medianOf(out), 'times', {
      atMost: 1.5,
    }),
    figure('people decided in the first run', (people / firstRun) * 1000, 'per second'),
    figure('people decided when nothing changes', (people / unchanged) * 1000, 'per second'),
  ];
}

async function decideAgain(county: County): Promise<void> {
  const { changed } = await county.run(decide, { on: DAY });
  if (changed !== 0) throw new Error(`${changed} results changed although nothing had`);
}

const checkpoint = ({ services }: County): Promise<unknown> =>
  services.database.owner((queries) => queries.execute('checkpoint'));

/** As before the first run. */
async function forget(county: County): Promise<void> {
  await county.services.database.owner((queries) => queries.execute('truncate decision, decision_run'));
  await checkpoint(county);
}

/** A month later the database has cleaned up behind the first run. */
async function settle(county: County): Promise<void> {
  await county.services.database.owner((queries) => queries.execute('vacuum (analyze) decision'));
  await checkpoint(county);
}

/** The columns that the batch reads of a person. */
async function columnsRead({ services }: County): Promise<readonly string[]> {
  const { catalogue, database } = services;
  const { facts } = compileColumns(catalogue, [...catalogue.policies.keys()], { on: DAY, areas: [COUNTY] });
  const known = await database.read(operatorScope(COUNTY), (tx) => factColumns(tx));
  const read = known.filter(({ fact }) => facts.includes(fact)).map(({ column }) => column);
  return ['person_id', 'area_code', 'seal_nonce', ...read];
}

/** The same columns of the same people, in whatever order the database likes, by its owner, and thrown away. */
async function copyOut(queries: Queries, columns: readonly string[]): Promise<void> {
  const statement = sql`
    select ${sql.join(columns.map((column) => sql.ref(column)))} from person_facts
    where county = ${COUNTY} and standing < 4 and disability_level is not null and (died_on is null or died_on >= ${DAY}::date)`;
  for await (const chunk of queries.copyOut(statement)) if (chunk.length === 0) throw new Error('an empty piece');
}

const RESULT_COLUMNS = ['county', 'person_id', 'run', 'digest', 'area_code', 'results'];

async function keepResults({ services }: County, file: string): Promise<void> {
  await services.database.owner(async (queries) => {
    const out = createWriteStream(file);
    const statement = sql`select ${sql.join(RESULT_COLUMNS.map((column) => sql.ref(column)))} from decision`;
    for await (const chunk of queries.copyOut(statement))
      if (!out.write(chunk)) await new Promise<void>((resolve) => out.once('drain', resolve));
    await new Promise<void>((resolve) => out.end(resolve));
  });
}

async function copyIn(queries: Queries, file: string): Promise<void> {
  const copying = await queries.copyIn('decision', RESULT_COLUMNS);
  for await (const chunk of createReadStream(file)) await copying.write(chunk as Buffer);
  await copying.end();
}
