/**
 * Conditions as SQL, for indicators, lists and searches, where counting belongs to the database. Three-valued like the engine: NULL is unknown.
 * Values never stand in the text, they are pushed to `values` and appear as $n. Deciding stays with the engine: policies, money of policies and
 * members of households can not be asked here.
 */
import type { Expression } from '../define/expression.ts';
import type { ParameterValue } from '../define/parameter.ts';
import type { PlainDate } from '../values/date.ts';
import type { Rate } from '../values/money.ts';
import { ageCompareSql, ageSql } from './expression-sql-age.ts';
import { bandedSql, chosenSql, extremeSql, portionSql, push, sharedSql } from './expression-sql-parts.ts';
import type { SqlFact } from './sql-fact.ts';

export { jsonFactSql, type SqlFact } from './sql-fact.ts';

export interface SqlContext {
  readonly on: PlainDate;
  readonly fact: (id: string) => SqlFact | undefined;
  /** The value that holds on the day in the area asked for. */
  readonly parameter?: (id: string) => ParameterValue;
  /** The query's parameters so far. */
  readonly values: unknown[];
}

type SqlType = 'boolean' | 'number' | 'decimal' | 'date' | 'text' | { readonly choice: SqlFact };

/** True, false or NULL exactly as the engine decides. Throws TypeError when the database can not answer it or when it has not been checked. */
export const expressionSql = (expression: Expression, context: SqlContext): string =>
  sqlOf(expression, undefined, context);

const refuse = (what: string): never => {
  throw new TypeError(`the database can not answer ${what}`);
};

function factOf(id: string, context: SqlContext): SqlFact {
  const fact = context.fact(id) ?? refuse(`a question about “${id}”, which is not there`);
  return fact.sealed ? refuse(`a question about “${id}”, which is encrypted`) : fact;
}

function typeOf(expression: Expression, context: SqlContext): SqlType | undefined {
  switch (expression.op) {
    case 'fact': {
      const fact = factOf(expression.fact, context);
      if (fact.kind === 'choice') return { choice: fact };
      if (fact.kind === 'integer' || fact.kind === 'money') return 'number';
      return fact.kind === 'boolean' || fact.kind === 'date' || fact.kind === 'decimal' ? fact.kind : 'text';
    }
    case 'constant':
      return typeof expression.value === 'boolean' ? 'boolean' : undefined;
    case 'day':
      return 'date';
    case 'if':
      return typeOfAny([expression.then, expression.otherwise], context);
    case 'band':
      return typeOfAny(
        expression.bands.map(({ then }) => then),
        context,
      );
    case 'larger':
    case 'smaller':
      return typeOfAny(expression.of, context);
    case 'parameter':
    case 'age':
    case 'add':
    case 'subtract':
    case 'share':
    case 'times':
    case 'portion':
      return 'number';
    case 'members':
    case 'eligible':
    case 'amountOf':
      return refuse(`“${expression.op}”, which only the engine decides`);
    default:
      return 'boolean';
  }
}

/** The type that operands share; literals alone are numbers, or dates when they are text. */
function typeOfAny(operands: readonly Expression[], context: SqlContext): SqlType | undefined {
  for (const operand of operands) {
    const type = typeOf(operand, context);
    if (type !== undefined) return type;
  }
  return undefined;
}

function sharedType(operands: readonly Expression[], context: SqlContext): SqlType {
  const type = typeOfAny(operands, context);
  if (type !== undefined) return type;
  return operands.some((operand) => operand.op === 'constant' && typeof operand.value === 'number')
    ? 'number'
    : typeOfLiterals(operands);
}

const typeOfLiterals = (operands: readonly Expression[]): SqlType =>
  JSON.stringify(operands).includes('"value":"') ? 'date' : 'number';

function sqlOf(expression: Expression, want: SqlType | undefined, context: SqlContext): string {
  switch (expression.op) {
    case 'fact':
      return factOf(expression.fact, context).sql;
    case 'constant':
      return constantSql(expression.value, want, context.values);
    case 'day':
      return push(context.values, context.on, 'date');
    case 'parameter':
      return parameterSql(expression, context);
    case 'age':
      return ageSql(sqlOf(expression.of, 'date', context), context.on);
    case 'not':
      return `(not ${sqlOf(expression.of, 'boolean', context)})`;
    case 'known':
      return `(${sqlOf(expression.of, sharedType([expression.of], context), context)} is not null)`;
    case 'and':
      return listSql(expression.all, ' and ', context);
    case 'or':
      return listSql(expression.any, ' or ', context);
    case 'compare':
      return compareSql(expression, context);
    case 'oneOf':
      return oneOfSql(expression, context);
    case 'if':
      return ifSql(expression, want, context);
    case 'band':
      return bandSql(expression, want, context);
    default:
      return numberSql(expression, context);
  }
}

const listSql = (operands: readonly Expression[], join: string, context: SqlContext): string =>
  `(${operands.map((operand) => sqlOf(operand, 'boolean', context)).join(join)})`;

function constantSql(value: number | boolean | string | Rate, want: SqlType | undefined, values: unknown[]): string {
  if (typeof value === 'boolean') return push(values, value, 'boolean');
  if (typeof value === 'number') return push(values, value, want === 'decimal' ? 'numeric' : 'bigint');
  if (typeof value !== 'string') return refuse('a rate by itself');
  if (typeof want === 'object') return choiceSql(value, want.choice, values);
  return push(values, value, want === 'text' ? 'text' : 'date');
}

function choiceValue(id: string, fact: SqlFact): string | number {
  if (fact.choices === 'id') return id;
  return fact.values?.find((choice) => choice.id === id)?.code ?? refuse(`a question about the value “${id}”`);
}

const choiceSql = (id: string, fact: SqlFact, values: unknown[]): string =>
  push(values, choiceValue(id, fact), fact.choices === 'id' ? 'text' : 'integer');

function compareSql(expression: Extract<Expression, { op: 'compare' }>, context: SqlContext): string {
  const { as, left, right } = expression;
  const folded = ageCompareSql(expression, {
    birth: (of) => sqlOf(of, 'date', context),
    yearsOf: (years) => wholeNumber(years, context),
    on: context.on,
    date: (date) => push(context.values, date, 'date'),
  });
  if (folded !== undefined) return folded;
  const type = sharedType([left, right], context);
  return `(${sqlOf(left, type, context)} ${as === '!=' ? '<>' : as} ${sqlOf(right, type, context)})`;
}

/** The number a literal or a plain parameter stands for. */
function wholeNumber(expression: Expression, context: SqlContext): number | undefined {
  const value =
    expression.op === 'constant'
      ? expression.value
      : expression.op === 'parameter'
        ? context.parameter?.(expression.parameter)
        : undefined;
  return typeof value === 'number' ? value : undefined;
}

function oneOfSql({ of, values }: Extract<Expression, { op: 'oneOf' }>, context: SqlContext): string {
  const type = sharedType([of], context);
  const sql = sqlOf(of, type, context);
  if (typeof type === 'object') {
    const list = values.map((value) => choiceValue(String(value), type.choice));
    return `(${sql} = any(${push(context.values, list, type.choice.choices === 'id' ? 'text[]' : 'integer[]')}))`;
  }
  const cast = {
    boolean: 'boolean[]',
    number: 'bigint[]',
    decimal: 'numeric[]',
    date: 'date[]',
    text: 'text[]',
  } as const;
  return `(${sql} = any(${push(context.values, values, cast[type])}))`;
}

/** When the condition is unknown, two equal branches still settle the value. */
function ifSql(expression: Extract<Expression, { op: 'if' }>, want: SqlType | undefined, context: SqlContext): string {
  const type = want ?? sharedType([expression.then, expression.otherwise], context);
  const when = sqlOf(expression.when, 'boolean', context);
  return chosenSql(
    when,
    wide(sqlOf(expression.then, type, context), type),
    wide(sqlOf(expression.otherwise, type, context), type),
  );
}

/** Numbers of different width are brought to one. */
const wide = (sql: string, type: SqlType | undefined): string => (type === 'number' ? `(${sql})::bigint` : sql);

function bandSql(
  expression: Extract<Expression, { op: 'band' }>,
  want: SqlType | undefined,
  context: SqlContext,
): string {
  const type =
    want ??
    sharedType(
      expression.bands.map(({ then }) => then),
      context,
    );
  const branches = expression.bands.map(({ then }) => wide(sqlOf(then, type, context), type));
  return bandedSql(
    sqlOf(expression.of, 'number', context),
    expression.bands.map(({ below }) => below),
    branches,
    context.values,
  );
}

type Sum = 'add' | 'subtract' | 'larger' | 'smaller' | 'times' | 'share' | 'portion';
type NumberExpression = Extract<Expression, { op: Sum | 'members' | 'eligible' | 'amountOf' }>;

function numberSql(expression: NumberExpression, context: SqlContext): string {
  const whole = (operand: Expression): string => `(${sqlOf(operand, 'number', context)})::bigint`;
  switch (expression.op) {
    case 'add':
      return `(${expression.of.map(whole).join(' + ')})`;
    case 'times':
      return `(${whole(expression.of)} * ${whole(expression.by)})`;
    case 'subtract': {
      const type = sharedType([expression.left, expression.right], context);
      if (type !== 'date') return `(${whole(expression.left)} - ${whole(expression.right)})`;
      return `(${sqlOf(expression.left, type, context)} - ${sqlOf(expression.right, type, context)})`;
    }
    case 'larger':
    case 'smaller':
      return extreme(expression, context);
    case 'share':
      return shareSql(expression.rate, expression, context);
    case 'portion':
      return portionSql([expression.of, expression.by, expression.per].map(whole), expression.round, context.values);
    default:
      return refuse(`“${expression.op}”, which only the engine decides`);
  }
}

function extreme(expression: Extract<Expression, { op: 'larger' | 'smaller' }>, context: SqlContext): string {
  const type = sharedType(expression.of, context);
  const operands = expression.of.map((operand) => wide(sqlOf(operand, type, context), type));
  return extremeSql(expression.op === 'larger' ? 'max' : 'min', operands);
}

/** A share at a chosen rate is a choice between shares. */
function shareSql(rate: Expression, expression: Extract<Expression, { op: 'share' }>, context: SqlContext): string {
  if (rate.op === 'if') {
    const when = sqlOf(rate.when, 'boolean', context);
    return chosenSql(when, shareSql(rate.then, expression, context), shareSql(rate.otherwise, expression, context));
  }
  if (rate.op === 'band') {
    const branches = rate.bands.map(({ then }) => shareSql(then, expression, context));
    return bandedSql(
      sqlOf(rate.of, 'number', context),
      rate.bands.map(({ below }) => below),
      branches,
      context.values,
    );
  }
  const fraction =
    rate.op === 'constant' ? rate.value : rate.op === 'parameter' ? context.parameter?.(rate.parameter) : undefined;
  if (typeof fraction !== 'object' || !('in' in fraction)) return refuse('a share without its rate');
  return sharedSql(`(${sqlOf(expression.of, 'number', context)})::bigint`, fraction, expression.round, context.values);
}

function parameterSql(expression: Extract<Expression, { op: 'parameter' }>, context: SqlContext): string {
  const value =
    context.parameter?.(expression.parameter) ?? refuse(`the parameter “${expression.parameter}” without its value`);
  if (typeof value === 'number') return push(context.values, value, 'bigint');
  if (!('table' in value)) return refuse('a rate by itself');
  const rows = Object.entries(value.table).map(([word, cell]) => {
    const keys = word.split('|').map((key, index) => keySql(expression.by[index], key, context));
    return `when ${keys.join(' and ')} then ${push(context.values, cell, 'bigint')}`;
  });
  return `(case ${rows.join(' ')} end)`;
}

function keySql(by: Expression | undefined, key: string, context: SqlContext): string {
  if (by?.op !== 'fact') return refuse('a table that is not keyed by facts');
  const type = typeOf(by, context);
  const literal = type === 'number' ? Number(key) : type === 'boolean' ? key === 'true' : key;
  return `${factOf(by.fact, context).sql} = ${constantSql(literal, type, context.values)}`;
}
