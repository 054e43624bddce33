/** Everybody's months in columns are each person's months by the timeline reader: on random rules, on all packs, with claims, moves and late news. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { type Catalogue, catalogueOf } from '../../src/engine/catalogue.ts';
import { type Block, UNKNOWN } from '../../src/engine/columns.ts';
import { compileDetermination, type DeterminationProgram } from '../../src/engine/determination/determine.ts';
import { readRuns } from '../../src/engine/determination/entitled-runs.ts';
import { rowsOfStretches, stretchesOf } from '../../src/engine/determination/stretches.ts';
import type { History } from '../../src/engine/entitlement/history.ts';
import { knowledgeOf } from '../../src/engine/entitlement/knowledge.ts';
import type { Months } from '../../src/engine/entitlement/period.ts';
import { entitlementReader, type PersonEntitlements } from '../../src/engine/entitlement/timeline.ts';
import { plainDate, toDayNumber } from '../../src/values/date.ts';
import { calendarPacks, felt } from './calendar-rules.ts';
import { facts } from './fictional-pack.ts';
import { packsInPlace } from './packs-in-place.ts';
import { claimsFor, histories, type Window, withMonthRules } from './random-histories.ts';
import { randomPacks } from './random-rules.ts';
import { catalogueIfSound } from './sound-catalogue.ts';

const window: Window = { from: plainDate('2023-11-20'), days: 110 };
const months: Months = { first: '2023-11', last: '2024-03' };
const raised: Window = { from: plainDate('2025-12-10'), days: 300 };
const raisedMonths: Months = { first: '2026-01', last: '2026-12' };
const areas = ['11', '110101', '110101001', '12', '13'];

type Months1 = readonly string[];

/** By the reader that explains. */
function explained(person: PersonEntitlements, policy: string, within: Months): Months1 {
  return person.periods(policy, within).map(({ period, outcome, amountFen, lacks }) => {
    const due = lacks === null ? outcome : 'unclaimed';
    return `${period.id} ${due} ${due === 'unclaimed' ? 0 : amountFen}`;
  });
}

/** By the runs in columns. `pays`: an amount of nothing is nothing and not null. */
function unpacked(program: DeterminationProgram, catalogue: Catalogue, bytes: Uint8Array, policy: string): Months1 {
  const slot = catalogue.order.indexOf(policy);
  const pays = catalogue.checked.get(policy)!.pays !== null;
  const runs = readRuns(bytes).filter((run) => run.slot === slot);
  return program.window.periods.get(policy)!.map(({ id }, index) => {
    const run = runs.find(({ first, count }) => first <= index && index < first + count);
    if (run === undefined) return `${id} ineligible ${pays ? 0 : null}`;
    return `${id} ${['', 'eligible', 'unknown', 'unclaimed'][run.due]} ${run.fen}`;
  });
}

const bytesOf = ({ counts, words, startOf }: ReturnType<DeterminationProgram['whole']>, person: number): Uint8Array =>
  new Uint8Array(words.slice(startOf(person), startOf(person) + counts[person]!).buffer);

/** Where the person ever lives, and one place more. */
const placesOf = (past: History): string[] => [
  ...new Set(['', ...past.person.residences.map((residence) => residence.area)]),
];

function programFor(catalogue: Catalogue, places: readonly string[], within: Months): DeterminationProgram {
  const slotOf = (policy: string): number => catalogue.order.indexOf(policy);
  return compileDetermination(catalogue, { months: within, policies: catalogue.order, areas: places, slotOf });
}

/** Gives how many periods are not alike their neighbours. */
function assertSame(catalogue: Catalogue, past: History, within: Months, lasting: boolean): number {
  const person = entitlementReader(catalogue).of(knowledgeOf(past));
  const places = placesOf(past);
  const program = programFor(catalogue, places, within);
  const areaOf = (area: string): number => places.indexOf(area);
  const claims = new Map([[0, person.knowledge.claims]]);
  const stretches = stretchesOf(person, program.facts, program.window);
  const found = [
    bytesOf(
      program.inRows(rowsOfStretches([stretches], program.facts, areaOf), 1, claims, () => true),
      0,
    ),
  ];
  if (lasting) {
    const { row, area } = stretches[0]!;
    const columns = Object.fromEntries(program.facts.map((id) => [id, Int32Array.of(row[id] ?? UNKNOWN)]));
    const block: Block = { length: 1, columns, area: Uint16Array.of(areaOf(area)) };
    found.push(bytesOf(program.whole(block, claims), 0));
    assert.deepEqual(found[1], found[0], 'both ways give the same bytes');
  }
  let changes = 0;
  for (const policy of catalogue.order) {
    const expected = explained(person, policy, within);
    assert.deepEqual(unpacked(program, catalogue, found[0]!, policy), expected, policy);
    const told = expected.map((text) => text.slice(text.indexOf(' ')));
    changes += told.filter((text, index) => index > 0 && text !== told[index - 1]).length;
  }
  return changes;
}

/** Facts that hold for ever: what they say at the beginning they say throughout. */
const lastingFacts = (history: History): History => {
  const forEver = <S extends { readonly assertions: History['claims'] }>(subject: S): S => ({
    ...subject,
    assertions: subject.assertions
      .filter(({ withdrawn, supersedes }) => !withdrawn && supersedes === null)
      .map((assertion) => ({ ...assertion, from: -4000, to: null })),
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

const withClaims = (past: fc.Arbitrary<History>, policies: readonly string[], within: Window) =>
  fc.tuple(past, claimsFor(policies, within)).map(([history, claims]): History => ({ ...history, claims }));

const rules = fc
  .oneof(
    randomPacks,
    calendarPacks(window).map((pack) => ({ ...pack, policies: [...pack.policies, ...felt] })),
  )
  .chain(withMonthRules)
  .map(catalogueIfSound);

suite('determination in columns', () => {
  for (const lasting of [false, true])
    test(`is what the timeline says, on random rules, facts that ${lasting ? 'stay' : 'change'}`, () => {
      let changes = 0;
      const past = withClaims(histories(facts, window, areas), ['first', 'second', 'third'], window);
      fc.assert(
        fc.property(rules, lasting ? past.map(lastingFacts) : past, (catalogue, history) => {
          if (catalogue) changes += assertSame(catalogue, history, months, lasting);
        }),
        { numRuns: 250 },
      );
      assert.ok(changes > 50, `only ${changes}`);
    });

  test('is what the timeline says, on all packs', async () => {
    const catalogue = catalogueOf(await packsInPlace());
    const all = [...catalogue.facts.values()];
    let changes = 0;
    for (const lasting of [false, true]) {
      const past = withClaims(histories(all, raised, ['621223', '350181']), catalogue.order, raised);
      fc.assert(
        fc.property(lasting ? past.map(lastingFacts) : past, (history) => {
          changes += assertSame(catalogue, history, raisedMonths, lasting);
        }),
        { numRuns: 80 },
      );
    }
    assert.ok(changes > 5, `only ${changes}`);
  });

  test('tells a birthday on the very day on which the rules of others change', async () => {
    const catalogue = catalogueOf(await packsInPlace());
    const known = (values: Readonly<Record<string, number>>): History => ({
      person: {
        id: 'person',
        residences: [{ id: 'home', from: -40_000, household: null, area: '621223', recordedAt: 0 }],
        assertions: Object.entries(values).map(([fact, value]) => ({
          id: fact,
          fact,
          value,
          from: -40_000,
          to: null,
          recordedAt: 0,
          supersedes: null,
          withdrawn: false,
        })),
      },
      others: [],
      households: [],
      claims: [],
    });
    // The standards are raised on 1 July: with it begins another span for everybody.
    const on = toDayNumber(plainDate('2036-01-01'));
    for (const age of [16, 18, 60, 65, 70, 80, 90]) {
      const birthDate = toDayNumber(plainDate(`${2026 - age}-07-01`));
      const history = known({ birthDate, disabilityLevel: 1, disabilityCategory: 1, certificateValidUntil: on });
      assertSame(catalogue, history, raisedMonths, true);
    }
  });
});
