import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogueOf } from '../../engine/catalogue.ts';
import { disabilityAllowancesPack } from '../../packs/disability-allowances/pack.ts';
import type { StoredAssertion } from '../../store/assertion.ts';
import { plainDate, toDayNumber } from '../../values/date.ts';
import { stepsOf } from './read.ts';

const catalogue = catalogueOf([disabilityAllowancesPack]);
const said = (id: string, day: number, more: Partial<StoredAssertion> = {}): StoredAssertion => ({
  id,
  fact: 'disabilityLevel',
  value: 2,
  from: toDayNumber(plainDate('2026-01-01')),
  to: null,
  recordedAt: Date.UTC(2026, 1, day),
  supersedes: null,
  withdrawn: false,
  subjectId: 'somebody',
  recordedBy: null,
  origin: { kind: 'staff', ref: null },
  ...more,
});
const standing = (...assertions: StoredAssertion[]) =>
  stepsOf(assertions, { catalogue })
    .filter(({ superseded }) => !superseded)
    .map(({ assertion, value }) => `${assertion} ${value}`);

test('what was replaced is marked, and holds again once what replaced it was taken back', () => {
  const [first, second] = [said('a', 1), said('b', 2, { value: 3, supersedes: 'a' })];
  const takenBack = said('c', 3, { supersedes: 'b', withdrawn: true });
  const afterAll = said('d', 4, { supersedes: 'c', withdrawn: true });
  assert.deepEqual(standing(first), ['a 2']);
  assert.deepEqual(standing(first, second), ['b 3']);
  assert.deepEqual(standing(first, second, takenBack), ['a 2']);
  assert.deepEqual(standing(first, second, takenBack, afterAll), ['b 3']);
});

test('everything that was said stays visible but for the taking back itself, and money is masked with its value', () => {
  const income = said('m', 1, { fact: 'yearlyIncomePerHead', value: 1_234_500 });
  const all = stepsOf(
    [said('a', 1), said('b', 2, { supersedes: 'a' }), said('c', 3, { supersedes: 'b', withdrawn: true }), income],
    {
      catalogue,
    },
  );
  assert.deepEqual(all.map(({ assertion }) => assertion).sort(), ['a', 'b', 'm']);
  const masked = all.find(({ assertion }) => assertion === 'm')!;
  assert.deepEqual([masked.sensitive, masked.text, masked.value], [true, null, null]);
});
