/** Sums, products, shares and the larger of two over time: straight lines stay straight lines where the arithmetic allows it. */
import { portionOf, shareOf } from '../rounding.ts';
import type { Tree, TreeOf } from '../tree.ts';
import type { Around } from './around.ts';
import { daysUntilFlip } from './flip.ts';
import { type Moment, type ReadOver, readAlone } from './moment.ts';

type Arithmetic =
  | TreeOf<'add' | 'larger' | 'smaller'>
  | TreeOf<'subtract'>
  | TreeOf<'times'>
  | TreeOf<'share'>
  | TreeOf<'portion'>;
type Compile = (tree: Tree, around: Around) => ReadOver;

/** Two lines become one; `at.slope` holds the slope of `b` before and that of the result after. */
type Join = (a: number, b: number, slope: number, at: Moment) => number;

const joins: Record<'add' | 'subtract' | 'times' | 'larger' | 'smaller', Join> = {
  add: (a, b, slope, at) => {
    at.slope += slope;
    return a + b;
  },
  subtract: (a, b, slope, at) => {
    at.slope = slope - at.slope;
    return a - b;
  },
  times: (a, b, slope, at) => {
    // The product of two moving numbers is no line: it is read again each day.
    if (slope !== 0 && at.slope !== 0) at.until = Math.min(at.until, at.day + 1);
    at.slope = slope !== 0 && at.slope !== 0 ? 0 : slope * b + at.slope * a;
    return a * b;
  },
  larger: (a, b, slope, at) => furthest(a, b, slope, at, 1),
  smaller: (a, b, slope, at) => furthest(a, b, slope, at, -1),
};

function furthest(a: number, b: number, slope: number, at: Moment, sign: 1 | -1): number {
  const lead = sign * (a - b);
  const gains = sign * (slope - at.slope);
  const first = lead > 0 || (lead === 0 && gains >= 0);
  // The one in front stays in front until the other has caught up.
  if (gains !== 0) {
    const days = first ? daysUntilFlip('>=', lead, gains) : daysUntilFlip('<=', lead, gains);
    at.until = Math.min(at.until, at.day + days);
  }
  if (first) at.slope = slope;
  return first ? a : b;
}

export function arithmeticOver(tree: Arithmetic, around: Around, compile: Compile): ReadOver {
  if (tree.op === 'share') return shareOver(tree, around, compile);
  if (tree.op === 'portion') return portionOver(tree, around, compile);
  const operands =
    tree.op === 'subtract' ? [tree.left, tree.right] : tree.op === 'times' ? [tree.of, tree.by] : tree.of;
  const join = joins[tree.op];
  return joined(
    operands.map((operand) => compile(operand, around)),
    join,
  );
}

/** One unknown operand makes all unknown, for as long as it is. */
function joined(reads: readonly ReadOver[], join: Join): ReadOver {
  const [first, ...rest] = reads;
  return (at) => {
    const outer = at.until;
    let total = first === undefined ? null : readAlone(first, at);
    let slope = at.slope;
    let all = Math.min(outer, at.until);
    for (const read of rest) {
      if (total === null) break;
      const value = readAlone(read, at);
      if (value === null) {
        at.until = Math.min(outer, at.until);
        return null;
      }
      total = join(total, value, slope, at);
      slope = at.slope;
      all = Math.min(all, at.until);
    }
    at.until = all;
    at.slope = slope;
    return total;
  };
}

function shareOver({ rate, of, round }: TreeOf<'share'>, around: Around, compile: Compile): ReadOver {
  const amount = compile(of, around);
  const rateOn = around.rate(rate);
  return (at) => {
    const value = amount(at);
    if (value === null) return null;
    // Nothing stays nothing while it falls; whatever else moves is rounded anew each day.
    if (at.slope !== 0 && (value > 0 || at.slope > 0)) at.until = Math.min(at.until, at.day + 1);
    at.slope = 0;
    return shareOf(value, rateOn(at), round);
  };
}

/** A quotient is rounded: while anything in it moves it is read again each day. */
function portionOver({ of, by, per, round }: TreeOf<'portion'>, around: Around, compile: Compile): ReadOver {
  const product = joined([compile(of, around), compile(by, around)], joins.times);
  const divisor = compile(per, around);
  return (at) => {
    const outer = at.until;
    const whole = readAlone(product, at);
    const moves = at.slope !== 0;
    const all = Math.min(outer, at.until);
    if (whole === null) {
      at.until = all;
      return null;
    }
    const parts = readAlone(divisor, at);
    if (parts === null) {
      at.until = Math.min(outer, at.until);
      return null;
    }
    at.until = Math.min(all, at.until, moves || at.slope !== 0 ? at.day + 1 : Number.MAX_SAFE_INTEGER);
    at.slope = 0;
    return portionOf(whole, 1, parts, round);
  };
}
