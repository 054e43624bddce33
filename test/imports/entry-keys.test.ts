/** Entries are found by their keys one by one, also while a long import fills the table and the planner has no statistics of it. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { catalogueOf } from '../../src/engine/catalogue.ts';
import { packs } from '../../src/main/packs.ts';
import type { Database } from '../../src/store/database.ts';
import { entriesByKey, writeEntries } from '../../src/store/entry.ts';
import { entryKey } from '../../src/store/entry-values.ts';
import { COUNTY, createRegistry, newId, scopeOf, seal, VILLAGE } from '../registry/setup.ts';

const ledger = catalogueOf(packs).ledgers.get('disability-roster')!;
const origin = { at: '2026-07-01T04:00:00.000Z', staffId: null, importId: null, newId };

/** As the command line does it: above the security of rows. */
const county = scopeOf(COUNTY, 'system');

let database: Database;
before(async () => {
  database = await createRegistry();
});
after(() => database.close());

const entry = (place: number) => {
  const values = { certificateNumber: `certificate ${place}`, residentId: `number ${place}` };
  return {
    id: newId(),
    key: entryKey(seal, ledger, values),
    area: VILLAGE,
    subject: { kind: ledger.subject, id: null },
    stage: null,
    values,
    dueOn: null,
    withdrawn: false,
    number: 1,
    kind: 'record' as const,
    changes: values,
  };
};

it('looks at about as many entries as there are keys', async () => {
  const there = Array.from({ length: 1500 }, (_, place) => entry(place));
  const missing = Array.from({ length: 500 }, (_, place) => entry(10_000 + place));
  await database.tx(county, async (tx) => {
    await writeEntries(tx, seal, ledger, there, origin);
    const looked = async () =>
      Number(
        (
          await tx.sql<{ n: string }>`select idx_tup_fetch as n from pg_stat_xact_user_tables where relname = 'entry'`
        )[0]!.n,
      );
    const before = await looked();
    const found = await entriesByKey(
      tx,
      seal,
      ledger.id,
      [...there, ...missing].map(({ key }) => key),
    );
    assert.deepEqual(new Set([...found.values()].map(({ id }) => id)), new Set(there.map(({ id }) => id)));
    assert.ok((await looked()) - before <= 2 * there.length, `${(await looked()) - before} entries were fetched`);
  });
});

it('gives what stands, and lets a key be used again after what stood was withdrawn, as often as one likes', async () => {
  const made = [entry(20_000), entry(20_000), entry(20_000)].map((each, place) => ({ ...each, id: newId(), place }));
  await database.tx(county, async (tx) => {
    for (const each of made) {
      await writeEntries(tx, seal, ledger, [each], origin);
      const found = await entriesByKey(tx, seal, ledger.id, [each.key]);
      assert.deepEqual(
        [...found.values()].map(({ id }) => id),
        [each.id],
      );
      if (each.place < 2)
        await writeEntries(
          tx,
          seal,
          ledger,
          [{ ...each, number: 2, kind: 'withdraw', withdrawn: true, changes: {} }],
          origin,
        );
    }
  });
  await assert.rejects(
    database.tx(county, (tx) => writeEntries(tx, seal, ledger, [{ ...entry(20_000), id: newId() }], origin)),
    { code: 'conflict' },
  );
});
