/**
 * Workers are killed at random moments. What they leave behind is, when all is done, what one redetermination that nobody disturbs would have given:
 * nothing is lost, nothing is there twice.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { COUNTY } from '../../src/main/catalogue.ts';
import { setUpDemonstration } from '../../src/main/demonstration.ts';
import { openSystem, type System } from '../../src/main/system.ts';
import { operatorScope } from '../../src/operations/access.ts';
import { determinePeople } from '../../src/operations/entitlement/determine-people.ts';
import { redeterminePeople } from '../../src/operations/entitlement/redetermine.ts';
import { recordingOf } from '../../src/operations/operation.ts';
import { standingCatalogue } from '../../src/operations/standing-catalogue.ts';
import type { Transaction } from '../../src/store/database.ts';
import { recordFacts } from '../../src/store/fact.ts';
import { takeUndetermined } from '../../src/store/undetermined.ts';
import { plainDate } from '../../src/values/date.ts';

const folder = mkdtempSync(join(tmpdir(), 'fuzhu-jobs-'));
const scope = operatorScope(COUNTY);
let system: System;
const workers = new Set<ChildProcess>();

before(async () => {
  system = await openSystem({ dataDir: folder, mode: 'server' });
  await setUpDemonstration(system, folder, { people: 150, progress: () => undefined });
  const operator = system.asOperator();
  while ((await operator.entitlement.catchUp({})).waiting > 0);
  await operator.entitlement.determine({});
  while ((await operator.entitlement.determineChanged({})).waiting > 0);
});
after(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  await system.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const context = async (tx: Transaction) => {
  const at = system.services.now().toISOString();
  const catalogue = await standingCatalogue(tx, system.services.catalogue);
  const today = plainDate(at.slice(0, 10));
  return {
    ...system.services,
    catalogue,
    packs: system.services.catalogue,
    tx,
    scope,
    at,
    today,
    progress: () => undefined,
  };
};

/** What is due, and what is proposed, without what chance gave. */
async function standing(tx: Transaction) {
  const due = await tx.sql`
    select person_id, area_code, digest::text, encode(runs, 'hex') as runs from entitlement where until_run = 2147483647 order by person_id`;
  const proposed = await tx.sql`
    select person_id, policy, period, kind, amount_fen::text, state from correction order by person_id, policy, period, kind, state, amount_fen`;
  const [waiting] = await tx.sql<{ news: number; undetermined: number }>`
    select (select count(*)::int from news) as news, (select count(*)::int from undetermined) as undetermined`;
  return { due, proposed, waiting };
}

/** Levels that are said to have been others since September, of every holder. */
async function tellNews(level: (index: number) => number): Promise<number> {
  return system.database.tx(scope, async (tx) => {
    const holders = await tx.sql<{
      id: string;
    }>`select person_id as id from person_facts where standing = 1 order by person_id`;
    const from = plainDate('2026-09-01');
    await recordFacts(
      tx,
      recordingOf(await context(tx), { kind: 'staff', ref: null }),
      holders.map(({ id }, index) => ({
        subject: { kind: 'person', id },
        fact: 'disabilityLevel',
        value: level(index),
        from,
      })),
    );
    const [row] = await tx.sql<{ n: number }>`select count(*)::int as n from news`;
    return row!.n;
  });
}

/** Everything worked off in one transaction, which is then undone. */
async function undisturbed() {
  class Undo extends Error {}
  let found: Awaited<ReturnType<typeof standing>> | undefined;
  await assert.rejects(
    system.database.tx(scope, async (tx) => {
      const own = await context(tx);
      const people = (await tx.sql<{ id: string }>`select person_id as id from news`).map(({ id }) => id);
      await redeterminePeople(own, people);
      await determinePeople(own, await takeUndetermined(tx, 100_000));
      found = await standing(tx);
      throw new Undo();
    }),
    Undo,
  );
  return found!;
}

function startWorker(): ChildProcess {
  const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
  const hook = new URL('../../bin/jsx.mjs', import.meta.url).href;
  const given = ['work', '--data', folder, '--people', '7', '--patience', '3'];
  const worker = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--import', hook, main, ...given], {
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  workers.add(worker);
  worker.once('exit', () => workers.delete(worker));
  return worker;
}

const ended = (worker: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => worker.once('exit', (code) => resolve(code)));

const left = () =>
  system.database.read(scope, async (tx) => {
    const { waiting } = await standing(tx);
    return waiting!.news + waiting!.undetermined;
  });

async function untilNobodyWaits(): Promise<void> {
  const until = performance.now() + 120_000;
  while ((await left()) > 0) {
    assert.ok(performance.now() < until, 'the workers do not get done');
    await sleep(100);
  }
}

test('workers that are killed lose nothing and do nothing twice; told to stop they end cleanly', {
  timeout: 240_000,
}, async () => {
  assert.ok((await tellNews((index) => 1 + (index % 4))) >= 150);
  const expected = await undisturbed();
  assert.ok(expected.proposed.length > 0);
  const all = await left();
  let kills = 0;
  // Killed while they are at it: a moment after something has been worked off, and sometimes sooner.
  for (let seen = all; kills < 2 && seen > 0; ) {
    const pair = [startWorker(), startWorker()];
    const gone = Promise.all(pair.map(ended));
    while (kills === 0 && (await left()) === all) await sleep(20);
    await sleep(300 + Math.random() * 1500);
    seen = await left();
    for (const worker of pair) worker.kill('SIGKILL');
    await gone;
    kills += 1;
  }
  assert.ok(kills > 0);
  const last = startWorker();
  const gone = ended(last);
  // Until it has begun, which it says, nothing listens to the signal.
  await new Promise((resolve) => last.stderr!.once('data', resolve));
  await untilNobodyWaits();
  last.kill('SIGTERM');
  assert.equal(await gone, 0);
  await system.database.read(scope, async (tx) => {
    assert.deepEqual(await standing(tx), expected);
    const twice = await tx.sql`
      select correction_id from correction_action where kind = 'propose' group by correction_id having count(*) > 1`;
    assert.deepEqual(twice, []);
  });
  assert.equal((await system.asOperator().entitlement.determine({})).changed, 0);
});

test('the tables of the queue stay on one machine', async () => {
  const tags = await system.database.owner(
    (queries) => queries.sql<{ tag: string }>`
      select distinct coalesce(obj_description(oid, 'pg_class'), '') as tag from pg_class
      where relnamespace = 'fuzhu_jobs'::regnamespace and relkind in ('r', 'p')`,
  );
  assert.deepEqual(tags, [{ tag: 'local' }]);
});
