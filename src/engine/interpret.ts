/**
 * The interpreter: a checked tree becomes a closure, without generating code, so that it runs under any page's policy.
 * It is the reader that explains, and the one against which the generated code and the SQL are tested.
 */
import type { Comparison } from '../define/expression.ts';
import type { Parameter, ParameterValue } from '../define/parameter.ts';
import type { DayNumber } from '../values/date.ts';
import type { Rate } from '../values/money.ts';
import { completedYears } from './age.ts';
import { portionOf, shareOf } from './rounding.ts';
import { cellsOf, stridesOf } from './table.ts';
import type { Tree, TreeOf } from './tree.ts';

/** An integer as in a row, a text in conditions over ledgers, null for unknown. */
export type Cell = number | string | null;
export type Cells = Readonly<Record<string, Cell | undefined>>;
export type Read = (row: Cells, members: readonly Cells[] | null) => Cell;

/** What the tree finds around it. What is absent is unknown: so a rule can be run without a day or without parameters, to see what is certain. */
export interface Surroundings {
  readonly on?: DayNumber;
  readonly parameter?: (parameter: Parameter) => ParameterValue;
  /** The outcome of another policy as 1, 0 or null, and what it pays. */
  readonly eligible?: (policy: string) => Read;
  readonly amountOf?: (policy: string) => Read;
}

const unknown: Read = () => null;

export function interpret(tree: Tree, around: Surroundings): Read {
  switch (tree.op) {
    case 'fact': {
      const { fact } = tree;
      return (row) => row[fact] ?? null;
    }
    case 'literal': {
      const { value } = tree;
      return () => value;
    }
    case 'rate':
      throw new TypeError('a rate is read by the share it belongs to');
    case 'parameter':
      return around.parameter ? lookUp(tree, around.parameter(tree.parameter)) : unknown;
    case 'day': {
      const day = around.on ?? null;
      return () => day;
    }
    case 'age':
      return around.on === undefined ? unknown : mapNumber(interpret(tree.of, around), completedYears(around.on));
    case 'and':
    case 'or':
      return allOf(tree.op, tree.of, around);
    case 'not':
      return mapNumber(interpret(tree.of, around), (truth) => 1 - truth);
    case 'known': {
      const of = interpret(tree.of, around);
      return (row, members) => (of(row, members) === null ? 0 : 1);
    }
    case 'compare':
      return comparison(tree, around);
    case 'oneOf': {
      const of = interpret(tree.of, around);
      const values = new Set<Cell>(tree.values);
      return (row, members) => {
        const value = of(row, members);
        return value === null ? null : values.has(value) ? 1 : 0;
      };
    }
    case 'if':
      return condition(tree, around);
    case 'members':
      return countOf(tree, around);
    case 'eligible':
      return around.eligible?.(tree.policy) ?? unknown;
    case 'amountOf':
      return around.amountOf?.(tree.policy) ?? unknown;
    default:
      return arithmetic(tree, around);
  }
}

function mapNumber(of: Read, map: (value: number) => number): Read {
  return (row, members) => {
    const value = of(row, members);
    return typeof value === 'number' ? map(value) : null;
  };
}

/** Unknown unless an operand settles it: false settles “and”, true settles “or”. */
function allOf(op: 'and' | 'or', operands: readonly Tree[], around: Surroundings): Read {
  const reads = operands.map((operand) => interpret(operand, around));
  const settles = op === 'and' ? 0 : 1;
  return (row, members) => {
    let result: Cell = 1 - settles;
    for (const read of reads) {
      const value = read(row, members);
      if (value === settles) return settles;
      if (value === null) result = null;
    }
    return result;
  };
}

const comparisons: Record<Comparison, (left: string | number, right: string | number) => boolean> = {
  '=': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

function comparison(tree: TreeOf<'compare'>, around: Surroundings): Read {
  if (tree.left.op === 'members') return countComparison(tree.left, tree, around);
  const left = interpret(tree.left, around);
  const right = interpret(tree.right, around);
  const holds = comparisons[tree.as];
  return (row, members) => {
    const a = left(row, members);
    const b = right(row, members);
    return a === null || b === null ? null : holds(a, b) ? 1 : 0;
  };
}

/** When the condition is unknown, two equal branches still settle the value. */
function condition(tree: TreeOf<'if'>, around: Surroundings): Read {
  const when = interpret(tree.when, around);
  const yes = interpret(tree.yes, around);
  const no = interpret(tree.no, around);
  return (row, members) => {
    const truth = when(row, members);
    if (truth !== null) return truth === 1 ? yes(row, members) : no(row, members);
    const value = yes(row, members);
    return value === no(row, members) ? value : null;
  };
}

/** For how many members it certainly holds, and for how many it may hold. */
function countMembers(where: Read, members: readonly Cells[]): { least: number; most: number } {
  let least = 0;
  let most = 0;
  for (const member of members) {
    const truth = where(member, null);
    if (truth === 1) least += 1;
    if (truth !== 0) most += 1;
  }
  return { least, most };
}

function countOf(tree: TreeOf<'members'>, around: Surroundings): Read {
  const where = interpret(tree.where, around);
  return (_, members) => {
    if (members === null) return null;
    const { least, most } = countMembers(where, members);
    return least === most ? least : null;
  };
}

/** A comparison of a count is settled when it comes out the same for every count that is possible. */
function countComparison(tree: TreeOf<'members'>, compare: TreeOf<'compare'>, around: Surroundings): Read {
  const where = interpret(tree.where, around);
  const right = interpret(compare.right, around);
  const holds = comparisons[compare.as];
  return (row, members) => {
    const bound = right(row, members);
    if (members === null || bound === null) return null;
    const { least, most } = countMembers(where, members);
    const first = holds(least, bound);
    for (let count = least + 1; count <= most; count += 1) if (holds(count, bound) !== first) return null;
    return first ? 1 : 0;
  };
}

type Arithmetic =
  | TreeOf<'add' | 'larger' | 'smaller'>
  | TreeOf<'subtract'>
  | TreeOf<'times'>
  | TreeOf<'share'>
  | TreeOf<'portion'>;

function arithmetic(tree: Arithmetic, around: Surroundings): Read {
  switch (tree.op) {
    case 'add':
      return many(tree.of, around, (a, b) => a + b);
    case 'larger':
      return many(tree.of, around, (a, b) => Math.max(a, b));
    case 'smaller':
      return many(tree.of, around, (a, b) => Math.min(a, b));
    case 'subtract':
      return many([tree.left, tree.right], around, (a, b) => a - b);
    case 'times':
      return many([tree.of, tree.by], around, (a, b) => a * b);
    case 'portion':
      return portion(tree, around);
    case 'share': {
      const rate = rateOf(tree.rate, around);
      const { round } = tree;
      return rate ? mapNumber(interpret(tree.of, around), (amount) => shareOf(amount, rate, round)) : unknown;
    }
  }
}

function portion({ of, by, per, round }: TreeOf<'portion'>, around: Surroundings): Read {
  const product = many([of, by], around, (a, b) => a * b);
  const divisor = interpret(per, around);
  return (row, members) => {
    const [whole, parts] = [product(row, members), divisor(row, members)];
    return typeof whole === 'number' && typeof parts === 'number' ? portionOf(whole, 1, parts, round) : null;
  };
}

function rateOf(tree: Tree, around: Surroundings): Rate | undefined {
  const value =
    tree.op === 'rate' ? tree.rate : tree.op === 'parameter' ? around.parameter?.(tree.parameter) : undefined;
  return typeof value === 'object' && 'in' in value ? value : undefined;
}

function many(operands: readonly Tree[], around: Surroundings, join: (a: number, b: number) => number): Read {
  const [first, ...rest] = operands.map((operand) => interpret(operand, around));
  return (row, members) => {
    let total = first?.(row, members) ?? null;
    for (const read of rest) {
      const value = read(row, members);
      if (typeof total !== 'number' || typeof value !== 'number') return null;
      total = join(total, value);
    }
    return total;
  };
}

function lookUp(tree: TreeOf<'parameter'>, value: ParameterValue): Read {
  if (typeof value === 'number') return () => value;
  const cells = cellsOf(value, tree.keys);
  const strides = stridesOf(tree.keys);
  const keys = tree.keys.map(({ fact, low, high }, index) => ({ fact, low, high, stride: strides[index]! }));
  return (row) => {
    let cell = 0;
    for (const { fact, low, high, stride } of keys) {
      const code = row[fact];
      if (typeof code !== 'number' || code < low || code > high) return null;
      cell += (code - low) * stride;
    }
    return cells[cell] ?? null;
  };
}
