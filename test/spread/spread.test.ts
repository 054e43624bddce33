/**
 * `fuzhu spread`, on a database that has functions of Citus' names: they record what they are asked, and refuse what Citus refuses. With CITUS_URL the
 * databases of every test are spread over a real cluster, and this one looks that they are.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Database } from '../../src/store/database.ts';
import { spreadTables } from '../../src/store/spread.ts';
import { createTestDatabase } from '../../src/store/testing.ts';
import { Problem } from '../../src/values/problem.ts';

const cluster = process.env['CITUS_URL'];

let database: Database;
before(async () => {
  database = await createTestDatabase({ connections: 2 });
});
after(() => database.close());

const byOwner = <Row>(statement: string): Promise<Row[]> =>
  database.owner(async (queries) => {
    const strings = Object.assign([statement], { raw: [statement] });
    return queries.sql<Row>(strings as unknown as TemplateStringsArray);
  });

const STAND_IN = [
  'create table pg_dist_partition (step int generated always as identity, logicalrelid oid primary key, distribution_column text, colocated text)',
  `create function create_reference_table(table_name text) returns void language plpgsql as $$
    begin
      if exists (select from pg_constraint where contype = 'f' and conrelid <> confrelid and table_name::regclass in (conrelid, confrelid)) then
        raise exception 'a table that is not spread is tied to %', table_name;
      end if;
      insert into pg_dist_partition (logicalrelid) values (table_name::regclass);
    end $$`,
  `create function create_distributed_table(table_name text, distribution_column text, colocate_with text default 'default') returns void language plpgsql as $$
    begin
      if exists (select from pg_constraint where contype = 'f' and table_name::regclass in (conrelid, confrelid)) then
        raise exception 'a foreign key to or from % while one end is not spread', table_name;
      end if;
      if exists (select from pg_trigger where tgrelid = table_name::regclass and not tgisinternal) then raise exception 'triggers on %', table_name; end if;
      if exists (select from pg_index i where indrelid = table_name::regclass and indisunique and not exists (
        select from pg_attribute a where a.attrelid = i.indrelid and a.attnum = any(i.indkey) and a.attname = distribution_column)) then
        raise exception 'a unique key of % without %', table_name, distribution_column;
      end if;
      if colocate_with <> 'none' and not exists (select from pg_dist_partition p where p.logicalrelid = colocate_with::regclass
        and p.distribution_column = create_distributed_table.distribution_column) then
        raise exception '% can not lie with %', table_name, colocate_with;
      end if;
      insert into pg_dist_partition (logicalrelid, distribution_column, colocated) values (table_name::regclass, distribution_column, colocate_with);
    end $$`,
];

interface Placed {
  readonly name: string;
  readonly tag: string;
  readonly column: string | null;
  readonly together: string | null;
}

const placed = (): Promise<Placed[]> =>
  byOwner<Placed>(`select d.logicalrelid::regclass::text as name, obj_description(d.logicalrelid, 'pg_class') as tag,
    d.distribution_column as "column", d.colocated as together from pg_dist_partition d order by d.step`);
const keys = async (): Promise<string[]> =>
  (
    await byOwner<{
      key: string;
    }>(`select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as key from pg_constraint
      where contype = 'f' and connamespace = 'public'::regnamespace order by 1`)
  ).map(({ key }) => key);

test('a database without Citus is refused in words', { skip: cluster !== undefined }, async () => {
  await assert.rejects(
    spreadTables(database),
    (error) => error instanceof Problem && error.code === 'database-not-spread',
  );
});

test('reference tables first, then all by county together, numbers by number; foreign keys as before', {
  skip: cluster !== undefined,
}, async () => {
  for (const statement of STAND_IN) await database.owner((queries) => queries.execute(statement));
  const before = await keys();
  const done = await spreadTables(database);
  assert.ok(before.length >= 5);
  assert.deepEqual(await keys(), before);
  const rows = await placed();
  const kind = (tag: string): number => (tag === 'reference' ? 0 : 1);
  assert.deepEqual(
    rows.map(({ tag }) => kind(tag)),
    rows.map(({ tag }) => kind(tag)).sort(),
  );
  assert.deepEqual(
    rows.map(({ name }) => name),
    [...done.reference, ...done.distributed],
  );
  assert.equal(done.distributed[0], 'person');
  assert.ok(done.reference.includes('area') && done.distributed.length > 30);
  for (const { name, tag, column, together } of rows) {
    if (tag === 'reference') assert.equal(column, null);
    else if (tag === 'distributed')
      assert.deepEqual([column, together], ['county', name === 'person' ? 'none' : 'person'], name);
    else assert.deepEqual([`distributed by ${column}`, together], [tag, 'none'], name);
  }
  assert.ok(rows.some(({ name, column }) => name === 'person_uid' && column === 'id_hash'));
});

test('every table is spread but those that say they are local', { skip: cluster !== undefined }, async () => {
  const rows = await byOwner<{
    name: string;
  }>(`select relname as name from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
    and not exists (select from pg_dist_partition where logicalrelid = c.oid) and relname <> 'pg_dist_partition' order by 1`);
  assert.deepEqual(rows, [{ name: 'schema_migration' }]);
});

test('run again it does nothing; a table that came later is spread alone', {
  skip: cluster !== undefined,
}, async () => {
  assert.deepEqual(await spreadTables(database), { reference: [], distributed: [] });
  for (const statement of [
    'create table later (county text collate "C" not null, id uuid not null, staff uuid, primary key (county, id), foreign key (county, staff) references staff (county, id))',
    `comment on table later is 'distributed'`,
  ])
    await database.owner((queries) => queries.execute(statement));
  const before = await keys();
  assert.deepEqual(await spreadTables(database), { reference: [], distributed: ['later'] });
  assert.deepEqual(await keys(), before);
});

test('when one table is refused nothing is left half done', { skip: cluster !== undefined }, async () => {
  for (const statement of [
    'create table fine (county text collate "C" not null, id uuid not null, primary key (county, id))',
    'create table wrong (county text collate "C" not null, id uuid primary key)',
    `comment on table fine is 'distributed'`,
    `comment on table wrong is 'distributed'`,
  ])
    await database.owner((queries) => queries.execute(statement));
  const before = [await placed(), await keys()];
  await assert.rejects(spreadTables(database), /table wrong could not be spread by county/);
  assert.deepEqual([await placed(), await keys()], before);
});

test('the databases of all tests lie on the cluster', async (t) => {
  if (cluster === undefined) return t.skip('SKIPPED citus: CITUS_URL names no cluster');
  const [row] = await byOwner<{ parts: number; machines: number }>(
    'select count(*)::int as parts, count(distinct nodename || nodeport)::int as machines from citus_shards',
  );
  assert.ok(row!.parts > 100 && row!.machines >= 1);
  assert.deepEqual(await spreadTables(database), { reference: [], distributed: [] });
});
