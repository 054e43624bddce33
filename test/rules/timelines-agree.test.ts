/** Read over time or day by day: the same decisions. On random rules, on every pack, as known at any moment. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { type Catalogue, catalogueOf } from '../../src/engine/catalogue.ts';
import type { Decision } from '../../src/engine/decision.ts';
import { deriveHousehold, derivePerson } from '../../src/engine/derive.ts';
import type { History, PersonHistory } from '../../src/engine/entitlement/history.ts';
import { type DecisionInterval, decidesSame, keyOf } from '../../src/engine/entitlement/interval.ts';
import { knowledgeOf } from '../../src/engine/entitlement/knowledge.ts';
import { entitlementReader } from '../../src/engine/entitlement/timeline.ts';
import { stepOn, timelinesOf } from '../../src/engine/timeline.ts';
import { traceReader } from '../../src/engine/trace.ts';
import { fromDayNumber, plainDate, toDayNumber } from '../../src/values/date.ts';
import { calendarPacks } from './calendar-rules.ts';
import { facts } from './fictional-pack.ts';
import { packsInPlace } from './packs-in-place.ts';
import { histories, LATEST_MOMENT, type Window } from './random-histories.ts';
import { randomPacks } from './random-rules.ts';
import { catalogueIfSound } from './sound-catalogue.ts';

const window: Window = { from: plainDate('2023-11-20'), days: 110 };
const first = toDayNumber(window.from);
const end = first + window.days;

/** Where somebody lives on a day, by the definition: the last move recorded so far that is not after the day; before the first one, where that led. */
function homeOn({ residences }: PersonHistory, day: number, knownAt: number) {
  const known = residences
    .filter(({ recordedAt }) => recordedAt <= knownAt)
    .sort((a, b) => a.from - b.from || a.recordedAt - b.recordedAt || (a.id < b.id ? -1 : 1));
  const begun = known.filter(({ from }) => from <= day);
  return begun.at(-1) ?? known.filter(({ from }) => from === known[0]?.from).at(-1);
}

function valuesOn(assertions: PersonHistory['assertions'], day: number, knownAt: number): Record<string, number> {
  const values: Record<string, number> = {};
  for (const [fact, steps] of timelinesOf(assertions, knownAt)) {
    const step = stepOn(steps, day);
    if (step) values[fact] = step.value;
  }
  return values;
}

/** The row of one day, put together without anything that reads over time. */
function rowByDefinition(catalogue: Catalogue, history: History, day: number, knownAt: number) {
  const home = homeOn(history.person, day, knownAt);
  const rowOf = (person: PersonHistory) => {
    const own = valuesOn(person.assertions, day, knownAt);
    return { ...derivePerson(catalogue, own), ...own };
  };
  const household = home?.household ?? null;
  const said = history.households.find(({ id }) => id === household)?.assertions ?? [];
  const own = valuesOn(said, day, knownAt);
  const members =
    household === null
      ? null
      : [history.person, ...history.others]
          .filter((person) => homeOn(person, day, knownAt)?.household === household)
          .map(rowOf)
          .filter((row) => (row['diedOn'] ?? null) === null);
  const blank = Object.fromEntries([...catalogue.facts.keys()].map((id) => [id, null]));
  const row = { ...blank, ...rowOf(history.person), ...deriveHousehold(catalogue, members, own), ...own };
  return { area: home?.area ?? '', row };
}

const maskOf = (decision: Decision, holds: boolean | null): number =>
  decision.criteria.reduce((mask, each, bit) => (each.holds === holds ? mask | (1 << bit) : mask), 0);

function assertInterval(interval: DecisionInterval, decision: Decision, area: string): void {
  assert.deepEqual(
    {
      area: interval.area,
      version: interval.version,
      outcome: interval.outcome,
      amountFen: interval.amountFen,
      failing: interval.failing,
      unclear: interval.unclear,
    },
    {
      area,
      version: decision.version,
      outcome: decision.outcome,
      amountFen: decision.amountFen,
      failing: maskOf(decision, false),
      unclear: maskOf(decision, null),
    },
    `${decision.policy} on ${decision.on}`,
  );
}

/** Gives how many intervals there were beyond one. */
function assertTimelines(catalogue: Catalogue, history: History, knownAt: number): number {
  const person = entitlementReader(catalogue).of(knowledgeOf(history, knownAt));
  const timelines = catalogue.order.map((policy) => ({ policy, intervals: person.intervals(policy, first, end) }));
  for (const { intervals } of timelines) {
    assert.equal(intervals[0]!.from, first);
    assert.equal(intervals.at(-1)!.to, end);
    for (const [index, interval] of intervals.entries()) {
      assert.ok(interval.from < interval.to);
      const next = intervals[index + 1];
      if (!next) continue;
      assert.equal(interval.to, next.from);
      assert.ok(!decidesSame(interval, next) && keyOf(interval) !== keyOf(next));
    }
  }
  for (let day = first; day < end; day += 1) {
    const { area, row } = rowByDefinition(catalogue, history, day, knownAt);
    assert.deepEqual(person.rowOn(day), row);
    const { decideAll } = traceReader(catalogue, { on: fromDayNumber(day), area });
    for (const decision of decideAll(row)) {
      const { intervals } = timelines.find(({ policy }) => policy === decision.policy)!;
      assertInterval(intervals.find(({ from, to }) => from <= day && day < to)!, decision, area);
    }
  }
  return timelines.reduce((count, { intervals }) => count + intervals.length - 1, 0);
}

const areas = ['11', '110101', '110101001', '12', '13'];
const moments = fc.oneof(fc.integer({ min: 0, max: LATEST_MOMENT }), fc.constant(Number.POSITIVE_INFINITY));
const packs = await packsInPlace();

suite('decisions over time are the decisions of each day', () => {
  test('on random rules and random histories', () => {
    let cuts = 0;
    fc.assert(
      fc.property(
        fc.oneof(randomPacks, calendarPacks(window)),
        histories(facts, window, areas),
        moments,
        (pack, history, knownAt) => {
          const catalogue = catalogueIfSound(pack);
          if (catalogue) cuts += assertTimelines(catalogue, history, knownAt);
        },
      ),
      { numRuns: Number(process.env['FUZHU_PROPERTY_RUNS'] ?? 80) },
    );
    assert.ok(cuts > 20, `only ${cuts} cuts in all`);
  });

  test('on every policy of all packs', () => {
    const catalogue = catalogueOf(packs);
    let cuts = 0;
    fc.assert(
      fc.property(
        histories([...catalogue.facts.values()], window, ['621223', '621223102', '350181', '511824']),
        moments,
        (history, knownAt) => {
          cuts += assertTimelines(catalogue, history, knownAt);
        },
      ),
      { numRuns: 6 },
    );
    assert.ok(cuts > 20, `only ${cuts} cuts in all`);
  });
});
