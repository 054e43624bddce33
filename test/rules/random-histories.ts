/** Random histories of people and households: late news, corrections, withdrawals, moves. The days stand around one window, so that much happens in it. */
import fc from 'fast-check';
import type { Assertion } from '../../src/define/assertion.ts';
import type { Fact } from '../../src/define/fact.ts';
import type { Pack } from '../../src/define/pack.ts';
import type { MonthRules, Policy } from '../../src/define/policy.ts';
import {
  type ClaimStep,
  claimFact,
  type History,
  type PersonHistory,
  type Residence,
} from '../../src/engine/entitlement/history.ts';
import { rangeOf } from '../../src/engine/range.ts';
import {
  addDays,
  addMonths,
  addYears,
  type DayNumber,
  firstOfMonth,
  isPlainDate,
  type PlainDate,
  plainDate,
  toDayNumber,
} from '../../src/values/date.ts';

export interface Window {
  readonly from: PlainDate;
  readonly days: number;
}

/** Moments at which something is recorded: 1 … LATEST. */
export const LATEST_MOMENT = 9;
const HOMES = ['h1', 'h2'];

/** Values near the window for dates, so that ages and days since are reached within it. */
function codeFor(fact: Fact, window: Window): fc.Arbitrary<number> {
  switch (fact.kind) {
    case 'boolean':
      return fc.integer({ min: 0, max: 1 });
    case 'choice':
      return fc.constantFrom(...(fact.values ?? []).map(({ code }) => code));
    case 'date':
      return fc.oneof(
        fc
          .tuple(fc.integer({ min: 0, max: 70 }), fc.integer({ min: -5, max: window.days + 5 }))
          .map(([years, days]) => toDayNumber(addYears(addDays(window.from, days), -years))),
        fc.constantFrom('2004-02-29', '2000-02-29', '1970-01-01').map((date) => toDayNumber(plainDate(date))),
      );
    default: {
      const { low, high } = rangeOf(fact);
      const near = { min: Math.max(low, -20), max: Math.min(high, 400_000) };
      return fc.oneof(fc.integer({ min: low, max: high }), fc.integer(near), fc.constantFrom(low, high));
    }
  }
}

interface Draft {
  readonly fact: string;
  readonly value: number | null;
  readonly from: DayNumber;
  readonly length: number | null;
  readonly recordedAt: number;
  readonly points: number | null;
  readonly withdrawn: boolean;
}

const draftFor = (fact: Fact, window: Window): fc.Arbitrary<Draft> =>
  fc.record({
    fact: fc.constant(fact.id),
    value: fc.option(codeFor(fact, window), { freq: 8 }),
    from: fc.oneof(
      { weight: 2, arbitrary: fc.constant(toDayNumber(window.from) - 400) },
      { weight: 3, arbitrary: fc.integer({ min: -20, max: window.days }).map((day) => toDayNumber(window.from) + day) },
      { weight: 2, arbitrary: monthEdges(window) },
    ),
    length: fc.option(fc.oneof(fc.integer({ min: 1, max: window.days }), fc.constant(1)), { freq: 3 }),
    recordedAt: fc.integer({ min: 1, max: LATEST_MOMENT }),
    points: fc.option(fc.nat(30), { freq: 3 }),
    withdrawn: fc.boolean(),
  });

/** First and last days of months. */
const monthEdges = (window: Window): fc.Arbitrary<DayNumber> =>
  fc
    .tuple(fc.integer({ min: 0, max: Math.floor(window.days / 31) }), fc.integer({ min: -1, max: 0 }))
    .map(([months, shift]) => toDayNumber(firstOfMonth(addMonths(window.from, months))) + shift);

/** Later ones may replace or take back earlier ones of the same fact. */
function assertionsFrom(drafts: readonly Draft[], prefix: string): Assertion[] {
  const made: Assertion[] = [];
  const sorted = drafts.toSorted((a, b) => a.recordedAt - b.recordedAt);
  for (const [index, { length, points, withdrawn, ...draft }] of sorted.entries()) {
    const earlier = made.filter(({ fact }) => fact === draft.fact);
    const supersedes = points === null || earlier.length === 0 ? null : earlier[points % earlier.length]!.id;
    made.push({
      ...draft,
      id: `${prefix}${String(index).padStart(3, '0')}`,
      to: length === null ? null : draft.from + length,
      supersedes,
      withdrawn: withdrawn && supersedes !== null,
    });
  }
  return made;
}

/** Most facts are said at least once before the window begins. */
export function assertionsAbout(facts: readonly Fact[], window: Window, prefix: string): fc.Arbitrary<Assertion[]> {
  if (facts.length === 0) return fc.constant([]);
  const early = fc.tuple(
    ...facts.map((fact) =>
      fc.option(
        draftFor(fact, window).map((draft) => ({
          ...draft,
          from: toDayNumber(window.from) - 400,
          length: null,
          recordedAt: 1,
        })),
        { freq: 5 },
      ),
    ),
  );
  const later = fc.array(fc.oneof(...facts.map((fact) => draftFor(fact, window))), { minLength: 2, maxLength: 12 });
  return fc
    .tuple(early, later)
    .map(([first, news]) => assertionsFrom([...first.filter((draft) => draft !== null), ...news], prefix));
}

function residencesIn(window: Window, areas: readonly string[], prefix: string): fc.Arbitrary<Residence[]> {
  const one = fc.record({
    from: fc.integer({ min: 0, max: window.days }).map((day) => toDayNumber(window.from) + day),
    household: fc.constantFrom(...HOMES),
    area: fc.constantFrom(...areas),
    recordedAt: fc.integer({ min: 1, max: LATEST_MOMENT }),
  });
  return fc
    .array(one, { minLength: 1, maxLength: 3 })
    .map((list) => list.map((residence, index) => ({ ...residence, id: `${prefix}${index}` })));
}

function personIn(id: string, facts: readonly Fact[], window: Window, areas: readonly string[]) {
  return fc.record({
    id: fc.constant(id),
    assertions: assertionsAbout(facts, window, `${id}-`),
    residences: residencesIn(window, areas, `${id}-home-`),
  }) satisfies fc.Arbitrary<PersonHistory>;
}

/** One person, up to two others, two households; derived facts are given now and then too. */
export function histories(facts: readonly Fact[], window: Window, areas: readonly string[]): fc.Arbitrary<History> {
  const given = facts.filter(({ derive }) => derive === undefined);
  const derived = facts.filter(({ derive }) => derive !== undefined);
  const of = (subject: Fact['subject']) => given.filter((fact) => fact.subject === subject);
  return fc
    .record({
      overrides: fc.subarray(derived, { maxLength: 1 }),
      count: fc.integer({ min: 0, max: 2 }),
    })
    .chain(({ overrides, count }) => {
      const ofPerson = [...of('person'), ...overrides.filter(({ subject }) => subject === 'person')];
      const ofHousehold = [...of('household'), ...overrides.filter(({ subject }) => subject === 'household')];
      const others = Array.from({ length: count }, (_, index) => personIn(`p${index + 2}`, ofPerson, window, areas));
      return fc.record({
        person: personIn('p1', ofPerson, window, areas),
        others: fc.tuple(...others),
        households: fc.tuple(
          ...HOMES.map((id) =>
            fc.record({ id: fc.constant(id), assertions: assertionsAbout(ofHousehold, window, `${id}-`) }),
          ),
        ),
        claims: fc.constant([]),
      });
    });
}

/** The same rules with their dates moved to around the window, where the days that are looked at reach them. */
export function movedTo<T>(window: Window, value: T): T {
  const text = JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'string' && isPlainDate(inner) ? movedDate(window, inner) : inner,
  );
  return JSON.parse(text) as T;
}

function movedDate(window: Window, date: PlainDate): PlainDate {
  const spread = window.days + 20;
  const place = ((toDayNumber(date) % spread) + spread) % spread;
  return addDays(window.from, place - 10);
}

/** Applications and confirmations, recorded early or late, given up now and then. */
export function claimsFor(policies: readonly string[], window: Window): fc.Arbitrary<Assertion[]> {
  const draft = fc.record({
    fact: fc
      .tuple(fc.constantFrom<ClaimStep>('applied', 'confirmed'), fc.constantFrom(...policies))
      .map(([step, policy]) => claimFact(policy, step)),
    value: fc.constant(1),
    from: fc.integer({ min: -60, max: window.days }).map((day) => toDayNumber(window.from) + day),
    length: fc.option(fc.integer({ min: 1, max: window.days }), { freq: 2 }),
    recordedAt: fc.integer({ min: 1, max: LATEST_MOMENT }),
    points: fc.option(fc.nat(30), { freq: 3 }),
    withdrawn: fc.boolean(),
  });
  return fc.array(draft, { maxLength: 3 * policies.length }).map((drafts) => assertionsFrom(drafts, 'claim-'));
}

/** The same policies with month rules of every kind. */
export function withMonthRules(pack: Pack): fc.Arbitrary<Pack> {
  const rules: fc.Arbitrary<MonthRules> = fc.record({
    starts: fc.constantFrom(
      'month-of-qualifying',
      'month-after-qualifying',
      'month-of-application',
      'month-after-application',
      'month-of-confirmation',
      'month-after-confirmation',
    ),
    stops: fc.constantFrom('month-after', 'month-of-change'),
    amounts: fc.constantFrom('month-after', 'month-of-change'),
    source: fc.constant({ paper: 'Charter of the Lights' }),
  });
  const waits = fc
    .tuple(rules, fc.boolean())
    .map(([rule, waiting]) => (waiting ? { ...rule, awaitsConfirmation: true as const } : rule));
  const every = fc.constantFrom<Policy['every']>('month', 'month', 'month', 'year', 'once');
  // Rules between policies are for those that pay by the month.
  const tied = new Set(pack.policies.flatMap(({ id, excludes = [] }) => excludes.flatMap((rule) => [id, rule.policy])));
  return fc.tuple(...pack.policies.map(() => fc.tuple(fc.option(waits), every))).map((given) => ({
    ...pack,
    policies: pack.policies.map((policy, index) => {
      const [months, other] = given[index]!;
      const rhythm = tied.has(policy.id) ? 'month' : other;
      return { ...policy, every: rhythm, ...(months === null || rhythm !== 'month' ? {} : { months }) };
    }),
  }));
}
