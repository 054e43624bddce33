import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { Problem } from '../values/problem.ts';
import { recordAudit } from './audit.ts';
import { connect, type Database, type Queries } from './database.ts';
import { isDuplicate, sqlState } from './fault.ts';
import { makeScope } from './scope.ts';
import { createTestDatabase, createTestDatabaseSettings } from './testing.ts';

const system = makeScope({ county: '621223', area: '621223', role: 'system', staffId: null });
const county = makeScope({ county: '621223', area: '621223', role: 'county', staffId: null });
const ids = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'] as const;
let database: Database;

before(async () => {
  database = await createTestDatabase({ connections: 2 });
  await database.owner(async (queries) => {
    await queries.execute(
      'create table counted (county text collate "C", area_code text collate "C", id bigint, n int, primary key (county, id))',
    );
    await queries.execute(`select protect_by_area('counted')`);
  });
});
after(() => database.close());

const auditRow = (id: string) =>
  ({
    id,
    at: '2026-07-01T00:00:00.000Z',
    operation: 'probe',
    subject: null,
    outcome: 'done',
    detail: { n: 1 },
    requestId: 'r',
  }) as const;

test('a transaction is committed when its work resolves and rolled back when it throws', async () => {
  await database.tx(system, (tx) => recordAudit(tx, system, auditRow(ids[0])));
  await assert.rejects(
    database.tx(system, async (tx) => {
      await recordAudit(tx, system, auditRow(ids[1]));
      throw new Error('changed my mind');
    }),
    /changed my mind/,
  );
  const rows = await database.read(system, (tx) => tx.sql`select id, detail, at from audit`);
  assert.deepEqual(rows, [{ id: ids[0], detail: { n: 1 }, at: '2026-07-01T00:00:00.000Z' }]);
});

test('work that swallowed an error of the database is not reported as done', async () => {
  const swallow = database.tx(system, async (tx) => {
    await tx.run`insert into counted values ('621223', '621223', 1, 1)`;
    await tx.sql`select 1 / 0`.catch(() => undefined);
    return 'done';
  });
  await assert.rejects(swallow, /rolled back/);
  assert.deepEqual(await database.read(system, (tx) => tx.sql`select * from counted`), []);
});

test('nothing can be written in a read, and every query of it sees the same moment', async () => {
  await assert.rejects(
    database.read(system, (tx) => tx.run`insert into counted values ('621223', '621223', 1, 1)`),
    (error) => sqlState(error) === '25006',
  );
  const counts = await database.read(system, async (tx) => {
    const [one] = await tx.sql<{ n: string }>`select count(*) as n from counted`;
    await database.tx(system, (other) => other.run`insert into counted values ('621223', '621223', 2, 2)`);
    const [two] = await tx.sql<{ n: string }>`select count(*) as n from counted`;
    return [one!.n, two!.n];
  });
  assert.deepEqual(counts, ['0', '0']);
  const [after] = await database.read(system, (tx) => tx.sql`select count(*) as n from counted`);
  assert.deepEqual(after, { n: '1' });
  await database.tx(system, (tx) => tx.run`delete from counted`);
});

test('values arrive as the seam promises, in rows and in arrays', async () => {
  const [row] = await database.read(
    county,
    (tx) => tx.sql`
      select date '1990-07-01' as date, 9007199254740993::int8 as int8, 0.10::numeric as numeric, 7::int4 as int4, 1.5::float8 as float8,
        timestamp '1986-05-04 00:00' as timestamp, timestamptz '2026-07-01 08:00:00.123+08' as timestamptz, interval '1 month 2 days' as interval,
        '\\x00ff'::bytea as bytea, '{"a":[1]}'::jsonb as jsonb, true as boolean, 'x'::text as text,
        array[date '1990-07-01'] as dates, array[9007199254740993::int8] as int8s, array[timestamptz '2026-07-01 08:00+08'] as timestamptzs`,
  );
  assert.deepEqual(row, {
    date: '1990-07-01',
    int8: '9007199254740993',
    numeric: '0.10',
    int4: 7,
    float8: 1.5,
    timestamp: '1986-05-04 00:00:00',
    timestamptz: '2026-07-01T00:00:00.123Z',
    interval: 'P1M2D',
    bytea: Buffer.of(0, 255),
    jsonb: { a: [1] },
    boolean: true,
    text: 'x',
    dates: ['1990-07-01'],
    int8s: ['9007199254740993'],
    timestamptzs: ['2026-07-01 00:00:00+00'],
  });
});

test('values go in as parameters, fragments are woven in, and changed rows are counted', async () => {
  const hostile = `'; drop table counted; --`;
  await database.tx(system, async (tx) => {
    assert.deepEqual(await tx.sql`select ${hostile}::text as back`, [{ back: hostile }]);
    const condition = sql`n > ${1}`;
    assert.equal(await tx.run`insert into counted select '621223', '621223', i, i from generate_series(1, 3) i`, 3);
    assert.equal(await tx.run`delete from counted where ${condition}`, 2);
    assert.deepEqual(await tx.rows(sql<{ id: string }>`select id from counted`), [{ id: '1' }]);
    await tx.run`delete from counted`;
  });
});

test('queries asked for at once are answered one after the other', async () => {
  const answers = await database.read(county, (tx) => Promise.all([1, 2, 3].map((n) => tx.sql`select ${n}::int as n`)));
  assert.deepEqual(answers.flat(), [{ n: 1 }, { n: 2 }, { n: 3 }]);
});

test('errors of the database carry names and the state, and nobody’s data', async () => {
  await database.tx(system, (tx) => tx.run`insert into counted values ('621223', '621223', 4242, 1)`);
  const faults: unknown[] = [];
  const provoke = (work: (tx: Queries) => Promise<unknown>): Promise<void> =>
    database.tx(system, work).then(
      () => assert.fail('it worked'),
      (error: unknown) => void faults.push(error),
    );
  await provoke((tx) => tx.run`insert into counted values ('621223', '621223', 4242, 1)`);
  await provoke((tx) => tx.sql`select ${'4242secret'}::int`);
  await provoke((tx) => tx.sql`select 4242::smallint * 4242::smallint`);
  await provoke((tx) => tx.sql`select * from no_such_table`);
  assert.equal(isDuplicate(faults[0]), true);
  assert.match(String(faults[0]), /counted_pkey/);
  assert.match(String(faults[3]), /no_such_table/);
  for (const fault of faults) {
    const all = JSON.stringify(fault, Object.getOwnPropertyNames(fault)) + String((fault as Error).cause ?? '');
    assert.ok(!all.includes('4242'), all);
  }
  await database.tx(system, (tx) => tx.run`delete from counted`);
});

test('two transactions that can not both be right end in a problem for one of them', async () => {
  await database.tx(system, (tx) => tx.run`insert into counted values ('621223', '621223', 1, 0)`);
  // Neither writes before both have read, however slowly one of them gets there.
  const bothHaveRead = Promise.withResolvers<void>();
  let readers = 0;
  const add = (): Promise<number> =>
    database.tx(
      system,
      async (tx) => {
        const [row] = await tx.sql<{ n: number }>`select n from counted where id = 1`;
        if (++readers === 2) bothHaveRead.resolve();
        await bothHaveRead.promise;
        return tx.run`update counted set n = ${row!.n + 1} where id = 1`;
      },
      { isolation: 'serializable' },
    );
  const ends = await Promise.allSettled([add(), add()]);
  const refused = ends.filter((end) => end.status === 'rejected');
  assert.equal(refused.length, 1);
  assert.equal((refused[0]!.reason as Problem).code, 'changed-meanwhile');
  await database.tx(system, (tx) => tx.run`delete from counted`);
});

test('a server that can not be reached, or is too old an encoding, is a problem in words', async () => {
  const gone = connect('server', { host: '127.0.0.1', port: 1, user: 'nobody' });
  await assert.rejects(gone, (error) => error instanceof Problem && error.code === 'database-unreachable');
});

test('without durability only tests are served', async () => {
  const { settings } = await createTestDatabaseSettings();
  if (process.env['FUZHU_TEST_DATABASE_URL'] === undefined) {
    await assert.rejects(
      connect('embedded', settings),
      (error) => error instanceof Problem && error.code === 'database-not-durable',
    );
  }
  // The session's own setting counts too, whatever the server's is.
  await assert.rejects(
    connect('server', { ...settings, options: '-c synchronous_commit=off' }),
    (error) => error instanceof Problem && error.code === 'database-not-durable',
  );
});

async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test('rows copied out can be copied in again, in bounded pieces, within one transaction', async () => {
  await database.tx(system, async (tx) => {
    await tx.run`insert into counted select '621223', '621223001', i, i from generate_series(1, 50000) i`;
    const copy = tx.copyOut(
      sql`select county, area_code, id + 50000, n from counted where n > ${10} and area_code = ${'621223001'}`,
    );
    const bytes = await bytesOf(copy);
    const into = await tx.copyIn('counted', ['county', 'area_code', 'id', 'n']);
    for (let at = 0; at < bytes.length; at += 65536) await into.write(bytes.subarray(at, at + 65536));
    assert.equal(await into.end(), 49990);
    const [row] = await tx.sql`select count(*) as n, current_user as who from counted`;
    assert.deepEqual(row, { n: '99990', who: 'fuzhu_system' }, 'and the role is back');
  });
  await database.tx(system, (tx) => tx.run`delete from counted`);
});

test('while a copy runs nothing else is asked of the connection; a copy left early leaves it usable', async () => {
  await database.read(system, async (tx) => {
    let chunks = 0;
    for await (const chunk of tx.copyOut(sql`select repeat('x', 1000) from generate_series(1, 20000)`)) {
      assert.ok(chunk.length > 0);
      await assert.rejects(tx.sql`select 1`, /busy with a copy/);
      if (++chunks === 2) break;
    }
    assert.deepEqual(await tx.sql`select 2 as n`, [{ n: 2 }]);
  });
});

test('a connection that is cut in the middle of a transaction is a problem, and the next transaction has another one', async () => {
  const cut = database.tx(system, async (tx) => {
    const [row] = await tx.sql<{ pid: number }>`select pg_backend_pid() as pid`;
    await database.owner((queries) => queries.sql`select pg_terminate_backend(${row!.pid})`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await tx.sql`select 1`;
  });
  await assert.rejects(cut, (error) => error instanceof Problem && error.code === 'database-unreachable');
  assert.deepEqual(await database.read(system, (tx) => tx.sql`select 1 as n`), [{ n: 1 }]);
});

test('a connection that is cut in the middle of a copy out ends the copy', async () => {
  const cut = database.read(system, async (tx) => {
    const [row] = await tx.sql<{ pid: number }>`select pg_backend_pid() as pid`;
    for await (const chunk of tx.copyOut(sql`select repeat('x', 1000) from generate_series(1, 200000)`)) {
      assert.ok(chunk.length > 0);
      await database.owner((queries) => queries.sql`select pg_terminate_backend(${row!.pid})`);
    }
  });
  await assert.rejects(cut, (error) => error instanceof Problem && error.code === 'database-unreachable');
});

test('an error in the middle of a copy out is told without values', async () => {
  const copy = database.read(system, (tx) =>
    bytesOf(tx.copyOut(sql`select 1 / (i - 5000) from generate_series(1, 10000) i`)),
  );
  await assert.rejects(copy, (error) => sqlState(error) === '22012');
});

test('a copy in that is given up or malformed stores nothing and fails the transaction', async () => {
  const abandoned = database.tx(system, async (tx) => {
    const into = await tx.copyIn('counted', ['county', 'area_code', 'id', 'n']);
    await into.abort(new Error('enough'));
  });
  await assert.rejects(abandoned);
  const malformed = database.tx(system, async (tx) => {
    const into = await tx.copyIn('counted', ['county', 'area_code', 'id', 'n']);
    await into.write(Buffer.from('this is no binary copy at all, secret 4242'));
    await into.end();
  });
  await assert.rejects(malformed, (error) => sqlState(error) === '22P04' && !String(error).includes('4242'));
  assert.deepEqual(await database.read(system, (tx) => tx.sql`select * from counted`), []);
});

test('staff copy in as well, each row under the lock, and in a table of their own directly', async () => {
  const town = makeScope({ county: '621223', area: '621223001', role: 'town', staffId: null });
  const load = (place: string, table = 'counted'): Promise<number> =>
    database.tx(town, async (tx) => {
      if (table === 'own')
        await tx.execute('create temporary table own (county text, area_code text, id bigint, n int) on commit drop');
      const into = await tx.copyIn(table, ['county', 'area_code', 'id', 'n']);
      for (const at of [0, 10]) {
        const rows = await database.read(system, (other) =>
          bytesOf(
            other.copyOut(sql`
          select '621223'::text, ${place}::text, i::bigint, i from generate_series(${at + 1}, ${at + 10}) i`),
          ),
        );
        // One header, one trailer.
        await into.write(rows.subarray(at === 0 ? 0 : 19, at === 0 ? rows.length - 2 : rows.length));
      }
      return into.end();
    });
  assert.equal(await load('621223001'), 20);
  assert.equal(await load('621223002', 'own'), 20);
  await assert.rejects(load('621223002'), (error) => sqlState(error) === '42501');
  const [row] = await database.read(
    system,
    (tx) => tx.sql`select count(*) as n, min(area_code) as least, max(area_code) as most from counted`,
  );
  assert.deepEqual(row, { n: '20', least: '621223001', most: '621223001' });
  await database.tx(system, (tx) => tx.run`delete from counted`);
});

test('what the owner sets does not reach the next one to use the connection', async () => {
  await database.owner((queries) => queries.execute(`set app.county = '621223'`));
  for (let time = 0; time < 4; time++) {
    assert.deepEqual(
      await database.owner((queries) => queries.sql`select nullif(current_setting('app.county', true), '') as county`),
      [{ county: null }],
    );
  }
});
