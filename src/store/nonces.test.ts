import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Database } from './database.ts';
import { keysFrom, newMasterKey } from './keys.ts';
import { newNonces } from './nonces.ts';
import { makeScope } from './scope.ts';
import { sealWith } from './seal.ts';
import { createTestDatabase } from './testing.ts';

const scope = makeScope({ county: '621223', area: '621223', role: 'town', staffId: null });
const seal = sealWith(keysFrom(newMasterKey(), 'test'));
let database: Database;
before(async () => {
  database = await createTestDatabase();
});
after(() => database.close());

test('nonces never repeat, within a transaction, beside others, and after one that was rolled back', async () => {
  const seen = new Set<bigint>();
  let handed = 0;
  const take = (count: number): Promise<void> =>
    database.tx(scope, async (tx) => {
      for (const nonce of await newNonces(tx, seal, count)) seen.add(nonce);
      handed += count;
    });
  await Promise.all([take(1), take(255), take(256), take(257), take(70_000), take(1)]);
  await database
    .tx(scope, async (tx) => {
      for (const nonce of await newNonces(tx, seal, 10)) seen.add(nonce);
      handed += 10;
      throw new Error('rolled back');
    })
    .catch(() => undefined);
  await take(300);
  assert.equal(seen.size, handed);
  assert.equal(handed, 71_080);
});

test('nonces stay apart when a restored backup sets the sequence back', async () => {
  const take = (): Promise<BigUint64Array> => database.tx(scope, (tx) => newNonces(tx, seal, 512));
  const reset = (): Promise<unknown> => database.owner((queries) => queries.sql`select setval('seal_block', 1000)`);
  await reset();
  const before = new Set(await take());
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await reset();
  for (const nonce of await take()) assert.ok(!before.has(nonce));
});

test('nonces name the key, go through a bigint column unchanged, and open what they sealed', async () => {
  const nonces = await database.tx(scope, (tx) => newNonces(tx, seal, 3));
  const rows = await database.tx(scope, async (tx) => {
    const texts = Array.from(nonces, (nonce) => String(BigInt.asIntN(64, nonce)));
    return tx.sql<{ nonce: string }>`select unnest(${texts}::bigint[]) as nonce`;
  });
  const back = BigUint64Array.from(rows, ({ nonce }) => BigInt.asUintN(64, BigInt(nonce)));
  assert.deepEqual(back, nonces);
  assert.ok(nonces.every((nonce) => Number(nonce & 255n) === seal.streamTag));
  assert.equal(seal.keystream(back, 2).length, 6);
});

test('no nonces are asked for when none are needed', async () => {
  assert.equal((await database.tx(scope, (tx) => newNonces(tx, seal, 0))).length, 0);
});
