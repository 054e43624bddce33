import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fictionalPack } from '../../../test/rules/fictional-pack.ts';
import type { Assertion } from '../../define/assertion.ts';
import { plainDate, toDayNumber } from '../../values/date.ts';
import { catalogueOf } from '../catalogue.ts';
import { claimFact, type History } from '../entitlement/history.ts';
import type { Cause } from './cause.ts';
import { causeWords } from './cause-words.ts';

const catalogue = catalogueOf([fictionalPack]);
const day = (date: string) => toDayNumber(plainDate(date));
/** Late in the evening in London it is the next day in Shanghai. */
const recordedAt = Date.parse('2026-05-07T16:30:00Z');
const said = (id: string, fact: string, value: number | null, more: Partial<Assertion> = {}): Assertion => ({
  id,
  fact,
  value,
  from: day('2026-04-10'),
  to: null,
  recordedAt,
  supersedes: null,
  withdrawn: false,
  ...more,
});
const history: History = {
  person: {
    id: 'p1',
    assertions: [said('a1', 'lamps', 3), said('a2', 'lamps', null, { withdrawn: true, supersedes: 'a0' })],
    residences: [],
  },
  others: [{ id: 'p2', assertions: [said('a3', 'hurt', 1, { to: day('2026-06-01') })], residences: [] }],
  households: [{ id: 'h1', assertions: [said('a4', 'oil', 12_000)] }],
  claims: [said('c1', claimFact('bell', 'applied'), null)],
};
const cause = (
  id: string,
  subject: string,
  fact: string | null,
  kind: 'fact' | 'claim' | 'residence' = 'fact',
): Cause => ({ kind, id, subject, fact, from: day('2026-04-10'), recordedAt });
const words = (one: Cause) => causeWords(one, catalogue, history);

test('each cause is one sentence, with the day it was recorded and the day from which it holds', () => {
  assert.equal(words(cause('a1', 'p1', 'lamps')), '2026年5月8日登记：lamps tended自2026年4月10日起为3。');
  assert.equal(words(cause('a2', 'p1', 'lamps')), '2026年5月8日登记：撤销了原来登记的lamps tended。');
  assert.equal(
    words(cause('a3', 'p2', 'hurt')),
    '2026年5月8日登记：家庭成员的hurt in a storm自2026年4月10日至2026年5月31日为是。',
  );
  assert.equal(words(cause('a4', 'h1', 'oil')), '2026年5月8日登记：oil money自2026年4月10日起为120元。');
  assert.equal(
    words(cause('c1', 'p1', claimFact('bell', 'applied'), 'claim')),
    '2026年5月8日登记：2026年4月10日的申请撤销。',
  );
  assert.equal(
    words(cause('r1', 'p2', null, 'residence')),
    '2026年5月8日登记：家庭成员自2026年4月10日起住址或家庭变动。',
  );
  assert.equal(
    words({
      kind: 'parameter',
      parameter: 'oil-base',
      area: '',
      from: plainDate('2026-07-01'),
      source: { paper: 'Charter No. 7', clause: '2' },
    }),
    'oil base自2026年7月1日起调整（Charter No. 7 2）。',
  );
  assert.equal(words({ kind: 'policy', policy: 'bell' }), '“bell”的规定有变动。');
  assert.equal(words({ kind: 'clash', policy: 'bell' }), '与“bell”不能同时足额领取。');
  assert.equal(words({ kind: 'payment' }), '实际发放的金额与当时认定的不一致。');
});

test('sums of money are named and not told', () => {
  const sealed = fictionalPack.facts.map((fact) =>
    fact.id === 'oil' ? { ...fact, sensitive: 'money' as const } : fact,
  );
  const told = causeWords(cause('a4', 'h1', 'oil'), catalogueOf([{ ...fictionalPack, facts: sealed }]), history);
  assert.equal(told, '2026年5月8日登记：oil money自2026年4月10日起有变动。');
});
