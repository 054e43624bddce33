/** Copying rows into a table that row-level security locks, which PostgreSQL's COPY FROM refuses. */
import pg from 'pg';
import type { CopyIn } from './copy-stream.ts';
import type { Queries } from './queries.ts';

export interface Lock {
  /** The role the transaction works as. */
  readonly role: string;
  /** True when the transaction may step out of its role for the copy: a job of the system, and the owner stands above row-level security. */
  readonly mayStepOut: boolean;
}

/**
 * Jobs of the system load whole counties: they copy as the owner, which is as fast as COPY is. Everybody else, and everybody where the owner of the
 * schema is no superuser, copies into a temporary table and inserts from there, row by row under the policies.
 */
export async function copyIntoLocked(
  queries: Queries,
  lock: Lock,
  table: string,
  columns: readonly string[],
): Promise<CopyIn> {
  const [found] = await queries.sql<{
    locked: boolean;
  }>`select relrowsecurity as locked from pg_class where oid = to_regclass(${pg.escapeIdentifier(table)})`;
  if (!found?.locked) return queries.copyIn(table, columns);
  return lock.mayStepOut ? steppingOut(queries, lock, table, columns) : throughTemporary(queries, table, columns);
}

async function steppingOut(queries: Queries, lock: Lock, table: string, columns: readonly string[]): Promise<CopyIn> {
  await queries.execute('set local role none');
  const copy = await queries.copyIn(table, columns);
  return {
    ...copy,
    end: async () => {
      const count = await copy.end();
      await queries.execute(`set local role ${lock.role}`);
      return count;
    },
  };
}

async function throughTemporary(queries: Queries, table: string, columns: readonly string[]): Promise<CopyIn> {
  const [target, names] = [pg.escapeIdentifier(table), columns.map((column) => pg.escapeIdentifier(column)).join(', ')];
  await queries.execute(
    `create temporary table loading_rows on commit drop as select ${names} from ${target} with no data`,
  );
  const copy = await queries.copyIn('loading_rows', columns);
  return {
    ...copy,
    end: async () => {
      const count = await copy.end();
      await queries.execute(`insert into ${target} (${names}) select ${names} from pg_temp.loading_rows`);
      await queries.execute('drop table pg_temp.loading_rows');
      return count;
    },
  };
}
