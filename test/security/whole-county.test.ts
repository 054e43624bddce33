/** The one door in the second lock: what slips through while it is open, stays behind when something fails, or comes late. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { correctionsOf } from '../../src/store/correction.ts';
import type { Database, Transaction } from '../../src/store/database.ts';
import { fraudFindings } from '../../src/store/fraud.ts';
import { historiesOf } from '../../src/store/history.ts';
import { paidLines } from '../../src/store/paid-line.ts';
import { withWholeCounty } from '../../src/store/whole-county.ts';
import { Problem } from '../../src/values/problem.ts';
import { type County, openCounty, places, scopeAt } from './setup.ts';
import { fillPlaces, type Things } from './things.ts';

let county: County;
let database: Database;
let outside: Required<Things>;
let own: Required<Things>;

before(async () => {
  county = await openCounty({ people: 60 });
  const things = await fillPlaces(county);
  [own, outside] = [things.village as Required<Things>, things.siblingVillage as Required<Things>];
  database = county.system.database;
});
after(() => county.close());

const village = scopeAt(places.village, 'village');
const asVillage = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => database.tx(village, work);
const towns = async (tx: Transaction): Promise<string[]> =>
  (await tx.sql<{ area: string }>`select distinct area_code as area from person order by 1`).map(({ area }) => area);
const later = <T>(value: T): Promise<T> => new Promise((done) => setTimeout(done, 5, value));
const shut = /works for another scope/;

test('inside the whole county is in sight, before and after the village alone; the next on the connection sees its own', async () => {
  const [before, inside, after] = await asVillage(async (tx) => [
    await towns(tx),
    await withWholeCounty(tx, towns),
    await towns(tx),
  ]);
  assert.deepEqual([before, after], [[places.village], [places.village]]);
  assert.ok(inside!.includes(places.otherVillage) && inside!.every((area) => area.startsWith(places.county)));
  for (let n = 0; n < 5; n += 1) assert.deepEqual(await asVillage(towns), [places.village]);
});

test('an error inside that somebody swallows leaves the door shut', async () => {
  const seen = await asVillage(async (tx) => {
    await withWholeCounty(tx, async () => {
      throw new Problem('not-found', { what: '人员' });
    }).catch(() => undefined);
    return towns(tx);
  });
  assert.deepEqual(seen, [places.village]);
});

test('after an error of the database inside nothing can be asked any more, and nothing is written', async () => {
  const work = asVillage(async (tx) => {
    await withWholeCounty(tx, (wide) => wide.sql`select 1 / 0`).catch(() => undefined);
    await assert.rejects(towns(tx), /failed while it worked for another scope/);
  });
  await assert.rejects(work, /had failed earlier|failed while/);
  assert.deepEqual(await asVillage(towns), [places.village]);
});

test('what is asked beside it is refused, whichever comes first', async () => {
  await asVillage(async (tx) => {
    const [early, wide, late, copied] = await Promise.allSettled([
      towns(tx),
      withWholeCounty(tx, async (inside) => later(await towns(inside))),
      towns(tx),
      (async () => {
        for await (const _ of tx.copyOut({ compile: () => ({ sql: 'select name from person' }) }))
          assert.fail('copied');
      })(),
    ]);
    // It has not left when the door opens.
    assert.ok(early.status === 'rejected' && shut.test(String(early.reason)));
    assert.ok(wide.status === 'fulfilled' && wide.value.length > 1);
    assert.ok(late.status === 'rejected' && shut.test(String(late.reason)));
    assert.ok(copied.status === 'rejected' && shut.test(String(copied.reason)));
    assert.deepEqual(await towns(tx), [places.village]);
  });
});

test('two at once: the second is refused, and the first is not narrowed by it', async () => {
  await asVillage(async (tx) => {
    const wide = (): Promise<string[]> => withWholeCounty(tx, async (inside) => later(null).then(() => towns(inside)));
    const [first, second] = await Promise.allSettled([wide(), wide()]);
    assert.ok(first.status === 'fulfilled' && first.value.length > 1);
    assert.ok(second.status === 'rejected' && shut.test(String(second.reason)));
  });
});

test('one within another ends without ending the other', async () => {
  const seen = await asVillage((tx) =>
    withWholeCounty(tx, async (wide) => {
      await withWholeCounty(wide, towns);
      return towns(wide);
    }),
  );
  assert.ok(seen.length > 1);
});

test('whoever keeps the transaction that was given, or leaves work behind, gets nothing through it later', async () => {
  await asVillage(async (tx) => {
    let left: Promise<string[]> | undefined;
    const kept = await withWholeCounty(tx, async (wide) => {
      left = later(null).then(() => towns(wide));
      left.catch(() => undefined);
      return wide;
    });
    await assert.rejects(towns(kept), shut);
    await assert.rejects(left!, shut);
    await assert.rejects(
      withWholeCounty(tx, () => towns(tx)),
      shut,
    );
    assert.deepEqual(await towns(tx), [places.village]);
  });
});

test('the public sees nobody through it either', async () => {
  const visitor = scopeAt(places.county, 'public');
  assert.deepEqual(await database.tx(visitor, (tx) => withWholeCounty(tx, towns)), []);
});

test('what the county holds about people is told only to who sees the people', async () => {
  const { seal } = county.system.services;
  const tell = (things: Required<Things>) => async (tx: Transaction) => ({
    history: (await historiesOf(tx, seal, [things.paid])).get(things.paid)!.person.assertions.length,
    lines: (await paidLines(tx, [things.paid])).length,
    corrections: (await correctionsOf(tx, [things.paid])).length,
    findings: (await fraudFindings(tx, [things.paid])).length,
  });
  assert.deepEqual(await asVillage(tell(outside)), { history: 0, lines: 0, corrections: 0, findings: 0 });
  assert.ok(Object.values(await asVillage(tell(own))).every((count) => count > 0));
});
