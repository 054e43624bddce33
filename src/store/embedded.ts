/**
 * Our own launcher for the PostgreSQL that comes from npm: no TCP port, no password, one Unix socket in a private directory.
 *
 * Any number of processes may use a data folder; one of them may be its server. Each holds a connection with a shared advisory lock for as long as
 * it lives, so no lock can outlive its process. Whoever finds no PostgreSQL running starts it, whoever leaves last stops it, and one left behind
 * by a killed process is taken over.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Problem } from '../values/problem.ts';
import {
  checkClusterVersion,
  closeDescriptors,
  type DataFolder,
  hasCluster,
  inheritedPath,
  makePrivate,
  openDirectory,
  openLog,
  prepareDataFolder,
  reachSocket,
  runningPostmaster,
  sweepDataFolder,
} from './data-folder.ts';
import { type Binaries, locateBinaries, prepareBinaries } from './postgres-binaries.ts';

/** `server`: the one process that serves the folder. `join`: a command that works on it, beside the server or alone. */
export type EmbeddedMode = 'server' | 'join';

export interface EmbeddedOptions {
  readonly unsafeForTests?: boolean;
}

export interface Embedded {
  /** How the driver reaches it. */
  readonly connection: pg.ClientConfig;
  /** Stops PostgreSQL unless another process still works with it. */
  close(): Promise<void>;
}

const OWNER = 'fuzhu';
/** Advisory locks: everybody who uses the folder shares the first; the server alone holds the second. */
const IN_USE = 7302001;
const SERVING = 7302002;
/** How long to try again while another process starts or stops it, or children of a killed one still leave. */
const PATIENCE = 10_000;
/** Recovery after a crash reads back what was written since the last checkpoint: up to some gigabytes. */
const RECOVERY = 600_000;
const SHUTDOWN = 60_000;

/** Throws Problem `data-folder-in-use`, `embedded-unavailable` or `embedded-not-started`. */
export async function startEmbedded(
  dataDir: string,
  mode: EmbeddedMode,
  options: EmbeddedOptions = {},
): Promise<Embedded> {
  const folder = prepareDataFolder(dataDir);
  const binaries = prepareBinaries(locateBinaries(), folder.user, folder.user ? '/var/cache/fuzhu' : folder.binaries);
  const { directory, descriptor } = reachSocket(folder);
  const connection = { host: directory, port: 5432, user: OWNER, database: 'postgres' };
  const state: State = { folder, binaries, options, mode, connection, guard: undefined, closing: false };
  try {
    await takePart(state);
  } catch (error) {
    closeDescriptors([descriptor]);
    throw error;
  }
  return {
    connection,
    close: async () => {
      await leave(state);
      closeDescriptors([descriptor]);
    },
  };
}

interface State {
  readonly folder: DataFolder;
  readonly binaries: Binaries;
  readonly options: EmbeddedOptions;
  readonly mode: EmbeddedMode;
  readonly connection: pg.ClientConfig;
  guard: pg.Client | undefined;
  closing: boolean;
}

/** Gets PostgreSQL running, whoever starts it, and this process counted among its users. */
async function takePart(state: State): Promise<void> {
  const until = Date.now() + PATIENCE;
  for (;;) {
    try {
      await ensureRunning(state);
      state.guard = await guardOver(state);
      return;
    } catch (error) {
      // It may have been on its way out, or still be recovering after a crash, or children of a killed one may still be leaving.
      if (error instanceof Problem) throw error;
      if (Date.now() > until) throw new Problem('embedded-not-started', { why: reasonOf(error), log: 'postgres.log' });
      await sleep(50);
    }
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : 'unknown';

async function guardOver(state: State): Promise<pg.Client> {
  const guard = new pg.Client({ ...state.connection, application_name: `fuzhu ${state.mode} ${process.pid}` });
  guard.on('error', () => undefined);
  await guard.connect();
  try {
    await guard.query('select pg_advisory_lock_shared($1)', [IN_USE]);
    if (state.mode === 'server') await claim(guard);
  } catch (error) {
    await guard.end();
    throw error;
  }
  guard.once('end', () => void comeBack(state));
  return guard;
}

async function claim(guard: pg.Client): Promise<void> {
  const { rows } = await guard.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [SERVING]);
  if (!rows[0]?.mine) throw new Problem('data-folder-in-use', { by: `fuzhu ${(await serverPid(guard)) ?? ''}`.trim() });
}

async function serverPid(client: pg.ClientBase): Promise<number | undefined> {
  const holders = `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
    where l.locktype = 'advisory' and l.objid = ${SERVING} and l.granted`;
  const { rows } = await client.query<{ name: string }>(holders);
  const pid = Number(/^fuzhu server (\d+)$/.exec(rows[0]?.name ?? '')?.[1]);
  return Number.isInteger(pid) ? pid : undefined;
}

/** PostgreSQL went away under a server that did not ask it to: bring it back, the pool reconnects by itself. */
async function comeBack(state: State): Promise<void> {
  state.guard = undefined;
  if (state.mode !== 'server') return;
  while (!state.closing && state.guard === undefined) {
    try {
      await takePart(state);
    } catch {
      await sleep(1000, undefined, { ref: false });
    }
  }
}

async function leave(state: State): Promise<void> {
  state.closing = true;
  const { guard, folder } = state;
  if (guard === undefined) return;
  state.guard = undefined;
  try {
    await guard.query('select pg_advisory_unlock_all()');
    const { rows } = await guard.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [IN_USE]);
    const pid = rows[0]?.last ? runningPostmaster(folder) : undefined;
    if (pid !== undefined) await stop(folder, pid);
  } finally {
    await guard.end().catch(() => undefined);
  }
}

/** Fast shutdown: open transactions roll back, everything committed is on disk. */
async function stop(folder: DataFolder, pid: number): Promise<void> {
  process.kill(pid, 'SIGINT');
  const until = Date.now() + SHUTDOWN;
  while (runningPostmaster(folder) === pid) {
    if (Date.now() > until) {
      process.kill(pid, 'SIGQUIT');
      return;
    }
    await sleep(5);
  }
}

async function ensureRunning(state: State): Promise<void> {
  const { folder, binaries, options } = state;
  if (runningPostmaster(folder) !== undefined) return;
  sweepDataFolder(folder);
  if (!hasCluster(folder)) await makeCluster(folder, binaries, options);
  checkClusterVersion(folder, binaries.major);
  await launch(state);
}

/** Starts PostgreSQL and waits until it answers, however long it has to recover first. */
async function launch(state: State): Promise<void> {
  let ended: string | undefined;
  const child = spawnPostgres(state);
  child.once('error', (error) => {
    ended = reasonOf(error);
  });
  child.once('exit', (code, signal) => {
    ended = `exit ${code ?? signal}`;
  });
  const until = Date.now() + RECOVERY;
  while (ended === undefined) {
    if (await answers(state.connection)) return;
    if (Date.now() > until) throw new Problem('embedded-not-started', { why: 'no answer', log: 'postgres.log' });
    await sleep(5);
  }
  if (runningPostmaster(state.folder) === undefined) throw new Error(ended);
}

async function answers(connection: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** In a session of its own: Ctrl-C in the terminal is for us, we then stop it in order. */
function spawnPostgres(state: State): ChildProcess {
  const { folder, binaries, options } = state;
  const [log, cluster, socket] = [openLog(folder), openDirectory(folder.cluster), openDirectory(folder.socket)];
  try {
    const settings = {
      ...serverSettings,
      ...(options.unsafeForTests ? unsafeSettings : {}),
      unix_socket_directories: inheritedPath(folder.socket, 4),
    };
    const words = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const child = spawn(binaries.postgres, ['-D', inheritedPath(folder.cluster, 3), ...words], {
      ...folder.user,
      cwd: '/',
      detached: true,
      env: binaries.environment,
      stdio: ['ignore', log, log, cluster, socket],
    });
    child.unref();
    return child;
  } finally {
    closeDescriptors([log, cluster, socket]);
  }
}

const serverSettings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '128MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '1GB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Messages about a statement quote its values: names, numbers, diagnoses. Only what concerns the server itself is logged.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
} as const;

const unsafeSettings = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  autovacuum_naptime: '1d',
} as const;

/** Makes the cluster beside its place and moves it there whole, so that a broken-off first start leaves nothing half done. */
async function makeCluster(folder: DataFolder, binaries: Binaries, options: EmbeddedOptions): Promise<void> {
  const making = `${folder.cluster}.new-${process.pid}-${randomUUID()}`;
  let said = '';
  // The order of characters is PostgreSQL's own; the system's locale only has to know UTF-8, and is called differently on different systems.
  for (const locale of ['C.UTF-8', 'en_US.UTF-8']) {
    rmSync(making, { recursive: true, force: true });
    makePrivate(making, folder.user);
    said = await initialise(making, folder, binaries, locale, options);
    if (said === '') break;
  }
  if (said !== '') {
    rmSync(making, { recursive: true, force: true });
    throw new Problem('embedded-unavailable', { why: said });
  }
  try {
    renameSync(making, folder.cluster);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    // Another process made one in the meantime: its is as good as ours.
    if (!hasCluster(folder)) throw error;
  }
}

/** Empty text when it went well, otherwise what initdb said last. */
function initialise(
  making: string,
  folder: DataFolder,
  binaries: Binaries,
  locale: string,
  options: EmbeddedOptions,
): Promise<string> {
  const words = ['-D', inheritedPath(making, 3), '-U', OWNER, '--auth=trust', '--encoding=UTF8', '--no-instructions'];
  words.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', `--locale=${locale}`);
  if (options.unsafeForTests) words.push('--no-sync');
  const directory = openDirectory(making);
  const child = spawn(binaries.initdb, words, {
    ...folder.user,
    cwd: '/',
    env: binaries.environment,
    stdio: ['ignore', 'ignore', 'pipe', directory],
  });
  closeDescriptors([directory]);
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-400);
  });
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`initdb: ${reasonOf(error)}`));
    child.once('close', (code) => resolve(code === 0 ? '' : said.trim().split('\n').at(-1) || `initdb exit ${code}`));
  });
}
