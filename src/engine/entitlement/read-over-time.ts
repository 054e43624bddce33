/** A checked tree becomes a closure that reads it over time: the value on a day, and until when it stays. Agrees with `interpret` on every day. */
import type { Comparison } from '../../define/expression.ts';
import type { Tree, TreeOf } from '../tree.ts';
import type { Around } from './around.ts';
import { ageAndNext, daysUntilFlip, FOREVER } from './flip.ts';
import { DIED, type Moment, type ReadOver, readAlone, readSteps } from './moment.ts';
import { arithmeticOver } from './read-sums-over-time.ts';

export function readOver(tree: Tree, around: Around): ReadOver {
  switch (tree.op) {
    case 'fact':
      return around.fact(tree.fact);
    case 'literal':
      return literal(tree.value);
    case 'rate':
      throw new TypeError('a rate is read by the share it belongs to');
    case 'parameter':
      return around.parameter(tree);
    case 'day':
      return (at) => {
        at.slope = 1;
        return at.day;
      };
    case 'age':
      return ageOver(readOver(tree.of, around));
    case 'and':
    case 'or':
      return allOver(
        tree.op === 'and' ? 0 : 1,
        tree.of.map((operand) => readOver(operand, around)),
      );
    case 'not':
      return truthOver(readOver(tree.of, around), (truth) => (truth === null ? null : 1 - truth));
    case 'known':
      return truthOver(readOver(tree.of, around), (value) => (value === null ? 0 : 1));
    case 'compare':
      return tree.left.op === 'members'
        ? countComparison(tree.left, tree, around)
        : comparison(tree.as, readOver(tree.left, around), readOver(tree.right, around));
    case 'oneOf':
      return oneOfOver(readOver(tree.of, around), tree.values);
    case 'if':
      return conditionOver(tree, around);
    case 'members': {
      const count = countOver(readOver(tree.where, around));
      return (at) => {
        const found = count(at);
        return found !== null && found.least === found.most ? found.least : null;
      };
    }
    case 'eligible':
      return around.eligible(tree.policy);
    case 'amountOf':
      return around.amountOf(tree.policy);
    default:
      return arithmeticOver(tree, around, readOver);
  }
}

function literal(value: number | string): ReadOver {
  if (typeof value !== 'number') throw new TypeError('policies compute with numbers');
  return (at) => {
    at.slope = 0;
    return value;
  };
}

function truthOver(of: ReadOver, map: (value: number | null) => number | null): ReadOver {
  return (at) => {
    const value = map(of(at));
    at.slope = 0;
    return value;
  };
}

function ageOver(of: ReadOver): ReadOver {
  return (at) => {
    const birth = of(at);
    if (birth === null) return null;
    const { years, next } = ageAndNext(birth, at.day);
    // A birth that moves with the day stays as old as it is for this day at least.
    const until = at.slope === 0 ? next : at.day + 1;
    if (until < at.until) at.until = until;
    at.slope = 0;
    return years;
  };
}

/** What settles the truth alone decides how long it stays; without that, all operands do. */
function allOver(settles: 0 | 1, reads: readonly ReadOver[]): ReadOver {
  return (at) => {
    const outer = at.until;
    let settled = at.day;
    let all = outer;
    let unclear = false;
    for (const read of reads) {
      const truth = readAlone(read, at);
      if (truth === settles && at.until > settled) settled = at.until;
      if (settled >= outer) break;
      if (truth === null) unclear = true;
      if (at.until < all) all = at.until;
    }
    at.slope = 0;
    if (settled > at.day) {
      at.until = Math.min(outer, settled);
      return settles;
    }
    at.until = all;
    return unclear ? null : 1 - settles;
  };
}

export const compared = (as: Comparison, difference: number): boolean => {
  switch (as) {
    case '=':
      return difference === 0;
    case '!=':
      return difference !== 0;
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    case '>':
      return difference > 0;
    case '>=':
      return difference >= 0;
  }
};

function comparison(as: Comparison, left: ReadOver, right: ReadOver): ReadOver {
  return (at) => {
    const outer = at.until;
    const a = readAlone(left, at);
    const slopeOfLeft = at.slope;
    const until = at.until;
    if (a === null) {
      at.until = Math.min(outer, until);
      return null;
    }
    const b = readAlone(right, at);
    if (b === null) {
      at.until = Math.min(outer, at.until);
      return null;
    }
    const slope = slopeOfLeft - at.slope;
    const flip = slope === 0 ? FOREVER : at.day + daysUntilFlip(as, a - b, slope);
    at.until = Math.min(outer, until, at.until, flip);
    at.slope = 0;
    return compared(as, a - b) ? 1 : 0;
  };
}

function oneOfOver(of: ReadOver, values: readonly (number | string)[]): ReadOver {
  const wanted = new Set<number | string>(values);
  const numbers = values.filter((value) => typeof value === 'number');
  return (at) => {
    const value = of(at);
    if (value === null) return null;
    const { slope } = at;
    const holds = wanted.has(value);
    if (slope !== 0) {
      const days = holds ? 1 : Math.min(...numbers.map((one) => daysUntilFlip('=', value - one, slope)));
      at.until = Math.min(at.until, at.day + days);
    }
    at.slope = 0;
    return holds ? 1 : 0;
  };
}

/** When the condition is unknown, two equal branches still settle the value, for as long as they stay equal. */
function conditionOver(tree: TreeOf<'if'>, around: Around): ReadOver {
  const when = readOver(tree.when, around);
  const yes = readOver(tree.yes, around);
  const no = readOver(tree.no, around);
  return (at) => {
    const truth = when(at);
    if (truth !== null) return truth === 1 ? yes(at) : no(at);
    const a = yes(at);
    const slope = at.slope;
    const b = no(at);
    if (a === null && b === null) return null;
    if (a !== null && b !== null && slope !== at.slope)
      at.until = Math.min(at.until, at.day + daysUntilFlip('=', a - b, slope - at.slope));
    return a === b ? a : null;
  };
}

interface Count {
  readonly least: number;
  readonly most: number;
}

/** For how many members it certainly holds, and for how many it may hold; null when nobody knows who lives there. */
function countOver(where: ReadOver): (at: Moment) => Count | null {
  return (at) => {
    const { person, household, day } = at;
    at.slope = 0;
    if (household.members === null) return null;
    let least = 0;
    let most = 0;
    for (const { lines, from, to } of household.members) {
      if (day < from || day >= to) {
        if (day < from && from < at.until) at.until = from;
        continue;
      }
      if (to < at.until) at.until = to;
      if (readSteps(lines.steps.get(DIED), at) !== null) continue;
      at.person = lines;
      const truth = where(at);
      if (truth === 1) least += 1;
      if (truth !== 0) most += 1;
    }
    at.person = person;
    at.slope = 0;
    return { least, most };
  };
}

/** A comparison of a count is settled when it comes out the same for every count that is possible. */
function countComparison(tree: TreeOf<'members'>, { as, right }: TreeOf<'compare'>, around: Around): ReadOver {
  const count = countOver(readOver(tree.where, around));
  const bound = readOver(right, around);
  return (at) => {
    const limit = bound(at);
    if (limit !== null && at.slope !== 0) at.until = Math.min(at.until, at.day + 1);
    const found = count(at);
    if (found === null || limit === null) return null;
    const first = compared(as, found.least - limit);
    for (let one = found.least + 1; one <= found.most; one += 1) if (compared(as, one - limit) !== first) return null;
    return first ? 1 : 0;
  };
}
