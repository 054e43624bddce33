/**
 * Entitlement over time: for one person what each policy decides, in intervals that are cut only where something changes, and which months it pays
 * by the policy's month rules. What was known at a moment is decided from that alone, so an old decision comes out again exactly, with its reasons.
 */
import type { AreaCode } from '../../values/area.ts';
import { type DayNumber, fromDayNumber } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import type { Catalogue } from '../catalogue.ts';
import { type Decision, outcomes } from '../decision.ts';
import type { Row } from '../fact-row.ts';
import { traceReader } from '../trace.ts';
import { factsOver } from './facts-over-time.ts';
import type { DecisionInterval } from './interval.ts';
import { decidesSame } from './interval.ts';
import type { Knowledge, Stay } from './knowledge.ts';
import type { Moment, PolicyState } from './moment.ts';
import { areaOfValues } from './parameter-steps.ts';
import { type EntitledPeriod, payPeriods } from './pay-periods.ts';
import type { Months } from './period.ts';
import { type Program, programFor } from './policies-over-time.ts';

export interface EntitlementReader {
  readonly catalogue: Catalogue;
  /** One person as known at a moment. All that is asked about the person should be asked of the same one: it remembers. */
  of(knowledge: Knowledge): PersonEntitlements;
}

export interface PersonEntitlements {
  readonly catalogue: Catalogue;
  readonly knowledge: Knowledge;
  /** The days `from <= day < to` without gaps or overlaps; neighbours differ. Problems: `policy-unknown`, `parameter-missing`. */
  intervals(policy: string, from: DayNumber, to: DayNumber): DecisionInterval[];
  /** What is due for each month (year, once) by the policy's rules. */
  periods(policy: string, months: Months): EntitledPeriod[];
  /** The decision of a day with all its reasons. */
  explain(policy: string, day: DayNumber): Decision;
  /** Every fact of the catalogue on a day, or those named; null = unknown. */
  rowOn(day: DayNumber, facts?: Iterable<string>): Row;
}

/** Policies are compiled once for all areas that share their parameters' values. */
export function entitlementReader(catalogue: Catalogue): EntitlementReader {
  const programs = new Map<AreaCode | '', Program>();
  const named = new Map<AreaCode | '', Program>();
  const programIn = (area: AreaCode | ''): Program => {
    const known = named.get(area);
    if (known) return known;
    const shared = areaOfValues(catalogue.parameters.values(), area);
    const program = programs.get(shared) ?? programFor(catalogue, shared);
    programs.set(shared, program);
    named.set(area, program);
    return program;
  };
  return { catalogue, of: (knowledge) => personReader(catalogue, programIn, knowledge) };
}

function personReader(
  catalogue: Catalogue,
  programIn: (area: AreaCode | '') => Program,
  knowledge: Knowledge,
): PersonEntitlements {
  const moments = knowledge.stays.map((stay) => ({
    stay,
    program: programIn(stay.area),
    at: momentIn(knowledge, stay),
  }));
  const intervals = (policy: string, from: DayNumber, to: DayNumber): DecisionInterval[] => {
    const checked = catalogue.checked.get(policy);
    if (!checked) throw new Problem('policy-unknown', { id: policy });
    const found: DecisionInterval[] = [];
    for (const { stay, program, at } of moments) {
      const end = Math.min(to, stay.to);
      for (let day = Math.max(from, stay.from); day < end; ) {
        at.day = day;
        at.until = end;
        const state = program.stateOf(policy, at);
        // An amount that grows by the day is another amount each day.
        const until = state.slope === 0 ? Math.min(end, state.until) : day + 1;
        const version = checked.versions[state.version]?.from ?? null;
        add(found, { from: day, to: until, area: stay.area, version, ...resultOf(state, day) });
        day = until;
      }
    }
    return found;
  };
  const rowOn = (day: DayNumber, facts: Iterable<string> = catalogue.facts.keys()): Row =>
    rowOf(catalogue, momentOn(moments, day).at, day, facts);
  return {
    catalogue,
    knowledge,
    intervals,
    periods: (policy, months) => {
      const checked = catalogue.checked.get(policy);
      if (!checked) throw new Problem('policy-unknown', { id: policy });
      const { id, every, months: rules } = checked.policy;
      const asked = { id, every, months: rules, pays: checked.pays !== null };
      return payPeriods(asked, months, (from, to) => intervals(policy, from, to), knowledge.claims);
    },
    explain: (policy, day) => {
      const { area } = momentOn(moments, day).stay;
      return traceReader(catalogue, { on: fromDayNumber(day), area }).decide(policy, rowOn(day));
    },
    rowOn,
  };
}

const momentIn = ({ lines }: Knowledge, stay: Stay): Moment => ({
  day: 0,
  until: 0,
  slope: 0,
  person: lines,
  household: stay.household,
  states: [],
});

const momentOn = <T extends { readonly stay: Stay }>(moments: readonly T[], day: DayNumber): T =>
  moments.find(({ stay }) => stay.from <= day && day < stay.to)!;

function resultOf({ outcome, failing, unclear, amount, slope, from }: PolicyState, day: DayNumber) {
  const amountFen = amount === null ? null : amount + slope * (day - from);
  return { outcome: outcomes[outcome]!, failing, unclear, amountFen };
}

/** Neighbours that decide the same are one. */
function add(intervals: DecisionInterval[], next: DecisionInterval): void {
  const last = intervals.at(-1);
  if (last && last.to === next.from && decidesSame(last, next))
    intervals[intervals.length - 1] = { ...last, to: next.to };
  else intervals.push(next);
}

function rowOf(catalogue: Catalogue, at: Moment, day: DayNumber, facts: Iterable<string>): Row {
  const fact = factsOver(catalogue);
  const row: Record<string, number | null> = {};
  at.day = day;
  for (const id of facts) row[id] = fact(id)(at);
  return row;
}
