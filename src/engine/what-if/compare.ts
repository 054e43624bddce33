/**
 * What a change of rules does, before it is adopted: who gains and who loses, how much, per town, policy, month and level of government. People are
 * added one after the other and only sums are kept, so that a county or a province fits. Adopting the draft gives exactly this difference.
 */
import type { AreaCode } from '../../values/area.ts';
import type { Catalogue } from '../catalogue.ts';
import { type Due, duesOf, withRivals } from '../correction/dues.ts';
import { changedRules, sameData } from '../entitlement/changed-rules.ts';
import type { History } from '../entitlement/history.ts';
import { type Knowledge, knowledgeOf } from '../entitlement/knowledge.ts';
import type { Months } from '../entitlement/period.ts';
import type { ChangeKind } from '../entitlement/redetermine.ts';
import { entitlementReader } from '../entitlement/timeline.ts';
import { type Sums, type SumsResult, sumsOf } from './sums.ts';

export interface Effect {
  readonly policy: string;
  readonly period: string;
  readonly town: AreaCode | '';
  readonly change: Exclude<ChangeKind, 'unchanged'>;
  /** Null: can not be told. */
  readonly beforeFen: number | null;
  readonly afterFen: number | null;
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
  /** Null when nothing changes for this person. */
  add(history: History): PersonEffect | null;
  /** The sums so far. */
  result(): WhatIfResult;
}

export interface WhatIfResult extends SumsResult {
  readonly people: number;
  readonly gaining: number;
  readonly losing: number;
  /** Something changes, but the money stays the same or can not be told. */
  readonly otherwise: number;
}

export interface WhatIfOptions {
  readonly months: Months;
  /** Milliseconds; left out: all that is recorded. */
  readonly knownAt?: number;
  readonly area?: AreaCode | '';
}

export function whatIf(before: Catalogue, after: Catalogue, { months, knownAt, area }: WhatIfOptions): WhatIf {
  const readers = { before: entitlementReader(before), after: entitlementReader(after) };
  const policies = policiesTouched(before, after);
  const sums = sumsOf(before, after);
  const counts = { people: 0, gaining: 0, losing: 0, otherwise: 0 };
  const there = {
    before: policies.filter((id) => before.policies.has(id)),
    after: policies.filter((id) => after.policies.has(id)),
  };
  // What is known does not depend on the rules: it is put together once for both sides.
  const duesBy = (side: 'before' | 'after', knowledge: Knowledge): Map<string, Due> => {
    const person = readers[side].of(knowledge);
    return new Map(duesOf(person, months, there[side]).map((due) => [`${due.policy} ${due.entitled.period.id}`, due]));
  };
  return {
    policies,
    add: (history) => {
      counts.people += 1;
      const knowledge = knowledgeOf(history, knownAt, area);
      const effects = effectsOf(duesBy('before', knowledge), duesBy('after', knowledge), sums);
      if (effects.length === 0) return null;
      const gainFen = effects.reduce((sum, { beforeFen, afterFen }) => sum + gainOf(beforeFen, afterFen), 0);
      counts[gainFen > 0 ? 'gaining' : gainFen < 0 ? 'losing' : 'otherwise'] += 1;
      return { person: history.person.id, effects, gainFen };
    },
    result: () => ({ ...counts, ...sums.result() }),
  };
}

const gainOf = (beforeFen: number | null, afterFen: number | null): number =>
  beforeFen === null || afterFen === null ? 0 : afterFen - beforeFen;

/** Those whose rules or values differ, those tied to them by rules between policies, and those carried by other levels of government. */
function policiesTouched(before: Catalogue, after: Catalogue): string[] {
  const { affected, policies } = changedRules(before, after);
  const carried = after.order.filter(
    (id) => !sameData(before.policies.get(id)?.paidBy, after.policies.get(id)?.paidBy),
  );
  const touched = [...affected, ...policies, ...carried];
  return [...new Set([...withRivals(after, touched), ...withRivals(before, touched)])];
}

/** Adds every due to the sums and gives those that differ. */
function effectsOf(before: ReadonlyMap<string, Due>, after: ReadonlyMap<string, Due>, sums: Sums): Effect[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key): Effect[] => {
    const [was, is] = [before.get(key), after.get(key)];
    const { policy, entitled } = (is ?? was)!;
    const { period, decision } = entitled;
    const beforeFen = was ? was.amountFen : 0;
    const afterFen = is ? is.amountFen : 0;
    const counted = { policy, period: period.id, town: decision.area.slice(0, TOWN), beforeFen, afterFen };
    sums.add({ ...counted, from: period.from });
    const change = changeBetween(beforeFen, afterFen);
    return change === 'unchanged' ? [] : [{ ...counted, change }];
  });
}

const TOWN = 9;

function changeBetween(beforeFen: number | null, afterFen: number | null): ChangeKind {
  if (beforeFen === afterFen) return 'unchanged';
  if (beforeFen === null) return 'was-unknown';
  if (afterFen === null) return 'becomes-unknown';
  return beforeFen === 0 ? 'starts' : afterFen === 0 ? 'stops' : 'amount-changes';
}
