/** Sums, shares, bands and ages: kinds and the range of what they can give. */
import type { Expression } from '../define/expression.ts';
import type { Rate } from '../values/money.ts';
import { isRate } from './check-constant.ts';
import { closest, isClosed, type Type } from './kind.ts';
import { fits, LARGEST, productOf, type Range, spanOf } from './range.ts';
import { portionOf, shareIsExact, shareOf } from './rounding.ts';
import { type Check, defect, type Scope } from './scope.ts';
import type { Tree } from './tree.ts';

type Arithmetic = Extract<
  Expression,
  { op: 'day' | 'age' | 'if' | 'add' | 'subtract' | 'larger' | 'smaller' | 'share' | 'times' | 'portion' | 'band' }
>;

export function checkArithmetic(
  expression: Arithmetic,
  want: Type | undefined,
  scope: Scope,
  check: Check,
): Tree | null {
  switch (expression.op) {
    case 'day':
      return scope.dated ? { op: 'day', kind: 'date', low: -LONG_AGO, high: LONG_AGO } : defect(scope, NOT_DATED);
    case 'age': {
      if (!scope.dated) return defect(scope, NOT_DATED);
      const of = check(expression.of, { kind: 'date' }, scope);
      return of && { op: 'age', of, kind: 'integer', low: -9999, high: 9999 };
    }
    case 'if':
      return checkIf(expression.when, expression.then, expression.otherwise, want, scope, check);
    case 'band':
      return checkBand(expression, want, scope, check);
    case 'add':
    case 'larger':
    case 'smaller':
      return checkMany(expression, want, scope, check);
    case 'subtract':
      return checkSubtract(expression, want, scope, check);
    case 'share':
      return checkShare(expression, want, scope, check);
    case 'times':
      return checkTimes(expression, want, scope, check);
    case 'portion':
      return checkPortion(expression, want, scope, check);
  }
}

const NOT_DATED = 'a derived fact can not depend on the day, it is stored when its facts change';
const LONG_AGO = 4_000_000;

/** Money or whole numbers: what the place wants, else what the operands are, else whole numbers. */
function numberKind(operands: readonly Expression[], want: Type | undefined, scope: Scope): Type {
  const type = closest(operands, scope);
  if (isClosed(type)) return type;
  if (type === 'string') return { kind: 'date' };
  return want?.kind === 'money' ? want : { kind: 'integer' };
}

function inRange(tree: Tree, scope: Scope): Tree | null {
  const { largest = LARGEST } = scope;
  if (fits(tree, largest)) return tree;
  const limit = largest === LARGEST ? '32 bits' : largest;
  return defect(
    scope,
    `“${tree.op}” can give ${tree.low} to ${tree.high}, beyond ${limit}: give its facts a smaller min and max`,
  );
}

function checkIf(
  when: Expression,
  then: Expression,
  otherwise: Expression,
  want: Type | undefined,
  scope: Scope,
  check: Check,
): Tree | null {
  const found = closest([then, otherwise], scope);
  const type = want ?? (isClosed(found) ? found : undefined);
  const parts = [
    check(when, { kind: 'boolean' }, scope),
    check(then, type, scope),
    check(otherwise, type, scope),
  ] as const;
  const [condition, yes, no] = parts;
  if (!condition || !yes || !no) return null;
  if (yes.kind !== no.kind) return defect(scope, `one branch is ${yes.kind}, the other ${no.kind}`);
  return { op: 'if', when: condition, yes, no, kind: yes.kind, ...spanOf(yes, no) };
}

function checkBand(
  expression: Extract<Expression, { op: 'band' }>,
  want: Type | undefined,
  scope: Scope,
  check: Check,
): Tree | null {
  const { of, bands } = expression;
  const bounds = bands.map(({ below }) => below);
  const last = bands.at(-1);
  const open = bounds.slice(0, -1).some((below) => below === undefined);
  if (!last || last.below !== undefined || open) return defect(scope, 'the last band, and only it, has no bound');
  if (bounds.slice(0, -1).some((below) => !Number.isInteger(below)))
    return defect(scope, 'the bounds of bands are whole numbers');
  if (bounds.slice(1, -1).some((below, index) => below! <= bounds[index]!)) return defect(scope, 'bands must rise');
  const found = closest(
    bands.map(({ then }) => then),
    scope,
  );
  const value = check(of, numberKind([of], undefined, scope), scope);
  const trees = bands.map((each) => check(each.then, want ?? (isClosed(found) ? found : undefined), scope));
  const final = trees.at(-1);
  if (!value || !final || !trees.every((tree) => tree !== null)) return null;
  if (trees.some(({ kind }) => kind !== final.kind)) return defect(scope, 'the bands give different kinds');
  if (value.kind !== 'integer' && value.kind !== 'money') return defect(scope, `“band” of ${value.kind}`);
  return trees.slice(0, -1).reduceRight((no, yes, index) => ifBelow(value, bounds[index]!, yes, no), final);
}

function ifBelow(value: Tree, bound: number, yes: Tree, no: Tree): Tree {
  const right: Tree = { op: 'literal', value: bound, kind: value.kind, low: bound, high: bound };
  const when: Tree = { op: 'compare', as: '<', left: value, right, kind: 'boolean', low: 0, high: 1 };
  return { op: 'if', when, yes, no, kind: yes.kind, ...spanOf(yes, no) };
}

function checkMany(
  expression: Extract<Expression, { op: 'add' | 'larger' | 'smaller' }>,
  want: Type | undefined,
  scope: Scope,
  check: Check,
): Tree | null {
  const { op } = expression;
  if (expression.of.length === 0) return defect(scope, `“${op}” of nothing`);
  const type = numberKind(expression.of, want, scope);
  const of = expression.of.map((operand) => check(operand, type, scope));
  if (!of.every((tree) => tree !== null)) return null;
  const numeric = type.kind === 'integer' || type.kind === 'money' || (type.kind === 'date' && op !== 'add');
  if (!numeric) return defect(scope, `“${op}” of ${type.kind}`);
  return inRange({ op, of, kind: type.kind, ...rangeOfMany(op, of) }, scope);
}

function rangeOfMany(op: 'add' | 'larger' | 'smaller', of: readonly Range[]): Range {
  const lows = of.map(({ low }) => low);
  const highs = of.map(({ high }) => high);
  const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
  if (op === 'add') return { low: sum(lows), high: sum(highs) };
  return op === 'larger'
    ? { low: Math.max(...lows), high: Math.max(...highs) }
    : { low: Math.min(...lows), high: Math.min(...highs) };
}

function checkSubtract(
  expression: Extract<Expression, { op: 'subtract' }>,
  want: Type | undefined,
  scope: Scope,
  check: Check,
): Tree | null {
  const type = numberKind([expression.left, expression.right], want, scope);
  const left = check(expression.left, type, scope);
  const right = check(expression.right, type, scope);
  if (!left || !right) return null;
  // From one date to another is a number of days.
  const kind = type.kind === 'date' ? 'integer' : type.kind;
  if (kind !== 'integer' && kind !== 'money') return defect(scope, `“subtract” of ${kind}`);
  return inRange({ op: 'subtract', left, right, kind, low: left.low - right.high, high: left.high - right.low }, scope);
}

function checkTimes(
  expression: Extract<Expression, { op: 'times' }>,
  want: Type | undefined,
  scope: Scope,
  check: Check,
): Tree | null {
  const type = numberKind([expression.of], want, scope);
  const of = check(expression.of, type, scope);
  const by = check(expression.by, { kind: 'integer' }, scope);
  if (!of || !by) return null;
  if (type.kind !== 'integer' && type.kind !== 'money') return defect(scope, `“times” of ${type.kind}`);
  return inRange({ op: 'times', of, by, kind: type.kind, ...productOf(of, by) }, scope);
}

/** Amount × by ÷ per: exact as long as the product is, and nothing is divided by zero. */
function checkPortion(
  expression: Extract<Expression, { op: 'portion' }>,
  want: Type | undefined,
  scope: Scope,
  check: Check,
): Tree | null {
  const type = numberKind([expression.of], want, scope);
  const of = check(expression.of, type, scope);
  const by = check(expression.by, { kind: 'integer' }, scope);
  const per = check(expression.per, { kind: 'integer' }, scope);
  if (!of || !by || !per || !isNumber(type, 'portion', scope)) return null;
  if (per.low < 1) return defect(scope, `“portion” divides by ${per.low} at least: give what it divides by a min of 1`);
  const { round } = expression;
  const product = productOf(of, by);
  if (!shareIsExact(product.high, { of: 1, in: per.high }, round))
    return defect(scope, 'the portion is too large to be exact');
  const range = { low: portionOf(product.low, 1, per.high, round), high: portionOf(product.high, 1, per.low, round) };
  return inRange({ op: 'portion', of, by, per, round, kind: type.kind, ...range }, scope);
}

function isNumber(type: Type, op: string, scope: Scope): boolean {
  if (type.kind === 'money' || type.kind === 'integer') return true;
  defect(scope, `“${op}” of ${type.kind}`);
  return false;
}

function checkShare(
  expression: Extract<Expression, { op: 'share' }>,
  want: Type | undefined,
  scope: Scope,
  check: Check,
): Tree | null {
  const type = numberKind([expression.of], want, scope);
  const rate = check(expression.rate, { kind: 'rate' }, scope);
  const of = check(expression.of, type, scope);
  return rate && of && isNumber(type, 'share', scope) ? shareOver(rate, of, expression, scope) : null;
}

/** A share at a chosen rate is a choice between shares. */
function shareOver(rate: Tree, of: Tree, expression: Extract<Expression, { op: 'share' }>, scope: Scope): Tree | null {
  if (rate.op === 'if') {
    const yes = shareOver(rate.yes, of, expression, scope);
    const no = shareOver(rate.no, of, expression, scope);
    return yes && no && { op: 'if', when: rate.when, yes, no, kind: of.kind, ...spanOf(yes, no) };
  }
  const { round } = expression;
  const rates = ratesOf(rate);
  if (!rates.every((each) => shareIsExact(of.high, each, round)))
    return defect(scope, 'the share is too large to be exact');
  const highs = rates.map((each) => shareOf(of.high, each, round));
  const lows = rates.map((each) => shareOf(of.low, each, round));
  return inRange(
    { op: 'share', rate, of, round, kind: of.kind, low: Math.min(...lows), high: Math.max(...highs) },
    scope,
  );
}

function ratesOf(rate: Tree): Rate[] {
  if (rate.op === 'rate') return [rate.rate];
  if (rate.op !== 'parameter') return [];
  return rate.parameter.values.flatMap(({ value }) => (isRate(value) ? [value] : []));
}
