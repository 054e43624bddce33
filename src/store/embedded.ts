/**
 * Our own launcher for the PostgreSQL that comes from npm: no TCP port, no password, one Unix socket in a private directory.
 *
 * Any number of processes may use a data folder; one of them may be its server. Each holds a connection with a shared advisory lock for as long as
 * it lives, so no lock can outlive its process. Whoever finds no PostgreSQL running starts it, whoever leaves last stops it, and one left behind
 * by a killed process is taken over.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Problem } from '../values/problem.ts';
import {
  checkClusterVersion,
  closeDescriptors,
  type DataFolder,
  hasCluster,
  prepareDataFolder,
  reachSocket,
  runningPostmaster,
  sweepDataFolder,
} from './data-folder.ts';
import { type Binaries, locateBinaries, prepareBinaries } from './postgres-binaries.ts';
import { type LaunchOptions, makeCluster, OWNER, spawnPostgres } from './postgres-process.ts';

/** `server`: the one process that serves the folder. `join`: a command that works on it, beside the server or alone. */
export type EmbeddedMode = 'server' | 'join';

export interface Embedded {
  /** How the driver reaches it. */
  readonly connection: pg.ClientConfig;
  /** Stops PostgreSQL unless another process still works with it. */
  close(): Promise<void>;
}

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
  options: LaunchOptions = {},
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
  readonly options: LaunchOptions;
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
  const child = spawnPostgres(state.folder, state.binaries, state.options);
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
