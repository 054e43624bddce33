/**
 * What all policies pay everybody in each of twelve months: from nothing, and after one fact, one in a hundred people, one parameter has changed. By the
 * operations themselves, on a database that flushes to disk. Against the two copies that no determination can do without.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { catalogueOf } from '../src/engine/catalogue.ts';
import { compileDetermination } from '../src/engine/determination/determine.ts';
import { COUNTY } from '../src/main/catalogue.ts';
import { packs } from '../src/main/packs.ts';
import { operatorCaller, operatorScope } from '../src/operations/access.ts';
import { determine } from '../src/operations/entitlement/determine.ts';
import { determineChanged } from '../src/operations/entitlement/determine-changed.ts';
import { run } from '../src/operations/operation.ts';
import { recordFact } from '../src/operations/person/record-fact.ts';
import type { Queries } from '../src/store/database.ts';
import { recordFacts } from '../src/store/fact.ts';
import { factColumns } from '../src/store/fact-columns.ts';
import type { PersonRow } from '../src/store/person-row.ts';
import { plainDate, toDayNumber } from '../src/values/date.ts';
import { inChild } from './child.ts';
import { type County, DAY, inTemporaryCounty } from './county.ts';
import { loadHolders } from './load.ts';
import { households } from './people.ts';
import { type Bench, type BenchResult, figuresOf, type Print } from './result.ts';
import { medianOf, takingTurns } from './rounds.ts';

const ROUNDS = 3;
const FACTS = 15;
const MONTHS = { first: '2026-01', last: '2026-12' };
const figure = figuresOf('entitlements');
const COUNTED = [21_300, 200_000];
/** From which age a policy pays: it and those that read it decide by it. */
const PARAMETER = 'elderly-allowance-age';
const READER = 'elderly-allowance';

export const benchEntitlements: Bench = ({ people }, print) =>
  inTemporaryCounty(async (county) => {
    const sizes = [...COUNTED.filter((size) => size < people), people];
    const source = households(people + 1000);
    const results: BenchResult[] = [];
    const grown: { people: number; full: number; peak: number }[] = [];
    let loaded = 0;
    for (const size of sizes) {
      print(`entitlements   loading ${size.toLocaleString('en-US')} people …`);
      await loadHolders(county, source, size - loaded, isKnownWhole);
      loaded = size;
      await forget(county);
      const done = await inChild<{ people: number; seconds: number; peak: number }>('entitlements-child.ts', [
        county.dataDir,
      ]);
      const told = `at ${done.people.toLocaleString('en-US')} people`;
      const measured = await measure(county, told, print);
      grown.push({ people: done.people, full: measured.full, peak: done.peak });
      results.push(...measured.results, figure(`peak memory ${told}`, done.peak, 'megabytes', { atMost: 500 }));
    }
    const [small, large] = [grown[0]!, grown.at(-1)!];
    if (small === large) return results;
    const perPerson = large.full / large.people / (small.full / small.people);
    return [
      ...results,
      figure('time for each person, largest ÷ smallest', perPerson, 'times', { atMost: 1.3 }),
      figure('peak memory, largest ÷ smallest', large.peak / small.peak, 'times', { atMost: 2 }),
    ];
  });

const [FROM, TO] = [toDayNumber(plainDate('2026-01-01')), toDayNumber(plainDate('2027-01-01'))];

/** Of people whose facts change within the year everything is known, and of one household in fifty, about which something will become known. */
function isKnownWhole(rows: readonly PersonRow[], household: number): boolean {
  const changes = rows.some(
    ({ heldFrom, heldUntil }) => (heldFrom !== null && heldFrom > FROM) || (heldUntil !== null && heldUntil < TO),
  );
  return changes || household % 50 === 0;
}

async function measure(county: County, told: string, print: Print): Promise<{ full: number; results: BenchResult[] }> {
  const { database } = county.services;
  const file = join(county.dataDir, 'entitlements.copy');
  await keepResults(county, file);
  const columns = await columnsRead(county);
  print(`entitlements   ${ROUNDS} rounds ${told} …`);
  const { full, again, outIn } = await takingTurns(ROUNDS, {
    full: { before: () => forget(county), work: () => county.run(determine, {}) },
    again: { before: () => settle(county), work: () => determineAgain(county) },
    outIn: {
      before: () => forget(county),
      work: () =>
        database.owner(async (queries) => {
          await copyOut(queries, columns);
          await copyIn(queries, file);
        }),
    },
  });
  await forget(county);
  const { people } = await county.run(determine, {});
  await settle(county);
  const [whole, unchanged] = [medianOf(full), medianOf(again)];
  const some = await changeSome(county, Math.ceil(people / 100));
  const facts = await changeFacts(county);
  const parameter = await changeParameter(county);
  return {
    full: whole,
    results: [
      figure(`twelve months of all policies ${told}`, whole / 1000, 'seconds'),
      figure(`against copying the columns out and the results in ${told}`, whole / medianOf(outIn), 'times', {
        atMost: 3,
      }),
      figure(`a run that changes nothing ÷ the first ${told}`, unchanged / whole, 'times'),
      figure(`one changed fact, from the write to the proposal, ${told}`, facts, 'milliseconds', { atMost: 50 }),
      figure(`one in a hundred people changed ÷ everybody ${told}`, some / whole, 'times', { atMost: 0.03 }),
      figure(`one parameter changed ÷ everybody ${told}`, parameter / whole, 'times'),
    ],
  };
}

async function determineAgain(county: County): Promise<void> {
  const { changed } = await county.run(determine, {});
  if (changed !== 0) throw new Error(`${changed} results changed although nothing had`);
}

/** People about whom everything is known. */
const knownPeople = ({ services }: County, most: number): Promise<string[]> =>
  services.database.read(operatorScope(COUNTY), async (tx) => {
    const rows = await tx.sql<{ id: string }>`
      select id from person where county = ${COUNTY} and standing = 1 order by md5(id::text) limit ${most}`;
    return rows.map(({ id }) => id);
  });

/** Milliseconds to determine again whose level is another one, and who lives with them: the middle of some rounds, each of other people. */
async function changeSome(county: County, most: number): Promise<number> {
  const people = await knownPeople(county, 1 + ROUNDS * most);
  // The first one prepares what is compiled once.
  await determineAnew(county, people.splice(0, 1));
  const taken: number[] = [];
  for (let round = 0; round < ROUNDS; round++) taken.push(await determineAnew(county, people.splice(0, most)));
  return medianOf(taken);
}

async function determineAnew(county: County, people: readonly string[]): Promise<number> {
  for (let start = 0; start < people.length; start += 1000)
    await changeLevels(county, people.slice(start, start + 1000));
  const started = performance.now();
  // As a worker does.
  for (let waiting = 1; waiting > 0; ) ({ waiting } = await county.run(determineChanged, {}));
  return performance.now() - started;
}

function changeLevels({ services }: County, people: readonly string[]): Promise<unknown> {
  const { database, book, seal, newId, now } = services;
  const recording = { book, seal, newId, at: now().toISOString(), today: DAY, origin: { kind: 'staff', ref: null } };
  return database.tx(operatorScope(COUNTY), (tx) =>
    recordFacts(
      tx,
      recording,
      people.map((id, index) => ({
        subject: { kind: 'person', id },
        fact: 'disabilityLevel',
        value: 1 + (index % 4),
        from: plainDate('2026-03-05'),
      })),
    ),
  );
}

/** Milliseconds from a fact's write to the answer, by when what it changes is proposed: the middle of some writes. */
async function changeFacts(county: County): Promise<number> {
  const people = await knownPeople(county, FACTS + 5);
  const taken: number[] = [];
  for (const [index, person] of people.entries()) {
    const started = performance.now();
    await county.run(recordFact, {
      person,
      fact: 'disabilityLevel',
      value: 1 + (index % 4),
      from: '2026-03-05',
      reason: '残联复核后的等级',
    });
    // The first ones prepare what is compiled once.
    if (index >= 5) taken.push(performance.now() - started);
  }
  return medianOf(taken);
}

/** Milliseconds to determine again what a new value of one parameter concerns. */
async function changeParameter(county: County): Promise<number> {
  const raised = packs.map((pack) => ({
    ...pack,
    parameters: pack.parameters.map((parameter) =>
      parameter.id === PARAMETER
        ? {
            ...parameter,
            values: [...parameter.values, { ...parameter.values.at(-1)!, from: plainDate('2026-08-01'), value: 71 }],
          }
        : parameter,
    ),
  }));
  const services = { ...county.services, catalogue: catalogueOf(raised) };
  const started = performance.now();
  await run(determine, { policies: [READER] }, operatorCaller(COUNTY, 'bench'), services);
  return performance.now() - started;
}

const checkpoint = ({ services }: County): Promise<unknown> =>
  services.database.owner((queries) => queries.execute('checkpoint'));

/** As before the first run. */
async function forget(county: County): Promise<void> {
  await county.services.database.owner((queries) =>
    queries.execute('truncate entitlement, entitlement_run, news, undetermined'),
  );
  await checkpoint(county);
}

/** A month later the database has cleaned up behind the first run. */
async function settle(county: County): Promise<void> {
  await county.services.database.owner((queries) => queries.execute('vacuum (analyze) entitlement'));
  await checkpoint(county);
}

/** The columns that a determination reads of a person. */
async function columnsRead({ services }: County): Promise<readonly string[]> {
  const { catalogue, database } = services;
  const program = compileDetermination(catalogue, {
    months: MONTHS,
    policies: catalogue.order,
    areas: [COUNTY],
    slotOf: (policy) => catalogue.order.indexOf(policy),
  });
  const known = await database.read(operatorScope(COUNTY), (tx) => factColumns(tx));
  const read = known.filter(({ fact }) => program.facts.includes(fact)).map(({ column }) => column);
  return ['person_id', 'area_code', 'seal_nonce', ...read];
}

/** The same columns of the same people, in whatever order the database likes, by its owner, and thrown away. */
async function copyOut(queries: Queries, columns: readonly string[]): Promise<void> {
  const statement = sql`
    select ${sql.join(columns.map((column) => sql.ref(column)))} from person_facts
    where county = ${COUNTY} and standing < 4 and disability_level is not null`;
  for await (const chunk of queries.copyOut(statement)) if (chunk.length === 0) throw new Error('an empty piece');
}

const RESULT_COLUMNS = ['county', 'first_month', 'months', 'person_id', 'run', 'digest', 'area_code', 'runs'];

async function keepResults({ services }: County, file: string): Promise<void> {
  await services.database.owner(async (queries) => {
    const out = createWriteStream(file);
    const statement = sql`select ${sql.join(RESULT_COLUMNS.map((column) => sql.ref(column)))} from entitlement`;
    for await (const chunk of queries.copyOut(statement))
      if (!out.write(chunk)) await new Promise<void>((resolve) => out.once('drain', resolve));
    await new Promise<void>((resolve) => out.end(resolve));
  });
}

async function copyIn(queries: Queries, file: string): Promise<void> {
  const copying = await queries.copyIn('entitlement', RESULT_COLUMNS);
  for await (const chunk of createReadStream(file)) await copying.write(chunk as Buffer);
  await copying.end();
}
