/**
 * When the calendar alone can change what is decided: the days on which values become another one everywhere, and for each person the few days that
 * follow from own facts (a birthday, the end of a certificate). Between two of them a decision made in columns for the first day holds for all days.
 */
import type { AreaCode } from '../../values/area.ts';
import { type DayNumber, fromDayNumber, toDayNumber } from '../../values/date.ts';
import type { Catalogue } from '../catalogue.ts';
import { type Cells, interpret, type Surroundings } from '../interpret.ts';
import { parameterOn } from '../parameters.ts';
import { operandsOf, type Tree, type TreeOf } from '../tree.ts';
import { birthdayOf } from './flip.ts';
import { parameterSteps } from './parameter-steps.ts';
import type { Span } from './span.ts';

/** A sum of trees that do not move themselves. */
interface Term {
  readonly tree: Tree;
  readonly sign: 1 | -1;
}

/** Where a comparison may turn: on the day the sum gives, or on the day somebody completes so many years; or one day (year) later. */
export type Mover =
  | { readonly kind: 'day'; readonly terms: readonly Term[] }
  | { readonly kind: 'age'; readonly birth: Tree; readonly years: Tree };

/** The movers of a policy's versions; null when something in it moves otherwise, as an amount that grows by the day. Then only reading over time tells. */
export function moversOf(catalogue: Catalogue, policy: string): Mover[] | null {
  const movers: Mover[] = [];
  for (const { criteria, amount } of catalogue.checked.get(policy)!.versions) {
    const trees = [...criteria.map(({ is }) => is), ...(amount ? [amount] : [])];
    if (!trees.every((tree) => collect(tree, movers))) return null;
  }
  return movers;
}

const moves = (tree: Tree): boolean => tree.op === 'day' || tree.op === 'age' || operandsOf(tree).some(moves);

/** False when the tree moves otherwise than by comparisons with a day or an age. */
function collect(tree: Tree, movers: Mover[]): boolean {
  if (!moves(tree)) return true;
  if (tree.op === 'compare') return collectComparison(tree, movers);
  if (tree.op === 'oneOf') return collectOneOf(tree, movers);
  if (tree.op === 'day' || tree.op === 'age') return false;
  return operandsOf(tree).every((operand) => collect(operand, movers));
}

function collectComparison({ left, right }: TreeOf<'compare'>, movers: Mover[]): boolean {
  // Truths are compared for being the same: each turns on its own.
  if (left.kind === 'boolean') return collect(left, movers) && collect(right, movers);
  for (const [moving, fixed] of [
    [left, right],
    [right, left],
  ] as const) {
    if (moving.op !== 'age' || moves(fixed) || moves(moving.of)) continue;
    movers.push({ kind: 'age', birth: moving.of, years: fixed });
    return true;
  }
  const line = lineOf(left, 1);
  const other = lineOf(right, -1);
  return line !== null && other !== null && turnsOn(line.day + other.day, [...line.terms, ...other.terms], movers);
}

function collectOneOf({ of, values }: TreeOf<'oneOf'>, movers: Mover[]): boolean {
  return values.every((value) => {
    if (typeof value !== 'number') return false;
    const right: Tree = { op: 'literal', value, kind: of.kind, low: value, high: value };
    return collectComparison({ op: 'compare', as: '=', left: of, right, kind: 'boolean', low: 0, high: 1 }, movers);
  });
}

/** `steps × day + terms` is nothing on the day that −terms ÷ steps gives; only for one step a day. */
function turnsOn(steps: number, terms: readonly Term[], movers: Mover[]): boolean {
  if (steps === 0) return true;
  if (Math.abs(steps) !== 1) return false;
  movers.push({ kind: 'day', terms: terms.map(({ tree, sign }) => ({ tree, sign: sign === steps ? -1 : 1 })) });
  return true;
}

interface Line {
  readonly day: number;
  readonly terms: readonly Term[];
}

function lineOf(tree: Tree, sign: 1 | -1): Line | null {
  if (!moves(tree)) return { day: 0, terms: [{ tree, sign }] };
  if (tree.op === 'day') return { day: sign, terms: [] };
  if (tree.op !== 'subtract') return null;
  const left = lineOf(tree.left, sign);
  const right = lineOf(tree.right, sign === 1 ? -1 : 1);
  return left && right && { day: left.day + right.day, terms: [...left.terms, ...right.terms] };
}

/** The days on which versions begin or values of parameters that these policies read change in the area, within the span, in order. */
export function commonCuts(
  catalogue: Catalogue,
  policies: readonly string[],
  area: AreaCode | '',
  { from, to }: Span,
): DayNumber[] {
  const days = policies.flatMap((policy) => {
    const { versions } = catalogue.checked.get(policy)!;
    const reads = versions.flatMap((version) => [
      ...version.criteria.flatMap((criterion) => criterion.reads.parameters),
      ...version.amountReads.parameters,
    ]);
    const steps = [...new Set(reads)].flatMap((id) => parameterSteps(catalogue.parameters.get(id)!, area));
    return [...versions.map((version) => toDayNumber(version.from)), ...steps.map((step) => step.from)];
  });
  return [...new Set(days)].filter((day) => day > from && day < to).sort((a, b) => a - b);
}

/**
 * For one person with these facts: whether and when in the span the calendar may change something. Every change is among these days, not each of
 * them changes something. Give it spans in which no parameter changes.
 */
export function ownCuts(
  movers: readonly Mover[],
  { from, to }: Span,
  area: AreaCode | '',
): (row: Cells) => DayNumber[] {
  const around: Surroundings = { parameter: (parameter) => parameterOn(parameter, fromDayNumber(from), area)!.value };
  const readers = movers.map((mover): ((row: Cells) => readonly DayNumber[]) => {
    if (mover.kind === 'age') {
      const [birth, years] = [interpret(mover.birth, around), interpret(mover.years, around)];
      return (row) => {
        const [born, bound] = [birth(row, null), years(row, null)];
        if (typeof born !== 'number' || typeof bound !== 'number') return [];
        return [birthdayOf(born, bound), birthdayOf(born, bound + 1)];
      };
    }
    const terms = mover.terms.map(({ tree, sign }) => ({ read: interpret(tree, around), sign }));
    return (row) => {
      let day = 0;
      for (const { read, sign } of terms) {
        const value = read(row, null);
        if (typeof value !== 'number') return [];
        day += sign * value;
      }
      return [day, day + 1];
    };
  });
  return (row) => {
    const days = new Set(readers.flatMap((read) => read(row)));
    return [...days].filter((day) => day > from && day < to).sort((a, b) => a - b);
  };
}
