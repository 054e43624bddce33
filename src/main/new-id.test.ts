import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idMaker } from './new-id.ts';

test('identifiers have the shape of version 7, never repeat and grow, also within a millisecond and when the clock goes back', () => {
  let clock = 1_790_000_000_000;
  const newId = idMaker(() => clock);
  const ids: string[] = [];
  for (let i = 0; i < 20_000; i++) {
    if (i === 10_000) clock -= 3_600_000;
    if (i === 15_000) clock += 3_700_000;
    ids.push(newId());
  }
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual([...ids].sort(), ids);
});
