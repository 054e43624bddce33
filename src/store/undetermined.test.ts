/** Whoever determines everybody takes out those told of before it read, and nobody told of since, whenever that was committed. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { plainDate } from '../values/date.ts';
import type { Database, Transaction } from './database.ts';
import { beginEntitlementRun, nothingIsDetermined, writeEntitlementRun } from './entitlement.ts';
import { makeScope } from './scope.ts';
import { createTestDatabase } from './testing.ts';
import { addUndetermined, forgetTold, toldSoFar } from './undetermined.ts';

const county = '621223';
const scope = makeScope({ county, area: county, role: 'system', staffId: null });
const at = '2026-07-01T00:00:00Z';
const people = Array.from({ length: 6 }, (_, i) => `0197aaaa-0000-7000-8000-00000000000${i}`);
let database: Database;

before(async () => {
  database = await createTestDatabase({ connections: 4 });
  await database.tx(scope, async (tx) => {
    for (const id of people)
      await tx.run`
        insert into person (county, area_code, id, name, name_pinyin, name_initials, given_name, standing, version, created_at)
        values (${county}, ${county}, ${id}, '某人', 'mou ren', 'mr', '人', 1, 1, ${at})`;
  });
});
after(() => database.close());

const tell = (told: readonly string[]): Promise<void> => database.tx(scope, (tx) => addUndetermined(tx, told, at));
const waiting = (): Promise<string[]> =>
  database.read(scope, async (tx) =>
    (await tx.sql<{ id: string }>`select person_id as id from undetermined order by 1`).map(({ id }) => id),
  );

/** A transaction that stays open until it is told to commit. */
async function open(work: (tx: Transaction) => Promise<void>): Promise<() => Promise<void>> {
  const begun = Promise.withResolvers<void>();
  const end = Promise.withResolvers<void>();
  const done = database.tx(scope, async (tx) => {
    await work(tx);
    begun.resolve();
    await end.promise;
  });
  await begun.promise;
  return () => {
    end.resolve();
    return done;
  };
}

/** Until the determination has asked for the lock that the other transaction holds. */
async function waitsForLock(): Promise<void> {
  const waits = () =>
    database.owner((queries) => queries.sql`select from pg_locks where locktype = 'advisory' and not granted limit 1`);
  while ((await waits()).length === 0) await setImmediate();
}

/** Runs before the others: there is no run yet. */
test('whoever is told of before the first determination is in it, or waits', async () => {
  assert.equal(await database.tx(scope, nothingIsDetermined), true);
  const settled: string[] = [];
  const commit = await open(async (tx) => assert.equal(await nothingIsDetermined(tx), true));
  const determining = database.tx(scope, async (tx) => {
    const number = await beginEntitlementRun(tx);
    settled.push('determining');
    // Whoever tells meanwhile is not made to wait.
    assert.equal(await database.tx(scope, nothingIsDetermined), false);
    const run = { first: plainDate('2026-01-01'), months: 12, area: county, policies: null, at, people: 0, changed: 0 };
    await writeEntitlementRun(tx, { ...run, number, summary: {} });
  });
  await waitsForLock();
  settled.push('told');
  await commit();
  await determining;
  assert.deepEqual(settled, ['told', 'determining']);
  assert.equal(await database.tx(scope, nothingIsDetermined), false);
});

/** For each person, how often they are told of before, meanwhile, and by a transaction that is open all the time: then not by others meanwhile. */
const telling = fc.record({ before: fc.nat(2), meanwhile: fc.nat(2), open: fc.boolean() });

test('who was told of since, or by a transaction that had not ended, stays; everybody else is taken out', () =>
  fc.assert(
    fc.asyncProperty(fc.tuple(...people.map(() => telling)), async (all) => {
      const which = (holds: (each: (typeof all)[number]) => boolean): string[] =>
        people.filter((_, i) => holds(all[i]!));
      await database.tx(scope, (tx) => tx.run`delete from undetermined where county = ${county}`);
      for (const times of [1, 2]) await tell(which((each) => each.before >= times));
      const commit = await open((tx) =>
        addUndetermined(
          tx,
          which((each) => each.open),
          at,
        ),
      );
      await database.tx(scope, async (tx) => {
        const told = await toldSoFar(tx);
        for (const times of [1, 2]) await tell(which((each) => !each.open && each.meanwhile >= times));
        await forgetTold(tx, told);
      });
      await commit();
      assert.deepEqual(
        await waiting(),
        which((each) => each.open || each.meanwhile > 0),
      );
    }),
    { numRuns: 60 },
  ));

test('of people without a certificate only those are told of who have ever had one on record', async () => {
  const [never, once] = [people[0]!, people[1]!];
  await database.tx(scope, async (tx) => {
    await tx.run`delete from undetermined where county = ${county}`;
    await tx.run`update person set standing = 2 where county = ${county} and id = any(${[never, once]}::uuid[])`;
    await tx.run`
      insert into fact (county, area_code, id, subject_kind, subject_id, fact, value, valid_from, valid_to, recorded_at, source_kind, withdrawn)
      values (${county}, ${county}, ${people[5]}, 'person', ${once}, 'disabilityLevel', 1, '2020-01-01', '2021-01-01', ${at}, 'staff', false)`;
  });
  await tell([never, once, people[2]!]);
  assert.deepEqual(await waiting(), [once, people[2]!]);
});
