/** Corrections become money: what may be set against what, what is withheld month by month, and that no fen is lost. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { criterion, draft, facts, keeper } from '../../../test/rules/fictional-pack.ts';
import { constant } from '../../define/expression.ts';
import { pack } from '../../define/pack.ts';
import type { CorrectionRules } from '../../define/policy.ts';
import { percent } from '../../values/money.ts';
import { catalogueOf } from '../catalogue.ts';
import { monthAfter } from '../entitlement/period.ts';
import type { CorrectionLine } from './propose.ts';
import { instalmentsFor, type Settlement, settleCorrections } from './settle.ts';

const source = { paper: 'Charter of the Lights' };
const rules = (...netsWith: string[]): CorrectionRules => ({
  netsWith,
  instalments: { share: percent(20), most: 6 },
  source,
});
const plain = (id: string, corrections?: CorrectionRules) => ({
  ...draft(id, [{ from: '2010-01-01', criteria: { hurt: criterion(keeper.hurt) }, amount: constant(100) }]),
  ...(corrections && { corrections }),
});
const catalogue = catalogueOf([
  pack({
    id: 'lights',
    title: 'lights',
    version: '1',
    facts,
    policies: [plain('bread', rules('soup')), plain('soup', rules()), plain('oil')],
  }),
]);

let number = 0;
function line(
  policy: string,
  period: string,
  fen: number,
  circumstance: CorrectionLine['circumstance'] = 'ordinary',
): CorrectionLine {
  number += 1;
  const kind = fen > 0 ? 'arrears' : 'recovery';
  return { key: `k${number}`, person: 'p1', policy, period, kind, amountFen: Math.abs(fen), circumstance, causes: [] };
}

const settle = (lines: readonly CorrectionLine[], monthly: Record<string, number> = {}) =>
  settleCorrections(catalogue, lines, { monthly: new Map(Object.entries(monthly)), from: '2024-05' });
const shown = (list: Settlement['payOut']) =>
  list.map(({ line: { policy, period }, fen }) => `${policy} ${period} ${fen}`);

suite('netting', () => {
  test('a recovery is set against arrears of its own policy first, then of those its rule names', () => {
    const own = line('bread', '2024-02', -900);
    const found = settle([
      line('soup', '2024-01', 400),
      own,
      line('bread', '2024-03', 300),
      line('oil', '2024-03', 50),
    ]);
    assert.deepEqual(
      found.offsets.map(({ recovery, fen }) => [recovery, fen]),
      [
        [own.key, 300],
        [own.key, 400],
      ],
    );
    assert.deepEqual(shown(found.payOut), ['oil 2024-03 50']);
    assert.deepEqual(shown(found.payBack), ['bread 2024-02 200']);
  });

  test('the rule counts one way only, and without a rule only the policy itself', () => {
    const found = settle([
      line('bread', '2024-01', 400),
      line('soup', '2024-02', -100),
      line('oil', '2024-02', -70),
      line('oil', '2024-01', 30),
    ]);
    assert.deepEqual(shown(found.payOut), ['bread 2024-01 400']);
    assert.deepEqual(shown(found.payBack), ['soup 2024-02 100', 'oil 2024-02 40']);
  });

  test('after a death and by fraud nothing is netted or spread', () => {
    const found = settle(
      [line('bread', '2024-01', 400), line('bread', '2024-03', -100, 'death'), line('bread', '2024-04', -200, 'fraud')],
      { bread: 1000 },
    );
    assert.deepEqual([found.offsets, found.instalments], [[], []]);
    assert.deepEqual(
      [shown(found.payOut), shown(found.afterDeath), shown(found.byFraud)],
      [['bread 2024-01 400'], ['bread 2024-03 100'], ['bread 2024-04 200']],
    );
  });
});

suite('instalments', () => {
  const rule = { share: percent(20), most: 6 };
  const plan = (total: number, monthly: number) =>
    instalmentsFor(total, monthly, rule, '2024-11').map(({ month, fen }) => `${month} ${fen}`);

  test('are equal parts below the share of the monthly money, the last one smaller', () => {
    assert.deepEqual(plan(50_000, 100_000), ['2024-11 16667', '2024-12 16667', '2025-01 16666']);
    assert.deepEqual(plan(20_000, 100_000), ['2024-11 20000']);
  });

  test('end with the rule: what six months do not cover is to be paid back', () => {
    const found = settle([line('bread', '2024-01', -700), line('bread', '2024-02', -800)], { bread: 1000 });
    assert.deepEqual(
      found.instalments.map(({ month, fen, policy }) => `${policy} ${month} ${fen}`),
      ['2024-05', '2024-06', '2024-07', '2024-08', '2024-09', '2024-10'].map((month) => `bread ${month} 200`),
    );
    assert.deepEqual(shown(found.payBack), ['bread 2024-02 300']);
  });

  test('are none where nothing is paid any more or no rule allows it', () => {
    assert.deepEqual(plan(500, 0), []);
    assert.deepEqual(plan(500, 4), []);
    assert.deepEqual(instalmentsFor(500, 1000, undefined, '2024-11'), []);
  });
});

test('no fen is lost or made, whatever is corrected', () => {
  const lines = fc.array(
    fc
      .tuple(
        fc.constantFrom('bread', 'soup', 'oil'),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: -900, max: 900 }).filter((fen) => fen !== 0),
        fc.constantFrom<CorrectionLine['circumstance']>('ordinary', 'ordinary', 'ordinary', 'death', 'fraud'),
      )
      .map(([policy, month, fen, circumstance]) =>
        line(policy, `2024-0${month}`, fen, fen > 0 ? 'ordinary' : circumstance),
      ),
    { maxLength: 12 },
  );
  const monthly = fc.record({
    bread: fc.integer({ min: 0, max: 2000 }),
    soup: fc.integer({ min: 0, max: 300 }),
    oil: fc.integer({ min: 0, max: 900 }),
  });
  const sum = (list: readonly { readonly fen: number }[]): number => list.reduce((total, { fen }) => total + fen, 0);
  fc.assert(
    fc.property(lines, monthly, (given, money) => {
      const found = settle(given, money);
      const all = (kind: CorrectionLine['kind']) =>
        sum(given.filter((one) => one.kind === kind).map(({ amountFen }) => ({ fen: amountFen })));
      assert.equal(sum(found.payOut) + sum(found.offsets), all('arrears'));
      const recovered = [found.offsets, found.instalments, found.payBack, found.afterDeath, found.byFraud].map(sum);
      assert.equal(
        recovered.reduce((total, fen) => total + fen, 0),
        all('recovery'),
      );
      for (const { policy, month, fen } of found.instalments) {
        assert.ok(fen > 0 && fen * 5 <= money[policy as 'bread']);
        assert.ok(month >= '2024-05' && month < monthAfter('2024-05', 6));
        assert.notEqual(policy, 'oil');
      }
      for (const { fen, line: one } of [...found.payOut, ...found.payBack]) assert.ok(fen > 0 && fen <= one.amountFen);
      for (const { recovery, arrears, fen } of found.offsets) {
        const [from, against] = [recovery, arrears].map((key) => given.find((one) => one.key === key)!);
        assert.ok(
          fen > 0 && from!.kind === 'recovery' && from!.circumstance === 'ordinary' && against!.kind === 'arrears',
        );
        assert.ok(from!.policy === against!.policy || (from!.policy === 'bread' && against!.policy === 'soup'));
      }
    }),
    { numRuns: 600 },
  );
});
