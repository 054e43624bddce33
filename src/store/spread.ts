/**
 * Spreads the tables over the machines of a Citus cluster, each as its comment says (docs/how-to/spread-by-county.md). What is spread already stays
 * as it is, so it is run again after an upgrade that brought tables.
 */
import pg from 'pg';
import { Problem } from '../values/problem.ts';
import type { Database, Queries } from './database.ts';

export interface Spread {
  /** Names of tables, in the order in which it was done; empty when there was nothing to do. */
  readonly reference: readonly string[];
  readonly distributed: readonly string[];
}

interface Table {
  readonly name: string;
  readonly tag: string;
  readonly spread: boolean;
}

interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/** Rows that belong together lie where this one's lie. */
const TOGETHER_WITH = 'person';

/** All or nothing: when one table is refused none is spread. Problem `database-not-spread` when the database has no Citus. */
export const spreadTables = (database: Database): Promise<Spread> =>
  database.owner(async (queries) => {
    await mustHaveCitus(queries);
    await queries.execute('begin');
    try {
      const done = await spreadMissing(queries);
      await queries.execute('commit');
      return done;
    } catch (error) {
      await queries.execute('rollback').catch(() => undefined);
      throw error;
    }
  });

async function mustHaveCitus(queries: Queries): Promise<void> {
  const [found] = await queries.sql<{ it: boolean }>`
    select to_regclass('pg_dist_partition') is not null and exists (select from pg_proc where proname = 'create_distributed_table') as it`;
  if (!found?.it) throw new Problem('database-not-spread');
}

async function spreadMissing(queries: Queries): Promise<Spread> {
  const tables = await tablesOf(queries);
  const missing = tables.filter(({ tag, spread }) => tag !== 'local' && !spread);
  const reference = missing.filter(({ tag }) => tag === 'reference');
  // The one that the others lie with goes first.
  const distributed = missing
    .filter(({ tag }) => tag.startsWith('distributed'))
    .sort((a, b) => Number(b.name === TOGETHER_WITH) - Number(a.name === TOGETHER_WITH));
  if (missing.length > 0) {
    // Before anything else: with tables that refer to each other the machines must work one after the other.
    await queries.execute(`set local citus.multi_shard_modify_mode to 'sequential'`);
    const keys = await foreignKeysOf(queries, missing);
    // A key between a table that is spread and one that is not yet is refused, whichever goes first.
    for (const { table, name } of keys) await queries.execute(`alter table ${table} drop constraint ${name}`);
    for (const { name } of reference) await queries.sql`select create_reference_table(${name})`;
    for (const table of distributed) await distribute(queries, table);
    for (const { table, name, definition } of keys)
      await queries.execute(`alter table ${table} add constraint ${name} ${definition}`);
  }
  await letSettingsThrough(queries);
  return { reference: reference.map(({ name }) => name), distributed: distributed.map(({ name }) => name) };
}

async function distribute(queries: Queries, { name, tag }: Table): Promise<void> {
  const column = tag === 'distributed' ? 'county' : tag.replace('distributed by ', '');
  const together = column !== 'county' || name === TOGETHER_WITH ? 'none' : TOGETHER_WITH;
  await queries.sql`select create_distributed_table(${name}, ${column}, colocate_with => ${together})`.catch(
    (error) => {
      throw new Error(`table ${name} could not be spread by ${column}`, { cause: error });
    },
  );
}

/** Row-level security asks for the scope on every machine; without this the others would know of none, and show nobody anything. */
async function letSettingsThrough(queries: Queries): Promise<void> {
  const [row] = await queries.sql<{ name: string }>`select current_database() as name`;
  await queries.execute(`alter database ${pg.escapeIdentifier(row!.name)} set citus.propagate_set_commands = 'local'`);
}

const tablesOf = (queries: Queries): Promise<Table[]> => queries.sql<Table>`
  select c.relname as name, coalesce(obj_description(c.oid, 'pg_class'), '') as tag,
    exists (select from pg_dist_partition d where d.logicalrelid = c.oid) as spread
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and obj_description(c.oid, 'pg_class') ~ '^(distributed|reference|local)' order by c.relname`;

const foreignKeysOf = (queries: Queries, tables: readonly Table[]): Promise<ForeignKey[]> => {
  const names = tables.map(({ name }) => name);
  return queries.sql<ForeignKey>`
    select conrelid::regclass::text as "table", quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
      and (conrelid in (select to_regclass(n) from unnest(${names}::text[]) n) or confrelid in (select to_regclass(n) from unnest(${names}::text[]) n))
    order by 1, 2`;
};
