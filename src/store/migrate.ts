/**
 * Brings the schema to this version: the numbered files of `migrations/`, each once, in order, whole or not at all, one statement per call.
 * Forward only. A file that was applied must never change: its digest is compared each time.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Problem } from '../values/problem.ts';
import type { Database, Queries } from './database.ts';
import { splitStatements } from './split-statements.ts';

export interface Migration {
  /** `0001-foundation` */
  readonly name: string;
  readonly statements: readonly string[];
  readonly checksum: string;
}

const FOLDER = new URL('./migrations/', import.meta.url);
/** Two processes that start together take turns. */
const MIGRATING = 7302003;

/** The migrations of this version in order. Throws when numbers are missing or double: two people added one at the same time. */
export function readMigrations(folder: URL = FOLDER): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  names.forEach((name, index) => {
    if (Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1]) !== index + 1)
      throw new Error(`migrations are numbered without gaps: ${name}`);
  });
  return names.map((name) => {
    const text = readFileSync(fileURLToPath(new URL(name, folder)), 'utf8');
    return {
      name: name.replace(/\.sql$/, ''),
      statements: splitStatements(text),
      checksum: createHash('sha256').update(text).digest('hex'),
    };
  });
}

/** Applies what is missing; gives the names of what it applied. Throws Problem `database-newer`. */
export function migrate(database: Database, migrations: readonly Migration[] = readMigrations()): Promise<string[]> {
  return database.owner(async (queries) => {
    await queries.sql`select pg_advisory_lock(${MIGRATING})`;
    await queries.execute(`create table if not exists schema_migration (
      name text primary key, checksum text not null, applied_at timestamptz not null)`);
    await queries.execute(`comment on table schema_migration is 'local'`);
    const missing = await missingOf(queries, migrations);
    for (const migration of missing) await apply(queries, migration);
    return missing.map(({ name }) => name);
  });
}

async function missingOf(queries: Queries, migrations: readonly Migration[]): Promise<Migration[]> {
  const applied = await queries.sql<{
    name: string;
    checksum: string;
  }>`select name, checksum from schema_migration order by name`;
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  for (const { name, checksum } of applied) {
    if (!known.has(name)) throw new Problem('database-newer', { migration: name });
    if (known.get(name) !== checksum) throw new Error(`migration ${name} was changed after it had been applied`);
  }
  return migrations.filter(({ name }) => !applied.some((row) => row.name === name));
}

async function apply(queries: Queries, migration: Migration): Promise<void> {
  await queries.execute('begin');
  try {
    for (const statement of migration.statements) await queries.execute(statement);
    await queries.sql`insert into schema_migration (name, checksum, applied_at) values (${migration.name}, ${migration.checksum}, clock_timestamp())`;
    await queries.execute('commit');
  } catch (error) {
    await queries.execute('rollback').catch(() => undefined);
    throw new Error(`migration ${migration.name} failed: ${error instanceof Error ? error.message : 'unknown'}`, {
      cause: error,
    });
  }
}
