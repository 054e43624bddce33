/** Random rules in which much depends on the calendar: days since a date, ages, amounts that grow by the day, one policy reading another. */
import fc from 'fast-check';
import {
  add,
  age,
  amountOf,
  atLeast,
  type BooleanOf,
  choose,
  constant,
  type DateOf,
  day,
  daysBetween,
  type Expression,
  eligibleFor,
  known,
  larger,
  type MoneyOf,
  moreThan,
  type Of,
  or,
  share,
  smaller,
  subtract,
  times,
} from '../../src/define/expression.ts';
import { type Pack, pack } from '../../src/define/pack.ts';
import type { Policy } from '../../src/define/policy.ts';
import { type PlainDate, plainDate } from '../../src/values/date.ts';
import {
  byRank,
  criterion,
  draft,
  facts,
  fixedRate,
  keeper,
  oilBase,
  oilRate,
  parameters,
  tower,
  yearsNeeded,
} from './fictional-pack.ts';
import { movedTo, type Window } from './random-histories.ts';

type Whole = Of<'integer'>;

const comparisons = fc.constantFrom('=', '!=', '<', '<=', '>', '>=') as fc.Arbitrary<'='>;
const date: fc.Arbitrary<DateOf> = fc.oneof(
  fc.constantFrom(keeper.since, tower.lit, keeper.born),
  fc.integer({ min: 0, max: 400 }).map((number) => constant<'date'>(textOf(number))),
);
const textOf = (number: number): string => plainDate(`2024-${pad(1 + (number % 12))}-${pad(1 + (number % 28))}`);
const pad = (value: number): string => String(value).padStart(2, '0');

const days: fc.Arbitrary<Whole> = fc.oneof(
  date.map((one) => daysBetween(one, day)),
  date.map((one) => daysBetween(day, one)),
  fc.tuple(date, date).map(([a, b]) => daysBetween(a, larger(day as never, b as never))),
  fc.tuple(date, date).map(([a, b]) => daysBetween(smaller(day as never, b as never), a)),
);
const bounded = (of: Whole): Whole => larger(constant(-300), smaller(constant(300), of as never)) as never;
const whole: fc.Arbitrary<Whole> = fc.oneof(
  days,
  fc.integer({ min: -90, max: 90 }).map((value) => constant<'integer'>(value)),
  fc.constantFrom(keeper.lamps, keeper.drift),
  fc.constantFrom(age(keeper.born), age(keeper.since), age(tower.lit)),
  fc.tuple(days, fc.integer({ min: -3, max: 3 })).map(([of, by]) => times(of as never, by) as never),
  // Within bounds, so that the product is certain to fit.
  fc.tuple(days, days).map(([a, b]) => times(bounded(a) as never, bounded(b)) as never),
  fc.tuple(days, days).map(([a, b]) => larger(a as never, b as never) as never),
  fc.tuple(days, fc.constantFrom(keeper.lamps)).map(([a, b]) => smaller(a as never, b as never) as never),
);

const atLeastYears: Expression = { op: 'compare', as: '>=', left: age(keeper.born), right: yearsNeeded.ref };

/** A truth that turns with the calendar; unknown facts now and then. */
export function calendarTruth(earlier: readonly string[] = []): fc.Arbitrary<BooleanOf> {
  const plain = fc.oneof(
    fc.record({ op: fc.constant('compare' as const), as: comparisons, left: whole, right: whole }),
    fc.record({ op: fc.constant('compare' as const), as: comparisons, left: fc.constant(day), right: date }),
    fc.constant(atLeastYears),
    fc
      .uniqueArray(fc.integer({ min: 0, max: 70 }), { minLength: 5, maxLength: 40 })
      .map((values) => ({ op: 'oneOf' as const, of: age(keeper.born), values })),
    fc.tuple(days, fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 1, maxLength: 3 })).map(([of, values]) => ({
      op: 'oneOf' as const,
      of,
      values,
    })),
    ...earlier.map((id) => fc.integer({ min: 0, max: 500 }).map((fen) => moreThan(amountOf(id), fen))),
    fc.constantFrom<Expression>(keeper.hurt, keeper.veteran, tower.anyHurt, ...earlier.map(eligibleFor)),
  ) as fc.Arbitrary<BooleanOf>;
  return fc.oneof(
    { weight: 3, arbitrary: plain },
    { weight: 1, arbitrary: fc.tuple(plain, plain).map((pair) => or(...pair)) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(plain, plain, plain)
        .map(([when, yes, no]) => choose(when, yes as never, no as never) as BooleanOf),
    },
  );
}

export function calendarMoney(earlier: readonly string[] = []): fc.Arbitrary<MoneyOf> {
  const plain: fc.Arbitrary<MoneyOf> = fc.oneof(
    fc.constantFrom<MoneyOf>(oilBase.ref, byRank.ref, keeper.wage, tower.oil, ...earlier.map(amountOf)),
    fc.integer({ min: 0, max: 9000 }).map((fen) => constant<'money'>(fen)),
    days.map((count) => times(constant<'money'>(7), count as never)),
    days.map((count) => times(larger(constant<'money'>(0), constant<'money'>(30)), count as never)),
  );
  const slow = fc.tuple(plain, plain);
  return fc.oneof(
    plain,
    ...earlier.map((id) => fc.constant(amountOf(id))),
    slow.map((pair) => add(...pair)),
    slow.map(([a, b]) => subtract(a, b)),
    slow.map((pair) => larger(...pair)),
    slow.map((pair) => smaller(...pair)),
    plain.map((of) => share(fixedRate.ref, of, { mode: 'down', to: 100 })),
    plain.map((of) => share(oilRate.ref, of)),
    fc.tuple(calendarTruth(), plain, plain).map(([when, yes, no]) => choose(when, yes, no)),
  );
}

const policyNamed = (id: string, earlier: readonly string[], from: PlainDate) =>
  fc
    .record({
      truths: fc.array(calendarTruth(earlier), { minLength: 1, maxLength: 3 }),
      later: fc.option(calendarTruth(earlier)),
      amount: calendarMoney(earlier),
      laterPays: fc.boolean(),
    })
    .map(({ truths, later, amount, laterPays }) => {
      const criteria = Object.fromEntries(truths.map((truth, index) => [`c${index}`, criterion(truth)]));
      const pays = larger(constant(0), amount);
      const versions = [{ from: '2010-01-01', criteria, amount: pays }];
      return draft(
        id,
        later === null
          ? versions
          : [...versions, { from, criteria: { only: criterion(later) }, amount: laterPays ? pays : null }],
      );
    });

/** Three policies, each reading the earlier ones; some have a second version from a day of the window. */
export function calendarPacks(window: Window): fc.Arbitrary<Pack> {
  const from = movedTo(window, plainDate('2024-02-29'));
  return fc
    .tuple(
      policyNamed('first', [], from),
      policyNamed('second', ['first'], from),
      policyNamed('third', ['first', 'second'], from),
    )
    .map((policies) => movedTo(window, policies))
    .map((policies) =>
      pack({ id: 'calendar', title: 'calendar', version: '1', facts, parameters, policies: policies.map(inForce) }),
    );
}

/** The first versions hold since long before the window. */
const inForce = <P extends { readonly versions: readonly { readonly from: PlainDate }[] }>(policy: P): P => ({
  ...policy,
  versions: policy.versions.map((version, index) =>
    index === 0 ? { ...version, from: plainDate('2010-01-01') } : version,
  ),
});

/** Beside random rules some that most people qualify for, so that changes are felt: plain money, money by age, by hurt and by household. */
export const felt: readonly Policy[] = [
  draft('base', [{ from: '2010-01-01', criteria: { born: criterion(known(keeper.born)) }, amount: oilBase.ref }]),
  draft('aged', [
    {
      from: '2010-01-01',
      criteria: { aged: criterion(atLeast(age(keeper.born), yearsNeeded.ref)), paid: criterion(eligibleFor('base')) },
      amount: constant(500),
    },
  ]),
  draft('above', [{ from: '2010-01-01', criteria: { much: criterion(moreThan(amountOf('base'), 30)) }, amount: null }]),
  {
    ...draft('warm', [
      { from: '2010-01-01', criteria: { any: criterion(or(keeper.hurt, tower.anyHurt)) }, amount: tower.oil },
    ]),
    excludes: [
      {
        policy: 'base',
        keep: 'larger',
        because: '两项不能同时领取',
        becauseEn: 'the two can not be drawn together',
        source: { paper: 'Charter of the Lights' },
      },
    ],
  },
];
