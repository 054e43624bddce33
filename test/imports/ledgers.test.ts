// The seven workbooks that offices send, against their answer key: previewed, applied, applied again, undone, on the real database.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { packs } from '../../src/main/packs.ts';
import { apply } from '../../src/operations/import/apply.ts';
import { preview } from '../../src/operations/import/preview.ts';
import { undo } from '../../src/operations/import/undo.ts';
import { testWorld, type World } from '../../src/operations/testing.ts';

interface Expected {
  readonly ledger: string;
  readonly rows: number;
  readonly ok: number;
  readonly errors: readonly { sheet: string; row: number; field: string; code: string }[];
}

const folder = new URL('../fixtures/ledgers/', import.meta.url);
const expected = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as Record<string, Expected>;
const read = (file: string) => new Uint8Array(readFileSync(new URL(file, folder)));

for (const [file, key] of Object.entries(expected)) {
  describe(file, () => {
    let world: World;
    before(async () => {
      world = await testWorld(packs, '2026-06-30T02:00:00Z');
    });
    after(() => world.close());
    const bring = () => world.run(preview, { file: read(file), fileName: file });

    test('is previewed as its answer key says', async () => {
      const result = await bring();
      assert.deepEqual([result.ledger, result.rows, result.ok, result.applied], [key.ledger, key.rows, key.ok, false]);
      assert.deepEqual(
        result.wrong.map(({ sheet, row, column, code }) => ({ sheet, row, field: column, code })),
        key.errors,
      );
      assert.deepEqual([result.new, result.same, result.changed], [key.ok, 0, 0]);
    });

    test('is applied once; applying it again changes nothing; undoing it leaves nothing', async () => {
      const first = await world.run(apply, { importId: (await bring()).importId });
      assert.deepEqual([first.applied, first.new, first.same, first.changed], [true, key.ok, 0, 0]);
      const before = await contents(world);
      const again = await bring();
      assert.deepEqual([again.new, again.same, again.changed], [0, key.ok, 0]);
      const second = await world.run(apply, { importId: again.importId });
      assert.deepEqual([second.new, second.same, second.changed], [0, key.ok, 0]);
      assert.deepEqual(await contents(world), before);
      const undone = await world.run(undo, { importId: first.importId });
      assert.equal(undone.entries, key.ok);
      assert.deepEqual(await contents(world), { entries: 0, people: 0, facts: 0, rows: 0 });
      const anew = await bring();
      assert.deepEqual([anew.new, anew.same, anew.changed], [key.ok, 0, 0]);
    });
  });
}

async function contents({ services }: World) {
  const [row] = await services.database.owner(
    (queries) => queries.sql<{ entries: number; people: number; facts: number; rows: number }>`
      select (select count(*)::integer from entry where withdrawn_at is null) as entries,
        (select count(*)::integer from person where standing < 4) as people,
        (select count(*)::integer from fact f where not withdrawn and not exists (
          select from fact w where w.county = f.county and w.subject_id = f.subject_id and w.fact = f.fact and w.supersedes = f.id and w.withdrawn)) as facts,
        (select count(*)::integer from person_facts) as rows`,
  );
  return row;
}
