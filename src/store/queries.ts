/** What can be asked of one open connection: Kysely, plain SQL, and bulk copies in and out. One thing at a time. */
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type RawBuilder,
  sql,
} from 'kysely';
import pg from 'pg';
import { type ReadRow, type RowShape, readRows } from './copied-rows.ts';
import { type CopyIn, readCopy, writeCopy } from './copy-stream.ts';
import { withoutValues } from './fault.ts';

/** The tables, by name. Each noun's file adds its own: `declare module './queries.ts' { interface Tables { person: PersonTable } }`. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging, so that a noun's columns stand beside its queries
export interface Tables {}

/** Anything that compiles to SQL: a Kysely query, or a fragment written with Kysely's `sql`. */
export interface Statement {
  compile(database: Kysely<Tables>): { sql: string };
}

export interface Queries {
  readonly kysely: Kysely<Tables>;
  /** `await q.sql<{ n: number }>`select 1 as n`` : the rows. Values become parameters; Kysely fragments are woven in. */
  sql<Row>(strings: TemplateStringsArray, ...values: unknown[]): Promise<Row[]>;
  /** Runs a fragment built elsewhere and gives its rows. */
  rows<Row>(statement: RawBuilder<Row>): Promise<Row[]>;
  /** Rows touched by an insert, update or delete. */
  run(strings: TemplateStringsArray, ...values: unknown[]): Promise<number>;
  /** One statement of DDL or the like, as it stands, without parameters. Gives the command it was (`COMMIT`). */
  execute(statement: string): Promise<string>;
  /** `copy (statement) to stdout`, binary unless told otherwise. Until it is read to its end nothing else may be asked of this connection. */
  copyOut(statement: Statement, format?: 'binary' | 'csv'): AsyncIterable<Buffer>;
  /** Reads every row of a binary copy, in order, and gives how many there were. No row is an object, and none may be kept: see copied-rows.ts. */
  eachRow(statement: Statement, shape: RowShape, read: ReadRow): Promise<number>;
  /** `copy table (columns) from stdin`, binary. For locked tables see copy-into.ts. */
  copyIn(table: string, columns: readonly string[]): Promise<CopyIn>;
}

/** Values stand in the text, escaped, because COPY takes no parameters. */
class LiteralCompiler extends PostgresQueryCompiler {
  protected override appendValue(value: unknown): void {
    if (value === null || value === undefined) this.append('null');
    else if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
      this.append(`${value}`);
    else if (value instanceof Date) this.append(pg.escapeLiteral(value.toISOString()));
    else if (typeof value === 'string') this.append(pg.escapeLiteral(value));
    else throw new TypeError('a copied query takes texts, numbers, booleans and instants');
  }
}

const literals = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new LiteralCompiler(),
  },
});

/** Throws when whoever holds it may not ask now. */
export type Gate = () => void;

const open: Gate = () => undefined;

export const queriesOf = (client: pg.ClientBase): Queries => handlesOn(client)(open);

/** Several ways to ask one connection, each with its own gate; all take turns. */
export function handlesOn(client: pg.ClientBase): (gate: Gate) => Queries {
  let busy: string | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  /** One after the other, whatever the caller does with Promise.all: the protocol has one answer at a time. */
  const ask = <T>(work: () => Promise<T>): Promise<T> => {
    if (busy !== undefined) return Promise.reject(new Error(`the connection is busy with ${busy}: finish it first`));
    const turn = queue.then(work, work).catch((error: unknown) => {
      throw withoutValues(error);
    });
    queue = turn.catch(() => undefined);
    return turn;
  };
  const done = (): void => {
    busy = undefined;
  };
  return (gate) =>
    handle(
      client,
      async (work) => {
        gate();
        return ask(work);
      },
      (what) => {
        busy = what;
        return done;
      },
    );
}

type Ask = <T>(work: () => Promise<T>) => Promise<T>;

/** `occupy` says what the connection is busy with from now on, and gives what ends it. */
function handle(client: pg.ClientBase, ask: Ask, occupy: (what: string) => () => void): Queries {
  const query = (text: string, values: readonly unknown[] = []) => ask(() => client.query(text, [...values]));
  const kysely = kyselyOver(async ({ sql: text, parameters }) => {
    const { command, rowCount, rows } = await query(text, parameters);
    const changes = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE';
    return { rows: rows ?? [], numAffectedRows: changes ? BigInt(rowCount ?? 0) : undefined };
  });

  return {
    kysely,
    sql: async <Row>(strings: TemplateStringsArray, ...values: unknown[]) =>
      (await sql<Row>(strings, ...values).execute(kysely)).rows,
    rows: async (statement) => (await statement.execute(kysely)).rows,
    run: async (strings, ...values) => Number((await sql(strings, ...values).execute(kysely)).numAffectedRows ?? 0n),
    execute: async (statement) => (await ask(() => client.query(statement))).command,
    copyOut: async function* (statement, format = 'binary') {
      await ask(async () => undefined);
      const text = `copy (${statement.compile(literals).sql}) to stdout with (format ${format})`;
      yield* readCopy(client, text, occupy('a copy out'));
    },
    eachRow: async (statement, shape, read) => {
      await ask(async () => undefined);
      const text = `copy (${statement.compile(literals).sql}) to stdout with (format binary)`;
      return readRows(readCopy(client, text, occupy('a copy out'), true), shape, read);
    },
    copyIn: async (table, columns) => {
      const names = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
      await ask(async () => undefined);
      const text = `copy ${pg.escapeIdentifier(table)} (${names}) from stdin with (format binary)`;
      return writeCopy(client, text, occupy('a copy in'));
    },
  };
}

function kyselyOver(execute: (query: CompiledQuery) => Promise<QueryResult<unknown>>): Kysely<Tables> {
  const refuse = async (): Promise<never> => {
    throw new Error('the transaction is opened by the database seam, not by Kysely');
  };
  const connection: DatabaseConnection = {
    executeQuery: <R>(query: CompiledQuery) => execute(query) as Promise<QueryResult<R>>,
    // biome-ignore lint/correctness/useYield: streaming is copyOut's business
    streamQuery: async function* () {
      throw new Error('use copyOut to stream');
    },
  };
  const driver: Driver = {
    init: async () => undefined,
    acquireConnection: async () => connection,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: async () => undefined,
    destroy: async () => undefined,
  };
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (database) => new PostgresIntrospector(database),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}
