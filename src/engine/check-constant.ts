/** Literals and parameters of an expression: read as the kind that their place asks for. */
import type { Expression } from '../define/expression.ts';
import type { Field } from '../define/field.ts';
import type { ParameterValue } from '../define/parameter.ts';
import { isPlainDate, toDayNumber } from '../values/date.ts';
import type { Rate } from '../values/money.ts';
import type { Type } from './kind.ts';
import { LARGEST, type Range, rangeOf, spanOf } from './range.ts';
import { defect, type Scope } from './scope.ts';
import type { TableKey, Tree } from './tree.ts';

type Constant = Extract<Expression, { op: 'constant' }>['value'];

/** More rows than this is not a table that a paper prints. */
const LONGEST_TABLE_SIDE = 1000;

export const isRate = (value: unknown): value is Rate =>
  typeof value === 'object' &&
  value !== null &&
  'of' in value &&
  'in' in value &&
  isWhole(value.of, 0) &&
  isWhole(value.in, 1);

const isWhole = (value: unknown, least: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= LARGEST;

export function checkConstant(value: Constant, want: Type | undefined, scope: Scope): Tree | null {
  if (typeof value === 'boolean') return literal('boolean', value ? 1 : 0);
  if (typeof value === 'object') {
    return isRate(value)
      ? { op: 'rate', rate: value, kind: 'rate', low: 0, high: 0 }
      : defect(scope, 'a rate is a fraction of whole numbers');
  }
  return typeof value === 'number' ? checkNumber(value, want, scope) : checkText(value, want, scope);
}

const literal = (kind: Tree['kind'], value: number): Tree => ({ op: 'literal', value, kind, low: value, high: value });

function checkNumber(value: number, want: Type | undefined, scope: Scope): Tree | null {
  const kind = want?.kind ?? 'integer';
  if (kind === 'decimal' && Number.isFinite(value)) return literal('decimal', value);
  if (kind !== 'integer' && kind !== 'money')
    return defect(scope, `the number ${value} stands where ${kind} is needed`);
  if (!Number.isInteger(value) || Math.abs(value) > LARGEST)
    return defect(scope, `${value} is not a whole number of 32 bits`);
  return literal(kind, value);
}

function checkText(value: string, want: Type | undefined, scope: Scope): Tree | null {
  if (want?.kind === 'text') return { op: 'literal', value, kind: 'text', low: 0, high: 0 };
  if (want?.kind === 'choice') {
    const found = want.values?.find(({ id }) => id === value);
    return found
      ? literal('choice', found.code)
      : defect(scope, `“${value}” is not one of ${want.values?.map(({ id }) => id).join(', ')}`);
  }
  if (want === undefined || want.kind === 'date') {
    return isPlainDate(value) ? literal('date', toDayNumber(value)) : defect(scope, `“${value}” is not a date`);
  }
  return defect(scope, `the text “${value}” stands where ${want.kind} is needed`);
}

export function checkParameter(expression: Extract<Expression, { op: 'parameter' }>, scope: Scope): Tree | null {
  const parameter = scope.parameter(expression.parameter);
  if (!parameter) return defect(scope, `there is no parameter "${expression.parameter}"`);
  const named = expression.by.map((by) => (by.op === 'fact' ? by.fact : ''));
  if (named.join() !== parameter.by.join())
    return defect(scope, `parameter "${parameter.id}" is keyed by (${parameter.by.join(', ')})`);
  const keys = named.map((id) => tableKey(id, scope.fact(id)));
  const bad = keys.find((key) => typeof key === 'string');
  if (bad !== undefined) return defect(scope, `parameter "${parameter.id}": ${bad}`);
  const range = spanOf(...parameter.values.map(({ value }) => rangeOfValue(value)));
  return {
    op: 'parameter',
    parameter,
    keys: keys.filter((key) => typeof key === 'object'),
    kind: parameter.kind,
    ...range,
  };
}

/** The key, or what is wrong with it. */
export function tableKey(id: string, field: Field | undefined): TableKey | string {
  if (!field) return `there is no fact "${id}" here`;
  const { low, high } = rangeOf(field);
  const listed = field.kind === 'boolean' || field.kind === 'choice' || field.kind === 'integer';
  if (!listed || high - low >= LONGEST_TABLE_SIDE) return `"${id}" has too many values to be the key of a table`;
  const codes = Array.from({ length: high - low + 1 }, (_, index) => low + index);
  const names = codes.map((code) => {
    if (field.kind === 'boolean') return code === 1 ? 'true' : 'false';
    return field.kind === 'integer' ? String(code) : field.values?.find((choice) => choice.code === code)?.id;
  });
  return { fact: id, low, high, names };
}

function rangeOfValue(value: ParameterValue): Range {
  if (typeof value === 'number') return { low: value, high: value };
  if ('table' in value) {
    const cells = Object.values(value.table);
    return cells.length === 0 ? { low: 0, high: 0 } : { low: Math.min(...cells), high: Math.max(...cells) };
  }
  return { low: 0, high: 0 };
}
