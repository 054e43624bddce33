import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatFen, percent, yuan } from './money.ts';

test('money is written with thousands apart and without needless decimals', () => {
  assert.equal(formatFen(0), '0元');
  assert.equal(formatFen(11_000), '110元');
  assert.equal(formatFen(1_743), '17.43元');
  assert.equal(formatFen(5), '0.05元');
  assert.equal(formatFen(-150), '-1.50元');
  assert.equal(formatFen(99_999), '999.99元');
  assert.equal(formatFen(100_000), '1,000元');
  assert.equal(formatFen(155_568_000n), '1,555,680元');
});

test('short amounts are written like long ones', () => {
  fc.assert(
    fc.property(fc.integer({ min: -200_000, max: 200_000 }), (fen) =>
      assert.equal(formatFen(fen), formatFen(BigInt(fen))),
    ),
  );
});

test('yuan and percentages are exact', () => {
  assert.equal(yuan(17.43), 1743);
  assert.throws(() => yuan(0.001), RangeError);
  assert.deepEqual(percent(12.5), { of: 125, in: 1000 });
});
