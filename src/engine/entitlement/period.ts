/** What is paid for: months, years, or once. */
import type { Policy } from '../../define/policy.ts';
import { type DayNumber, dayNumberOf } from '../../values/date.ts';

/** `YYYY-MM` */
export type Month = string;

export interface Months {
  readonly first: Month;
  /** Included. */
  readonly last: Month;
}

export interface Period {
  /** `2026-05`, `2026` or `once`. */
  readonly id: string;
  readonly from: DayNumber;
  /** The first day after it. */
  readonly to: DayNumber;
}

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

export const isMonth = (text: string): text is Month => MONTH.test(text);

/** Months since year 0: consecutive months are consecutive numbers. */
export function monthNumber(month: Month): number {
  if (!isMonth(month)) throw new RangeError('a month is written YYYY-MM');
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
}

export function monthOfNumber(number: number): Month {
  const year = Math.floor(number / 12);
  return `${String(year).padStart(4, '0')}-${String(number - year * 12 + 1).padStart(2, '0')}`;
}

export const monthAfter = (month: Month, months = 1): Month => monthOfNumber(monthNumber(month) + months);

export function firstDayOf(month: Month): DayNumber {
  return firstDayOfNumber(monthNumber(month));
}

/** Of a month or a year. */
export const firstDayOfPeriod = (id: string): DayNumber => firstDayOf(monthsOfPeriod(id).first);

const firstDayOfNumber = (number: number): DayNumber => dayNumberOf(Math.floor(number / 12), (number % 12) + 1, 1);

export function monthsIn({ first, last }: Months): Month[] {
  const start = monthNumber(first);
  return Array.from({ length: Math.max(0, monthNumber(last) - start + 1) }, (_, index) => monthOfNumber(start + index));
}

const isYear = (id: string): boolean => id.length === 4;

/** The month or year after it. */
export const periodAfter = (id: string): string =>
  isYear(id) ? String(Number(id) + 1).padStart(4, '0') : monthAfter(id);

/** Months from one to the other, or years. */
export function periodIdsIn({ first, last }: Months): string[] {
  if (!isYear(first)) return monthsIn({ first, last });
  const years = Math.max(0, Number(last) - Number(first) + 1);
  return Array.from({ length: years }, (_, index) => String(Number(first) + index).padStart(4, '0'));
}

/** The months of a month or year. */
export const monthsOfPeriod = (id: string): Months =>
  isYear(id) ? { first: `${id}-01`, last: `${id}-12` } : { first: id, last: id };

/** The periods that a stretch of months touches, in order: whole years where the policy pays by the year, the whole stretch where it pays once. */
export function periodsFor(every: Policy['every'], { first, last }: Months): Period[] {
  const start = monthNumber(first);
  const end = monthNumber(last);
  if (end < start) return [];
  if (every === 'once') return [{ id: 'once', from: firstDayOfNumber(start), to: firstDayOfNumber(end + 1) }];
  const periods: Period[] = [];
  if (every === 'month') {
    let from = firstDayOfNumber(start);
    for (let number = start; number <= end; number += 1) {
      const to = firstDayOfNumber(number + 1);
      periods.push({ id: monthOfNumber(number), from, to });
      from = to;
    }
    return periods;
  }
  for (let year = Math.floor(start / 12); year <= Math.floor(end / 12); year += 1) {
    periods.push({ id: String(year).padStart(4, '0'), from: dayNumberOf(year, 1, 1), to: dayNumberOf(year + 1, 1, 1) });
  }
  return periods;
}
