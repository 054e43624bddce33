/** Completed years on one day, fast: by the last birth dates of each age instead of by taking dates apart. */
import { type DayNumber, latestBirthFor } from '../values/date.ts';

/** Ages up to this are looked up; beyond, each is computed. */
const LISTED = 160;
const DAYS_A_YEAR = 365.2425;

/** Takes a birth as a day number; below zero for a birth after the day. Someone born on 29 February completes a year on 28 February. */
export function completedYears(on: DayNumber): (birth: DayNumber) => number {
  const listed = Int32Array.from({ length: LISTED + 2 }, (_, years) => latestBirthFor(years, on));
  const latest = (years: number): number =>
    years >= 0 && years < listed.length ? listed[years]! : latestBirthFor(years, on);
  return (birth) => {
    let years = Math.floor((on - birth) / DAYS_A_YEAR);
    while (birth <= latest(years + 1)) years += 1;
    while (birth > latest(years)) years -= 1;
    return years;
  };
}
