import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Problem } from '../values/problem.ts';
import type { Database } from './database.ts';
import { type Migration, migrate, readMigrations } from './migrate.ts';
import { createTestDatabase } from './testing.ts';

let database: Database;
before(async () => {
  database = await createTestDatabase({ connections: 3 });
});
after(() => database.close());

const made = readMigrations();
const next = (number: number, ...statements: string[]): Migration => ({
  name: `${String(made.length + number).padStart(4, '0')}-probe`,
  statements,
  checksum: createHash('sha256').update(statements.join()).digest('hex'),
});
const tables = async (): Promise<string[]> =>
  (
    await database.owner(
      (queries) =>
        queries.sql<{ name: string }>`select relname as name from pg_class where relname like 'probe%' order by 1`,
    )
  ).map(({ name }) => name);

test('a migrated database has nothing left to do', async () => {
  assert.deepEqual(await migrate(database), []);
});

test('a new migration is applied once, also when two processes come at the same time', async () => {
  const all = [...made, next(1, 'create table probe_one (n int)', 'insert into probe_one values (1)')];
  const applied = await Promise.all([migrate(database, all), migrate(database, all)]);
  assert.deepEqual(applied.flat(), [all.at(-1)!.name]);
  assert.deepEqual(await database.owner((queries) => queries.sql`select n from probe_one`), [{ n: 1 }]);
});

test('a migration that fails leaves nothing behind, and can be applied once it is right', async () => {
  const before = [...made, next(1, 'create table probe_one (n int)', 'insert into probe_one values (1)')];
  const broken = next(2, 'create table probe_two (n int)', 'select 1 / 0');
  await assert.rejects(migrate(database, [...before, broken]), new RegExp(`${broken.name} failed`));
  assert.deepEqual(await tables(), ['probe_one']);
  const right = next(2, 'create table probe_two (n int)');
  assert.deepEqual(await migrate(database, [...before, right]), [right.name]);
  assert.deepEqual(await tables(), ['probe_one', 'probe_two']);
});

test('a database of a newer version is refused in words, a changed migration by an error', async () => {
  await assert.rejects(migrate(database, made), (error) => error instanceof Problem && error.code === 'database-newer');
  const changed = made.map((migration, index) => (index === 0 ? { ...migration, checksum: 'other' } : migration));
  await assert.rejects(migrate(database, changed), /was changed after/);
});

test('files are read in order; a gap or a number used twice is an error', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fuzhu-migrations-'));
  const read = (): string[] => readMigrations(pathToFileURL(`${folder}/`)).map(({ name }) => name);
  try {
    writeFileSync(join(folder, '0002-second.sql'), 'select 2;');
    assert.throws(read, /without gaps/);
    writeFileSync(join(folder, '0001-first.sql'), 'select 1;');
    assert.deepEqual(read(), ['0001-first', '0002-second']);
    writeFileSync(join(folder, '0002-other.sql'), 'select 2;');
    assert.throws(read, /without gaps/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
