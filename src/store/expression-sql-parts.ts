/** Pieces of SQL with three values that PostgreSQL does not have by itself. */
import type { Rounding } from '../define/expression.ts';
import type { Rate } from '../values/money.ts';

/** The value becomes a parameter of the query. */
export const push = (values: unknown[], value: unknown, cast: string): string => `$${values.push(value)}::${cast}`;

/** Each part stands in the text once, however deep choices are nested; without OFFSET the planner would copy it to each place where it is read. */
const once = (parts: Readonly<Record<string, string>>): string =>
  `(select ${Object.entries(parts)
    .map(([name, sql]) => `${sql} as ${name}`)
    .join(', ')} offset 0) c`;

/** When the condition is unknown, two equal branches still settle the value. */
export const chosenSql = (when: string, yes: string, no: string): string =>
  `(select case when w then y when not w then n when y = n then y end from ${once({ w: when, y: yes, n: no })})`;

/** The first branch whose bound is above the value; the last has none. */
export function bandedSql(
  of: string,
  bounds: readonly (number | undefined)[],
  branches: readonly string[],
  values: unknown[],
): string {
  const parts = Object.fromEntries(branches.map((branch, index) => [`b${index}`, branch]));
  const cases = bounds.map((below, index) =>
    below === undefined
      ? `when v is not null then b${index}`
      : `when v < ${push(values, below, 'bigint')} then b${index}`,
  );
  const same = branches.slice(1).map((_, index) => `b0 = b${index + 1}`);
  const settled = same.length === 0 ? 'else b0' : `when ${same.join(' and ')} then b0`;
  return `(select case ${cases.join(' ')} ${settled} end from ${once({ v: of, ...parts })})`;
}

/** A share of whole fen. Division of whole numbers that are not negative rounds down. */
export function sharedSql(amount: string, rate: Rate, { mode, to }: Rounding, values: unknown[]): string {
  const [of, unit, step] = [rate.of, rate.in * to, to].map((value) => push(values, value, 'bigint'));
  const whole = {
    down: `v * ${of} / ${unit}`,
    up: `(v * ${of} + ${unit} - 1) / ${unit}`,
    'half-up': `(2 * v * ${of} + ${unit}) / (2 * ${unit})`,
  };
  return `(select case when v > 0 then (${whole[mode]}) * ${step} when v is not null then 0 end from ${once({ v: amount })})`;
}

/** The first two multiplied, by the third. What is unknown is kept out first, because GREATEST passes over NULL. */
export function portionSql(operands: readonly string[], { mode, to }: Rounding, values: unknown[]): string {
  const [of, by, per] = operands;
  const step = push(values, to, 'bigint');
  const whole = {
    down: 'greatest(v, 0) / u',
    up: '(greatest(v, 0) + u - 1) / u',
    'half-up': '(2 * greatest(v, 0) + u) / (2 * u)',
  };
  const parts = once({ v: `(${of} * ${by})`, u: `(${per} * ${step})` });
  return `(select case when v is not null and u is not null then (${whole[mode]}) * ${step} end from ${parts})`;
}

/** GREATEST and LEAST pass over NULL; here an unknown operand makes the result unknown. */
export function extremeSql(pick: 'max' | 'min', operands: readonly string[]): string {
  if (operands.length === 1) return operands[0]!;
  const rows = operands.map((operand) => `(${operand})`);
  return `(select case when count(*) = count(v) then ${pick}(v) end from (values ${rows.join(', ')}) c (v))`;
}
