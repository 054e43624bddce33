/** Among which news and which changed rules the reason of a difference is looked for. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { fictionalPack } from '../../../test/rules/fictional-pack.ts';
import type { Assertion } from '../../define/assertion.ts';
import { constant } from '../../define/expression.ts';
import type { Pack } from '../../define/pack.ts';
import { plainDate, toDayNumber } from '../../values/date.ts';
import { catalogueOf } from '../catalogue.ts';
import { claimFact, type History, type Residence, withoutAssertion } from '../entitlement/history.ts';
import type { EntitledPeriod } from '../entitlement/pay-periods.ts';
import { periodsFor } from '../entitlement/period.ts';
import { causesAmongRules, newsFor } from './cause.ts';

const day = (date: string) => toDayNumber(plainDate(date));
const [THEN, NOW] = [10, 20];

suite('news for a policy', () => {
  const said = (id: string, fact: string, recordedAt: number): Assertion => ({
    id,
    fact,
    value: 1,
    from: day('2024-03-01'),
    to: null,
    recordedAt,
    supersedes: null,
    withdrawn: false,
  });
  const home = (id: string, recordedAt: number): Residence => ({
    id,
    from: day('2024-03-01'),
    household: 'h1',
    area: '11',
    recordedAt,
  });
  const history: History = {
    person: {
      id: 'p1',
      assertions: [
        said('before', 'hurt', THEN),
        said('first', 'hurt', THEN + 1),
        said('last', 'rank', NOW),
        said('later', 'hurt', NOW + 1),
        said('unread', 'purse', 15),
      ],
      residences: [home('old-home', THEN), home('home', 12)],
    },
    others: [
      { id: 'p2', assertions: [said('others-rank', 'rank', 13), said('others-wage', 'wage', 13)], residences: [] },
      { id: 'p3', assertions: [], residences: [home('others-home', 14)] },
    ],
    households: [{ id: 'h1', assertions: [said('remote', 'remote', 16), said('unread-oil', 'oil', 16)] }],
    claims: [
      said('applied', claimFact('storm-bread', 'applied'), 17),
      said('confirmed', claimFact('storm-bread', 'confirmed'), 18),
      said('elsewhere', claimFact('bell', 'applied'), 18),
    ],
  };
  const catalogue = catalogueOf([fictionalPack]);
  const news = (policy: string) =>
    newsFor(catalogue, {
      history,
      policy,
      months: { first: '2024-03', last: '2024-03' },
      period: '2024-03',
      then: THEN,
      now: NOW,
    }).map((cause) => ('id' in cause ? [cause.id, cause.kind, cause.subject].join(' ') : ''));

  test('is what was recorded since and is known now, of everybody who counts, the newest first', () => {
    assert.deepEqual(news('storm-bread'), [
      'last fact p1',
      'confirmed claim p1',
      'applied claim p1',
      'remote fact h1',
      'others-home residence p3',
      'others-rank fact p2',
      'home residence p1',
      'first fact p1',
    ]);
  });

  test('is only what the policy reads, however indirectly', () => {
    // It asks for lamp-oil, which asks for wage and storm-bread; nobody counts the wages of the others.
    assert.ok(news('bell').includes('others-rank fact p2'));
    assert.ok(!news('bell').includes('others-wage fact p2'));
    assert.ok(news('bell').includes('elsewhere claim p1'));
    assert.ok(!news('bell').includes('applied claim p1'));
  });
});

test('left out is just the one that is named, wherever it stands', () => {
  const said = (id: string): Assertion => ({
    id,
    fact: 'hurt',
    value: 1,
    from: 0,
    to: null,
    recordedAt: 0,
    supersedes: null,
    withdrawn: false,
  });
  const home = (id: string): Residence => ({ id, from: 0, household: null, area: '', recordedAt: 0 });
  const history: History = {
    person: { id: 'p1', assertions: [said('1'), said('2')], residences: [home('3'), home('4')] },
    others: [{ id: 'p2', assertions: [said('5'), said('6')], residences: [home('7'), home('8')] }],
    households: [{ id: 'h1', assertions: [said('9'), said('10')] }],
    claims: [said('11'), said('12')],
  };
  const idsIn = ({ person, others, households, claims }: History) =>
    [
      ...[person, ...others].flatMap(({ assertions, residences }) => [...assertions, ...residences]),
      ...households.flatMap(({ assertions }) => assertions),
      ...claims,
    ].map(({ id }) => id);
  const all = idsIn(history);
  assert.equal(all.length, 12);
  for (const id of all)
    assert.deepEqual(
      idsIn(withoutAssertion(history, id)),
      all.filter((each) => each !== id),
    );
});

suite('changed rules for a policy', () => {
  const { source } = fictionalPack.parameters[0]!.values[0]!;
  /** The oil base everywhere, with other values from some days on. */
  const oilFrom = (...others: readonly (readonly [string, number])[]): Pack => ({
    ...fictionalPack,
    parameters: fictionalPack.parameters.map((each) =>
      each.id === 'oil-base'
        ? {
            ...each,
            values: [['2000-01-01', 10_000] as const, ...others].map(([from, value]) => ({
              from: plainDate(from),
              area: '',
              value,
              source,
            })),
          }
        : each,
    ),
  });
  const same = oilFrom();
  const before = catalogueOf([same]);
  const month = (id: string): EntitledPeriod => {
    const [period] = periodsFor('month', { first: id, last: id });
    return {
      period: period!,
      outcome: 'eligible',
      amountFen: 1,
      lacks: null,
      day: period!.from,
      decision: null as never,
    };
  };
  const causes = (after: Pack, policy: string, id: string) =>
    causesAmongRules(before, catalogueOf([after]), policy, month(id)).map((cause) =>
      cause.kind === 'parameter' ? `${cause.parameter} ${cause.from}` : cause.kind === 'policy' ? cause.policy : '',
    );

  test('a value is a reason in the months in which it differs', () => {
    const raised = oilFrom(['2024-06-01', 13_000], ['2024-08-01', 10_000]);
    const found = ['2024-05', '2024-06', '2024-07', '2024-08'].map((id) => causes(raised, 'storm-bread', id));
    assert.deepEqual(found, [[], ['oil-base 2024-06-01'], ['oil-base 2024-06-01'], []]);
    assert.deepEqual(causes(oilFrom(['2024-06-30', 13_000]), 'lamp-oil', '2024-06'), ['oil-base 2024-06-30']);
  });

  test('clauses are a reason for whoever reads the policy', () => {
    const after: Pack = {
      ...same,
      policies: same.policies.map((each) =>
        each.id === 'lamp-oil'
          ? { ...each, versions: each.versions.map((version) => ({ ...version, amount: constant(7) })) }
          : each,
      ),
    };
    assert.deepEqual(causes(after, 'lamp-oil', '2024-06'), ['lamp-oil']);
    assert.deepEqual(causes(after, 'bell', '2024-06'), ['lamp-oil']);
    assert.deepEqual(causes(after, 'storm-bread', '2024-06'), []);
    assert.deepEqual(causes(same, 'bell', '2024-06'), []);
  });
});
