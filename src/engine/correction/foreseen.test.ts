/** Applications that wait are looked at as if they were confirmed today; what a person has decided about is not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Assertion } from '../../define/assertion.ts';
import { plainDate, toDayNumber } from '../../values/date.ts';
import { type ClaimStep, claimFact, type History } from '../entitlement/history.ts';
import { asIfConfirmed, claimedPolicies } from './foreseen.ts';

const day = (date: string) => toDayNumber(plainDate(date));
const TODAY = day('2024-05-06');
const said = (policy: string, step: ClaimStep, from: string, to: string | null = null, value = 1): Assertion => ({
  id: `${policy} ${step}`,
  fact: claimFact(policy, step),
  value,
  from: day(from),
  to: to === null ? null : day(to),
  recordedAt: 1,
  supersedes: null,
  withdrawn: false,
});
const history = (...claims: Assertion[]): History => ({
  person: { id: 'p1', assertions: [], residences: [] },
  others: [],
  households: [],
  claims,
});
const foreseen = (...claims: Assertion[]) =>
  asIfConfirmed(history(...claims), TODAY)
    .claims.slice(claims.length)
    .map(({ fact, from, to }) => [fact, from, to]);

test('an application that stands is confirmed today, or on its own day when that comes', () => {
  const confirmed = claimFact('bread', 'confirmed');
  assert.deepEqual(foreseen(said('bread', 'applied', '2024-03-01')), [[confirmed, TODAY, null]]);
  assert.deepEqual(foreseen(said('bread', 'applied', '2024-06-01')), [[confirmed, day('2024-06-01'), null]]);
  assert.deepEqual(foreseen(said('bread', 'applied', '2024-03-01', '2024-05-07')), [[confirmed, TODAY, null]]);
});

test('one that was given up by today is not', () => {
  assert.deepEqual(foreseen(said('bread', 'applied', '2024-03-01', '2024-05-06')), []);
  assert.deepEqual(foreseen(said('bread', 'applied', '2024-03-01', null, 0)), []);
});

test('nor one about which was decided: confirmed, or said not to be', () => {
  const applied = said('bread', 'applied', '2024-03-01');
  assert.deepEqual(foreseen(applied, said('bread', 'confirmed', '2024-04-01')), []);
  assert.deepEqual(foreseen(applied, said('bread', 'confirmed', '2024-04-01', null, 0)), []);
  // An earlier confirmation belonged to an earlier application.
  const before = said('bread', 'confirmed', '2023-01-01', '2024-03-01');
  assert.equal(foreseen(applied, before).length, 1);
});

test('what has been claimed is what was applied for or confirmed, at any time', () => {
  const claims = [
    said('bread', 'applied', '2020-01-01', '2020-02-01'),
    said('soup', 'confirmed', '2024-01-01'),
    said('oil', 'applied', '2024-01-01', null, 0),
  ];
  assert.deepEqual([...claimedPolicies(history(...claims))].sort(), ['bread', 'soup']);
});
