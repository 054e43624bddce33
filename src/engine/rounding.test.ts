import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { percent } from '../values/money.ts';
import { shareIsExact, shareOf } from './rounding.ts';

suite('a share of an amount', () => {
  test('is rounded as the rule says', () => {
    const rate = percent(12.5);
    assert.equal(shareOf(12_345, rate, { mode: 'half-up', to: 1 }), 1543);
    assert.equal(shareOf(12_345, rate, { mode: 'down', to: 10 }), 1540);
    assert.equal(shareOf(12_345, rate, { mode: 'up', to: 100 }), 1600);
    assert.equal(shareOf(4, rate, { mode: 'half-up', to: 1 }), 1);
    assert.equal(shareOf(3, rate, { mode: 'half-up', to: 1 }), 0);
    assert.equal(shareOf(0, rate, { mode: 'up', to: 100 }), 0);
    assert.equal(shareOf(-500, rate, { mode: 'up', to: 1 }), 0);
  });

  test('is exact wherever the range check lets it through', () => {
    const modes = fc.constantFrom('half-up' as const, 'down' as const, 'up' as const);
    const units = fc.constantFrom(1 as const, 10 as const, 100 as const);
    let exact = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2_147_483_647 }),
        fc.integer({ min: 0, max: 100_000_000 }),
        fc.integer({ min: 1, max: 100_000_000 }),
        modes,
        units,
        (amount, of, denominator, mode, to) => {
          const rate = { of, in: denominator };
          if (!shareIsExact(amount, rate, { mode, to })) return;
          exact += 1;
          const [numerator, unit] = [BigInt(amount) * BigInt(of), BigInt(denominator) * BigInt(to)];
          const plus = mode === 'down' ? 0n : mode === 'up' ? unit - 1n : unit / 2n;
          const half =
            mode === 'half-up' && unit % 2n === 1n ? (2n * numerator + unit) / (2n * unit) : (numerator + plus) / unit;
          assert.equal(BigInt(shareOf(amount, rate, { mode, to })), half * BigInt(to));
        },
      ),
      { numRuns: 2000 },
    );
    assert.ok(exact > 200);
  });
});
