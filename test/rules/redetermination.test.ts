/** By difference or from scratch: the same months. On random rules and on all packs, for late facts and for changed parameters. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { Fact } from '../../src/define/fact.ts';
import type { Pack } from '../../src/define/pack.ts';
import type { DatedValue } from '../../src/define/parameter.ts';
import { type Catalogue, catalogueOf } from '../../src/engine/catalogue.ts';
import { changedRules } from '../../src/engine/entitlement/changed-rules.ts';
import type { History } from '../../src/engine/entitlement/history.ts';
import { knowledgeOf } from '../../src/engine/entitlement/knowledge.ts';
import { newsBetween } from '../../src/engine/entitlement/news.ts';
import type { Months } from '../../src/engine/entitlement/period.ts';
import { type PeriodChange, redetermine, redetermineAll } from '../../src/engine/entitlement/redetermine.ts';
import { entitlementReader } from '../../src/engine/entitlement/timeline.ts';
import { plainDate, toDayNumber } from '../../src/values/date.ts';
import { calendarPacks, felt } from './calendar-rules.ts';
import { facts } from './fictional-pack.ts';
import { packsInPlace } from './packs-in-place.ts';
import { claimsFor, histories, LATEST_MOMENT, type Window, withMonthRules } from './random-histories.ts';
import { randomPacks } from './random-rules.ts';
import { catalogueIfSound } from './sound-catalogue.ts';

const window: Window = { from: plainDate('2023-11-20'), days: 110 };
const months: Months = { first: '2023-11', last: '2024-03' };
const areas = ['11', '110101', '110101001', '12', '13'];

const rules = fc.oneof(randomPacks, calendarPacks(window)).chain(withMonthRules);
const catalogues = rules.map(catalogueIfSound);
const moments = fc.tuple(fc.integer({ min: 0, max: LATEST_MOMENT }), fc.integer({ min: 0, max: LATEST_MOMENT }));
const withClaims = (all: readonly Fact[], policies: readonly string[], within: readonly string[]) =>
  fc
    .tuple(histories(all, window, within), claimsFor(policies, window))
    .map(([history, claims]): History => ({ ...history, claims }));

const sorted = (changes: readonly PeriodChange[]) =>
  changes.map(({ policy, period, change }) => `${policy} ${period} ${change}`).sort();

/** Gives how many periods were different. */
function assertSame(catalogue: Catalogue, history: History, [a, b]: readonly [number, number]): number {
  const reader = entitlementReader(catalogue);
  const [before, after] = [Math.min(a, b), Math.max(a, b)].map((moment) => reader.of(knowledgeOf(history, moment)));
  const full = redetermineAll(before!, after!, months);
  assert.deepEqual(sorted(redetermine(before!, after!, months)), sorted(full));
  return full.length;
}

suite('redetermination by difference', () => {
  test('equals deciding everything again, on random rules and late facts', () => {
    let changes = 0;
    fc.assert(
      fc.property(
        catalogues,
        withClaims(facts, ['first', 'second', 'third'], areas),
        moments,
        (catalogue, history, pair) => {
          if (catalogue) changes += assertSame(catalogue, history, pair);
        },
      ),
      { numRuns: 500 },
    );
    assert.ok(changes > 100, `only ${changes} changes`);
  });

  test('equals deciding everything again, on all packs', async () => {
    const catalogue = catalogueOf(await packsInPlace());
    const all = [...catalogue.facts.values()];
    let changes = 0;
    let untouched = 0;
    fc.assert(
      fc.property(
        withClaims(all, catalogue.order, ['621223', '621223102', '350181', '511824']),
        moments,
        (history, pair) => {
          changes += assertSame(catalogue, history, pair);
          const [before, after] = pair.toSorted((a, b) => a - b).map((moment) => knowledgeOf(history, moment));
          untouched += catalogue.order.length - newsBetween(catalogue, before!, after!).size;
        },
      ),
      { numRuns: 60 },
    );
    assert.ok(changes > 30, `only ${changes} changes`);
    assert.ok(untouched > 0, 'every policy was touched by everything');
  });

  test('a change that is known twice changes nothing the second time', () => {
    fc.assert(
      fc.property(
        catalogues,
        withClaims(facts, ['first'], areas),
        fc.integer({ min: 0, max: LATEST_MOMENT }),
        (catalogue, history, moment) => {
          if (catalogue)
            assert.equal(newsBetween(catalogue, knowledgeOf(history, moment), knowledgeOf(history, moment)).size, 0);
        },
      ),
      { numRuns: 50 },
    );
  });
});

const feltRules = calendarPacks(window)
  .map((pack) => ({ ...pack, policies: [...pack.policies, ...felt] }))
  .map(catalogueIfSound);

suite('changed rules', () => {
  test('touch no policy but those named, and no day before the one named', () => {
    let changes = 0;
    let spared = 0;
    const drafts = fc.record({
      parameter: fc.constantFrom('oil-base', 'years-needed'),
      area: fc.constantFrom('', '11', '1101', '12'),
      from: fc.integer({ min: 1, max: 28 }),
      value: fc.integer({ min: 1, max: 60 }),
    });
    fc.assert(
      fc.property(feltRules, histories(facts, window, areas), drafts, (before, history, draft) => {
        if (!before) return;
        const date = `2024-01-${String(draft.from).padStart(2, '0')}`;
        const after = catalogueIfSound(
          withValue(before.packs[0]!, draft.parameter, {
            from: plainDate(date),
            area: draft.area,
            value: draft.value,
            source: { paper: 'Charter of the Lights' },
          }),
        );
        if (!after) return;
        const change = changedRules(before, after);
        const [was, is] = [before, after].map((catalogue) => entitlementReader(catalogue).of(knowledgeOf(history)));
        const full = redetermineAll(was!, is!, months);
        changes += full.length;
        spared += after.order.length - change.affected.length;
        assert.deepEqual(redetermineAll(was!, is!, months, change.affected), full);
        assert.ok(change.from >= toDayNumber(plainDate(date)));
        for (const { after: now } of full) assert.ok(now.period.to > change.from);
      }),
      { numRuns: 200 },
    );
    assert.ok(changes > 10, `only ${changes} changes`);
    assert.ok(spared > 20, `only ${spared} policies spared`);
  });
});

/** A value for the day and area stands in place of the one that was there. */
function withValue(pack: Pack, id: string, value: DatedValue): Pack {
  const replaced = (one: DatedValue) => one.from === value.from && one.area === value.area;
  return {
    ...pack,
    parameters: pack.parameters.map((parameter) =>
      parameter.id === id
        ? { ...parameter, values: [...parameter.values.filter((one) => !replaced(one)), value] }
        : parameter,
    ),
  };
}
