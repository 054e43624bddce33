/** Which months are paid: the rules of the field by hand, and every rule against its definition in days. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { MonthRules } from '../../define/policy.ts';
import { type DayNumber, plainDate, toDayNumber } from '../../values/date.ts';
import type { Outcome } from '../decision.ts';
import { timelinesOf } from '../timeline.ts';
import { type ClaimStep, claimFact } from './history.ts';
import type { DecisionInterval } from './interval.ts';
import { payPeriods } from './pay-periods.ts';
import { isMonth, monthAfter, monthNumber, monthOfNumber, monthsIn, periodsFor } from './period.ts';

const day = (date: string): DayNumber => toDayNumber(plainDate(date));
const year = { first: '2026-01', last: '2026-12' };
const source = { paper: 'Charter of the Lights' };

/** Nothing, then what is given from each day on. */
function decided(...steps: [from: string, outcome: Outcome, amountFen?: number][]) {
  const all: DecisionInterval[] = [
    ['2000-01-01', 'ineligible', 0] as const,
    ...steps.map(
      ([from, outcome, amountFen]) => [from, outcome, amountFen ?? (outcome === 'unknown' ? null : 0)] as const,
    ),
  ].map(([from, outcome, amountFen], index) => ({
    from: day(from),
    to: day(steps[index]?.[0] ?? '2040-01-01'),
    area: '',
    version: plainDate('2000-01-01'),
    outcome,
    failing: outcome === 'ineligible' ? 1 : 0,
    unclear: outcome === 'unknown' ? 1 : 0,
    amountFen,
  }));
  return (from: DayNumber, to: DayNumber) =>
    all.flatMap((each) =>
      each.to > from && each.from < to ? [{ ...each, from: Math.max(from, each.from), to: Math.min(to, each.to) }] : [],
    );
}

const claim = (step: ClaimStep, from: string, to: string | null = null) => ({
  id: `${step} ${from}`,
  fact: claimFact('light', step),
  value: 1,
  from: day(from),
  to: to === null ? null : day(to),
  recordedAt: 1,
  supersedes: null,
  withdrawn: false,
});

type Rules = Omit<MonthRules, 'source'>;

function paid(
  rules: Rules | undefined,
  intervals: ReturnType<typeof decided>,
  claims: ReturnType<typeof claim>[] = [],
) {
  const months = rules && { ...rules, source };
  const found = payPeriods({ id: 'light', every: 'month', months, pays: true }, year, intervals, timelinesOf(claims));
  return found
    .filter(({ amountFen }) => amountFen !== 0)
    .map(({ period, outcome, amountFen }) => (outcome === 'unknown' ? `${period.id} ?` : `${period.id} ${amountFen}`));
}

const allowance: Rules = { starts: 'month-of-application', stops: 'month-after', amounts: 'month-after' };
const lowIncome: Rules = { starts: 'month-after-confirmation', stops: 'month-after', amounts: 'month-after' };

suite('the months of the two allowances', () => {
  test('begin in the month of application and end after the month of the change', () => {
    const poor = decided(['2025-03-01', 'eligible', 110], ['2026-08-05', 'ineligible']);
    assert.deepEqual(paid(allowance, poor, [claim('applied', '2026-05-29')]), [
      '2026-05 110',
      '2026-06 110',
      '2026-07 110',
      '2026-08 110',
    ]);
  });

  test('a death on the last day of a month ends the next, on the first day the one after', () => {
    const claims = [claim('applied', '2025-01-01')];
    // The certificate holds on the day of death itself.
    const dies = (first: string) => decided(['2025-03-01', 'eligible', 110], [first, 'ineligible']);
    assert.equal(paid(allowance, dies('2026-02-01'), claims).at(-1), '2026-01 110');
    assert.equal(paid(allowance, dies('2026-02-02'), claims).at(-1), '2026-02 110');
  });

  test('another level counts from the month after, on the first of a month from that month', () => {
    const change = (on: string) =>
      decided(['2025-03-01', 'eligible', 110], [on, 'eligible', 130], ['2026-04-01', 'ineligible']);
    const claims = [claim('applied', '2025-01-01')];
    assert.deepEqual(paid(allowance, change('2026-02-10'), claims), ['2026-01 110', '2026-02 110', '2026-03 130']);
    assert.deepEqual(paid(allowance, change('2026-02-01'), claims), ['2026-01 110', '2026-02 130', '2026-03 130']);
    const atOnce: Rules = { ...allowance, amounts: 'month-of-change' };
    assert.deepEqual(paid(atOnce, change('2026-02-10'), claims), ['2026-01 110', '2026-02 130', '2026-03 130']);
  });

  test('nobody is paid who has not applied, and it is said what is missing', () => {
    const poor = decided(['2025-03-01', 'eligible', 110]);
    assert.deepEqual(paid(allowance, poor), []);
    const [month] = payPeriods(
      { id: 'light', every: 'month', months: { ...allowance, source }, pays: true },
      year,
      poor,
      new Map(),
    );
    assert.deepEqual([month?.outcome, month?.amountFen, month?.lacks], ['ineligible', 0, 'application']);
  });

  test('who has applied waits for the confirmation and is paid from the month of application', () => {
    const poor = decided(['2025-03-01', 'eligible', 110]);
    const rules: Rules = { ...allowance, awaitsConfirmation: true };
    const first = (...claims: ReturnType<typeof claim>[]) =>
      payPeriods(
        { id: 'light', every: 'month', months: { ...rules, source }, pays: true },
        year,
        poor,
        timelinesOf(claims),
      );
    assert.equal(first(claim('applied', '2026-03-09'))[3]?.lacks, 'confirmation');
    assert.equal(first(claim('applied', '2026-03-09'))[1]?.lacks, 'application');
    const confirmed = paid(rules, poor, [claim('applied', '2026-10-09'), claim('confirmed', '2026-12-01')]);
    assert.deepEqual(confirmed, ['2026-10 110', '2026-11 110', '2026-12 110']);
    // On the very day of the application, and on the last day it stood; a day later it no longer did.
    const sameDay = [claim('applied', '2026-12-09'), claim('confirmed', '2026-12-09')];
    assert.deepEqual(paid(rules, poor, sameDay), ['2026-12 110']);
    const until = (on: string) => [claim('applied', '2026-10-09', '2026-11-01'), claim('confirmed', on)];
    assert.deepEqual(paid(rules, poor, until('2026-10-31')), ['2026-10 110']);
    assert.deepEqual(paid(rules, poor, until('2026-11-01')), []);
    // An application of the first day of the next month is none of this one.
    assert.equal(first(claim('applied', '2026-03-01'))[1]?.lacks, 'application');
    assert.equal(first(claim('applied', '2026-03-01'))[2]?.lacks, 'confirmation');
  });
});

suite('the months of the minimum-living scheme', () => {
  test('begin after the month of confirmation, whatever the day', () => {
    const poor = decided(['2025-03-01', 'eligible', 300], ['2026-12-31', 'ineligible']);
    for (const on of ['2026-10-01', '2026-10-31'])
      assert.deepEqual(paid(lowIncome, poor, [claim('confirmed', on)]), ['2026-11 300', '2026-12 300']);
  });

  test('who is confirmed and qualifies later is paid from the first whole month', () => {
    const later = decided(['2026-10-02', 'eligible', 300]);
    assert.deepEqual(paid(lowIncome, later, [claim('confirmed', '2026-03-03')]), ['2026-11 300', '2026-12 300']);
  });
});

suite('other periods', () => {
  test('a year is paid when somebody qualifies on a day of it, once is paid once', () => {
    const intervals = decided(
      ['2026-11-30', 'eligible', 5000],
      ['2027-02-01', 'ineligible'],
      ['2029-01-01', 'unknown'],
    );
    const years = payPeriods(
      { id: 'light', every: 'year', pays: true },
      { first: '2026-06', last: '2029-02' },
      intervals,
      new Map(),
    );
    assert.deepEqual(
      years.map(({ period, outcome, amountFen }) => [period.id, outcome, amountFen]),
      [
        ['2026', 'eligible', 5000],
        ['2027', 'eligible', 5000],
        ['2028', 'ineligible', 0],
        ['2029', 'unknown', null],
      ],
    );
    const once = payPeriods(
      { id: 'light', every: 'once', pays: true },
      { first: '2026-06', last: '2029-02' },
      intervals,
      new Map(),
    );
    assert.deepEqual(
      once.map(({ period, amountFen }) => [period.id, amountFen]),
      [['once', 5000]],
    );
  });

  test('months count on across years', () => {
    assert.deepEqual(monthsIn({ first: '2025-11', last: '2026-02' }), ['2025-11', '2025-12', '2026-01', '2026-02']);
    assert.deepEqual(monthsIn({ first: '2026-02', last: '2026-01' }), []);
    assert.equal(monthAfter('2026-12'), '2027-01');
    assert.equal(monthOfNumber(monthNumber('0001-01')), '0001-01');
    assert.ok(!isMonth('2026-13') && !isMonth('2026-1') && isMonth('2026-01'));
    assert.deepEqual(periodsFor('month', { first: '2026-03', last: '2026-02' }), []);
  });
});

/** The rules as they are written down in `MonthRules`, day by day. */
function byDefinition(
  rules: Rules,
  month: { from: DayNumber; to: DayNumber },
  outcomeOn: (day: DayNumber) => { outcome: Outcome; amountFen: number | null },
  covers: (step: ClaimStep, day: DayNumber) => boolean,
): { outcome: Outcome; amountFen: number | null } {
  const step: ClaimStep | null = rules.starts.endsWith('application')
    ? 'applied'
    : rules.starts.endsWith('confirmation')
      ? 'confirmed'
      : null;
  const claimed = (on: DayNumber) => step === null || covers(step, on);
  const answerOn = (on: DayNumber): Outcome => (claimed(on) ? outcomeOn(on).outcome : 'ineligible');
  const days = Array.from({ length: month.to - month.from }, (_, index) => month.from + index);
  const after = rules.starts.startsWith('month-after');
  const whole = rules.stops === 'month-of-change';
  const asked = after && whole ? days : after ? days.slice(0, 1) : whole ? days.slice(-1) : null;
  // Made before the month began, and standing at its beginning.
  const inTime = !after || step === null || (covers(step, month.from) && covers(step, month.from - 1));
  const answers = (asked ?? days).map(answerOn);
  const has = (outcome: Outcome) => answers.includes(outcome);
  const outcome: Outcome = !inTime
    ? 'ineligible'
    : asked
      ? has('ineligible')
        ? 'ineligible'
        : has('unknown')
          ? 'unknown'
          : 'eligible'
      : has('eligible')
        ? 'eligible'
        : has('unknown')
          ? 'unknown'
          : 'ineligible';
  if (outcome !== 'eligible') return { outcome, amountFen: outcome === 'unknown' ? null : 0 };
  const paying = days.filter((on) => answerOn(on) === 'eligible');
  const settling = rules.amounts === 'month-after' ? paying[0]! : paying.at(-1)!;
  return { outcome, amountFen: outcomeOn(settling).amountFen };
}

test('every rule pays what its definition says', () => {
  const first = day('2026-01-01');
  const rules: fc.Arbitrary<Rules> = fc.record({
    starts: fc.constantFrom(
      'month-of-qualifying',
      'month-after-qualifying',
      'month-of-application',
      'month-after-application',
      'month-of-confirmation',
      'month-after-confirmation',
    ) as fc.Arbitrary<Rules['starts']>,
    stops: fc.constantFrom('month-after', 'month-of-change') as fc.Arbitrary<Rules['stops']>,
    amounts: fc.constantFrom('month-after', 'month-of-change') as fc.Arbitrary<Rules['amounts']>,
  });
  const edges = fc.oneof(fc.constantFrom(0, 30, 31, 58, 59, 89, 90), fc.integer({ min: -10, max: 130 }));
  const cuts = fc.array(
    fc.tuple(
      edges,
      fc.constantFrom<Outcome>('eligible', 'eligible', 'ineligible', 'unknown'),
      fc.integer({ min: 1, max: 3 }),
    ),
    { maxLength: 7 },
  );
  const spans = fc.array(
    fc.tuple(fc.constantFrom<ClaimStep>('applied', 'confirmed'), edges, fc.integer({ min: 1, max: 150 })),
    { maxLength: 3 },
  );
  fc.assert(
    fc.property(rules, cuts, spans, (rule, changes, claims) => {
      const outcomeOn = (on: DayNumber) => {
        const last = changes
          .filter(([shift]) => first + shift <= on)
          .sort((a, b) => a[0] - b[0])
          .at(-1);
        const outcome = last?.[1] ?? 'ineligible';
        return { outcome, amountFen: outcome === 'eligible' ? (last?.[2] ?? 0) : outcome === 'unknown' ? null : 0 };
      };
      const intervals = (from: DayNumber, to: DayNumber) =>
        Array.from({ length: to - from }, (_, index) => from + index).map(
          (on): DecisionInterval => ({
            ...outcomeOn(on),
            from: on,
            to: on + 1,
            area: '',
            version: null,
            failing: 0,
            unclear: 0,
          }),
        );
      const merged = (from: DayNumber, to: DayNumber) => {
        const list: DecisionInterval[] = [];
        for (const next of intervals(from, to)) {
          const last = list.at(-1);
          if (last?.outcome === next.outcome && last.amountFen === next.amountFen)
            list[list.length - 1] = { ...last, to: next.to };
          else list.push(next);
        }
        return list;
      };
      const recorded = claims.map(([step, from, length], index) => ({
        ...claim(step, '2026-01-01'),
        id: `c${index}`,
        from: first + from,
        to: first + from + length,
      }));
      const timelines = timelinesOf(recorded);
      const covers = (step: ClaimStep, on: DayNumber) =>
        recorded.some(({ fact, from, to }) => fact === claimFact('light', step) && from <= on && on < to);
      const found = payPeriods(
        { id: 'light', every: 'month', months: { ...rule, source }, pays: true },
        { first: '2026-01', last: '2026-05' },
        merged,
        timelines,
      );
      for (const { period, outcome, amountFen, day: settled, decision } of found) {
        assert.deepEqual({ outcome, amountFen }, byDefinition(rule, period, outcomeOn, covers), period.id);
        assert.ok(period.from <= settled && settled < period.to && decision.from <= settled && settled < decision.to);
      }
    }),
    { numRuns: 1500 },
  );
});
