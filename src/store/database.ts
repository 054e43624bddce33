/**
 * The one seam to PostgreSQL. People's data is only ever touched inside `tx` or `read`, which open a transaction for a scope: as a role that
 * owns nothing and is subject to row-level security, with the scope's county and area set for that transaction only.
 */
import pg from 'pg';
import { Problem } from '../values/problem.ts';
import { columnTypes } from './column-types.ts';
import { copyIntoLocked, type Lock } from './copy-into.ts';
import { type Embedded, type EmbeddedMode, startEmbedded } from './embedded.ts';
import { withoutValues } from './fault.ts';
import { type Gate, handlesOn, type Queries, queriesOf } from './queries.ts';
import { type Scope, settingsOf } from './scope.ts';

export type { Queries } from './queries.ts';

/** The roles all work on people's data is done as. They can not log in, own nothing and bypass nothing. */
const roleOf = (scope: Scope): string => (scope.role === 'system' ? 'fuzhu_system' : 'fuzhu_app');

export interface Transaction extends Queries {
  readonly scope: Scope;
  /** Whom this transaction has put into `news` so far. */
  readonly told: Set<string>;
  /** For store/whole-county.ts only: works for another scope, and meanwhile not for this one. */
  readonly as: <T>(scope: Scope, work: (tx: Transaction) => Promise<T>) => Promise<T>;
}

export type Isolation = 'read committed' | 'repeatable read' | 'serializable';

export interface Database {
  readonly engine: { readonly kind: 'embedded' | 'server' /** 18.4 is 180004. */; readonly version: number };
  /** Runs `work` in one transaction for the scope; commits when it resolves, rolls back when it throws. Never nest it. */
  tx<T>(scope: Scope, work: (tx: Transaction) => Promise<T>, options?: { isolation?: Isolation }): Promise<T>;
  /** The same, but nothing can be written and every query sees the same moment. */
  read<T>(scope: Scope, work: (tx: Transaction) => Promise<T>, options?: { isolation?: Isolation }): Promise<T>;
  /** A connection of its own as the owner of the schema, outside any transaction and above row-level security: migrations and maintenance only. */
  owner<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  /** For the library that keeps the jobs: statements as the owner, with the driver's own types. Never for people's data. */
  readonly jobs: { executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> };
  /** Ends the connections, and the embedded server with them when nobody else uses it. */
  close(): Promise<void>;
}

export type DatabaseAddress = { readonly dataDir: string; readonly mode?: EmbeddedMode } | { readonly url: string };

export interface DatabaseOptions {
  /** At most this many transactions at once; the rest wait. */
  readonly connections?: number;
  /** Tests and benchmarks may run without durability; nothing else may. */
  readonly unsafeForTests?: boolean;
}

/**
 * Connects to the embedded server of a data folder (starting it when needed) or to a PostgreSQL 15 or newer by URL.
 * Throws Problem `database-unreachable`, `database-too-old`, `database-not-durable`, `data-folder-in-use`.
 */
export async function openDatabase(address: DatabaseAddress, options: DatabaseOptions = {}): Promise<Database> {
  if ('url' in address) return connect('server', { connectionString: address.url }, options);
  const embedded = await startEmbedded(address.dataDir, address.mode ?? 'server', options);
  try {
    return await connect('embedded', embedded.connection, options, embedded);
  } catch (error) {
    await embedded.close();
    throw error;
  }
}

/** Connects with the driver's own settings; the embedded server, when there is one, is closed together with the pool. */
export async function connect(
  kind: 'embedded' | 'server',
  settings: pg.ClientConfig,
  options: DatabaseOptions = {},
  embedded?: Pick<Embedded, 'close'>,
): Promise<Database> {
  const pool = new pg.Pool({
    application_name: 'fuzhu',
    ...settings,
    types: columnTypes,
    max: options.connections ?? 10,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    onConnect: async (client: pg.ClientBase) => {
      // A connection that dies between two queries of a transaction says so here; the next query then fails.
      client.on('error', () => undefined);
      await client.query("set timezone to 'UTC'; set datestyle to iso, ymd; set intervalstyle to iso_8601");
    },
  } as pg.PoolConfig);
  // An idle connection that dies is replaced by the next request; without a listener Node would stop.
  pool.on('error', () => undefined);
  try {
    const { version, ownerIsAbove } = await checkServer(pool, options);
    return databaseOver({ pool, ownerIsAbove, settings }, { kind, version }, embedded);
  } catch (error) {
    await pool.end();
    throw withoutValues(error);
  }
}

const DURABILITY = ['fsync', 'full_page_writes', 'synchronous_commit'];

interface Server {
  readonly settings: pg.ClientConfig;
  readonly pool: pg.Pool;
  /** Whether the owner of the schema is above row-level security even where it is forced: a superuser, as in the embedded server. */
  readonly ownerIsAbove: boolean;
}

async function checkServer(
  pool: pg.Pool,
  options: DatabaseOptions,
): Promise<{ version: number; ownerIsAbove: boolean }> {
  const { rows } = await pool.query<{ name: string; setting: string }>(
    'select name, setting from pg_settings where name = any($1)',
    [[...DURABILITY, 'server_version_num', 'server_encoding']],
  );
  const settings = new Map(rows.map(({ name, setting }) => [name, setting]));
  const version = Number(settings.get('server_version_num'));
  if (version < 150000) throw new Problem('database-too-old', { version: String(Math.floor(version / 10000)) });
  if (settings.get('server_encoding') !== 'UTF8')
    throw new Problem('database-not-unicode', { encoding: settings.get('server_encoding') ?? '?' });
  if (!options.unsafeForTests) {
    for (const name of DURABILITY)
      if (settings.get(name) === 'off') throw new Problem('database-not-durable', { setting: name });
  }
  const owner = await pool.query<{ above: boolean }>(
    'select rolsuper or rolbypassrls as above from pg_roles where rolname = current_user',
  );
  return { version, ownerIsAbove: owner.rows[0]?.above ?? false };
}

/** Opened when it is first used: most processes have no jobs. */
function jobConnection(settings: pg.ClientConfig) {
  let pool: pg.Pool | undefined;
  return {
    connection: {
      executeSql: async (text: string, values?: unknown[]): Promise<{ rows: unknown[] }> => {
        if (pool === undefined) {
          pool = new pg.Pool({ application_name: 'fuzhu jobs', ...settings, max: 2, idleTimeoutMillis: 60_000 });
          pool.on('error', () => undefined);
        }
        try {
          return await pool.query(text, values);
        } catch (error) {
          throw withoutValues(error);
        }
      },
    },
    close: async () => pool?.end(),
  };
}

function databaseOver(server: Server, engine: Database['engine'], embedded?: Pick<Embedded, 'close'>): Database {
  const jobs = jobConnection(server.settings);
  return {
    engine,
    tx: (scope, work, options) =>
      inTransaction(server, scope, work, `begin isolation level ${options?.isolation ?? 'read committed'}`),
    read: (scope, work, options) =>
      inTransaction(server, scope, work, `begin isolation level ${options?.isolation ?? 'repeatable read'} read only`),
    owner: async (work) => {
      const client = await connectionOf(server.pool);
      try {
        return await work(queriesOf(client));
      } finally {
        // Whatever was set or left open on it goes with the connection.
        client.release(true);
      }
    },
    jobs: jobs.connection,
    close: async () => {
      await jobs.close();
      await server.pool.end();
      await embedded?.close();
    },
  };
}

async function connectionOf(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw withoutValues(error);
  }
}

async function inTransaction<T>(
  server: Server,
  scope: Scope,
  work: (tx: Transaction) => Promise<T>,
  begin: string,
): Promise<T> {
  const client = await connectionOf(server.pool);
  const handles = handlesOn(client);
  const queries = handles(() => undefined);
  const lock = { role: roleOf(scope), mayStepOut: scope.role === 'system' && server.ownerIsAbove };
  let broken = false;
  try {
    await queries.execute(`${begin}; set local role ${roleOf(scope)}; ${settingsOf(scope)}`);
    const result = await work(transactionOn({ handles, lock, told: new Set<string>(), sight: undefined }, scope));
    await commit(queries);
    return result;
  } catch (error) {
    await queries.execute('rollback').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** An open transaction. */
interface Line {
  readonly handles: (gate: Gate) => Queries;
  readonly lock: Lock;
  readonly told: Set<string>;
  /** Only whoever the database shows rows to now may ask; the others would be shown what is not theirs, or too little. */
  sight: Transaction | 'lost' | undefined;
}

function transactionOn(line: Line, scope: Scope): Transaction {
  const gate = (): void => {
    if (line.sight === 'lost') throw new Error('the transaction failed while it worked for another scope');
    if (line.sight !== own)
      throw new Error('the transaction works for another scope now: ask through the one given for it');
  };
  const queries = line.handles(gate);
  const own: Transaction = {
    ...queries,
    scope,
    told: line.told,
    copyIn: (table, columns) => copyIntoLocked(queries, line.lock, table, columns),
    as: async (other, work) => {
      gate();
      const asked = queries.execute(settingsOf(other));
      const wide = transactionOn(line, other);
      // In the same breath as the statement was queued, so that none slips in between.
      line.sight = wide;
      await asked.catch((error: unknown) => {
        line.sight = own;
        throw error;
      });
      return backAgain(line, own, wide, work);
    },
  };
  line.sight ??= own;
  return own;
}

async function backAgain<T>(
  line: Line,
  own: Transaction,
  wide: Transaction,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const back = async (): Promise<void> => {
    const asked = wide.execute(settingsOf(own.scope));
    line.sight = 'lost';
    await asked;
    line.sight = own;
  };
  let result: T;
  try {
    result = await work(wide);
  } catch (error) {
    // Whoever swallows it goes on with the own scope; after an error of the database nothing more can be asked at all.
    await back().catch(() => undefined);
    throw error;
  }
  await back();
  return result;
}

/** After an error that the caller swallowed, COMMIT answers ROLLBACK and says nothing else: an acknowledged write would be lost. */
async function commit(queries: Queries): Promise<void> {
  const command = await queries.execute('commit');
  if (command !== 'COMMIT') throw new Error('the transaction had failed earlier and was rolled back');
}
