import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../values/problem.ts';
import { prepareDataFolder, runningPostmaster } from './data-folder.ts';
import { type Database, openDatabase } from './database.ts';

let root: string;
let folder: string;
const opened: Database[] = [];
const children: ChildProcess[] = [];

/** A folder as a first start leaves it; most tests begin with a copy of it. */
let template: string;
before(async () => {
  template = mkdtempSync(join(tmpdir(), 'fuzhu-embedded-'));
  await (await openDatabase({ dataDir: join(template, 'data') }, { connections: 1 })).close();
});
after(() => rmSync(template, { recursive: true, force: true }));

/** With owners and modes; the socket folder is empty between runs. */
const startedBefore = (): void => void execFileSync('cp', ['-a', join(template, 'data'), folder]);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fuzhu-embedded-'));
  folder = join(root, 'data');
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const database of opened.splice(0)) await database.close().catch(() => undefined);
  const left = existsSync(folder) ? runningPostmaster(prepareDataFolder(folder)) : undefined;
  if (left !== undefined) process.kill(left, 'SIGQUIT');
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  assert.equal(left, undefined, 'a server stayed behind');
});

async function open(mode: 'server' | 'join' = 'server', dataDir = folder): Promise<Database> {
  const database = await openDatabase({ dataDir, mode }, { connections: 2 });
  opened.push(database);
  return database;
}

/** Opens the folder in another process, which says `ready` and then stays. */
async function openElsewhere(mode: 'server' | 'join', work = ''): Promise<ChildProcess> {
  const code = `
    import { openDatabase } from ${JSON.stringify(new URL('./database.ts', import.meta.url).href)};
    try {
      const database = await openDatabase({ dataDir: ${JSON.stringify(folder)}, mode: '${mode}' }, { connections: 2 });
      ${work}
      console.log('ready');
      process.on('SIGTERM', () => database.close());
    } catch (error) { console.log(error.code); }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  return child;
}

const said = async (child: ChildProcess): Promise<string> => String((await once(child.stdout!, 'data'))[0]).trim();
const postmaster = (): number | undefined => runningPostmaster(prepareDataFolder(folder));
const is =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof Problem && error.code === code;

test('the first start makes a private cluster in UTF-8, the second finds it; nothing listens on the network', async () => {
  const first = await open();
  await first.owner((queries) => queries.execute(`create table kept as select '𬭎' as name`));
  const facts = await first.owner(
    (queries) => queries.sql<{ name: string; setting: string }>`
    select name, setting from pg_settings where name in ('listen_addresses', 'server_encoding', 'data_checksums', 'fsync')`,
  );
  assert.deepEqual(Object.fromEntries(facts.map(({ name, setting }) => [name, setting])), {
    listen_addresses: '',
    server_encoding: 'UTF8',
    data_checksums: 'on',
    fsync: 'on',
  });
  await first.close();
  assert.equal(postmaster(), undefined);
  for (const name of ['postgres', 'socket']) assert.equal(statSync(join(folder, name)).mode & 0o777, 0o700, name);
  assert.equal(statSync(folder).mode & 0o777, 0o700);

  const second = await open();
  assert.deepEqual(await second.owner((queries) => queries.sql`select name from kept`), [{ name: '𬭎' }]);
});

test('Chinese characters have trigrams and a prefix search can use a plain index', async () => {
  startedBefore();
  const database = await open();
  await database.owner(async (queries) => {
    await queries.execute('create extension pg_trgm');
    const [row] = await queries.sql<{ trigrams: string[] }>`select show_trgm('残疾人') as trigrams`;
    assert.equal(row!.trigrams.length, 4);
    await queries.execute('create table t (name text primary key)');
    await queries.execute('set enable_seqscan = off');
    const plan = await queries.sql<{ 'QUERY PLAN': string }>`explain select name from t where name like '张%'`;
    assert.match(plan.map((line) => line['QUERY PLAN']).join(), /Index.*name >= '张'/);
  });
});

test('as root the server runs as somebody else, who owns the cluster and can not read the key', async (t) => {
  if (process.getuid?.() !== 0) return t.skip('only root changes users');
  startedBefore();
  await open();
  const owner = statSync(join(folder, 'postgres')).uid;
  assert.notEqual(owner, 0);
  assert.match(readFileSync(`/proc/${postmaster()}/status`, 'utf8'), new RegExp(`^Uid:\\s+${owner}\\s+${owner}`, 'm'));
  assert.equal(statSync(folder).uid, 0);
  // The folder is closed to that user as a whole: it is reached by descriptor only.
  assert.equal(statSync(folder).mode & 0o077, 0);
});

test('a second server is refused and told by whom; commands may join, and whoever leaves last stops it', async () => {
  startedBefore();
  const server = await open();
  await assert.rejects(
    open(),
    (error: Problem) => is('data-folder-in-use')(error) && error.say('en').includes(`fuzhu ${process.pid}`),
  );
  const command = await open('join');
  assert.deepEqual(await command.owner((queries) => queries.sql`select 1 as n`), [{ n: 1 }]);
  await server.close();
  assert.notEqual(postmaster(), undefined, 'the command still works');
  assert.deepEqual(await command.owner((queries) => queries.sql`select 2 as n`), [{ n: 2 }]);
  await command.close();
  assert.equal(postmaster(), undefined);
});

test('a command without a server starts one for itself, and a server that comes meanwhile takes it over', async () => {
  startedBefore();
  const command = await open('join');
  const pid = postmaster();
  const server = await open();
  await command.close();
  assert.equal(postmaster(), pid);
  assert.deepEqual(await server.owner((queries) => queries.sql`select 1 as n`), [{ n: 1 }]);
});

test('two processes that start at once on an empty folder end with one cluster and one server', async () => {
  const words = await Promise.all(
    (await Promise.all([openElsewhere('server'), openElsewhere('server'), openElsewhere('join')])).map(said),
  );
  assert.deepEqual(words.slice(0, 2).sort(), ['data-folder-in-use', 'ready']);
  assert.equal(words[2], 'ready');
  for (const child of children) {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  }
  assert.equal(postmaster(), undefined);
});

test('after kill -9 of the application its PostgreSQL is taken over, with everything that was committed', async () => {
  startedBefore();
  const child = await openElsewhere(
    'server',
    `await database.owner((q) => q.execute('create table kept as select 7 as n'));`,
  );
  assert.equal(await said(child), 'ready');
  const pid = postmaster();
  child.kill('SIGKILL');
  await once(child, 'exit');
  const database = await open();
  assert.equal(postmaster(), pid);
  assert.deepEqual(await database.owner((queries) => queries.sql`select n from kept`), [{ n: 7 }]);
});

test('after kill -9 of both the cluster recovers', async () => {
  startedBefore();
  const child = await openElsewhere(
    'server',
    `await database.owner((q) => q.execute('create table kept as select 7 as n'));`,
  );
  assert.equal(await said(child), 'ready');
  process.kill(postmaster()!, 'SIGKILL');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const database = await open();
  assert.deepEqual(await database.owner((queries) => queries.sql`select n from kept`), [{ n: 7 }]);
});

test('when PostgreSQL is killed under a running server it comes back by itself', { timeout: 120_000 }, async () => {
  startedBefore();
  const database = await open();
  await database.owner((queries) => queries.execute('create table kept as select 7 as n'));
  process.kill(postmaster()!, 'SIGKILL');
  for (;;) {
    // It answers a moment before it is the one server of its folder again.
    const rows = await database
      .owner((queries) => queries.sql`select n from kept where exists (select from pg_locks where objid = 7302002)`)
      .catch((error: unknown) => {
        assert.ok(is('database-unreachable')(error), String(error));
        return [];
      });
    if (rows.length > 0) {
      assert.deepEqual(rows, [{ n: 7 }]);
      break;
    }
    await sleep(50);
  }
  await assert.rejects(open(), is('data-folder-in-use'), 'it is still the one server');
});

test('no acknowledged write is lost when PostgreSQL is killed again and again under eight writers', async () => {
  startedBefore();
  const database = await openDatabase({ dataDir: folder }, { connections: 8 });
  opened.push(database);
  await database.owner((queries) => queries.execute('create table written (n int primary key)'));
  const acknowledged: number[] = [];
  let next = 0;
  let stop = false;
  const write = async (): Promise<void> => {
    while (!stop) {
      const n = next++;
      // What was never answered is unknown, not lost.
      await database
        .owner((queries) => queries.run`insert into written values (${n})`)
        .then(
          () => acknowledged.push(n),
          () => sleep(20),
        );
    }
  };
  const writers = Array.from({ length: 8 }, write);
  for (let kill = 0; kill < 3; kill++) {
    const before = acknowledged.length;
    while (acknowledged.length < before + 50) await sleep(20);
    process.kill(postmaster()!, 'SIGKILL');
  }
  const before = acknowledged.length;
  while (acknowledged.length < before + 50) await sleep(20);
  stop = true;
  await Promise.all(writers);
  const stored = new Set(
    (await database.owner((queries) => queries.sql<{ n: number }>`select n from written`)).map(({ n }) => n),
  );
  assert.deepEqual(
    acknowledged.filter((n) => !stored.has(n)),
    [],
  );
});

test('a lock file whose number now belongs to another program does not keep it from starting', async () => {
  startedBefore();
  const lock = join(folder, 'postgres', 'postmaster.pid');
  writeFileSync(lock, `${process.pid}\n/somewhere\n1700000000\n5432\n/somewhere\n\n  5432001    123456\nready   \n`);
  const { uid, gid } = statSync(join(folder, 'postgres'));
  chownSync(lock, uid, gid);
  const database = await open();
  assert.deepEqual(await database.owner((queries) => queries.sql`select 1 as n`), [{ n: 1 }]);
});

for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit']) {
  test(`it refuses to work with ${setting} off, and leaves nothing running`, async () => {
    startedBefore();
    appendFileSync(join(folder, 'postgres', 'postgresql.conf'), `\n${setting} = off\n`);
    await assert.rejects(
      open(),
      (error: Problem) => is('database-not-durable')(error) && error.details['setting'] === setting,
    );
    assert.equal(postmaster(), undefined);
  });
}

test('a data folder with a path too long for a socket works all the same', async (t) => {
  if (process.platform !== 'linux') return t.skip('needs /proc');
  const deep = join(root, 'a'.repeat(120), 'data');
  const database = await open('server', deep);
  assert.deepEqual(await database.owner((queries) => queries.sql`select 1 as n`), [{ n: 1 }]);
  await database.close();
});

test('a cluster of another major version is refused in words', async () => {
  startedBefore();
  writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '17\n');
  await assert.rejects(open(), is('embedded-unavailable'));
});

test('a broken configuration is reported with where to look', async () => {
  startedBefore();
  appendFileSync(join(folder, 'postgres', 'postgresql.conf'), '\nno_such_setting = on\n');
  await assert.rejects(open(), is('embedded-not-started'));
});
