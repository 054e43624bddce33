import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { recordAudit } from './audit.ts';
import { connect, type Database } from './database.ts';
import { sqlState } from './fault.ts';
import { makeScope, type Role, type Scope } from './scope.ts';
import { createTestDatabaseSettings } from './testing.ts';

const scopeOf = (role: Role, area: string): Scope => makeScope({ county: area.slice(0, 6), area, role, staffId: null });
const places = [
  '621223',
  '621223001',
  '621223001001',
  '621223001002',
  '621223002',
  '621223002001',
  '621224',
  '621224001',
];
let settings: pg.ClientConfig;
let database: Database;

before(async () => {
  ({ settings } = await createTestDatabaseSettings());
  // One connection: whatever one transaction leaves behind, the next one would find.
  database = await connect('embedded', settings, { connections: 1, unsafeForTests: true });
  await database.owner(async (queries) => {
    for (const table of ['locked', 'leaking']) {
      await queries.execute(
        `create table ${table} (county text collate "C" not null, area_code text collate "C" not null, id int not null, primary key (county, id))`,
      );
      await queries.execute(`select protect_by_area('${table}')`);
      await queries.sql`select 1`;
      for (const [id, place] of places.entries()) {
        await queries.execute(`insert into ${table} values ('${place.slice(0, 6)}', '${place}', ${id})`);
      }
    }
    // The control: the same policy without nullif.
    await queries.execute('drop policy own_area on leaking');
    await queries.execute(
      `create policy own_area on leaking to fuzhu_app using (area_code >= current_setting('app.area', true))`,
    );
  });
});
after(() => database.close());

const seenBy = async (scope: Scope): Promise<string[]> =>
  (
    await database.read(scope, (tx) => tx.sql<{ place: string }>`select area_code as place from locked order by id`)
  ).map(({ place }) => place);

const inside = (prefix: string): string[] => places.filter((place) => place.startsWith(prefix));

test('each scope sees its own area and nothing beside or above it, whatever the connection was used for before', async () => {
  for (let round = 0; round < 2; round++) {
    assert.deepEqual(await seenBy(scopeOf('county', '621223')), inside('621223'));
    assert.deepEqual(await seenBy(scopeOf('system', '621223')), inside('621223'));
    assert.deepEqual(await seenBy(scopeOf('town', '621223001')), inside('621223001'));
    assert.deepEqual(await seenBy(scopeOf('village', '621223001002')), ['621223001002']);
    assert.deepEqual(await seenBy(scopeOf('county', '621224')), inside('621224'));
    assert.deepEqual(await seenBy(scopeOf('system', '621224')), inside('621224'));
    assert.deepEqual(await seenBy(scopeOf('town', '621223009')), []);
    assert.deepEqual(await seenBy(scopeOf('public', '621223')), []);
  }
});

test('nothing can be written outside of the area: inserted, moved there, changed or deleted', async () => {
  const town = scopeOf('town', '621223001');
  const refused = (error: unknown): boolean => sqlState(error) === '42501';
  for (const place of ['621223', '621223002', '621224001']) {
    await assert.rejects(
      database.tx(town, (tx) => tx.run`insert into locked values (${place.slice(0, 6)}, ${place}, 100)`),
      refused,
      place,
    );
    await assert.rejects(
      database.tx(town, (tx) => tx.run`update locked set area_code = ${place} where area_code = '621223001001'`),
      refused,
      place,
    );
    assert.equal(await database.tx(town, (tx) => tx.run`update locked set id = id where area_code = ${place}`), 0);
    assert.equal(await database.tx(town, (tx) => tx.run`delete from locked where area_code = ${place}`), 0);
  }
  // A row of another county with an area of one's own would be found by the range alone.
  await assert.rejects(
    database.tx(town, (tx) => tx.run`insert into locked values ('621224', '621223001001', 100)`),
    refused,
  );
  assert.deepEqual(await seenBy(scopeOf('county', '621223')), inside('621223'));
});

test('on its second use a connection without a scope shows nothing; without nullif the same policy shows everything', async () => {
  const client = new pg.Client(settings);
  await client.connect();
  const count = async (table: string): Promise<number> =>
    Number((await client.query(`select count(*) as n from ${table}`)).rows[0].n);
  try {
    await client.query('begin; set local role fuzhu_app');
    assert.deepEqual([await count('locked'), await count('leaking')], [0, 0], 'first use: the setting is null');
    await client.query('commit');

    await client.query(
      `begin; set local role fuzhu_app; set local app.county = '621223'; set local app.area = '621223001'; set local app.area_end = '621223002'`,
    );
    assert.equal(await count('locked'), inside('621223001').length);
    await client.query('commit');

    await client.query('begin; set local role fuzhu_app');
    assert.equal(
      (await client.query(`select current_setting('app.area', true) as area`)).rows[0].area,
      '',
      'second use: the setting is empty',
    );
    assert.equal(await count('locked'), 0);
    assert.equal(await count('leaking'), places.length);
    await client.query('commit');
  } finally {
    await client.end();
  }
});

test('the roles that work on data can not switch the lock off', async () => {
  const county = scopeOf('county', '621223');
  const attempts = [
    'alter table locked disable row level security',
    'drop policy own_area on locked',
    'create policy mine on locked using (true)',
    'alter role fuzhu_app bypassrls',
    'create table mine (n int)',
    'truncate locked',
    `select protect_by_area('locked')`,
  ];
  for (const attempt of attempts) {
    for (const scope of [county, scopeOf('system', '621223')]) {
      await assert.rejects(
        database.tx(scope, (tx) => tx.execute(attempt)),
        (error) => sqlState(error) === '42501',
        attempt,
      );
    }
  }
  await assert.rejects(
    database.tx(county, (tx) => tx.sql`set local row_security = off; `.then(() => tx.sql`select * from locked`)),
  );
});

test('audit rows can be added and read, not changed and not removed, by anybody the application is', async () => {
  const row = {
    at: '2026-07-01T00:00:00Z',
    operation: 'probe',
    subject: null,
    outcome: 'done',
    detail: {},
    requestId: 'r',
  } as const;
  const ids = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`);
  const scopes = [scopeOf('county', '621223'), scopeOf('system', '621223'), scopeOf('public', '621223')];
  for (const [index, scope] of scopes.entries())
    await database.tx(scope, (tx) => recordAudit(tx, scope, { ...row, id: ids[index]! }));
  for (const scope of scopes) {
    for (const statement of [`update audit set operation = 'other'`, 'delete from audit', 'truncate audit']) {
      await assert.rejects(
        database.tx(scope, (tx) => tx.execute(statement)),
        (error) => sqlState(error) === '42501',
      );
    }
  }
  const seen = await database.read(scopes[0]!, (tx) => tx.sql<{ id: string }>`select id from audit order by number`);
  assert.deepEqual(
    seen.map(({ id }) => id),
    ids,
    'the county sees what the public did in it',
  );
  assert.deepEqual(await database.read(scopeOf('public', '621223'), (tx) => tx.sql`select id from audit`), [
    { id: ids[2] },
  ]);
});

test('what holds for the county is read by everybody in it and written by the county only', async () => {
  const write = (scope: Scope): Promise<number> =>
    database.tx(
      scope,
      (tx) => tx.run`
        insert into setting (county, name, value, changed_at) values ('621223', 'motto', '"calm"', '2026-07-01T00:00:00Z')
        on conflict (county, name) do update set value = excluded.value`,
    );
  await assert.rejects(write(scopeOf('town', '621223001')), (error) => sqlState(error) === '42501');
  await assert.rejects(write(scopeOf('county', '621224')), (error) => sqlState(error) === '42501');
  assert.equal(await write(scopeOf('county', '621223')), 1);
  assert.equal(await write(scopeOf('system', '621223')), 1);
  const read = (scope: Scope): Promise<unknown[]> => database.read(scope, (tx) => tx.sql`select name from setting`);
  assert.deepEqual(await read(scopeOf('village', '621223001001')), [{ name: 'motto' }]);
  assert.deepEqual(await read(scopeOf('county', '621224')), []);
  assert.equal(await database.tx(scopeOf('town', '621223001'), (tx) => tx.run`delete from setting`), 0);
});
