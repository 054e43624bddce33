/** The policies of a catalogue over time in one area: what each decides from a day on, and until when. */
import type { Parameter, ParameterValue } from '../../define/parameter.ts';
import type { AreaCode } from '../../values/area.ts';
import { type DayNumber, fromDayNumber, toDayNumber } from '../../values/date.ts';
import type { Rate } from '../../values/money.ts';
import { Problem } from '../../values/problem.ts';
import type { Catalogue } from '../catalogue.ts';
import type { CheckedPolicy, CheckedVersion } from '../checked-policy.ts';
import { cellsOf, stridesOf } from '../table.ts';
import type { Tree, TreeOf } from '../tree.ts';
import type { Around } from './around.ts';
import { factsOver } from './facts-over-time.ts';
import { FOREVER } from './flip.ts';
import type { Moment, PolicyState, ReadOver } from './moment.ts';
import { type ParameterStep, parameterSteps, stepHolding } from './parameter-steps.ts';
import { readOver } from './read-over-time.ts';

export interface Program {
  readonly area: AreaCode | '';
  /** What a policy decides on the moment's day. Lowers `at.until`. Problems: `policy-unknown`, `parameter-missing`. */
  stateOf(policy: string, at: Moment): PolicyState;
  readonly policies: number;
}

interface CompiledVersion {
  readonly from: DayNumber;
  readonly until: DayNumber;
  readonly criteria: readonly ReadOver[];
  readonly amount: ReadOver | null;
  /** The parameter that is the last to get a value, and the day it does. */
  readonly complete: { readonly from: DayNumber; readonly parameter: string };
}

/** Policies are compiled when they are first asked for. */
export function programFor(catalogue: Catalogue, area: AreaCode | ''): Program {
  const places = new Map(catalogue.order.map((id, index) => [id, index]));
  const compiled: (((at: Moment) => PolicyState) | undefined)[] = [];
  const stateReader = (id: string): ((at: Moment) => PolicyState) => {
    const place = places.get(id);
    if (place === undefined) throw new Problem('policy-unknown', { id });
    const found = compiled[place];
    if (found) return found;
    const reader = remembering(place, policyOver(catalogue.checked.get(id)!, area, around));
    compiled[place] = reader;
    return reader;
  };
  const around = surroundings(catalogue, area, stateReader);
  return { area, policies: catalogue.order.length, stateOf: (policy, at) => stateReader(policy)(at) };
}

/** Each policy is decided once for each stretch of time, however many others read it. */
function remembering(place: number, decide: (at: Moment) => PolicyState): (at: Moment) => PolicyState {
  return (at) => {
    const before = at.states[place];
    const known = before !== undefined && before.from <= at.day && at.day < before.until;
    const state = known ? before : decide(at);
    at.states[place] = state;
    at.until = Math.min(at.until, state.until);
    return state;
  };
}

interface SurroundingPolicies extends Around {
  /** The first day on which a parameter has a value in the area; FOREVER when it never has. */
  readonly firstDayOf: (parameter: string) => DayNumber;
}

function surroundings(
  catalogue: Catalogue,
  area: AreaCode | '',
  stateReader: (id: string) => (at: Moment) => PolicyState,
): SurroundingPolicies {
  const steps = new Map<string, ParameterStep[]>();
  const stepsOf = (parameter: Parameter): ParameterStep[] => {
    const known = steps.get(parameter.id) ?? parameterSteps(parameter, area);
    steps.set(parameter.id, known);
    return known;
  };
  const fact = factsOver(catalogue);
  return {
    firstDayOf: (id) => {
      const parameter = catalogue.parameters.get(id);
      return (parameter && stepsOf(parameter)[0]?.from) ?? FOREVER;
    },
    fact,
    parameter: (tree) => parameterOver(tree, stepsOf(tree.parameter), fact),
    rate: (tree) => rateOver(tree, stepsOf),
    eligible: (policy) => outcomeOver(stateReader(policy)),
    amountOf: (policy) => moneyOver(stateReader(policy)),
  };
}

function outcomeOver(state: (at: Moment) => PolicyState): ReadOver {
  return (at) => {
    const { outcome } = state(at);
    at.slope = 0;
    return outcome === 2 ? null : outcome;
  };
}

function moneyOver(state: (at: Moment) => PolicyState): ReadOver {
  return (at) => {
    const { outcome, pays, amount, slope, from } = state(at);
    at.slope = outcome === 1 ? slope : 0;
    if (outcome === 2) return null;
    if (outcome === 0 || !pays) return 0;
    return amount === null ? null : amount + slope * (at.day - from);
  };
}

function rateOver(tree: Tree, stepsOf: (parameter: Parameter) => ParameterStep[]): (at: Moment) => Rate {
  if (tree.op === 'rate') return () => tree.rate;
  if (tree.op !== 'parameter') throw new TypeError('a share is taken of one rate');
  const steps = stepsOf(tree.parameter);
  return (at) => {
    const { held, until } = stepHolding(steps, at.day)!;
    at.until = Math.min(at.until, until);
    return asRate(held.value);
  };
}

function asRate(value: ParameterValue): Rate {
  if (typeof value === 'number' || 'table' in value) throw new TypeError('the parameter is not a rate');
  return value;
}

function parameterOver(tree: TreeOf<'parameter'>, steps: readonly ParameterStep[], fact: Around['fact']): ReadOver {
  const strides = stridesOf(tree.keys);
  const keys = tree.keys.map((key, index) => ({ ...key, stride: strides[index]!, read: fact(key.fact) }));
  const values = new Map(
    steps.map(({ held }) => [held, typeof held.value === 'number' ? [held.value] : cellsOf(held.value, tree.keys)]),
  );
  const plain = new Set(steps.filter(({ held }) => typeof held.value === 'number').map(({ held }) => held));
  return (at) => {
    const { held, until } = stepHolding(steps, at.day)!;
    at.until = Math.min(at.until, until);
    at.slope = 0;
    const cells = values.get(held)!;
    if (plain.has(held)) return cells[0]!;
    let cell = 0;
    for (const { read, low, high, stride } of keys) {
      const code = read(at);
      if (code === null || code < low || code > high) return null;
      cell += (code - low) * stride;
    }
    return cells[cell] ?? null;
  };
}

function policyOver(
  policy: CheckedPolicy,
  area: AreaCode | '',
  around: SurroundingPolicies,
): (at: Moment) => PolicyState {
  const versions = policy.versions.map((version, index) => compileVersion(version, policy.versions[index + 1], around));
  return (at) => {
    const outer = at.until;
    const { day } = at;
    const index = versions.findLastIndex(({ from }) => from <= day);
    const version = versions[index];
    if (version === undefined) {
      return { ...notInForce, from: day, until: versions[0]?.from ?? FOREVER, amount: policy.pays ? 0 : null };
    }
    if (day < version.complete.from) {
      const { parameter } = version.complete;
      throw new Problem('parameter-missing', {
        policy: policy.policy.id,
        on: fromDayNumber(day),
        area: area || '全国',
        parameter,
      });
    }
    at.until = version.until;
    const state = decide(version, index, at);
    at.until = outer;
    return state;
  };
}

const notInForce = { version: -1, outcome: 0, failing: 0, unclear: 0, pays: false, slope: 0 } as const;

function decide(version: CompiledVersion, index: number, at: Moment): PolicyState {
  let failing = 0;
  let unclear = 0;
  let bit = 1;
  for (const read of version.criteria) {
    const truth = read(at);
    if (truth === 0) failing |= bit;
    else if (truth === null) unclear |= bit;
    bit <<= 1;
  }
  const outcome = failing !== 0 ? 0 : unclear !== 0 ? 2 : 1;
  const pays = version.amount !== null;
  const amount = version.amount !== null && outcome === 1 ? version.amount(at) : null;
  const slope = amount === null ? 0 : at.slope;
  const refused = pays && outcome === 0 ? 0 : null;
  return {
    from: at.day,
    until: at.until,
    version: index,
    outcome,
    failing,
    unclear,
    pays,
    amount: amount ?? refused,
    slope,
  };
}

function compileVersion(
  version: CheckedVersion,
  next: CheckedVersion | undefined,
  around: SurroundingPolicies,
): CompiledVersion {
  let complete = { from: -FOREVER, parameter: '' };
  for (const id of [...version.criteria.flatMap(({ reads }) => reads.parameters), ...version.amountReads.parameters]) {
    const from = around.firstDayOf(id);
    if (from > complete.from) complete = { from, parameter: id };
  }
  return {
    from: toDayNumber(version.from),
    until: next ? toDayNumber(next.from) : FOREVER,
    criteria: version.criteria.map(({ is }) => readOver(is, around)),
    amount: version.amount && readOver(version.amount, around),
    complete,
  };
}
