/** Policies that can not stand together: the pairs are found, the rules applied, nothing else touched. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { criterion, draft, facts, keeper } from '../../../test/rules/fictional-pack.ts';
import { constant } from '../../define/expression.ts';
import { pack } from '../../define/pack.ts';
import { parameter } from '../../define/parameter.ts';
import type { Exclusion, Policy } from '../../define/policy.ts';
import { plainDate } from '../../values/date.ts';
import { percent } from '../../values/money.ts';
import { catalogueOf } from '../catalogue.ts';
import { clashesOf, type Grant, grantsOf, type MonthDue, settleClashes } from './clash.ts';

const source = { paper: 'Charter of the Lights' };
const limit = parameter.money('limit', 'limit', {
  values: [
    { from: plainDate('2020-01-01'), area: '', value: 1000, source },
    { from: plainDate('2024-03-01'), area: '11', value: 600, source },
  ],
});
const tenth = parameter.rate('tenth', 'tenth', {
  values: [{ from: plainDate('2020-01-01'), area: '', value: percent(12.5), source }],
});
const words = { because: '合计不超过上限', becauseEn: 'no more than the limit together', source };
const excluding = (policy: string, keep: Exclusion['keep']): Exclusion => ({
  policy,
  keep,
  because: '两项不能同时领取',
  becauseEn: 'the two can not be drawn together',
  source,
});
const plain = (id: string, more: Partial<Policy> = {}): Policy => ({
  ...draft(id, [{ from: '2010-01-01', criteria: { hurt: criterion(keeper.hurt) }, amount: constant(100) }]),
  ...more,
});
const catalogue = catalogueOf([
  pack({
    id: 'lights',
    title: 'lights',
    version: '1',
    facts,
    parameters: [limit.parameter, tenth.parameter],
    policies: [
      plain('bread', { excludes: [excluding('soup', 'larger'), excluding('feast', 'other')] }),
      plain('soup'),
      plain('feast'),
      plain('oil', { cap: { with: ['wick', 'tar'], parameter: 'limit', ...words } }),
      plain('wick'),
      plain('tar'),
      plain('coal', {
        every: 'year',
        cap: { with: ['peat'], parameter: 'limit', share: 'tenth', from: plainDate('2024-01-01'), ...words },
      }),
      plain('peat', { every: 'year' }),
    ],
  }),
]);

const grant = (ref: string, policy: string, first: string, last: string, amountFen = 100, person = 'p1'): Grant => ({
  ref,
  person,
  policy,
  county: ref.startsWith('b') ? '120101' : '110101',
  first,
  last,
  amountFen,
});

suite('clashes', () => {
  test('the same policy twice, also in another county, for the months that overlap', () => {
    const found = clashesOf(catalogue, [
      grant('a1', 'tar', '2024-01', '2024-06'),
      grant('b1', 'tar', '2024-05', '2024-09'),
      grant('b2', 'tar', '2024-07', '2024-09', 100, 'p2'),
      grant('b3', 'wick', '2024-01', '2024-09'),
    ]);
    assert.deepEqual(
      found.map(({ kind, grants, first, last, keep }) => [kind, grants.map(({ ref }) => ref), first, last, keep]),
      [['same-policy', ['a1', 'b1'], '2024-05', '2024-06', null]],
    );
  });

  test('of two that exclude each other the rule says which is paid', () => {
    const kept = (...grants: Grant[]) => clashesOf(catalogue, grants).map(({ keep, rule }) => [keep?.ref, rule?.keep]);
    const bread = grant('a1', 'bread', '2024-01', '2024-03', 100);
    assert.deepEqual(kept(bread, grant('a2', 'soup', '2024-03', '2024-03', 130)), [['a2', 'larger']]);
    assert.deepEqual(kept(grant('a2', 'soup', '2024-03', '2024-03', 70), bread), [['a1', 'larger']]);
    assert.deepEqual(kept(bread, grant('a2', 'soup', '2024-03', '2024-03', 100)), [['a1', 'larger']]);
    assert.deepEqual(kept(bread, grant('a2', 'feast', '2024-01', '2024-01', 1)), [['a2', 'other']]);
    assert.deepEqual(kept(bread, grant('a2', 'soup', '2024-04', '2024-05', 130)), []);
  });

  test('months at the same amount are one grant', () => {
    const due = (month: string, amountFen: number, policy = 'tar') => ({ policy, month, amountFen });
    const found = grantsOf('p1', '110101', [
      due('2024-02', 5),
      due('2023-12', 5),
      due('2024-01', 5),
      due('2024-03', 6),
      due('2024-05', 6),
      due('2024-04', 0),
    ]);
    assert.deepEqual(
      found.map(({ first, last, amountFen }) => [first, last, amountFen]),
      [
        ['2023-12', '2024-02', 5],
        ['2024-03', '2024-03', 6],
        ['2024-05', '2024-05', 6],
      ],
    );
  });
});

const due = (policy: string, amountFen: number | null, month = '2024-04'): MonthDue => ({ policy, month, amountFen });
const paid = (area: string, ...dues: MonthDue[]) =>
  settleClashes(catalogue, dues, area).dues.map(({ policy, amountFen, cuts }) => [
    policy,
    amountFen,
    ...cuts.map(({ by }) => by),
  ]);

suite('settled before payment', () => {
  test('the smaller gives way, and it is said to which', () => {
    assert.deepEqual(paid('', due('soup', 90), due('bread', 80)), [
      ['soup', 90],
      ['bread', 0, 'soup'],
    ]);
    assert.deepEqual(paid('', due('soup', 80), due('bread', 90), due('tar', 5)), [
      ['soup', 0, 'bread'],
      ['bread', 90],
      ['tar', 5],
    ]);
  });

  test('what is gone already takes nothing away', () => {
    // Soup is more than bread, so bread is gone before the feast could exclude it.
    assert.deepEqual(paid('', due('soup', 90), due('bread', 80), due('feast', 1)), [
      ['soup', 90],
      ['bread', 0, 'soup'],
      ['feast', 1],
    ]);
  });

  test('above the limit the last one named gives first; limits have areas and dates', () => {
    assert.deepEqual(paid('', due('oil', 500), due('wick', 400), due('tar', 300)), [
      ['oil', 500],
      ['wick', 400],
      ['tar', 100, 'oil'],
    ]);
    assert.deepEqual(paid('1101', due('oil', 500), due('wick', 400), due('tar', 300)), [
      ['oil', 500],
      ['wick', 100, 'oil'],
      ['tar', 0, 'oil'],
    ]);
    const before = [due('oil', 500, '2024-02'), due('wick', 400, '2024-02')];
    assert.deepEqual(paid('1101', ...before), [
      ['oil', 500],
      ['wick', 400],
    ]);
  });

  test('years have limits as well, a share of a parameter as it is on their first day, from the year on from which there is one', () => {
    assert.deepEqual(paid('', due('coal', 100, '2024'), due('peat', 100, '2024'), due('peat', 100, '2023')), [
      ['coal', 100],
      ['peat', 25, 'coal'],
      ['peat', 100],
    ]);
    // 12.5 % of 600, from 2025 on in this area.
    assert.deepEqual(paid('1101', due('coal', 80, '2025'), due('peat', 100, '2024')), [
      ['coal', 75, 'coal'],
      ['peat', 100],
    ]);
  });

  test('an amount that can not be told leaves larger-of open and is named', () => {
    const { open, dues } = settleClashes(catalogue, [due('bread', null), due('soup', 70), due('feast', 5)], '');
    assert.deepEqual(open, [{ month: '2024-04', policies: ['bread', 'soup'] }]);
    assert.deepEqual(
      dues.map(({ amountFen }) => amountFen),
      [0, 70, 5],
    );
  });

  test('on any dues: no clash is left, no limit passed, nothing rises, whatever the order', () => {
    const ids = [...catalogue.policies.keys()].filter((id) =>
      ['bread', 'soup', 'feast', 'oil', 'wick', 'tar'].includes(id),
    );
    const dues = fc
      .tuple(...ids.map((id) => fc.option(fc.integer({ min: 0, max: 900 })).map((fen) => due(id, fen))))
      .chain((all) => fc.shuffledSubarray(all));
    fc.assert(
      fc.property(dues, fc.constantFrom('', '1101'), (given, area) => {
        const { dues: settled } = settleClashes(catalogue, given, area);
        const fenOf = (id: string) => settled.find(({ policy }) => policy === id)?.amountFen ?? 0;
        settled.forEach(({ amountFen, cuts, policy }, index) => {
          const taken = cuts.reduce((sum, { fen }) => sum + fen, 0);
          assert.equal(amountFen + taken, given[index]!.amountFen ?? 0);
          assert.equal(policy, given[index]!.policy);
          assert.ok(amountFen >= 0 && cuts.every(({ fen }) => fen > 0));
        });
        assert.ok(fenOf('oil') + fenOf('wick') + fenOf('tar') <= (area === '' ? 1000 : 600));
        assert.ok(fenOf('bread') === 0 || (fenOf('soup') === 0 && fenOf('feast') === 0));
        const grants = grantsOf('p1', '110101', settled);
        assert.deepEqual(clashesOf(catalogue, grants), []);
        const other = settleClashes(catalogue, given.toReversed(), area).dues.toReversed();
        assert.deepEqual(other, settled);
      }),
      { numRuns: 500 },
    );
  });
});
