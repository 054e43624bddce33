/** What a reader promises: until the day it names, the value is on a straight line. Held against the interpreter, day by day. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { calendarMoney, calendarTruth } from '../../../test/rules/calendar-rules.ts';
import { facts, parameters } from '../../../test/rules/fictional-pack.ts';
import { movedTo } from '../../../test/rules/random-histories.ts';
import { expressions, rowsOf } from '../../../test/rules/random-rules.ts';
import type { Expression } from '../../define/expression.ts';
import { pack } from '../../define/pack.ts';
import { addYears, ageOn, fromDayNumber, isPlainDate, plainDate, toDayNumber } from '../../values/date.ts';
import { catalogueOf } from '../catalogue.ts';
import { check } from '../check.ts';
import { deriveHousehold, derivePerson } from '../derive.ts';
import { encode, type Row } from '../fact-row.ts';
import { interpret } from '../interpret.ts';
import { factsOver } from './facts-over-time.ts';
import { ageAndNext, daysUntilFlip, FOREVER } from './flip.ts';
import { linesOf, type Moment } from './moment.ts';
import { readOver } from './read-over-time.ts';

const window = { from: plainDate('2024-02-01'), days: 60 };
const first = toDayNumber(window.from);
const catalogue = catalogueOf([pack({ id: 'lights', title: 'lights', version: '1', facts, parameters })]);
const held = ({ id }: { readonly id: string }) =>
  catalogue.parameters.get(id)!.values.find(({ area }) => area === '')!.value;

/** Undefined when the tree is refused because it may leave 32 bits. */
function readersOf(expression: Expression, row: Row) {
  const tree = check(expression, undefined, {
    where: 'test',
    defects: [],
    fact: (id) => catalogue.facts.get(id),
    parameter: (id) => catalogue.parameters.get(id),
    policy: () => undefined,
    dated: true,
  });
  if (!tree) return undefined;
  const over = readOver(tree, {
    fact: factsOver(catalogue),
    parameter: (node) => {
      const value = interpret(node, { parameter: held })(row, null) as number | null;
      return (at) => {
        at.slope = 0;
        return value;
      };
    },
    rate: (node) => () => {
      const value = node.op === 'parameter' ? held(node.parameter) : node.op === 'rate' ? node.rate : undefined;
      assert.ok(typeof value === 'object' && 'in' in value);
      return value;
    },
    eligible: assert.fail,
    amountOf: assert.fail,
  });
  return { over, on: (day: number) => plus(interpret(tree, { on: day, parameter: held })(row, null)) };
}

/** Without the difference between 0 and −0. */
const plus = (value: unknown): unknown => (typeof value === 'number' ? value + 0 : value);

/** Facts that hold for ever: what changes is the calendar alone. */
function momentOf(said: Row): Moment {
  const steps = (subject: string) =>
    new Map(
      Object.entries(said).flatMap(([fact, value]) =>
        value === null || catalogue.facts.get(fact)!.subject !== subject
          ? []
          : [[fact, [{ from: -FOREVER, to: null, value, by: null as never }]] as const],
      ),
    );
  const household = { ...linesOf(steps('household')), members: null };
  return { day: first, until: FOREVER, slope: 0, person: linesOf(steps('person')), household, states: [] };
}

/** The row with what follows from it. */
function filledIn(said: Row): Row {
  const known = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null));
  return { ...said, ...derivePerson(catalogue, known), ...deriveHousehold(catalogue, null, known), ...known };
}

const { truth, whole, money, date } = expressions([]);

/** Dates in the window; born so many years before some day of it, so that birthdays fall into it. */
const rows: fc.Arbitrary<Row> = fc.tuple(rowsOf(facts), fc.integer({ min: 0, max: 40 })).map(([row, years]) => {
  const near = movedTo(window, row);
  const born = near['born'];
  const given = typeof born === 'string' && isPlainDate(born) ? { ...near, born: addYears(born, -years) } : near;
  return Object.fromEntries(
    [...catalogue.facts.values()].map((fact) => [fact.id, encode(fact, given[fact.id] ?? null)]),
  );
});

suite('a value read over time', () => {
  test('is what the interpreter says on every day until the day it names', () => {
    let moving = 0;
    let cut = 0;
    fc.assert(
      fc.property(fc.oneof(truth, whole, money, date, calendarTruth(), calendarMoney()), rows, (random, said) => {
        const readers = readersOf(movedTo(window, random), filledIn(said));
        if (!readers) return;
        const at = momentOf(said);
        for (let day = first; day < first + window.days; ) {
          at.day = day;
          at.until = first + window.days;
          const value = readers.over(at);
          const { until, slope } = at;
          assert.ok(until > day);
          for (let next = day; next < until; next += 1)
            assert.equal(value === null ? null : value + slope * (next - day) + 0, readers.on(next));
          if (value !== null && slope !== 0 && until > day + 1) moving += 1;
          if (until < first + window.days) cut += 1;
          day = until;
        }
      }),
      { numRuns: 5000 },
    );
    assert.ok(moving > 200, `only ${moving} lines that rise or fall`);
    assert.ok(cut > 500, `only ${cut} changes`);
  });
});

const operators = ['=', '!=', '<', '<=', '>', '>='] as const;
const holds: Record<(typeof operators)[number], (difference: number) => boolean> = {
  '=': (difference) => difference === 0,
  '!=': (difference) => difference !== 0,
  '<': (difference) => difference < 0,
  '<=': (difference) => difference <= 0,
  '>': (difference) => difference > 0,
  '>=': (difference) => difference >= 0,
};

suite('the day of the next change', () => {
  test('of a comparison is the first on which it comes out otherwise', () => {
    const distances = fc.integer({ min: -40, max: 40 });
    fc.assert(
      fc.property(fc.constantFrom(...operators), distances, fc.integer({ min: -4, max: 4 }), (as, distance, slope) => {
        const now = holds[as](distance);
        let days = 1;
        while (days < 200 && holds[as](distance + slope * days) === now) days += 1;
        assert.equal(daysUntilFlip(as, distance, slope), days === 200 ? FOREVER : days);
      }),
      { numRuns: 2000 },
    );
  });

  test('of an age is the birthday, on 28 February for those born on the 29th', () => {
    const days = fc.integer({ min: toDayNumber(plainDate('1940-01-01')), max: toDayNumber(plainDate('2040-12-31')) });
    const leap = fc.constantFrom('2004-02-29', '2000-02-29', '1996-02-29').map((text) => toDayNumber(plainDate(text)));
    fc.assert(
      fc.property(fc.oneof(days, leap), days, (birth, on) => {
        const { years, next } = ageAndNext(birth, on);
        const age = (day: number) => ageOn(fromDayNumber(birth), fromDayNumber(day));
        assert.equal(years, age(on));
        assert.ok(next > on);
        assert.equal(age(next), years + 1);
        assert.equal(age(next - 1), years);
      }),
      { numRuns: 3000 },
    );
  });
});
