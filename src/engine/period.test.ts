import assert from 'node:assert/strict';
import { test } from 'node:test';
import { periodOf } from './period.ts';

test('years, halves, quarters and months are stretches of days', () => {
  assert.deepEqual(periodOf('2026'), { from: '2026-01-01', until: '2027-01-01' });
  assert.deepEqual(periodOf('2026H2'), { from: '2026-07-01', until: '2027-01-01' });
  assert.deepEqual(periodOf('2026Q4'), { from: '2026-10-01', until: '2027-01-01' });
  assert.deepEqual(periodOf('2026-12'), { from: '2026-12-01', until: '2027-01-01' });
  assert.deepEqual(['2026-13', '2026H3', '26', '2026-1'].map(periodOf), [undefined, undefined, undefined, undefined]);
});
