/** Random rules and random people of the fictional programme, for property tests. */
import fc from 'fast-check';
import { amountOf, constant, day, type Expression, eligibleFor, larger } from '../../src/define/expression.ts';
import type { Fact } from '../../src/define/fact.ts';
import { type Pack, pack } from '../../src/define/pack.ts';
import type { Policy } from '../../src/define/policy.ts';
import { addDays, type PlainDate, plainDate } from '../../src/values/date.ts';
import {
  byLampsAndRemote,
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

type Tree = fc.Arbitrary<Expression>;

const one = (...expressions: Expression[]): Tree => fc.constantFrom(...expressions);
const number = (min: number, max: number): Tree => fc.integer({ min, max }).map((value) => constant(value));
const comparisons = fc.constantFrom('=', '!=', '<', '<=', '>', '>=') as fc.Arbitrary<'='>;
const rounding = fc.record({
  mode: fc.constantFrom('half-up', 'down', 'up'),
  to: fc.constantFrom(1, 10, 100),
}) as fc.Arbitrary<{
  mode: 'down';
  to: 1;
}>;

const toOne = rounding.map(({ mode }) => ({ mode, to: 1 as const }));
/** Never below one: known, or as unknown as the lamps. */
const divisor: Tree = fc.oneof(number(1, 40), one({ op: 'larger', of: [keeper.lamps, constant(1)] }, yearsNeeded.ref));

/** Days around which calendars go wrong, and others. */
export const dates: fc.Arbitrary<PlainDate> = fc.oneof(
  fc
    .constantFrom(
      '2004-02-29',
      '2004-02-28',
      '2004-03-01',
      '2000-02-29',
      '1969-12-31',
      '1970-01-01',
      '2022-02-28',
      '2024-02-29',
    )
    .map(plainDate),
  fc.integer({ min: -9000, max: 14000 }).map((shift) => addDays(plainDate('1990-01-01'), shift)),
);
export const days: fc.Arbitrary<PlainDate> = fc.oneof(
  fc.constantFrom('2025-02-28', '2024-02-29', '2024-02-28', '2025-03-01', '2022-02-28').map(plainDate),
  fc.integer({ min: 0, max: 9000 }).map((shift) => addDays(plainDate('2005-01-01'), shift)),
);
export const areas = fc.constantFrom('', '11', '110101', '110101001', '12', '120000', '13');

/** Expressions of each kind. `earlier` are policies they may read; `sql` leaves out what only the engine can read. */
export function expressions(earlier: readonly string[]) {
  const policies: Tree[] = earlier.map((id) => fc.constant(eligibleFor(id)));
  const amounts: Tree[] = earlier.map((id) => fc.constant(amountOf(id)));
  return fc.letrec<Record<'truth' | 'whole' | 'money' | 'date' | 'choice' | 'rate' | 'any', Expression>>((tie) => {
    const branch = (kind: 'truth' | 'whole' | 'money' | 'date' | 'rate'): Tree =>
      fc.record({ op: fc.constant('if' as const), when: tie('truth'), then: tie(kind), otherwise: tie(kind) });
    const band = (kind: 'money' | 'rate'): Tree =>
      fc
        .tuple(
          tie('whole'),
          fc.uniqueArray(fc.integer({ min: -3, max: 40 }), { minLength: 1, maxLength: 3 }),
          fc.array(tie(kind), { minLength: 4, maxLength: 4 }),
        )
        .map(([of, bounds, values]) => {
          const rising = bounds.sort((a, b) => a - b).map((below, index) => ({ below, then: values[index]! }));
          return { op: 'band', of, bands: [...rising, { then: values[3]! }] };
        });
    const list = (kind: 'truth' | 'whole' | 'money' | 'date') => fc.array(tie(kind), { minLength: 1, maxLength: 3 });
    const compare = (kind: 'whole' | 'money' | 'date'): Tree =>
      fc.record({ op: fc.constant('compare' as const), as: comparisons, left: tie(kind), right: tie(kind) });
    return {
      truth: fc.oneof(
        { depthSize: 'small', maxDepth: 4, withCrossShrink: true },
        one(keeper.hurt, keeper.alone, tower.remote, tower.anyHurt, keeper.veteran),
        fc.boolean().map((value) => constant(value)),
        ...policies,
        compare('whole'),
        compare('money'),
        compare('date'),
        fc.record({
          op: fc.constant('compare' as const),
          as: fc.constantFrom('=' as const, '!=' as const),
          left: tie('truth'),
          right: tie('truth'),
        }),
        fc.record({
          op: fc.constant('compare' as const),
          as: fc.constantFrom('=' as const, '!=' as const),
          left: one(keeper.rank),
          right: one(constant('keeper'), constant('warden')),
        }),
        fc
          .subarray(['apprentice', 'keeper', 'warden'], { minLength: 1 })
          .map((values) => ({ op: 'oneOf' as const, of: keeper.rank, values })),
        fc
          .subarray(['none', 'granite', 'basalt'], { minLength: 1 })
          .map((values) => ({ op: 'oneOf' as const, of: tower.rock, values })),
        fc.record({
          op: fc.constant('oneOf' as const),
          of: tie('whole'),
          values: fc.array(fc.integer({ min: -4, max: 6 }), { minLength: 1, maxLength: 4 }),
        }),
        list('truth').map((all) => ({ op: 'and' as const, all })),
        list('truth').map((any) => ({ op: 'or' as const, any })),
        tie('truth').map((of) => ({ op: 'not' as const, of })),
        tie('any').map((of) => ({ op: 'known' as const, of })),
        branch('truth'),
      ),
      whole: fc.oneof(
        { depthSize: 'small', maxDepth: 4 },
        one(keeper.lamps, keeper.drift, tower.keepers),
        number(-4, 30),
        one(yearsNeeded.ref),
        tie('date').map((of) => ({ op: 'age' as const, of })),
        branch('whole'),
        fc.record({ op: fc.constant('subtract' as const), left: one(keeper.lamps), right: one(keeper.drift) }),
        fc.record({ op: fc.constant('times' as const), of: one(keeper.lamps), by: one(keeper.drift) }),
        fc.record({ op: fc.constant('subtract' as const), left: tie('date'), right: tie('date') }),
        fc.record({
          op: fc.constant('share' as const),
          rate: tie('rate'),
          of: one(keeper.lamps, keeper.drift),
          round: toOne,
        }),
        fc.record({
          op: fc.constant('portion' as const),
          of: one(keeper.lamps, keeper.drift),
          by: one(keeper.drift, constant(1), constant(7)),
          per: divisor,
          round: toOne,
        }),
        list('whole').map((of) => ({ op: 'larger' as const, of })),
        list('whole').map((of) => ({ op: 'smaller' as const, of })),
      ),
      money: fc.oneof(
        { depthSize: 'small', maxDepth: 4 },
        one(keeper.wage, keeper.balance, keeper.purse, tower.oil),
        number(-500, 500_000),
        one(oilBase.ref, byRank.ref, byLampsAndRemote.ref),
        ...amounts,
        branch('money'),
        band('money'),
        fc.record({ op: fc.constant('share' as const), rate: tie('rate'), of: tie('money'), round: rounding }),
        fc.record({ op: fc.constant('times' as const), of: tie('money'), by: one(keeper.lamps, keeper.drift) }),
        fc.record({
          op: fc.constant('portion' as const),
          of: tie('money'),
          by: one(keeper.lamps, keeper.drift, constant(3)),
          per: divisor,
          round: rounding,
        }),
        fc.record({ op: fc.constant('subtract' as const), left: tie('money'), right: tie('money') }),
        list('money').map((of) => ({ op: 'add' as const, of })),
        list('money').map((of) => ({ op: 'larger' as const, of })),
        list('money').map((of) => ({ op: 'smaller' as const, of })),
      ),
      date: fc.oneof(
        { depthSize: 'small', maxDepth: 4 },
        one(keeper.born, keeper.since, tower.lit, day),
        dates.map((value) => constant(value)),
        branch('date'),
        list('date').map((of) => ({ op: 'larger' as const, of })),
        list('date').map((of) => ({ op: 'smaller' as const, of })),
      ),
      choice: one(keeper.rank, tower.rock),
      rate: fc.oneof(
        { depthSize: 'small', maxDepth: 4 },
        one(oilRate.ref, fixedRate.ref),
        fc
          .record({ of: fc.integer({ min: 0, max: 300 }), in: fc.integer({ min: 1, max: 999 }) })
          .map((value) => constant(value)),
        branch('rate'),
        band('rate'),
      ),
      any: fc.oneof(tie('truth'), tie('whole'), tie('money'), tie('date'), tie('choice')),
    };
  });
}

/** A comparison of two dates that are both literals says nothing about its kind, so constants of dates are always date texts. */
function policyNamed(id: string, earlier: readonly string[]): fc.Arbitrary<Policy> {
  const { truth, money } = expressions(earlier);
  return fc
    .record({ truths: fc.array(truth, { minLength: 1, maxLength: 4 }), amount: fc.option(money, { freq: 5 }) })
    .map(({ truths, amount }) =>
      draft(id, [
        {
          from: '2004-01-01',
          criteria: Object.fromEntries(truths.map((truth, index) => [`c${index}`, criterion(truth)])),
          amount: amount && larger(constant(0), amount),
        },
      ]),
    );
}

/** Three policies, the later ones reading the earlier ones. */
export const randomPacks: fc.Arbitrary<Pack> = policyNamed('first', []).chain((first) =>
  policyNamed('second', first.versions[0]!.amount ? ['first'] : []).chain((second) =>
    policyNamed(
      'third',
      [first, second].filter((each) => each.versions[0]!.amount).map(({ id }) => id),
    ).map((third) =>
      pack({ id: 'random', title: 'random', version: '1', facts, parameters, policies: [first, second, third] }),
    ),
  ),
);

/** A value as it stands in a facts file, unknown now and then. */
export function valueFor(fact: Fact): fc.Arbitrary<string | number | boolean | null> {
  const known: fc.Arbitrary<string | number | boolean> =
    fact.kind === 'boolean'
      ? fc.boolean()
      : fact.kind === 'date'
        ? dates
        : fact.kind === 'choice'
          ? fc.constantFrom(...(fact.values ?? []).map(({ id }) => id))
          : wholeFor(fact);
  return fc.option(known, { freq: 4 });
}

function wholeFor({ kind, min, max }: Fact): fc.Arbitrary<number> {
  const low = min ?? (kind === 'money' ? -200_000_000 : -1_000_000);
  const high = max ?? (kind === 'money' ? 200_000_000 : 1_000_000);
  const near = { min: Math.max(low, -50), max: Math.min(high, 50_000) };
  return fc.oneof(
    fc.integer({ min: low, max: high }),
    fc.integer(near.min <= near.max ? near : { min: low, max: high }),
    fc.constantFrom(low, high),
  );
}

export const rowsOf = (all: readonly Fact[]): fc.Arbitrary<Record<string, string | number | boolean | null>> =>
  fc.record(Object.fromEntries(all.map((fact) => [fact.id, valueFor(fact)])));
