/**
 * What every table must be like, whoever adds it: locked to its area, and shaped so that it can be spread over several machines by county
 * (docs/decisions/0002 and the list of Citus' limits in it). Read from the catalogue, so no table can be forgotten.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Database, Queries } from './database.ts';
import { createTestDatabase } from './testing.ts';

let database: Database;
before(async () => {
  database = await createTestDatabase({ connections: 2 });
});
after(() => database.close());

type Check = (queries: Queries) => Promise<{ fault: string }[]>;

/** Each check gives one line per fault; none when all is well. */
const checks: Record<string, Check> = {
  'every table is tagged': (q) => q.sql`
    select relname as fault from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and coalesce(obj_description(oid, 'pg_class'), '') !~ '^(distributed|distributed by [a-z_]+|reference|local)$'`,

  'whoever has a county or an area is distributed': (q) => q.sql`
    select distinct c.relname as fault from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname in ('county', 'area_code') and not a.attisdropped
      and coalesce(obj_description(c.oid, 'pg_class'), '') !~ '^distributed'`,

  'distributed tables have a county, compared byte by byte': (q) => q.sql`
    select c.relname as fault from pg_class c
    where c.relnamespace = 'public'::regnamespace and obj_description(c.oid, 'pg_class') = 'distributed'
      and not exists (select from pg_attribute a join pg_collation l on l.oid = a.attcollation
        where a.attrelid = c.oid and a.attname = 'county' and a.attnotnull and l.collname = 'C')`,

  'the area, where there is one, is never null and compared byte by byte': (q) => q.sql`
    select c.relname as fault from pg_class c join pg_attribute a on a.attrelid = c.oid left join pg_collation l on l.oid = a.attcollation
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'area_code'
      and not (a.attnotnull and l.collname = 'C')`,

  'distributed tables are locked, for their owner too': (q) => q.sql`
    select relname as fault from pg_class c where relnamespace = 'public'::regnamespace and obj_description(oid, 'pg_class') ~ '^distributed'
      and not (relrowsecurity and relforcerowsecurity)`,

  'every policy for the working roles asks for the county and survives a reused connection': (q) => q.sql`
    select tablename || '.' || policyname as fault from pg_policies
    where schemaname = 'public' and policyname <> 'maintenance' and (
      coalesce(qual, with_check) not like '%county = NULLIF(current_setting(''app.county''::text, true), ''''::text)%'
      or regexp_count(concat(qual, with_check), 'current_setting') <> regexp_count(concat(qual, with_check), 'NULLIF\\(current_setting'))`,

  'the lock of the owner is for the owner': (q) => q.sql`
    select tablename as fault from pg_policies where schemaname = 'public' and policyname = 'maintenance' and roles <> array[current_user]`,

  'staff are held to their area wherever there is one': (q) => q.sql`
    select c.relname as fault from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'area_code'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and exists (
      select from pg_policies p where p.tablename = c.relname and 'fuzhu_app' = any(p.roles) and p.qual not like '%area_code >=%')`,

  'what is not locked can not be changed or removed by staff and the public': (q) => q.sql`
    select table_name || ' ' || privilege_type as fault from information_schema.table_privileges t join pg_class c on c.relname = table_name
    where table_schema = 'public' and c.relnamespace = 'public'::regnamespace and grantee in ('fuzhu_app', 'PUBLIC') and privilege_type not in ('SELECT', 'INSERT')
      and not c.relrowsecurity`,

  'views look through the eyes of who asks': (q) => q.sql`
    select relname as fault from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v'
      and not coalesce(reloptions, '{}') && array['security_invoker=true', 'security_invoker=on']`,

  'no stored copies of query results and no functions with rights of their own': (q) => q.sql`
    select relname as fault from pg_class where relnamespace = 'public'::regnamespace and relkind = 'm'
    union all select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef`,

  'primary keys, unique and exclusion constraints and unique indexes start with the county': (q) => q.sql`
    select i.indexrelid::regclass::text as fault from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace = 'public'::regnamespace and obj_description(c.oid, 'pg_class') = 'distributed' and (i.indisunique or i.indisexclusion)
      and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attnum = i.indkey[0] and a.attname = 'county')`,

  'what is spread by another column than the county has that column first in its keys, and no foreign keys': (
    q,
  ) => q.sql`
    select i.indexrelid::regclass::text as fault from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace = 'public'::regnamespace and obj_description(c.oid, 'pg_class') like 'distributed by %' and i.indisunique
      and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attnum = i.indkey[0]
        and 'distributed by ' || a.attname = obj_description(c.oid, 'pg_class'))
    union all select k.conname from pg_constraint k where k.contype = 'f' and obj_description(k.conrelid, 'pg_class') like 'distributed by %'`,

  'foreign keys of distributed tables start with the county, or go to reference tables': (q) => q.sql`
    select k.conname as fault from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'f' and c.relnamespace = 'public'::regnamespace and obj_description(c.oid, 'pg_class') = 'distributed'
      and obj_description(k.confrelid, 'pg_class') <> 'reference' and not (obj_description(k.confrelid, 'pg_class') = 'distributed'
        and exists (select from pg_attribute a where a.attrelid = k.conrelid and a.attnum = k.conkey[1] and a.attname = 'county')
        and exists (select from pg_attribute a where a.attrelid = k.confrelid and a.attnum = k.confkey[1] and a.attname = 'county'))`,

  'no foreign key leads from elsewhere to a distributed table': (q) => q.sql`
    select conname as fault from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
      and obj_description(conrelid, 'pg_class') <> 'distributed' and obj_description(confrelid, 'pg_class') = 'distributed'`,

  'deleting never empties a column behind the back': (q) => q.sql`
    select conname as fault from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
      and (confdeltype in ('n', 'd') or confupdtype in ('n', 'd'))`,

  'no triggers': (q) => q.sql`
    select t.tgname as fault from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = 'public'::regnamespace and not t.tgisinternal`,

  'no default asks a clock, a sequence or chance': (q) => q.sql`
    select c.relname || '.' || a.attname as fault from pg_attrdef d join pg_class c on c.oid = d.adrelid
      join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
      cross join lateral regexp_matches(d.adbin::text, ':funcid (\\d+)', 'g') as called(id) join pg_proc f on f.oid = called.id[1]::oid
    where c.relnamespace = 'public'::regnamespace and a.attgenerated = '' and f.provolatile <> 'i'`,

  'generated columns are stored, as they were before version 18': (q) => q.sql`
    select c.relname || '.' || a.attname as fault from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and a.attgenerated not in ('', 's')`,

  'everything is logged': (q) => q.sql`
    select relname as fault from pg_class where relnamespace = 'public'::regnamespace and relpersistence <> 'p'`,
};

const key = 'county text collate "C" not null, area_code text collate "C" not null, id int not null';

/** For each check, what it must find: a check that finds nothing here proves nothing above. */
const offences: Record<string, string[]> = {
  'every table is tagged': ['create table bad (n int)'],
  'whoever has a county or an area is distributed': [`create table bad (${key})`, `comment on table bad is 'local'`],
  'distributed tables have a county, compared byte by byte': [
    'create table bad (county text not null)',
    `comment on table bad is 'distributed'`,
  ],
  'the area, where there is one, is never null and compared byte by byte': [
    'create table bad (area_code text collate "C")',
  ],
  'distributed tables are locked, for their owner too': [
    `create table bad (${key})`,
    `select protect_by_area('bad')`,
    'alter table bad no force row level security',
  ],
  'every policy for the working roles asks for the county and survives a reused connection': [
    `create table bad (${key})`,
    `select protect_by_area('bad')`,
    'drop policy own_area on bad',
    `create policy own_area on bad to fuzhu_app using (county = nullif(current_setting('app.county', true), '') and area_code >= current_setting('app.area', true))`,
  ],
  'the lock of the owner is for the owner': [
    `create table bad (${key})`,
    `select protect_by_area('bad')`,
    'alter policy maintenance on bad to public',
  ],
  'staff are held to their area wherever there is one': [
    `create table bad (${key})`,
    `select protect_by_county('bad')`,
  ],
  'what is not locked can not be changed or removed by staff and the public': [
    'create table bad (n int)',
    'grant update on bad to fuzhu_app',
  ],
  'views look through the eyes of who asks': ['create view bad as select 1 as n'],
  'no stored copies of query results and no functions with rights of their own': [
    'create materialized view bad as select 1 as n',
  ],
  'primary keys, unique and exclusion constraints and unique indexes start with the county': [
    `create table bad (${key}, primary key (id))`,
    `select protect_by_area('bad')`,
  ],
  'what is spread by another column than the county has that column first in its keys, and no foreign keys': [
    'create table bad (digest bytea primary key, other bytea unique)',
    `comment on table bad is 'distributed by digest'`,
  ],
  'foreign keys of distributed tables start with the county, or go to reference tables': [
    `create table bad (${key}, staff_county text, staff uuid, foreign key (staff_county, staff) references staff (county, id))`,
    `select protect_by_area('bad')`,
  ],
  'no foreign key leads from elsewhere to a distributed table': [
    'create table bad (county text, staff uuid, foreign key (county, staff) references staff (county, id))',
    `comment on table bad is 'local'`,
  ],
  'deleting never empties a column behind the back': [
    `create table bad (area text references area (code) on delete set null)`,
  ],
  'no triggers': [
    'create table bad (n int)',
    `create function bad_trigger() returns trigger language plpgsql as 'begin return new; end'`,
    'create trigger bad before insert on bad for each row execute function bad_trigger()',
  ],
  'no default asks a clock, a sequence or chance': [`create table bad (at timestamptz default now())`],
  'generated columns are stored, as they were before version 18': [
    'create table bad (n int, m int generated always as (n + 1) virtual)',
  ],
  'everything is logged': ['create unlogged table bad (n int)'],
};

for (const [promise, check] of Object.entries(checks)) {
  test(promise, async (t) => {
    assert.deepEqual(await database.owner((queries) => check(queries)), []);
    if (promise.startsWith('generated') && database.engine.version < 180000)
      return t.diagnostic('no virtual columns before version 18');
    await database.owner(async (queries) => {
      await queries.execute('begin');
      for (const statement of offences[promise] ?? assert.fail('a check needs its offence'))
        await queries.execute(statement);
      const found = await check(queries);
      assert.ok(
        found.length > 0 && found.every(({ fault }) => fault.includes('bad')),
        `the offence was not found: ${JSON.stringify(found)}`,
      );
    });
  });
}

test('the checks saw tables', async () => {
  const [row] = await database.owner(
    (queries) => queries.sql<{ n: number }>`
    select count(*)::int as n from pg_class where relnamespace = 'public'::regnamespace and obj_description(oid, 'pg_class') = 'distributed'`,
  );
  assert.ok(row!.n >= 5);
});

test('statements stay away from what can not be spread over machines', () => {
  const folder = new URL('./', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.(ts|sql)$/.test(name) && !name.includes('.test.'),
  );
  assert.ok(files.length > 10);
  for (const name of files) {
    const text = readFileSync(new URL(name, folder), 'utf8').replace(/^\s*(\*|\/\/|--|\/\*).*$/gm, '');
    assert.doesNotMatch(text, /\bset_config\s*\(|\b(rollup|cube|grouping sets)\s*\(|\bprepare transaction\b/i, name);
  }
});
