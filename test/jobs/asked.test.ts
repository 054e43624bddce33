/**
 * What somebody asked for and a worker does: two workers share it, a killed one loses and doubles nothing, it can be stopped, and it ends for those who
 * may no longer ask. The draft's own lock is held here to catch a worker in the middle.
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
import { operatorScope, staffCaller } from '../../src/operations/access.ts';
import type { operations } from '../../src/operations/all.ts';
import type { Bound } from '../../src/operations/bound.ts';
import { workAtJob } from '../../src/operations/job/work.ts';
import { beginPreview as holdDraft } from '../../src/store/rule-preview.ts';

const folder = mkdtempSync(join(tmpdir(), 'fuzhu-asked-'));
const scope = operatorScope(COUNTY);
const stopping = new AbortController().signal;
const workers = new Set<ChildProcess>();
let system: System;
let staffId: string;
/** As a member of the county's staff. */
let at: Bound<typeof operations>;

before(async () => {
  system = await openSystem({ dataDir: folder, mode: 'server' });
  await setUpDemonstration(system, folder, { people: 40, progress: () => undefined });
  const { staff } = await system.asOperator().staff.list({});
  staffId = staff.find(({ account }) => account === 'county')!.id;
  at = system.as(staffCaller({ staffId, role: 'county', area: COUNTY }, 'test'));
});
after(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  await system.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

let raised = 12_000;
/** A draft that raises the nursing allowance, and a job for its effect. */
async function askedDraft(): Promise<{ draft: string; job: string }> {
  raised += 1000;
  const value = { table: { 1: raised, 2: raised, 3: 0, 4: 0 } };
  const { draft } = await at.rule.save({
    title: `提高护理补贴标准到${raised / 100}元`,
    paper: '县残联〔2027〕1号',
    from: '2027-07-01',
    values: [{ parameter: 'nursing-allowance-standard', area: COUNTY, value }],
  });
  const { job } = await at.job.beginPreview({ draft, ...months, later: true });
  return { draft, job: job! };
}
const months = { first: '2027-07', last: '2027-12' };

const work = () => workAtJob(system.services, COUNTY, { stopping, silence: 15 });
const stateOf = async (job: string) => (await at.job.read({ job })).state;

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 60_000;
  while (!(await holds())) {
    assert.ok(performance.now() < end, 'it never comes to that');
    await sleep(20);
  }
}

/** Whoever works out the effect of these drafts waits until `meanwhile` is over. */
const whileHeld = (drafts: readonly string[], meanwhile: () => Promise<void>): Promise<void> =>
  system.database.tx(scope, async (tx) => {
    for (const draft of drafts) await holdDraft(tx, draft);
    await meanwhile();
  });

/** The kept effect, without when it was worked out, and how often it was. */
async function kept(draft: string) {
  const { at: _, list, ...effect } = await at.rule.effect({ draft, pageSize: 200 });
  const { rows } = await at.audit.list({ subject: `rule:${draft}` });
  const times = rows.filter(({ operation, outcome }) => operation === 'rule.preview' && outcome === 'done').length;
  return { effect, list, times };
}

function startWorker(): ChildProcess {
  const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
  const hook = new URL('../../bin/jsx.mjs', import.meta.url).href;
  const given = ['work', '--data', folder, '--patience', '2'];
  const worker = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--import', hook, main, ...given], {
    stdio: 'ignore',
  });
  workers.add(worker);
  worker.once('exit', () => workers.delete(worker));
  return worker;
}

async function kill(worker: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => worker.once('exit', resolve));
  worker.kill('SIGKILL');
  await gone;
}

test('a job gives what asking at once gives, and is done by the one who asked', async () => {
  const { draft, job } = await askedDraft();
  const again = await at.job.beginPreview({ draft, ...months, later: true });
  assert.deepEqual(again, { job, already: true });
  assert.equal(await stateOf(job), 'waiting');
  assert.equal(await work(), true);
  assert.equal(await work(), false);
  assert.equal(await stateOf(job), 'done');
  const byJob = await kept(draft);
  assert.ok(byJob.effect.result.gaining > 0);
  const { rows } = await at.audit.list({ subject: `rule:${draft}` });
  assert.equal(rows.find(({ operation }) => operation === 'rule.preview')!.requestId, `job ${job}`);
  const atOnce = await at.job.beginPreview({ draft, ...months });
  assert.equal(atOnce.job, null);
  const { effect, list } = await kept(draft);
  assert.deepEqual({ effect, list }, { effect: byJob.effect, list: byJob.list });
});

test('the effect says how much was recorded since it was worked out', async () => {
  const { draft } = await askedDraft();
  await work();
  assert.equal((await at.rule.effect({ draft })).recorded, 0);
  const [person] = (await at.person.list({ pageSize: 1 })).people;
  const value = (person!.disabilityLevel! % 4) + 1;
  const said = { fact: 'disabilityLevel', value, from: '2026-01-01', reason: '复评以后变了' };
  await at.person.recordFact({ person: person!.id, ...said });
  assert.equal((await at.rule.effect({ draft })).recorded, 1);
  await at.rule.preview({ draft, ...months });
  assert.equal((await at.rule.effect({ draft })).recorded, 0);
});

test('a job that is stopped leaves nothing behind', async () => {
  const { draft, job } = await askedDraft();
  let worked: Promise<boolean> | undefined;
  await whileHeld([draft], async () => {
    worked = work();
    await until(async () => (await stateOf(job)) === 'running');
    assert.equal((await at.job.cancel({ job })).cancelled, true);
  });
  await worked;
  assert.equal(await stateOf(job), 'cancelled');
  assert.equal((await at.job.cancel({ job })).cancelled, false);
  await assert.rejects(at.rule.effect({ draft }), { code: 'rule-draft-no-preview' });
  assert.equal(await work(), false);
});

test('a job that can not be done says why', async () => {
  const { draft, job } = await askedDraft();
  await at.rule.withdraw({ draft, reason: '文件没有印发' });
  await work();
  const { state, problem } = await at.job.read({ job });
  assert.equal(state, 'failed');
  assert.match(problem!, /不能测算/);
});

test('nobody works for an account that was closed', async () => {
  const { job } = await askedDraft();
  const close = (closed: string | null) =>
    system.database.tx(scope, (tx) => tx.run`update staff set disabled_at = ${closed} where id = ${staffId}`);
  await close('2026-01-01T00:00:00Z');
  await work();
  await close(null);
  assert.equal(await stateOf(job), 'failed');
});

test('everybody determined by a job', async () => {
  const { job } = await at.job.beginDetermination({ first: '2027-01', later: true });
  await work();
  assert.equal(await stateOf(job!), 'done');
  assert.equal((await at.entitlement.determined({ first: '2027-01' })).run!.people, 40);
  assert.equal((await system.asOperator().entitlement.determine({ first: '2027-01' })).changed, 0);
});

test('two workers share the jobs, and what they were killed at is done once by another', {
  timeout: 120_000,
}, async () => {
  const [one, other] = [await askedDraft(), await askedDraft()];
  const running = async () => [await stateOf(one.job), await stateOf(other.job)].every((state) => state === 'running');
  await whileHeld([one.draft, other.draft], async () => {
    const pair = [startWorker(), startWorker()];
    // Each does one at a time, so both are at it.
    await until(running);
    await Promise.all(pair.map(kill));
    assert.ok(await running());
  });
  const last = startWorker();
  await until(async () => (await stateOf(one.job)) === 'done' && (await stateOf(other.job)) === 'done');
  await kill(last);
  for (const { draft } of [one, other]) {
    const byWorker = await kept(draft);
    assert.equal(byWorker.times, 1);
    await at.rule.preview({ draft, ...months });
    const { effect, list } = await kept(draft);
    assert.deepEqual({ effect, list }, { effect: byWorker.effect, list: byWorker.list });
  }
});
