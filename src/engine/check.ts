/** Types an expression: every id exists, kinds fit, no value can leave 32 bits. What it finds wrong goes into `defects`, all of it, not only the first. */
import type { Expression } from '../define/expression.ts';
import { checkArithmetic } from './check-arithmetic.ts';
import { checkConstant, checkParameter } from './check-constant.ts';
import { closest, type Inferred, isClosed, kindOf, type Type, typeOfField } from './kind.ts';
import { rangeOf } from './range.ts';
import { type Check, defect, type Scope } from './scope.ts';
import type { Tree } from './tree.ts';

const yesNo: Type = { kind: 'boolean' };
const bit = { kind: 'boolean', low: 0, high: 1 } as const;

export const check: Check = (expression, want, scope) => {
  const tree = build(expression, want, scope);
  if (tree && want && !isSame(want, tree.kind, kindOf(expression, scope))) {
    return defect(scope, `needs ${want.kind}, but ${describe(expression)} is ${tree.kind}`);
  }
  return tree;
};

function isSame(want: Type, kind: Type['kind'], inferred: Inferred): boolean {
  if (want.kind !== kind) return false;
  if (!want.values || !isClosed(inferred) || !inferred.values) return true;
  const codes = new Map(want.values.map(({ id, code }) => [id, code]));
  return inferred.values.every(({ id, code }) => codes.get(id) === code);
}

export function describe(expression: Expression): string {
  if (expression.op === 'fact') return `fact "${expression.fact}"`;
  if (expression.op === 'parameter') return `parameter "${expression.parameter}"`;
  if (expression.op === 'constant') return `constant ${JSON.stringify(expression.value)}`;
  return `“${expression.op}”`;
}

function build(expression: Expression, want: Type | undefined, scope: Scope): Tree | null {
  switch (expression.op) {
    case 'fact':
      return checkFact(expression.fact, scope);
    case 'constant':
      return checkConstant(expression.value, want, scope);
    case 'parameter':
      return scope.dated ? checkParameter(expression, scope) : defect(scope, 'a derived fact can not read parameters');
    case 'and':
    case 'or':
      return checkAll(expression.op, expression.op === 'and' ? expression.all : expression.any, scope);
    case 'not': {
      const of = check(expression.of, yesNo, scope);
      return of && { op: 'not', of, ...bit };
    }
    case 'known': {
      const of = check(expression.of, undefined, scope);
      if (of?.kind === 'rate') return defect(scope, 'a rate is always known');
      return of && { op: 'known', of, ...bit };
    }
    case 'compare':
      return checkCompare(expression, scope);
    case 'oneOf':
      return checkOneOf(expression, scope);
    case 'members':
      return checkMembers(expression.where, scope);
    case 'eligible':
    case 'amountOf':
      return checkPolicy(expression, scope);
    default:
      return checkArithmetic(expression, want, scope, check);
  }
}

function checkFact(id: string, scope: Scope): Tree | null {
  const field = scope.fact(id);
  if (!field) return defect(scope, `there is no fact "${id}" here`);
  return { op: 'fact', fact: id, kind: typeOfField(field).kind, ...rangeOf(field) };
}

function checkAll(op: 'and' | 'or', operands: readonly Expression[], scope: Scope): Tree | null {
  if (operands.length === 0) return defect(scope, `“${op}” of nothing`);
  const of = operands.map((operand) => check(operand, yesNo, scope));
  return of.every((tree) => tree !== null) ? { op, of, ...bit } : null;
}

/** The kind that both sides have; literals take the kind of the other side. */
function kindOfBoth(operands: readonly Expression[], scope: Scope): Type | undefined {
  const type = closest(operands, scope);
  if (isClosed(type)) return type;
  return type === 'number' ? { kind: 'integer' } : type === 'string' ? { kind: 'date' } : undefined;
}

function checkCompare(expression: Extract<Expression, { op: 'compare' }>, scope: Scope): Tree | null {
  const type = kindOfBoth([expression.left, expression.right], scope);
  const left = check(expression.left, type, scope);
  const right = check(expression.right, type, scope);
  if (!left || !right || !type) return null;
  const ordered = type.kind === 'integer' || type.kind === 'money' || type.kind === 'date' || type.kind === 'decimal';
  const equality = expression.as === '=' || expression.as === '!=';
  if (type.kind === 'rate' || (!ordered && !equality))
    return defect(scope, `${type.kind} has no order for “${expression.as}”`);
  return { op: 'compare', as: expression.as, left, right, ...bit };
}

function checkOneOf(expression: Extract<Expression, { op: 'oneOf' }>, scope: Scope): Tree | null {
  const type = kindOfBoth([expression.of], scope);
  const of = check(expression.of, type, scope);
  if (!of || !type) return null;
  if (expression.values.length === 0) return defect(scope, '“oneOf” of no values');
  const values = expression.values.map((value) => checkConstant(value, type, scope));
  if (!values.every((value) => value !== null)) return null;
  return { op: 'oneOf', of, values: values.flatMap((value) => (value.op === 'literal' ? [value.value] : [])), ...bit };
}

function checkMembers(where: Expression, scope: Scope): Tree | null {
  if (!scope.member) return defect(scope, '“members” is for derived facts of households only');
  const tree = check(where, yesNo, { ...scope, fact: scope.member, member: undefined });
  return tree && { op: 'members', where: tree, kind: 'integer', low: 0, high: 10_000 };
}

function checkPolicy(expression: Extract<Expression, { op: 'eligible' | 'amountOf' }>, scope: Scope): Tree | null {
  if (!scope.dated) return defect(scope, 'a derived fact can not read policies');
  const pays = scope.policy(expression.policy);
  if (pays === undefined) return defect(scope, `there is no policy "${expression.policy}"`);
  if (expression.op === 'eligible') return { op: 'eligible', policy: expression.policy, ...bit };
  if (pays === null) return defect(scope, `policy "${expression.policy}" pays no money`);
  return {
    op: 'amountOf',
    policy: expression.policy,
    kind: 'money',
    low: Math.min(0, pays.low),
    high: Math.max(0, pays.high),
  };
}
