import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { amountText, chineseOrdinal, numberText, percentText, periodLabel, permilleText } from './fill-number.ts';

test('percent is rounded half up from the exact fraction', () => {
  assert.equal(percentText(185, 130), '142.3%');
  assert.equal(percentText(923, 2019), '45.7%');
  assert.equal(percentText(4_035_323, 5_806_352), '69.5%');
  assert.equal(percentText(1, 2000), '0.1%', '0.05 % is exactly half');
  assert.equal(percentText(1999, 40_000), '5.0%', '4.9975 % is rounded, so it keeps its decimal');
  assert.equal(percentText(9, 9), '100%');
  assert.equal(percentText(9996, 10_000), '100.0%', 'nearly all is not all');
  assert.equal(percentText(0, 7), '0%');
  assert.equal(percentText(92.5, 100), '92.5%');
  assert.equal(percentText(3, 0), undefined);
  assert.equal(permilleText(5_806_352, 1_370_784_400), '4.2‰');
});

test('percent is never further than half a tenth from the fraction', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 15n), fc.bigInt(1n, 10n ** 15n), (numerator, denominator) => {
      const [whole = '', tenth = '0'] = (percentText(numerator, denominator) as string).slice(0, -1).split('.');
      const tenths = BigInt(whole) * 10n + BigInt(tenth);
      const doubled = 2n * (tenths * denominator - numerator * 1000n);
      assert.ok(doubled <= denominator && doubled > -denominator);
    }),
  );
});

test('amounts take the larger unit only where it is exact', () => {
  assert.equal(amountText(45_000_000n), '45万元');
  assert.equal(amountText(27_000_000), '27万元');
  assert.equal(amountText(27_500_000), '27.5万元');
  assert.equal(amountText(1_001_000_00), '100.1万元');
  assert.equal(amountText(1_234_567_00), '1234567元', 'two decimals of 万元 would lose 67 yuan');
  assert.equal(amountText(4_523_50), '4523.50元');
  assert.equal(amountText(5), '0.05元');
  assert.equal(amountText(0), '0元');
  assert.equal(amountText(123_000_000_00), '1.23亿元');
  assert.equal(amountText(-45_000_000n), '-45万元');
});

test('an amount always reads back as the same fen', () => {
  const per: Record<string, bigint> = { 元: 100n, 万元: 1_000_000n, 亿元: 10_000_000_000n };
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 14n), 10n ** 14n), fc.constantFrom(1n, 100n, 10_000n, 1_000_000n), (size, unit) => {
      const fen = size * unit;
      const groups = /^(?<sign>-?)(?<whole>\d+)(?:\.(?<rest>\d{1,2}))?(?<unit>[亿万]?元)$/u.exec(
        amountText(fen),
      )?.groups;
      assert.ok(groups);
      const hundredths = BigInt(groups['whole'] + (groups['rest'] ?? '').padEnd(2, '0'));
      const back = (hundredths * (per[groups['unit'] as string] as bigint)) / 100n;
      assert.equal(groups['sign'] === '-' ? -back : back, fen);
    }),
  );
});

test('counts are plain digits', () => {
  assert.equal(numberText(21_300), '21300');
  assert.equal(numberText(0.1 + 0.2), '0.3');
  assert.equal(numberText(12.5), '12.5');
  assert.equal(numberText(100), '100');
});

test('periods and headings count as papers do', () => {
  assert.equal(periodLabel('2026'), '2026年');
  assert.equal(periodLabel('2026-07'), '2026年7月');
  assert.equal(periodLabel('2026H1'), '2026年上半年');
  assert.equal(periodLabel('2026Q4'), '2026年第四季度');
  assert.throws(() => periodLabel('2026H3'), RangeError);
  assert.deepEqual([1, 10, 12, 20, 23].map(chineseOrdinal), ['一', '十', '十二', '二十', '二十三']);
  assert.throws(() => chineseOrdinal(0), RangeError);
});
