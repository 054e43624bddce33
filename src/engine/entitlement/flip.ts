/** When something that moves with the calendar changes next: a comparison of a date with the day, an age. */
import type { Comparison } from '../../define/expression.ts';
import { type DayNumber, dayNumberOf, daysInMonth, fromDayNumber, partsOf } from '../../values/date.ts';

/** Beyond every calendar day: nothing changes any more. */
export const FOREVER: DayNumber = 2147483647;

/**
 * In how many days a comparison with zero comes out otherwise, when the difference grows by `slope` each day. At least 1; FOREVER when never.
 */
export function daysUntilFlip(as: Comparison, difference: number, slope: number): number {
  if (slope === 0) return FOREVER;
  switch (as) {
    case '=':
    case '!=': {
      if (difference === 0) return 1;
      const days = -difference / slope;
      return days > 0 && Number.isInteger(days) ? days : FOREVER;
    }
    case '<':
    case '>=':
      return slope > 0 ? reaches(-difference, slope) : falls(difference, -slope);
    case '<=':
    case '>':
      return slope > 0 ? falls(-difference, slope) : reaches(difference, -slope);
  }
}

/** The days until `speed × days` is at least `distance`; FOREVER when it is already. */
const reaches = (distance: number, speed: number): number => (distance <= 0 ? FOREVER : Math.ceil(distance / speed));

/** The days until `speed × days` is more than `distance`; FOREVER when it is already. */
const falls = (distance: number, speed: number): number => (distance < 0 ? FOREVER : Math.floor(distance / speed) + 1);

/** The day on which somebody born on `birth` completes so many years. Born on 29 February: on 28 February in common years. */
function birthday({ year, month, day }: { year: number; month: number; day: number }, years: number): DayNumber {
  const then = year + years;
  return dayNumberOf(then, month, Math.min(day, daysInMonth(then, month)));
}

export const birthdayOf = (birth: DayNumber, years: number): DayNumber =>
  birthday(partsOf(fromDayNumber(birth)), years);

const DAYS_A_YEAR = 365.2425;

/** Completed years on a day, below zero before the birth, and the day on which the next one is completed. */
export function ageAndNext(birth: DayNumber, on: DayNumber): { years: number; next: DayNumber } {
  const parts = partsOf(fromDayNumber(birth));
  let years = Math.floor((on - birth) / DAYS_A_YEAR);
  while (birthday(parts, years) > on) years -= 1;
  let next = birthday(parts, years + 1);
  while (next <= on) {
    years += 1;
    next = birthday(parts, years + 1);
  }
  return { years, next };
}
