/**
 * The day in generated code. Usually all people are decided for one day, which becomes a literal. Over time each row has a day of its own, within a
 * stretch of days in which neither versions nor parameters change: then the day is a column, and what depends on it is looked up by the day.
 */
import { type DayNumber, latestBirthFor } from '../values/date.ts';
import { completedYears } from './age.ts';

export interface Calendar {
  readonly on: DayNumber;
  /** JavaScript that gives the day. */
  readonly day: string;
  readonly age: (birth: string) => string;
  /** The last birth date of those who have completed so many years; `years` has one value for all areas or one for each. */
  readonly latestBirth: ((years: readonly number[]) => string) | null;
  readonly finish: () => CalendarTable;
}

export interface CalendarTable {
  readonly births: Int32Array;
  readonly age: (birth: DayNumber, day?: number) => number;
}

/** All rows on one day: birth dates are literals, `latestBirth` is not needed. */
export const oneDay = (on: DayNumber): Calendar => ({
  on,
  day: on < 0 ? `(${on})` : String(on),
  age: (birth) => `age(${birth})`,
  latestBirth: null,
  finish: () => ({ births: new Int32Array(0), age: completedYears(on) }),
});

/** `dy` is the row's day, counted from the first one. */
export function ownDays(first: DayNumber, days: number): Calendar {
  const births: number[] = [];
  const places = new Map<string, string>();
  return {
    on: first,
    day: `(dy + ${first})`,
    age: (birth) => `age(${birth}, dy)`,
    latestBirth: (years) => {
      const key = years.join();
      const known = places.get(key);
      if (known !== undefined) return known;
      const base = births.length;
      const same = years.every((each) => each === years[0]);
      for (const each of same ? years.slice(0, 1) : years)
        for (let day = 0; day < days; day++) births.push(latestBirthFor(each, first + day));
      const code = same ? `L[${base} + dy]` : `L[${base} + area[i] * ${days} + dy]`;
      places.set(key, code);
      return code;
    },
    finish: () => ({ births: Int32Array.from(births), age: agesOn(first) }),
  };
}

/** Each day's ages are prepared when they are first asked for. */
function agesOn(first: DayNumber): CalendarTable['age'] {
  const prepared: ((birth: DayNumber) => number)[] = [];
  return (birth, day = 0) => {
    prepared[day] ??= completedYears(first + day);
    return prepared[day](birth);
  };
}
