/**
 * The meaning of an expression, written as plainly as it can be said, over the values people write. It shares nothing with the engine but the
 * calendar: no checked tree, no codes, no day numbers. All readers are tested against it.
 */
import type { Expression } from '../../src/define/expression.ts';
import type { FactValue, FactValues } from '../../src/define/pack.ts';
import type { DatedValue, Parameter } from '../../src/define/parameter.ts';
import type { Policy, PolicyVersion } from '../../src/define/policy.ts';
import { ageOn, type PlainDate, plainDate } from '../../src/values/date.ts';
import type { Rate } from '../../src/values/money.ts';

export interface World {
  readonly on: PlainDate;
  readonly area: string;
  readonly facts: FactValues;
  readonly parameters: readonly Parameter[];
  readonly policies: readonly Policy[];
}

type Value = FactValue | Rate;

export function meaningOf(expression: Expression, world: World): Value {
  const of = (inner: Expression): Value => meaningOf(inner, world);
  switch (expression.op) {
    case 'fact':
      return world.facts[expression.fact] ?? null;
    case 'constant':
      return expression.value;
    case 'day':
      return world.on;
    case 'age': {
      const birth = of(expression.of);
      return typeof birth === 'string' ? ageOn(plainDate(birth), world.on) : null;
    }
    case 'parameter': {
      const value = heldValue(world.parameters.find(({ id }) => id === expression.parameter)!, world);
      if (typeof value !== 'object' || !('table' in value)) return value;
      const keys = expression.by.map(of);
      return keys.includes(null) ? null : (value.table[keys.map(String).join('|')] ?? null);
    }
    case 'known':
      return of(expression.of) !== null;
    case 'not': {
      const truth = of(expression.of);
      return truth === null ? null : !truth;
    }
    case 'and':
      return all(expression.all.map(of), false);
    case 'or':
      return all(expression.any.map(of), true);
    case 'compare':
      return compare(of(expression.left), expression.as, of(expression.right));
    case 'oneOf': {
      const value = of(expression.of);
      return value === null ? null : expression.values.some((each) => each === value);
    }
    case 'if':
      return chosen(of(expression.when), of(expression.then), of(expression.otherwise));
    case 'band':
      return banded(
        of(expression.of),
        expression.bands.map(({ below, then }) => ({ below, value: of(then) })),
      );
    case 'eligible':
      return { eligible: true, ineligible: false, unknown: null }[
        decideNaively(policyOf(expression.policy, world), world).outcome
      ];
    case 'amountOf': {
      const { outcome, amountFen } = decideNaively(policyOf(expression.policy, world), world);
      return outcome === 'eligible' ? amountFen : outcome === 'unknown' ? null : 0;
    }
    case 'members':
      throw new TypeError('members are counted in derived facts only');
    default:
      return computed(expression, of);
  }
}

type Computed = Extract<Expression, { op: 'add' | 'subtract' | 'larger' | 'smaller' | 'times' | 'share' | 'portion' }>;

function computed(expression: Computed, of: (inner: Expression) => Value): Value {
  if (expression.op === 'share') return sharedAt(expression.rate, expression, of);
  if (expression.op === 'portion')
    return portioned(of(expression.of), of(expression.by), of(expression.per), expression.round);
  const operands =
    expression.op === 'subtract'
      ? [expression.left, expression.right]
      : expression.op === 'times'
        ? [expression.of, expression.by]
        : expression.of;
  const values = operands.map(of);
  if (values.includes(null)) return null;
  // Dates are text that sorts in the order of time.
  const sorted = [...values].sort((a, b) => ((a as number) < (b as number) ? -1 : 1));
  if (expression.op === 'larger') return sorted.at(-1)!;
  if (expression.op === 'smaller') return sorted[0]!;
  if (typeof values[0] === 'string') return daysFrom(String(values[1]), values[0]);
  const [first = 0, ...rest] = values.map(Number);
  if (expression.op === 'add') return rest.reduce((a, b) => a + b, first);
  return expression.op === 'subtract' ? first - rest[0]! : first * rest[0]! + 0;
}

/** Both at midnight UTC, where every day has 24 hours. */
const daysFrom = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

function all(values: readonly Value[], settling: boolean): boolean | null {
  if (values.includes(settling)) return settling;
  return values.includes(null) ? null : !settling;
}

function compare(left: Value, as: string, right: Value): boolean | null {
  if (left === null || right === null) return null;
  if (as === '=') return left === right;
  if (as === '!=') return left !== right;
  if (as === '<') return left < right;
  if (as === '<=') return left <= right;
  return as === '>' ? left > right : left >= right;
}

function chosen(when: Value, yes: Value, no: Value): Value {
  if (when !== null) return when ? yes : no;
  return JSON.stringify(yes) === JSON.stringify(no) ? yes : null;
}

function banded(of: Value, bands: readonly { below: number | undefined; value: Value }[]): Value {
  if (of !== null) return bands.find(({ below }) => below === undefined || Number(of) < below)!.value;
  const [first, ...rest] = bands;
  return rest.every(({ value }) => JSON.stringify(value) === JSON.stringify(first?.value))
    ? (first?.value ?? null)
    : null;
}

/** A share at a chosen rate is a choice between shares: two rates may well give the same money. */
function sharedAt(
  rate: Expression,
  expression: Extract<Expression, { op: 'share' }>,
  of: (inner: Expression) => Value,
): Value {
  const at = (inner: Expression): Value => sharedAt(inner, expression, of);
  if (rate.op === 'if') return chosen(of(rate.when), at(rate.then), at(rate.otherwise));
  if (rate.op === 'band')
    return banded(
      of(rate.of),
      rate.bands.map(({ below, then }) => ({ below, value: at(then) })),
    );
  return shared(of(rate), of(expression.of), expression.round);
}

function portioned(of: Value, by: Value, per: Value, round: { mode: string; to: number }): Value {
  if (of === null || by === null || per === null) return null;
  const product = BigInt(Number(of)) * BigInt(Number(by));
  const unit = BigInt(Number(per)) * BigInt(round.to);
  const whole = product > 0n ? product / unit : 0n;
  const rest = product > 0n ? product % unit : 0n;
  const up = round.mode === 'up' ? rest > 0n : round.mode === 'half-up' && rest * 2n >= unit;
  return Number((whole + (up ? 1n : 0n)) * BigInt(round.to));
}

function shared(rate: Value, of: Value, round: { mode: string; to: number }): Value {
  if (rate === null || of === null || typeof rate !== 'object') return null;
  const numerator = BigInt(Math.max(Number(of), 0)) * BigInt(rate.of);
  const unit = BigInt(rate.in) * BigInt(round.to);
  const whole = numerator / unit;
  const rest = numerator % unit;
  const up = round.mode === 'up' ? rest > 0n : round.mode === 'half-up' && rest * 2n >= unit;
  return Number((whole + (up ? 1n : 0n)) * BigInt(round.to));
}

function heldValue(parameter: Parameter, { on, area }: World): DatedValue['value'] {
  const holding = parameter.values.filter((held) => held.from <= on && area.startsWith(held.area));
  const nearest = Math.max(...holding.map((held) => held.area.length));
  return holding.filter((held) => held.area.length === nearest).sort((a, b) => (a.from < b.from ? 1 : -1))[0]!.value;
}

const policyOf = (id: string, world: World): Policy => world.policies.find((policy) => policy.id === id)!;

export interface NaiveDecision {
  readonly outcome: 'eligible' | 'ineligible' | 'unknown';
  readonly amountFen: number | null;
  readonly holds: Readonly<Record<string, boolean | null>>;
}

const decided = new WeakMap<World, Map<string, NaiveDecision>>();

/** Each policy once for each person: chains of policies would take for ever. */
export function decideNaively(policy: Policy, world: World): NaiveDecision {
  const known = decided.get(world) ?? new Map<string, NaiveDecision>();
  decided.set(world, known);
  const decision = known.get(policy.id) ?? decideOne(policy, world);
  known.set(policy.id, decision);
  return decision;
}

function decideOne(policy: Policy, world: World): NaiveDecision {
  const version: PolicyVersion | undefined = policy.versions.filter(({ from }) => from <= world.on).at(-1);
  const money = policy.versions.some(({ amount }) => amount !== null);
  if (!version) return { outcome: 'ineligible', amountFen: money ? 0 : null, holds: {} };
  const holds = Object.fromEntries(
    Object.entries(version.criteria).map(([id, { is }]) => [id, meaningOf(is, world) as boolean | null]),
  );
  const all = Object.values(holds);
  if (all.includes(false)) return { outcome: 'ineligible', amountFen: version.amount ? 0 : null, holds };
  if (all.includes(null)) return { outcome: 'unknown', amountFen: null, holds };
  return {
    outcome: 'eligible',
    amountFen: version.amount ? (meaningOf(version.amount, world) as number | null) : null,
    holds,
  };
}
