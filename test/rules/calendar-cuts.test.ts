/** What columns may rely on: the days on which the calendar can change a decision are known beforehand, for everybody and for each person. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { type Catalogue, catalogueOf } from '../../src/engine/catalogue.ts';
import { commonCuts, moversOf, ownCuts } from '../../src/engine/entitlement/calendar.ts';
import type { History } from '../../src/engine/entitlement/history.ts';
import { knowledgeOf } from '../../src/engine/entitlement/knowledge.ts';
import { entitlementReader } from '../../src/engine/entitlement/timeline.ts';
import { withPoliciesRead } from '../../src/engine/parameters.ts';
import { fromDayNumber, plainDate, toDayNumber } from '../../src/values/date.ts';
import { calendarPacks, felt } from './calendar-rules.ts';
import { facts } from './fictional-pack.ts';
import { packsInPlace } from './packs-in-place.ts';
import { histories, type Window } from './random-histories.ts';
import { catalogueIfSound } from './sound-catalogue.ts';

const window: Window = { from: plainDate('2023-11-20'), days: 110 };
/** A year in which standards are raised. */
const raised: Window = { from: plainDate('2025-12-10'), days: 300 };

/** Facts that hold for ever: what they say at the beginning they say throughout. */
const lasting =
  (within: Window) =>
  (history: History): History => {
    const forEver = <S extends { readonly assertions: History['claims'] }>(subject: S): S => ({
      ...subject,
      assertions: subject.assertions
        .filter(({ withdrawn, supersedes }) => !withdrawn && supersedes === null)
        .map((assertion) => ({ ...assertion, from: toDayNumber(within.from) - 4000, to: null })),
    });
    const settled = <P extends History['person']>(person: P): P => ({
      ...forEver(person),
      residences: person.residences.slice(0, 1),
    });
    return {
      ...history,
      person: settled(history.person),
      others: history.others.map(settled),
      households: history.households.map(forEver),
    };
  };

/** Gives how many cuts were foretold. */
function assertForetold(catalogue: Catalogue, past: History, within: Window): number {
  const first = toDayNumber(within.from);
  const end = first + within.days;
  const person = entitlementReader(catalogue).of(knowledgeOf(past));
  const area = past.person.residences[0]!.area;
  const row = person.rowOn(first);
  let foretold = 0;
  for (const policy of catalogue.order) {
    const read = new Set([first, end - 1].flatMap((day) => withPoliciesRead(catalogue, [policy], fromDayNumber(day))));
    const movers = [...read].map((id) => moversOf(catalogue, id));
    if (movers.includes(null)) continue;
    const cuts = commonCuts(catalogue, [...read], area, { from: first, to: end });
    const days = new Set<number>(cuts);
    [first, ...cuts].forEach((from, index, all) => {
      const span = { from, to: all[index + 1] ?? end };
      for (const day of ownCuts(
        movers.flatMap((each) => each ?? []),
        span,
        area,
      )(row))
        days.add(day);
    });
    for (const { from } of person.intervals(policy, first, end).slice(1)) {
      assert.ok(days.has(from), `${policy} changes on ${fromDayNumber(from)}`);
      foretold += 1;
    }
  }
  return foretold;
}

suite('the calendar', () => {
  test('changes decisions only on the days that are foretold, on random rules', () => {
    let foretold = 0;
    const rules = calendarPacks(window).map((pack) =>
      catalogueIfSound({ ...pack, policies: [...pack.policies, ...felt] }),
    );
    fc.assert(
      fc.property(rules, histories(facts, window, ['11', '110101', '12']).map(lasting(window)), (catalogue, past) => {
        if (catalogue) foretold += assertForetold(catalogue, past, window);
      }),
      { numRuns: 400 },
    );
    assert.ok(foretold > 50, `only ${foretold}`);
  });

  test('is foretold for every policy of all packs', async () => {
    const catalogue = catalogueOf(await packsInPlace());
    for (const policy of catalogue.order) assert.notEqual(moversOf(catalogue, policy), null, policy);
    assert.ok(catalogue.order.some((policy) => moversOf(catalogue, policy)!.some(({ kind }) => kind === 'age')));
    let foretold = 0;
    const all = [...catalogue.facts.values()];
    fc.assert(
      fc.property(histories(all, raised, ['621223', '350181']).map(lasting(raised)), (past) => {
        foretold += assertForetold(catalogue, past, raised);
      }),
      { numRuns: 600 },
    );
    assert.ok(foretold > 5, `only ${foretold}`);
  });
});
