/**
 * The values a field can hold, and the limits that keep every computation exact: columns are 32-bit integers, products stay below 2^53. Rules about
 * places, areas and organisations are not decided in columns: what an employer owes may be more.
 */
import type { Field } from '../define/field.ts';
import { plainDate, toDayNumber } from '../values/date.ts';

export const LARGEST = 2147483647;
/** A hundred thousand million yuan, in fen. */
export const LARGEST_OF_OTHERS = 10_000_000_000_000;
/** Two million yuan: the bound of a money fact that names none. */
const LARGEST_MONEY = 200_000_000;

export interface Range {
  readonly low: number;
  readonly high: number;
}

const dates: Range = { low: toDayNumber(plainDate('0001-01-01')), high: toDayNumber(plainDate('9999-12-31')) };

export function rangeOf(field: Pick<Field, 'kind' | 'min' | 'max' | 'values'>): Range {
  if (field.kind === 'integer') return { low: field.min ?? -LARGEST, high: field.max ?? LARGEST };
  if (field.kind === 'money') return { low: field.min ?? -LARGEST_MONEY, high: field.max ?? LARGEST_MONEY };
  if (field.kind === 'boolean') return { low: 0, high: 1 };
  if (field.kind === 'date') return dates;
  const codes = (field.values ?? []).map(({ code }) => code);
  return codes.length === 0 ? { low: 0, high: 0 } : { low: Math.min(...codes), high: Math.max(...codes) };
}

export const fits = ({ low, high }: Range, largest = LARGEST): boolean => low >= -largest && high <= largest;

export const spanOf = (...ranges: readonly Range[]): Range => ({
  low: Math.min(...ranges.map(({ low }) => low)),
  high: Math.max(...ranges.map(({ high }) => high)),
});

export function productOf(a: Range, b: Range): Range {
  const corners = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
  return { low: Math.min(...corners), high: Math.max(...corners) };
}
