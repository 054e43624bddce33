/**
 * What a change of rules does, before it is adopted: who gains and who loses, how much, per town, policy, month and level of government. People are
 * added one after the other and only sums are kept, so that a county or a province fits. Adopting the draft gives exactly this difference.
 */
import type { AreaCode } from '../../values/area.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Block } from '../columns-block.ts';
import { duesOf, type PeriodMoney, withRivals } from '../correction/dues.ts';
import type { ClaimsOfPeople } from '../determination/determine.ts';
import { changedRules, sameData } from '../entitlement/changed-rules.ts';
import type { History } from '../entitlement/history.ts';
import { type Knowledge, knowledgeOf } from '../entitlement/knowledge.ts';
import type { Months } from '../entitlement/period.ts';
import type { ChangeKind } from '../entitlement/redetermine.ts';
import { entitlementReader, type PersonEntitlements } from '../entitlement/timeline.ts';
import { type BothDues, type BothInColumns, bothInColumns } from './in-columns.ts';
import {
  type Counted,
  type HoldingSums,
  type HoldingsCount,
  holdingsCount,
  type Sums,
  type SumsResult,
  sumsOf,
} from './sums.ts';

export interface Effect {
  readonly policy: string;
  readonly period: string;
  readonly town: AreaCode | '';
  readonly change: Exclude<ChangeKind, 'unchanged'>;
  /** Null: can not be told. */
  readonly beforeFen: number | null;
  readonly afterFen: number | null;
  /** The policy pays no money: then one stands for holding and zero for not. */
  readonly held?: true;
}

export interface PersonEffect {
  readonly person: string;
  readonly effects: readonly Effect[];
  /** Over all months; periods that can not be told on one side count on neither. */
  readonly gainFen: number;
}

export interface WhatIf {
  /** Policies that can come out otherwise; nobody's others are looked at. */
  readonly policies: readonly string[];
  /** Of them those whose own rules stay as they are: they are settled together with those that change. */
  readonly tied: readonly string[];
  /** Null when nothing changes for this person. */
  add(history: History): PersonEffect | null;
  /** Many people at once, into the same sums. Null when nothing is paid. Problem `parameter-missing`. */
  inColumns(areas: readonly AreaCode[]): WhatIfInColumns | null;
  /** The sums so far. */
  result(): WhatIfResult;
}

/** For people whose facts, home and household stay the same on all days of the window. */
export interface WhatIfInColumns extends Pick<BothInColumns, 'facts' | 'window' | 'readsClaims'> {
  /** `personAt`: null for somebody who is not asked about. Gives those for whom something changes. */
  add(
    block: Block,
    claims: ClaimsOfPeople,
    personAt: (i: number) => { readonly person: string; readonly area: AreaCode } | null,
  ): (PersonEffect & { readonly area: AreaCode })[];
}

export interface WhatIfResult extends SumsResult {
  readonly people: number;
  readonly gaining: number;
  readonly losing: number;
  /** Something changes, but the money stays the same or can not be told. */
  readonly otherwise: number;
  /** Policies that pay no money. */
  readonly holdings: ReadonlyMap<string, HoldingSums>;
}

export interface WhatIfOptions {
  readonly months: Months;
  /** Milliseconds; left out: all that is recorded. */
  readonly knownAt?: number;
  readonly area?: AreaCode | '';
}

export function whatIf(before: Catalogue, after: Catalogue, { months, knownAt, area }: WhatIfOptions): WhatIf {
  const readers = { before: entitlementReader(before), after: entitlementReader(after) };
  const touched = policiesTouched(before, after);
  const policies = withTied(before, after, touched);
  const held = heldTouched(before, after);
  const sums = sumsOf(before, after);
  const holdings = holdingsCount();
  const counts = { people: 0, gaining: 0, losing: 0, otherwise: 0 };
  const there = {
    before: policies.filter((id) => before.policies.has(id)),
    after: policies.filter((id) => after.policies.has(id)),
  };
  // What is known does not depend on the rules: it is put together once for both sides.
  const duesBy = (side: 'before' | 'after', knowledge: Knowledge) => {
    const person = readers[side].of(knowledge);
    const money = duesOf(person, months, there[side]).map(({ policy, entitled, amountFen }): PeriodMoney => {
      const { period, decision } = entitled;
      return { policy, period, area: decision.area, amountFen };
    });
    return { money, held: heldBy(person, held, months) };
  };
  const tell = (gainFen: number): void => {
    counts[gainFen > 0 ? 'gaining' : gainFen < 0 ? 'losing' : 'otherwise'] += 1;
  };
  const profiles = profilesOf(sums, holdings);
  return {
    policies: [...policies, ...held],
    tied: policies.filter((id) => !touched.has(id)),
    add: (history) => {
      counts.people += 1;
      const knowledge = knowledgeOf(history, knownAt, area);
      const [was, is] = [duesBy('before', knowledge), duesBy('after', knowledge)];
      const compared = compareDues(was.money, is.money);
      const holding = compareDues(was.held, is.held);
      for (const each of compared) sums.add(each);
      for (const each of holding) holdings.add(each);
      const effects = effectsAmong(compared, holding);
      if (effects.length === 0) return null;
      const gainFen = gainOf(effects);
      tell(gainFen);
      return { person: history.person.id, effects, gainFen };
    },
    inColumns: (areas) => {
      const both = bothInColumns(before, after, { months, policies, held, areas });
      if (both === null) return null;
      return {
        ...both,
        add: (block, claims, personAt) => {
          const felt: (PersonEffect & { area: AreaCode })[] = [];
          both.run(block, claims, (i, key, dues) => {
            const person = personAt(i);
            if (person === null) return;
            counts.people += 1;
            const { effects, gainFen } = profiles.add(key, dues, person.area.slice(0, TOWN));
            if (effects.length === 0) return;
            tell(gainFen);
            felt.push({ ...person, effects, gainFen });
          });
          return felt;
        },
      };
    },
    result: () => {
      profiles.book();
      return { ...counts, ...sums.result(), holdings: holdings.result() };
    },
  };
}

/** Kept in memory at once. */
const MOST_PROFILES = 20_000;

/** People of a town who have the same months at the same money are counted, and go into the sums together. */
function profilesOf(sums: Sums, holdings: HoldingsCount) {
  const known = new Map<string, ReturnType<typeof fresh>>();
  const book = (): void => {
    for (const { compared, holding, people } of known.values()) {
      for (const each of compared) sums.add(each, people);
      for (const each of holding) holdings.add(each, people);
    }
    known.clear();
  };
  return {
    add: (key: string, dues: () => BothDues, town: AreaCode) => {
      const place = `${town} ${key}`;
      if (known.size >= MOST_PROFILES) book();
      const found = known.get(place) ?? fresh(dues(), town);
      found.people += 1;
      known.set(place, found);
      return found;
    },
    book,
  };
}

function fresh({ before, after, heldBefore, heldAfter }: BothDues, town: AreaCode) {
  const compared = compareDues(before, after).map((each) => ({ ...each, town }));
  const holding = compareDues(heldBefore, heldAfter).map((each) => ({ ...each, town }));
  const effects = effectsAmong(compared, holding);
  return { compared, holding, effects, gainFen: gainOf(effects), people: 0 };
}

const gainOf = (effects: readonly Effect[]): number =>
  effects.reduce(
    (sum, { beforeFen, afterFen, held }) =>
      sum + (held || beforeFen === null || afterFen === null ? 0 : afterFen - beforeFen),
    0,
  );

/** Those whose rules or values differ, those tied to them by rules between policies, and those carried by other levels of government. */
function policiesTouched(before: Catalogue, after: Catalogue): ReadonlySet<string> {
  const { affected, policies } = changedRules(before, after);
  const carried = after.order.filter(
    (id) => !sameData(before.policies.get(id)?.paidBy, after.policies.get(id)?.paidBy),
  );
  return new Set([...affected, ...policies, ...carried]);
}

/** With what rules between policies tie to them. */
const withTied = (before: Catalogue, after: Catalogue, touched: ReadonlySet<string>): string[] => [
  ...new Set([...withRivals(after, [...touched]), ...withRivals(before, [...touched])]),
];

/** Policies on both sides that pay no money and can come out otherwise. */
function heldTouched(before: Catalogue, after: Catalogue): string[] {
  const { affected, policies } = changedRules(before, after);
  const paysNothing = (id: string): boolean =>
    [before, after].every(({ checked }) => checked.has(id) && checked.get(id)!.pays === null);
  return after.order.filter((id) => (affected.includes(id) || policies.includes(id)) && paysNothing(id));
}

/** One where it holds, zero where it does not, null where it can not be told. */
const heldBy = (person: PersonEntitlements, policies: readonly string[], months: Months): PeriodMoney[] =>
  policies.flatMap((policy) =>
    person.periods(policy, months).map(({ period, outcome, decision }): PeriodMoney => {
      const amountFen = outcome === 'unknown' ? null : Number(outcome === 'eligible');
      return { policy, period, area: decision.area, amountFen };
    }),
  );

interface Compared extends Counted {
  readonly change: ChangeKind;
}

/** Every period of both sides. */
function compareDues(before: readonly PeriodMoney[], after: readonly PeriodMoney[]): Compared[] {
  const byKey = (all: readonly PeriodMoney[]) => new Map(all.map((due) => [`${due.policy} ${due.period.id}`, due]));
  const [were, are] = [byKey(before), byKey(after)];
  return [...new Set([...were.keys(), ...are.keys()])].map((key): Compared => {
    const [was, is] = [were.get(key), are.get(key)];
    const { policy, period, area } = (is ?? was)!;
    const beforeFen = was ? was.amountFen : 0;
    const afterFen = is ? is.amountFen : 0;
    const change = changeBetween(beforeFen, afterFen);
    return { policy, period: period.id, from: period.from, town: area.slice(0, TOWN), beforeFen, afterFen, change };
  });
}

const effectsAmong = (compared: readonly Compared[], holding: readonly Compared[]): Effect[] => [
  ...compared.flatMap(({ from: _, change, ...each }) => (change === 'unchanged' ? [] : [{ ...each, change }])),
  ...holding.flatMap(({ from: _, change, ...each }) =>
    change === 'unchanged' ? [] : [{ ...each, change, held: true as const }],
  ),
];

const TOWN = 9;

function changeBetween(beforeFen: number | null, afterFen: number | null): ChangeKind {
  if (beforeFen === afterFen) return 'unchanged';
  if (beforeFen === null) return 'was-unknown';
  if (afterFen === null) return 'becomes-unknown';
  return beforeFen === 0 ? 'starts' : afterFen === 0 ? 'stops' : 'amount-changes';
}
