/**
 * A condition as JavaScript over 32-bit integers, without branches. Three values are two bits: `yes` is 1 when it certainly holds, `no` when it
 * certainly does not, both 0 when it can not be told. Negation only swaps them, so it never reaches a leaf as an operation.
 */
import type { Comparison } from '../define/expression.ts';
import { UNKNOWN } from './columns-block.ts';
import { literal } from './columns-slots.ts';
import type { Tree, TreeOf } from './tree.ts';

export interface Truth {
  readonly yes: string;
  readonly no: string;
  /** 1 when it can not be told, where that is cheaper to say than by the other two. */
  readonly open?: string;
}

export const openOf = ({ yes, no, open }: Truth): string => open ?? negated(either(yes, no));

/** The bit that says whether a column as it stands is known. */
export const knownColumn = (column: string, low: number): string =>
  low >= 0 ? `(~${column} >>> 31)` : bit(`(${column} !== ${UNKNOWN})`);

/** A number as JavaScript; `known` is the bit that says whether it may be used, null when it always may. */
export interface Figure {
  readonly code: string;
  readonly known: string | null;
  /** It is a column as it stands: unknown is the smallest integer. */
  readonly raw: boolean;
  /** It is never less than this when it is known; a negative number when that is not certain. */
  readonly low: number;
}

/** What conditions and numbers ask of the code around them. */
export interface Expressions {
  /** The variable that holds the fact of the person at hand. */
  readonly fact: (id: string) => string;
  readonly outcome: (policy: string) => string;
  readonly figure: (tree: Tree) => Figure;
  /** A comparison of an age with a fixed number of years, as a comparison of birth dates; undefined when it is none. */
  readonly birthComparison: (tree: TreeOf<'compare'>) => Truth | undefined;
}

const opposite: Record<Comparison, Comparison> = { '=': '!=', '!=': '=', '<': '>=', '>=': '<', '>': '<=', '<=': '>' };
const mirrored: Record<Comparison, Comparison> = { '=': '=', '!=': '!=', '<': '>', '>=': '<=', '>': '<', '<=': '>=' };
const inCode: Record<Comparison, string> = { '=': '===', '!=': '!==', '<': '<', '>=': '>=', '>': '>', '<=': '<=' };

const SHIFT = 2147483647;

export const bit = (condition: string): string => `(${condition} | 0)`;
export const both = (...bits: readonly (string | null)[]): string => {
  const needed = [...new Set(bits.filter((each) => each !== null && each !== '1'))];
  if (needed.includes('0')) return '0';
  return needed.length === 0 ? '1' : needed.length === 1 ? needed[0]! : `(${needed.join(' & ')})`;
};
export const either = (...bits: readonly string[]): string => {
  const needed = [...new Set(bits.filter((each) => each !== '0'))];
  if (needed.includes('1')) return '1';
  return needed.length === 0 ? '0' : needed.length === 1 ? needed[0]! : `(${needed.join(' | ')})`;
};

export function truthOf(tree: Tree, code: Expressions): Truth {
  switch (tree.op) {
    case 'literal':
      return tree.value === 1 ? { yes: '1', no: '0' } : { yes: '0', no: '1' };
    case 'fact': {
      const column = code.fact(tree.fact);
      return { yes: `(${column} & 1)`, no: bit(`(${column} === 0)`), open: `(${column} >>> 31)` };
    }
    case 'not': {
      const { yes, no, ...rest } = truthOf(tree.of, code);
      return { yes: no, no: yes, ...rest };
    }
    case 'and':
    case 'or': {
      return joined(
        tree.op,
        tree.of.map((part) => truthOf(part, code)),
      );
    }
    case 'known': {
      const known = knownBit(tree.of, code);
      return { yes: known, no: negated(known), open: '0' };
    }
    case 'if':
      return truthOfIf(tree, code);
    case 'compare':
      return truthOfCompare(tree, code);
    case 'oneOf':
      return truthOfOneOf(tree, code);
    case 'eligible': {
      const outcome = code.outcome(tree.policy);
      return { yes: bit(`(${outcome} === 1)`), no: bit(`(${outcome} === 0)`) };
    }
    default:
      throw new TypeError(`“${tree.op}” is no condition`);
  }
}

const negated = (truth: string): string => (truth === '1' ? '0' : truth === '0' ? '1' : `(1 ^ ${truth})`);

/** “and” can not be told when none of its parts fails and one can not be told; “or” likewise when none holds. */
function joined(op: 'and' | 'or', parts: readonly Truth[]): Truth {
  const yes = parts.map((part) => part.yes);
  const no = parts.map((part) => part.no);
  const open = either(...parts.map(openOf));
  if (op === 'and') return { yes: both(...yes), no: either(...no), open: both(negated(either(...no)), open) };
  return { yes: either(...yes), no: both(...no), open: both(negated(either(...yes)), open) };
}

function knownBit(tree: Tree, code: Expressions): string {
  if (tree.kind !== 'boolean') return knownOf(code.figure(tree));
  if (tree.op === 'fact') return `(~${code.fact(tree.fact)} >>> 31)`;
  const { yes, no } = truthOf(tree, code);
  return either(yes, no);
}

export const knownOf = ({ known }: Figure): string => known ?? '1';

/** The last term: branches that agree settle it even when the condition is unknown. */
function truthOfIf(tree: TreeOf<'if'>, code: Expressions): Truth {
  const [when, yes, no] = [truthOf(tree.when, code), truthOf(tree.yes, code), truthOf(tree.no, code)];
  return {
    yes: either(both(when.yes, yes.yes), both(when.no, no.yes), both(yes.yes, no.yes)),
    no: either(both(when.yes, yes.no), both(when.no, no.no), both(yes.no, no.no)),
  };
}

function truthOfCompare(tree: TreeOf<'compare'>, code: Expressions): Truth {
  if (tree.left.kind === 'boolean') return truthOfSameness(tree, code);
  const birth = code.birthComparison(tree);
  if (birth) return birth;
  return truthOfFigures(code.figure(tree.left), tree.as, code.figure(tree.right));
}

function truthOfFigures(left: Figure, as: Comparison, right: Figure): Truth {
  const truth = { yes: compareFigures(left, as, right), no: compareFigures(left, opposite[as], right) };
  return { ...truth, open: either(openFigure(left), openFigure(right)) };
}

/** Of what is never negative, only the unknown has the sign bit. */
export function openFigure({ code, low, raw, known }: Figure): string {
  if (known === null) return '0';
  if (!raw) return negated(known);
  return low >= 0 ? `(${code} >>> 31)` : bit(`(${code} === ${UNKNOWN})`);
}

function truthOfSameness(tree: TreeOf<'compare'>, code: Expressions): Truth {
  const left = truthOf(tree.left, code);
  const right = truthOf(tree.right, code);
  const same = either(both(left.yes, right.yes), both(left.no, right.no));
  const different = either(both(left.yes, right.no), both(left.no, right.yes));
  return tree.as === '=' ? { yes: same, no: different } : { yes: different, no: same };
}

const isNumber = (code: string): boolean => /^\(?-?\d+\)?$/.test(code);

/** Parameters that are the same everywhere are literals already. */
function holdsOf(left: string, as: Comparison, right: string): boolean {
  const [a, b] = [left, right].map((code) => Number(code.replace(/[()]/g, ''))) as [number, number];
  return { '=': a === b, '!=': a !== b, '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b }[as];
}

/** Unknown is the smallest integer, so “greater than a known value” needs no guard, and “less than” needs one comparison without sign. */
export function compareFigures(left: Figure, as: Comparison, right: Figure): string {
  if (right.raw && !left.raw) return compareFigures(right, mirrored[as], left);
  const guards = both(left.known, right.known);
  // Known to be a number, or not known at all: what a policy pays that pays no money is nothing, where its outcome is known.
  if (isNumber(left.code) && isNumber(right.code)) return holdsOf(left.code, as, right.code) ? guards : '0';
  const plain = `(${left.code} ${inCode[as]} ${right.code})`;
  if (!left.raw || right.known !== null) return both(bit(plain), guards);
  if (as === '>' || as === '>=' || as === '=') return bit(plain);
  if (as === '!=') return both(bit(plain), left.known);
  if (left.low >= 0 && right.low >= 0) return bit(`(${left.code} >>> 0 ${as} ${right.code} >>> 0)`);
  return bit(`(${left.code} + ${SHIFT} >>> 0 ${as} ${right.code} + ${SHIFT} >>> 0)`);
}

const isSmall = (value: number | string): value is number => typeof value === 'number' && value >= 0 && value < 32;

/** Small codes are one bit each of a mask. */
function truthOfOneOf(tree: TreeOf<'oneOf'>, code: Expressions): Truth {
  const { of } = tree;
  const figure = code.figure(of);
  if (!tree.values.every(isSmall) || of.low < 0 || of.high > 31) return truthOfList(tree, figure);
  const mask = tree.values.reduce<number>((bits, value) => bits | (isSmall(value) ? 1 << value : 0), 0);
  const guard = figure.raw ? ` & ~(${figure.code} >> 31)` : figure.known === null ? '' : ` & ${figure.known}`;
  // Unknown shifts by nothing: it reads the bit of code 0, and needs no guard where that bit is not set.
  const test = (bits: number): string =>
    `(${literal(bits)} >>> ${figure.code}${figure.raw && (bits & 1) === 0 ? '' : guard} & 1)`;
  return { yes: test(mask), no: test(~mask), ...(figure.raw ? { open: openFigure(figure) } : {}) };
}

function truthOfList(tree: TreeOf<'oneOf'>, figure: Figure): Truth {
  const tests = tree.values.map((value) => `(${figure.code} === ${literal(Number(value))})`);
  const inside = bit(tests.length === 1 ? tests[0]! : `(${tests.join(' || ')})`);
  return { yes: both(inside, figure.raw ? null : figure.known), no: both(`(1 ^ ${inside})`, figure.known) };
}
