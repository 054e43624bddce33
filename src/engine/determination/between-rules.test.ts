/** Sums of a determination and what rules between policies take from them: added, taken out again, and worked out anew when the rules are others. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { criterion, draft, facts, keeper } from '../../../test/rules/fictional-pack.ts';
import { constant } from '../../define/expression.ts';
import { pack } from '../../define/pack.ts';
import { parameter } from '../../define/parameter.ts';
import type { Exclusion, PaymentCap, Policy } from '../../define/policy.ts';
import { plainDate } from '../../values/date.ts';
import { catalogueOf } from '../catalogue.ts';
import { UNKNOWN } from '../columns-block.ts';
import { betweenRulesMark, tallyTaken } from './between-rules.ts';
import { dues } from './month-settling.ts';
import { addTallies, periodTallies } from './period-tally.ts';
import { windowOf } from './window.ts';

const source = { paper: 'Charter of the Lights' };
const words = { because: '合计不超过上限', becauseEn: 'no more than the limit together', source };
const dated = { from: plainDate('2020-01-01'), area: '', source };

interface Rules {
  readonly keep?: Exclusion['keep'];
  readonly cap?: Partial<PaymentCap>;
  readonly limit?: number;
  readonly title?: string;
}

function catalogue({ keep = 'larger', cap = {}, limit = 1000, title = 'bread' }: Rules = {}) {
  const plain = (id: string, more: Partial<Policy> = {}): Policy => ({
    ...draft(id, [{ from: '2010-01-01', criteria: { hurt: criterion(keeper.hurt) }, amount: constant(100) }]),
    ...more,
  });
  return catalogueOf([
    pack({
      id: 'lights',
      title: 'lights',
      version: '1',
      facts,
      parameters: [
        parameter.money('limit', 'limit', { values: [{ ...dated, value: limit }] }).parameter,
        parameter.money('other', 'other', { values: [{ ...dated, value: 1000 }] }).parameter,
        parameter.rate('half', 'half', { values: [{ ...dated, value: { of: 1, in: 2 } }] }).parameter,
      ],
      policies: [
        plain('bread', { title, excludes: [{ policy: 'soup', keep, ...words }] }),
        plain('soup'),
        plain('oil', { cap: { with: ['wick'], parameter: 'limit', ...words, ...cap } }),
        plain('wick'),
        plain('tar'),
      ],
    }),
  ]);
}

test('every part of a rule between policies makes another mark, words do not', () => {
  const mark = betweenRulesMark(catalogue());
  assert.equal(betweenRulesMark(catalogue({ title: 'white bread' })), mark);
  const others: Rules[] = [
    { keep: 'this' },
    { limit: 999 },
    { cap: { with: ['wick', 'tar'] } },
    { cap: { parameter: 'other' } },
    { cap: { share: 'half' } },
    { cap: { from: plainDate('2024-01-01') } },
  ];
  for (const rules of others) assert.notEqual(betweenRulesMark(catalogue(rules)), mark, JSON.stringify(rules));
});

suite('sums', () => {
  const window = windowOf(catalogue(), ['bread', 'soup'], { first: '2024-01', last: '2024-03' });
  const tally = () => periodTallies(['bread', 'soup'], window);
  const shown = (sums: ReturnType<ReturnType<typeof tally>['result']>, policy = 'bread') =>
    sums
      .find((each) => each.policy === policy)!
      .periods.map(({ due, fen, unknown, unclaimed }) => [due, fen, unknown, unclaimed].join(' '));

  test('hold for the periods of a run and no longer', () => {
    const sums = tally();
    sums.add('bread', dues.due, 0, 2, 100);
    sums.add('bread', dues.due, 1, 1, 50);
    sums.add('bread', dues.due, 2, 1, UNKNOWN);
    sums.add('bread', dues.unknown, 1, 2, UNKNOWN);
    sums.add('bread', dues.unclaimed, 2, 1, 0);
    assert.deepEqual(shown(sums.result()), ['1 100 0 0', '2 150 1 0', '1 0 1 1']);
    assert.deepEqual(shown(sums.result(), 'soup'), ['0 0 0 0', '0 0 0 0', '0 0 0 0']);
  });

  test('are taken out as they were put in', () => {
    const sums = tally();
    sums.add('bread', dues.due, 0, 3, 100);
    sums.add('bread', dues.due, 1, 1, 100, -1);
    assert.deepEqual(shown(sums.result()), ['1 100 0 0', '0 0 0 0', '1 100 0 0']);
  });

  test('what is taken away in part leaves the person, what is taken whole does not', () => {
    const taken = [
      { policy: 'bread', index: 0, fen: 30, whole: false },
      { policy: 'bread', index: 2, fen: 100, whole: true },
    ];
    const sums = tally();
    tallyTaken(sums, taken);
    assert.deepEqual(shown(sums.result()), ['0 30 0 0', '0 0 0 0', '1 100 0 0']);
    tallyTaken(sums, taken, -1);
    assert.deepEqual(shown(sums.result()), ['0 0 0 0', '0 0 0 0', '0 0 0 0']);
  });

  test('with what has changed since are sums again, of every kind', () => {
    const [before, since] = [tally(), tally()];
    for (const sums of [before, since]) {
      sums.add('bread', dues.due, 0, 1, 7);
      sums.add('bread', dues.unknown, 1, 1, UNKNOWN);
      sums.add('bread', dues.unclaimed, 2, 1, 0);
    }
    assert.deepEqual(shown(addTallies(before.result(), since.result())), ['2 14 0 0', '0 0 2 0', '0 0 0 2']);
    assert.deepEqual(shown(addTallies([], since.result())), ['1 7 0 0', '0 0 1 0', '0 0 0 1']);
  });
});
