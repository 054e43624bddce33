/**
 * A real database for a test: one cluster per test process, without durability, and for each `createTestDatabase` a fresh copy of a database that was
 * migrated once. Everything goes away with the process.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import pg from 'pg';
import { isAlive, prepareDataFolder, runningPostmaster } from './data-folder.ts';
import { connect, type Database } from './database.ts';
import { type Embedded, startEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import { createOnCluster, dropOnCluster } from './testing-citus.ts';

const PREFIX = 'fuzhu-test-';
const UNSAFE = { unsafeForTests: true } as const;

interface Cluster {
  readonly settings: pg.ClientConfig;
  readonly admin: pg.Client;
  readonly close: () => Promise<void>;
  readonly databases: Set<string>;
}

let cluster: Promise<Cluster> | undefined;
let made = 0;

// Registered while the test file is being loaded, so it belongs to the whole file and not to the hook that asked for the first database.
after(async () => {
  const started = await cluster?.catch(() => undefined);
  cluster = undefined;
  await started?.close();
});

/**
 * A migrated, otherwise empty database. Close it at the end of the test (`after(() => database.close())`).
 * With FUZHU_TEST_DATABASE_URL set, databases are made on that server instead of the embedded one; with CITUS_URL, the coordinator of a Citus cluster,
 * they are spread over its machines by county.
 */
export async function createTestDatabase(options: { connections?: number } = {}): Promise<Database> {
  const { settings, name } = await createTestDatabaseSettings();
  const database = await connect('embedded', settings, { ...UNSAFE, connections: options.connections ?? 4 });
  return { ...database, close: () => database.close().then(() => drop(name)) };
}

/** The same, for tests that connect by themselves. The database goes away with the cluster. */
export async function createTestDatabaseSettings(): Promise<{ settings: pg.ClientConfig; name: string }> {
  cluster ??= startCluster();
  const { settings, admin, databases } = await cluster;
  const name = `fuzhu_test_${process.pid}_${++made}`;
  databases.add(name);
  if (citus === undefined) await admin.query(`create database ${name} template ${template}`);
  else await createOnCluster(settings, name);
  return { settings: { ...settings, database: name }, name };
}

const citus = process.env['CITUS_URL'] || undefined;

/** On a shared server each process has a template of its own. */
const template = `fuzhu_template_${process.pid}`;

async function drop(name: string): Promise<void> {
  const started = await cluster;
  if (!started?.databases.delete(name)) return;
  if (citus === undefined) await started.admin.query(`drop database if exists ${name} with (force)`);
  else await dropOnCluster(started.settings, name);
}

async function startCluster(): Promise<Cluster> {
  const url = citus ?? process.env['FUZHU_TEST_DATABASE_URL'];
  const { settings, close } =
    url === undefined ? await startTemporary() : { settings: settingsOf(url), close: async () => undefined };
  const admin = new pg.Client(settings);
  admin.on('error', () => undefined);
  await admin.connect();
  if (citus === undefined) await makeTemplate(admin, settings);
  const databases = new Set<string>();
  const closeAll = async (): Promise<void> => {
    if (citus !== undefined) for (const name of databases) await dropOnCluster(settings, name);
    else if (url !== undefined)
      for (const name of [...databases, template]) await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
    await close();
  };
  return { settings, admin, databases, close: closeAll };
}

async function makeTemplate(admin: pg.Client, settings: pg.ClientConfig): Promise<void> {
  await admin.query(`create database ${template} template template0 encoding 'UTF8'`);
  const pattern = await connect('embedded', { ...settings, database: template }, { ...UNSAFE, connections: 1 });
  await migrate(pattern);
  await pattern.close();
}

function settingsOf(url: string): pg.ClientConfig {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const host = searchParams.get('host') ?? decodeURIComponent(hostname);
  return {
    host,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: pathname.slice(1) || 'postgres',
  };
}

async function startTemporary(): Promise<{ settings: pg.ClientConfig; close: () => Promise<void> }> {
  sweepAbandoned();
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  writeFileSync(join(folder, 'owner'), String(process.pid));
  const embedded: Embedded = await startEmbedded(folder, 'server', UNSAFE);
  // When the process ends without its `after` (an uncaught error), at least PostgreSQL does not stay behind.
  const abandon = (): void => remove(folder);
  process.once('exit', abandon);
  return {
    settings: embedded.connection,
    close: async () => {
      process.removeListener('exit', abandon);
      await embedded.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Clusters of test processes that were killed. */
function sweepAbandoned(): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const folder = join(tmpdir(), name);
    try {
      if (!isAlive(Number(readFileSync(join(folder, 'owner'), 'utf8')))) remove(folder);
    } catch {
      // Just being made, or being removed by another process.
    }
  }
}

function remove(folder: string): void {
  const pid = runningPostmaster(prepareDataFolder(folder));
  if (pid !== undefined) process.kill(pid, 'SIGQUIT');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
