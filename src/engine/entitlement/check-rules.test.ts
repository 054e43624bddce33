import assert from 'node:assert/strict';
import { test } from 'node:test';
import { criterion, draft, facts, keeper, parameters } from '../../../test/rules/fictional-pack.ts';
import { constant } from '../../define/expression.ts';
import { pack } from '../../define/pack.ts';
import type { Exclusion, Policy } from '../../define/policy.ts';
import { plainDate } from '../../values/date.ts';
import { percent } from '../../values/money.ts';
import { catalogueOf } from '../catalogue.ts';

const source = { paper: 'Charter of the Lights' };
const words = { because: '合计不超过油钱', becauseEn: 'no more than the oil money together', source };
const plain = (id: string, more: Partial<Policy> = {}): Policy => ({
  ...draft(id, [{ from: '2010-01-01', criteria: { hurt: criterion(keeper.hurt) }, amount: constant(100) }]),
  ...more,
});
const excluding = (policy: string): Exclusion => ({
  policy,
  keep: 'this',
  because: '不能同时领取',
  becauseEn: 'not both',
  source,
});
const load = (...policies: Policy[]) =>
  catalogueOf([pack({ id: 'lights', title: 'lights', version: '1', facts, parameters, policies })]);
const funded = (...shares: number[]) => [
  {
    from: plainDate('2020-01-01'),
    shares: shares.map((value, index) => ({
      level: (['state', 'province', 'county'] as const)[index]!,
      share: percent(value),
    })),
    source,
  },
];

test('a policy with all rules loads', () => {
  const rules: Partial<Policy> = {
    months: { starts: 'month-of-application', stops: 'month-after', amounts: 'month-after', source },
    excludes: [excluding('soup')],
    cap: { with: ['soup'], parameter: 'oil-base', ...words },
    corrections: { netsWith: ['soup'], instalments: { share: percent(33.3), most: 12 }, source },
    paidBy: funded(33.3, 33.3, 33.4),
  };
  assert.doesNotThrow(() => load(plain('bread', rules), plain('soup')));
});

const wrong: readonly (readonly [Partial<Policy>, RegExp])[] = [
  [{ excludes: [excluding('feast')] }, /excludes names "feast", which is no policy/],
  [{ excludes: [excluding('bread')] }, /excludes names the policy itself/],
  [{ excludes: [excluding('once')] }, /excludes names "once", which pays by the once/],
  [{ excludes: [excluding('twice')] }, /"twice" excludes it too/],
  [{ cap: { with: ['nobody'], parameter: 'oil-base', ...words } }, /cap names "nobody"/],
  [{ cap: { with: [], parameter: 'nothing', ...words } }, /parameter "nothing", which does not exist/],
  [{ cap: { with: [], parameter: 'by-rank', ...words } }, /money parameter without keys, "by-rank" is none/],
  [{ cap: { with: [], parameter: 'years-needed', ...words } }, /money parameter without keys, "years-needed" is none/],
  [
    { cap: { with: [], parameter: 'oil-base', share: 'oil-base', ...words } },
    /rate parameter without keys, "oil-base"/,
  ],
  [{ cap: { with: ['once'], parameter: 'oil-base', ...words } }, /cap names "once", which pays by the once/],
  [
    { every: 'once', cap: { with: [], parameter: 'oil-base', ...words } },
    /limits are for what is paid by the month or by the year/,
  ],
  [
    { every: 'year', months: { starts: 'month-of-application', stops: 'month-after', amounts: 'month-after', source } },
    /it pays by the year/,
  ],
  [
    { every: 'once', excludes: [excluding('soup')] },
    /exclusions and limits are for what is paid by the month or by the year/,
  ],
  [
    { corrections: { netsWith: ['nobody'], instalments: { share: percent(20), most: 6 }, source } },
    /corrections names "nobody"/,
  ],
  [{ corrections: { netsWith: [], instalments: { share: percent(120), most: 6 }, source } }, /up to the whole/],
  [{ corrections: { netsWith: [], instalments: { share: percent(20), most: 0 }, source } }, /one month at least/],
  [{ paidBy: funded(40, 50) }, /do not add up to one/],
  [{ paidBy: [...funded(100), ...funded(100)] }, /from the oldest to the newest/],
];

for (const [rules, told] of wrong) {
  test(`is refused: ${told.source}`, () => {
    const once = plain('once', { every: 'once' });
    const twice = plain('twice', { excludes: [excluding('bread')] });
    assert.throws(() => load(plain('bread', rules), plain('soup'), once, twice), told);
  });
}
