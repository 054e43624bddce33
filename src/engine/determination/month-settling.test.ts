/** Everybody's months in numbers are the months that are explained, whatever the rules and the days of change, the first of a month among them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MonthRules } from '../../define/policy.ts';
import { type DayNumber, plainDate, toDayNumber } from '../../values/date.ts';
import { UNKNOWN } from '../columns-block.ts';
import { outcomes } from '../decision.ts';
import { claimFact } from '../entitlement/history.ts';
import type { DecisionInterval } from '../entitlement/interval.ts';
import { claimsOf, payPeriods } from '../entitlement/pay-periods.ts';
import { periodsFor } from '../entitlement/period.ts';
import { timelinesOf } from '../timeline.ts';
import { dues, settlerFor } from './month-settling.ts';

const day = (date: string): DayNumber => toDayNumber(plainDate(date));
const months = { first: '2026-01', last: '2026-04' };
const periods = periodsFor('month', months);
const [from, to] = [day('2026-01-01'), day('2026-05-01')];
const source = { paper: 'Charter of the Lights' };

const rules: MonthRules[] = (['qualifying', 'application', 'confirmation'] as const).flatMap((what) =>
  (['month-of', 'month-after'] as const).flatMap((when) =>
    (['month-after', 'month-of-change'] as const).flatMap((stops) =>
      (['month-after', 'month-of-change'] as const).flatMap((amounts) =>
        ([false, true] as const).map((awaitsConfirmation) => ({
          starts: `${when}-${what}` as const,
          stops,
          amounts,
          ...(awaitsConfirmation && { awaitsConfirmation }),
          source,
        })),
      ),
    ),
  ),
);
const days = ['2026-02-01', '2026-02-15', '2026-02-28', '2026-03-01'].map(day);
/** By index of outcomes: refused, eligible at some fen, unknown. */
const answers = [
  [0, 0],
  [1, 100],
  [1, 130],
  [2, UNKNOWN],
] as const;

const claim = (step: 'applied' | 'confirmed', since: DayNumber, until: DayNumber | null) => ({
  id: step,
  fact: claimFact('light', step),
  value: 1,
  from: since,
  to: until,
  recordedAt: 1,
  supersedes: null,
  withdrawn: false,
});
const claimed = [
  timelinesOf([]),
  ...days.flatMap((on) =>
    [null, day('2026-03-15'), day('2026-04-01')].map((until) =>
      timelinesOf([claim('applied', on, until), claim('confirmed', on, until)]),
    ),
  ),
  ...days.map((on) => timelinesOf([claim('applied', day('2025-12-31'), null), claim('confirmed', on, null)])),
];

test('for every rule, claim and change', () => {
  let told = 0;
  for (const rule of rules)
    for (const steps of claimed)
      for (const change of days)
        for (const [before, fenBefore] of answers)
          for (const [after, fenAfter] of answers) {
            const pieces = {
              length: 2,
              days: Int32Array.from([from, change]),
              outcomes: Uint8Array.from([before, after]),
              amounts: Int32Array.from([fenBefore, fenAfter]),
            };
            const into = { dues: new Uint8Array(periods.length), fen: new Int32Array(periods.length) };
            const policy = { id: 'light', months: rule };
            settlerFor(policy, periods).settle(pieces, claimsOf('light', rule, steps), into);
            const interval = (start: DayNumber, end: DayNumber, outcome: number, fen: number): DecisionInterval => ({
              from: start,
              to: end,
              area: '',
              version: null,
              outcome: outcomes[outcome]!,
              failing: 0,
              unclear: 0,
              amountFen: fen === UNKNOWN ? null : fen,
            });
            const intervals = [interval(from, change, before, fenBefore), interval(change, to, after, fenAfter)];
            const explained = payPeriods({ ...policy, every: 'month', pays: true }, months, () => intervals, steps);
            const expected = explained.map(({ outcome, amountFen, lacks }) => {
              const open = lacks === null ? dues.nothing : dues.unclaimed;
              const due = outcome === 'eligible' ? dues.due : outcome === 'unknown' ? dues.unknown : open;
              return [due, amountFen ?? UNKNOWN];
            });
            assert.deepEqual(
              periods.map((_, index) => [into.dues[index], into.fen[index]]),
              expected,
              JSON.stringify([rule, [...steps], change, before, after]),
            );
            told += 1;
          }
  assert.ok(told > 10_000);
});
