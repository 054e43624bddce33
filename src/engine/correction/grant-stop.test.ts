import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { plainDate, toDayNumber } from '../../values/date.ts';
import { paidMonths, recoverable, repaymentParts, stopMonth, stoppedMonths } from './grant-stop.ts';

const total = (...steps: [string, number][]) =>
  steps.map(([on, value]) => ({ from: toDayNumber(plainDate(on)), value }));
const sum = (fens: readonly number[]): number => fens.reduce((all, fen) => all + fen, 0);

/** A linear congruential generator: the same cases on every machine. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

suite('what was paid month by month', () => {
  test('is by how much the running total rose', () => {
    assert.deepEqual(
      paidMonths(total(['2026-01-01', 0], ['2026-03-10', 300], ['2026-03-20', 500], ['2026-05-02', 900])),
      [
        { month: '2026-03', paidFen: 500 },
        { month: '2026-05', paidFen: 400 },
      ],
    );
  });

  test('is less by what was booked back, the latest first', () => {
    assert.deepEqual(paidMonths(total(['2026-03-10', 300], ['2026-05-02', 900], ['2026-06-01', 100])), [
      { month: '2026-03', paidFen: 100 },
    ]);
  });

  test('what was claimed before is not claimed again', () => {
    const paid = paidMonths(total(['2026-03-10', 300], ['2026-05-02', 900]));
    const first = stoppedMonths(paid, []);
    assert.equal(recoverable(first), 900);
    assert.deepEqual(
      stoppedMonths(paid, first).map(({ recoverFen }) => recoverFen),
      [0, 0],
    );
    const later = paidMonths(total(['2026-03-10', 300], ['2026-05-02', 900], ['2026-07-01', 1000]));
    assert.deepEqual(
      stoppedMonths(later, first).map(({ recoverFen }) => recoverFen),
      [0, 0, 100],
    );
  });

  test('sums to the last total, and recovered together with claimed to what was paid, whatever the steps', () => {
    const next = numbers(20_260_630);
    for (let round = 0; round < 500; round++) {
      const first = toDayNumber(plainDate('2025-01-01'));
      const steps = Array.from({ length: 1 + next(8) }, (_, index) => ({
        from: first + index * 50 + next(50),
        value: next(1_000_000),
      }));
      const paid = paidMonths(steps);
      assert.equal(sum(paid.map(({ paidFen }) => paidFen)), steps.at(-1)!.value);
      assert.ok(paid.every(({ paidFen }) => paidFen > 0));
      const earlier = stoppedMonths(paidMonths(steps.slice(0, 1 + next(steps.length))), []);
      const now = stoppedMonths(paid, earlier);
      assert.equal(recoverable(now), Math.max(0, steps.at(-1)!.value - recoverable(earlier)));
      assert.ok(now.every(({ recoverFen, paidFen }) => recoverFen >= 0 && recoverFen <= paidFen));
    }
  });
});

suite('from when it stops and how it comes back', () => {
  test('from the month after the first of the reasons, or from that month', () => {
    assert.equal(stopMonth(['2026-12', '2026-11'], 'month-after'), '2026-12');
    assert.equal(stopMonth(['2026-12'], 'month-after'), '2027-01');
    assert.equal(stopMonth(['2026-12'], 'month-of-change'), '2026-12');
  });

  test('in equal parts that sum to the total', () => {
    assert.deepEqual(repaymentParts(100, { months: 3, from: '2026-11' }), [
      { month: '2026-11', fen: 34 },
      { month: '2026-12', fen: 34 },
      { month: '2027-01', fen: 32 },
    ]);
    const next = numbers(7);
    for (let round = 0; round < 500; round++) {
      const [fen, months] = [1 + next(100_000), 1 + next(60)];
      const parts = repaymentParts(fen, { months, from: '2026-11' });
      assert.equal(sum(parts.map((part) => part.fen)), fen);
      assert.ok(parts.length <= months && parts.every((part) => part.fen > 0));
    }
  });
});
