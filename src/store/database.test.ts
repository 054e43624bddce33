import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { recordAudit } from './audit.ts';
import type { Database } from './database.ts';
import { makeScope } from './scope.ts';
import { createTestDatabase } from './testing.ts';

const system = makeScope({ county: '621223', area: '621223', role: 'system', staffId: null });
let database: Database;
before(async () => {
  database = await createTestDatabase();
});
after(() => database.close());

test('a transaction is committed when its work resolves and rolled back when it throws', async () => {
  const row = {
    at: '2026-07-01T00:00:00.000Z',
    operation: 'probe',
    subject: null,
    outcome: 'done',
    detail: { n: 1 },
    requestId: 'r',
  } as const;
  await database.tx(system, (tx) => recordAudit(tx, system, { ...row, id: '00000000-0000-4000-8000-000000000001' }));
  await assert.rejects(
    database.tx(system, async (tx) => {
      await recordAudit(tx, system, { ...row, id: '00000000-0000-4000-8000-000000000002' });
      throw new Error('changed my mind');
    }),
    /changed my mind/,
  );
  const rows = await database.read(
    system,
    (tx) => tx.sql<{ id: string; detail: unknown; at: string }>`select id, detail, at from audit`,
  );
  assert.deepEqual(rows, [
    { id: '00000000-0000-4000-8000-000000000001', detail: { n: 1 }, at: '2026-07-01T00:00:00.000Z' },
  ]);
});
