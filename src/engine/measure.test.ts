import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { yuan } from '../values/money.ts';
import { against, fundTotals, measure, percentOf } from './measure.ts';

suite('a figure beside its target', () => {
  test('the reference runs come out as their papers say', () => {
    const cataract = against(185, 130);
    assert.deepEqual(cataract, { attainment: { value: 142.3, text: '142.3%' }, shortfall: 0, excess: 55, met: true });
    const rescue = against(923, 2019);
    assert.deepEqual(rescue, { attainment: { value: 45.7, text: '45.7%' }, shortfall: 1096, excess: 0, met: false });
  });

  test('halves are rounded up, and never twice', () => {
    assert.equal(percentOf(1, 8)?.text, '12.5%');
    assert.equal(percentOf(1, 8, 0)?.text, '13%');
    assert.equal(percentOf(12345, 100000)?.text, '12.3%');
    assert.equal(percentOf(12345, 100000, 2)?.text, '12.35%');
    assert.equal(percentOf(-1, 8, 0)?.text, '-13%');
    assert.equal(percentOf(1, 3, 0)?.text, '33%');
    assert.equal(percentOf(3, 0), null);
    // 1.005 as floating point lies just below: a fraction does not.
    assert.equal(percentOf(1.005, 100, 3)?.text, '1.005%');
  });

  test('where less is better the target is a limit', () => {
    assert.deepEqual(against(14, 12, 'less'), {
      attainment: { value: 116.7, text: '116.7%' },
      shortfall: 2,
      excess: 0,
      met: false,
    });
    assert.equal(against(12, 12, 'less').met, true);
    assert.equal(against(10, 12, 'less').excess, 2);
  });

  test('a target of zero has no attainment', () => {
    assert.deepEqual(against(3, 0), { attainment: null, shortfall: 0, excess: 3, met: true });
  });

  test('a percentage is measured exactly, not as it is printed', () => {
    const indicator = { unit: 'percent', better: 'more' } as const;
    // 94.999 % prints as 95.0 % and is still below 95.
    const nearly = measure(indicator, 94_999, 100_000, 95);
    assert.equal(nearly.value, 95);
    assert.equal(nearly.against?.met, false);
    assert.deepEqual(measure(indicator, 1, 0, 95), { value: null, against: null });
    assert.equal(measure({ unit: 'permille', better: 'less' }, 3, 412, 8).value, 7.3);
    assert.equal(measure({ unit: 'count', better: 'more' }, 185, null, 130).against?.excess, 55);
    assert.equal(measure({ unit: 'yesno', better: 'more' }, 7, null, null).value, 1);
    assert.equal(measure({ unit: 'count', better: 'more' }, 0.35, null, null).value, 0.35);
  });

  test('percentages agree with long division in whole numbers', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000 }),
        fc.integer({ min: 1, max: 10_000_000 }),
        (numerator, denominator) => {
          const tenths = (BigInt(numerator) * 1000n * 2n + BigInt(denominator)) / (2n * BigInt(denominator));
          assert.equal(percentOf(numerator, denominator)?.text, `${tenths / 10n}.${tenths % 10n}%`);
        },
      ),
    );
  });
});

test('matching money is units times the cost of each level', () => {
  const source = { paper: 'x' };
  const shares = [
    { level: 'city', parameter: 'city-cost', source },
    { level: 'county', parameter: 'county-cost', source },
  ] as const;
  const cost: Record<string, number> = { 'city-cost': yuan(30_000), 'county-cost': yuan(20_000) };
  const { total, byLevel } = fundTotals({ shares }, 9, (parameter) => cost[parameter]!);
  assert.equal(total, 45_000_000n);
  assert.deepEqual(byLevel, [
    { level: 'city', fen: 27_000_000n },
    { level: 'county', fen: 18_000_000n },
  ]);
});
