/**
 * The answers to a question that can make a difference: one for each stretch of values that all rules treat alike. Where a rule counts with the value
 * itself, no few answers stand for all of them, and `whole` says so.
 */
import type { Fact } from '../../define/fact.ts';
import type { AreaCode } from '../../values/area.ts';
import { latestBirthFor, type PlainDate, toDayNumber } from '../../values/date.ts';
import type { Catalogue } from '../catalogue.ts';
import { versionOn } from '../checked-policy.ts';
import { interpret, type Surroundings } from '../interpret.ts';
import { resolveParameters, withPoliciesRead } from '../parameters.ts';
import { rangeOf } from '../range.ts';
import { operandsOf, readsOf, type Tree, type TreeOf } from '../tree.ts';

export interface Answers {
  /** As in a row, rising. */
  readonly values: readonly number[];
  /** Whether every other answer has the same results as one of these. */
  readonly whole: boolean;
}

/** So few values are all answers. */
const FEW = 12;

/** For facts that these policies read, also through other policies and derived facts. */
export function answersTo(
  catalogue: Catalogue,
  policies: readonly string[],
  { on, area }: { on: PlainDate; area: AreaCode | '' },
): (fact: Fact) => Answers {
  const cuts = new Map<string, Set<number>>();
  const counted = new Set<string>();
  const day = toDayNumber(on);
  for (const id of withPoliciesRead(catalogue, policies, on)) {
    const version = versionOn(catalogue.checked.get(id)!, on);
    if (version === undefined) continue;
    const resolved = resolveParameters(catalogue, [id], on, area);
    const around = { on: day, parameter: (parameter) => resolved.get(parameter.id)!.held.value } satisfies Surroundings;
    for (const { is } of version.criteria) collect(is, around, { cuts, counted });
    if (version.amount) collect(version.amount, around, { cuts, counted });
  }
  for (const { tree } of catalogue.derivations) collect(tree, { on: day }, { cuts, counted });
  const made = new Map<string, Answers>();
  return (fact) => {
    const found = made.get(fact.id) ?? answersOf(fact, [...(cuts.get(fact.id) ?? [])], counted.has(fact.id), day);
    made.set(fact.id, found);
    return found;
  };
}

interface Found {
  /** Fact → values at which another stretch begins. */
  readonly cuts: Map<string, Set<number>>;
  /** Facts whose value itself counts somewhere. */
  readonly counted: Set<string>;
}

function collect(tree: Tree, around: Surroundings, found: Found): void {
  if (tree.op === 'compare' && collectComparison(tree, around, found)) return;
  if (tree.op === 'oneOf' && collectAt(tree.of, tree.values, around, found)) return;
  // Whether something is known does not depend on its value.
  if (tree.op === 'known' && tree.of.op === 'fact') return;
  if (tree.op === 'parameter') collectKeys(tree, found);
  // Booleans have few values; whatever else stands alone is counted with.
  if (tree.op === 'fact' && tree.kind !== 'boolean') found.counted.add(tree.fact);
  for (const operand of operandsOf(tree)) collect(operand, around, found);
}

/** True when it compares a fact, or the age since one, with a value that depends on nobody. */
function collectComparison({ left, right }: TreeOf<'compare'>, around: Surroundings, found: Found): boolean {
  return (
    [
      [left, right],
      [right, left],
    ] as const
  ).some(([open, fixed]) => {
    const value = fixedValue(fixed, around);
    return value !== undefined && collectAt(open, [value], around, found);
  });
}

/** Each row of a table is another value; it has one for each that the fact can have. */
function collectKeys({ keys }: TreeOf<'parameter'>, found: Found): void {
  for (const { fact, low, high } of keys) for (let value = low; value <= high; value++) cutsOf(fact, found).add(value);
}

function cutsOf(fact: string, { cuts }: Found): Set<number> {
  const at = cuts.get(fact) ?? new Set<number>();
  cuts.set(fact, at);
  return at;
}

/** A value that depends on nobody. */
function fixedValue(tree: Tree, around: Surroundings): number | undefined {
  const { facts, policies } = readsOf(tree);
  if (facts.length > 0 || policies.length > 0 || tree.op === 'rate') return undefined;
  const value = interpret(tree, around)({}, null);
  return typeof value === 'number' ? value : undefined;
}

/** Notes where a fact (or the age since it) passes these values; false when the tree is neither. */
function collectAt(tree: Tree, values: readonly (number | string)[], around: Surroundings, found: Found): boolean {
  const aged = tree.op === 'age';
  const fact = aged ? tree.of : tree;
  if (fact.op !== 'fact') return false;
  const at = cutsOf(fact.fact, found);
  for (const value of values) {
    if (typeof value !== 'number') continue;
    if (!aged) at.add(value).add(value + 1);
    else
      for (const years of [value, value + 1])
        if (years >= 0 && years < 200) at.add(latestBirthFor(years, around.on!) + 1);
  }
  return true;
}

function answersOf(fact: Fact, cuts: readonly number[], counted: boolean, day: number): Answers {
  const { low, high } = rangeOf(fact);
  if (fact.kind === 'choice') return { values: (fact.values ?? []).map(({ code }) => code), whole: true };
  if (high - low < FEW) return { values: Array.from({ length: high - low + 1 }, (_, step) => low + step), whole: true };
  const inside = (value: number): boolean => value >= low && value <= high;
  const before = cuts.length > 0 ? [Math.min(...cuts) - 1] : [];
  const samples = counted || cuts.length === 0 ? samplesOf(fact, { low, high }, day) : [];
  const values = [...new Set([...before, ...cuts, ...samples])].filter(inside).sort((a, b) => a - b);
  return { values, whole: !counted };
}

const YEAR = 365;

function samplesOf({ kind }: Fact, { low, high }: { low: number; high: number }, day: number): number[] {
  if (kind === 'date') return [day - 40 * YEAR, day - 5 * YEAR, day + YEAR];
  if (kind === 'money') return [Math.max(low, 0), 50_000, 200_000, high];
  return [low, Math.max(low, 0), Math.max(low, 1), Math.min(high, Math.max(low, 0) + 10), high];
}
