/** What is due after the rules between policies and what people decided: which policies are drawn in, where and when a limit holds. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { criterion, draft, facts, keeper } from '../../../test/rules/fictional-pack.ts';
import { constant } from '../../define/expression.ts';
import { pack } from '../../define/pack.ts';
import { parameter } from '../../define/parameter.ts';
import type { Exclusion, Policy } from '../../define/policy.ts';
import { plainDate, toDayNumber } from '../../values/date.ts';
import { catalogueOf } from '../catalogue.ts';
import type { ClashRuling, History, Residence } from '../entitlement/history.ts';
import { knowledgeOf } from '../entitlement/knowledge.ts';
import { entitlementReader } from '../entitlement/timeline.ts';
import { duesOf, withRivals } from './dues.ts';
import { excludedBy } from './excluded-by.ts';
import { ELSEWHERE, leftElsewhere, rulingAbout } from './ruled-clash.ts';

const source = { paper: 'Charter of the Lights' };
const day = (date: string) => toDayNumber(plainDate(date));
const limit = parameter.money('limit', 'limit', {
  values: [
    { from: plainDate('2020-01-01'), area: '', value: 1000, source },
    { from: plainDate('2020-01-01'), area: '12', value: 600, source },
  ],
});
const words = { because: '合计不超过上限', becauseEn: 'no more than the limit together', source };
const excluding = (policy: string, keep: Exclusion['keep']): Exclusion => ({ policy, keep, ...words });
const plain = (id: string, fen: number, more: Partial<Policy> = {}): Policy => ({
  ...draft(id, [{ from: '2010-01-01', criteria: { hurt: criterion(keeper.hurt) }, amount: constant(fen) }]),
  ...more,
});
const catalogue = catalogueOf([
  pack({
    id: 'lights',
    title: 'lights',
    version: '1',
    facts,
    parameters: [limit.parameter],
    policies: [
      plain('bread', 300, { excludes: [excluding('soup', 'larger')] }),
      plain('soup', 200),
      plain('feast', 10, { excludes: [excluding('song', 'other')] }),
      plain('song', 20, { excludes: [excluding('dance', 'this')] }),
      plain('dance', 30),
      plain('oil', 500, { cap: { with: ['wick'], parameter: 'limit', ...words } }),
      plain('wick', 400),
    ],
  }),
]);
const home = (from: string, area: string): Residence => ({
  id: `home ${from}`,
  from: day(from),
  household: null,
  area,
  recordedAt: 0,
});
const ruling = (more: Partial<ClashRuling> = {}): ClashRuling => ({
  id: 'r1',
  policy: 'soup',
  other: 'soup',
  elsewhere: 'entry',
  keep: 'other',
  first: '2024-02',
  last: '2024-03',
  grounds: '',
  recordedAt: 1,
  ...more,
});
const history = (residences: Residence[], rulings: ClashRuling[] = []): History => ({
  person: {
    id: 'p1',
    assertions: [
      {
        id: 'a1',
        fact: 'hurt',
        value: 1,
        from: day('2020-01-01'),
        to: null,
        recordedAt: 0,
        supersedes: null,
        withdrawn: false,
      },
    ],
    residences,
  },
  others: [],
  households: [],
  claims: [],
  rulings,
});
const reader = entitlementReader(catalogue);
const dues = (one: History, policies: string[], last = '2024-02', first = '2024-01') =>
  duesOf(reader.of(knowledgeOf(one)), { first, last }, policies).map(({ policy, entitled, amountFen, cuts }) =>
    [policy, entitled.period.id, amountFen, ...cuts.map(({ by, fen }) => `${by} ${fen}`)].join(' '),
  );

suite('dues', () => {
  test('rules count wherever they are written, also when only one of the policies is asked about', () => {
    const here = history([home('2020-01-01', '11')]);
    assert.deepEqual(withRivals(catalogue, ['soup']), ['bread', 'soup']);
    assert.deepEqual(withRivals(catalogue, ['dance']), ['feast', 'song', 'dance']);
    assert.deepEqual(withRivals(catalogue, ['wick']), ['oil', 'wick']);
    assert.deepEqual(dues(here, ['soup'], '2024-01'), ['soup 2024-01 0 bread 200']);
    assert.deepEqual(dues(here, ['bread'], '2024-01'), ['bread 2024-01 300']);
  });

  test('each month has the limit of the area lived in', () => {
    const moved = history([home('2020-01-01', '11'), home('2024-02-01', '12')]);
    assert.deepEqual(dues(moved, ['oil', 'wick']), [
      'oil 2024-01 500',
      'oil 2024-02 500',
      'wick 2024-01 400',
      'wick 2024-02 100 oil 300',
    ]);
  });

  test('what was left to another county is not due here in those months, and takes no place there', () => {
    const left = history([home('2020-01-01', '11')], [ruling({ policy: 'bread', other: 'bread' })]);
    assert.deepEqual(dues(left, ['bread', 'soup'], '2024-04'), [
      'bread 2024-01 300',
      `bread 2024-02 0 ${ELSEWHERE} 300`,
      `bread 2024-03 0 ${ELSEWHERE} 300`,
      'bread 2024-04 300',
      'soup 2024-01 0 bread 200',
      'soup 2024-02 200',
      'soup 2024-03 200',
      'soup 2024-04 0 bread 200',
    ]);
  });
});

suite('decided by people', () => {
  test('a ruling speaks of its months, of its amounts and of the same matter; the newest of a matter counts', () => {
    const kept = (...rulings: ClashRuling[]) =>
      ['2024-01', '2024-02', '2024-03', '2024-04'].filter((month) => leftElsewhere(rulings, 'soup', month));
    assert.deepEqual(kept(ruling()), ['2024-02', '2024-03']);
    assert.deepEqual(kept(ruling({ last: null })), ['2024-02', '2024-03', '2024-04']);
    assert.deepEqual(kept(ruling({ keep: 'both', first: '2024-03' }), ruling()), ['2024-02']);
    // About another county: that matter stays as it was decided.
    assert.deepEqual(kept(ruling({ keep: 'both', elsewhere: 'other entry' }), ruling()), ['2024-02', '2024-03']);
    assert.deepEqual(kept(ruling({ policy: 'bread' })), []);
    const asked = { policy: 'soup', other: 'soup', elsewhere: 'entry', grounds: '' };
    assert.equal(rulingAbout([ruling()], asked, '2024-03')?.id, 'r1');
    for (const other of [{ grounds: '1/2' }, { elsewhere: null }, { other: 'bread' }, { policy: 'bread' }])
      assert.equal(rulingAbout([ruling()], { ...asked, ...other }, '2024-03'), undefined);
  });

  test('where the larger one is kept a ruling holds for the amounts it was made on', () => {
    const pair = {
      policy: 'bread',
      other: 'soup',
      elsewhere: null,
      keep: 'other' as const,
      first: '2024-01',
      last: null,
    };
    const alone = catalogueOf([
      pack({
        id: 'lights',
        title: 'lights',
        version: '1',
        facts,
        policies: [plain('bread', 300, { excludes: [excluding('soup', 'larger')] }), plain('soup', 200)],
      }),
    ]);
    const fen = (grounds: string) =>
      duesOf(entitlementReader(alone).of(knowledgeOf(history([], [ruling({ ...pair, grounds })]))), {
        first: '2024-01',
        last: '2024-01',
      }).map(({ amountFen }) => amountFen);
    assert.deepEqual(fen('300/200'), [0, 200]);
    assert.deepEqual(fen('300/250'), [300, 0]);
  });
});

test('a benefit leaves nothing of another one to apply for when the rule keeps it', () => {
  assert.deepEqual(excludedBy(catalogue, 'bread'), [{ policy: 'soup', wins: 'larger' }]);
  // At the same amount the one that states the rule is paid.
  assert.deepEqual(excludedBy(catalogue, 'soup'), [{ policy: 'bread', wins: 'at-least' }]);
  assert.deepEqual(excludedBy(catalogue, 'feast'), [{ policy: 'song', wins: 'always' }]);
  assert.deepEqual(excludedBy(catalogue, 'song'), []);
  assert.deepEqual(excludedBy(catalogue, 'dance'), [{ policy: 'song', wins: 'always' }]);
});
