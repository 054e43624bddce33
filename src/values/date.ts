/**
 * Dates of the field. A date is a civil date in Asia/Shanghai, written `YYYY-MM-DD`, never a `Date` object: drivers and time zones shift those.
 * Inside the engine a date is a day number (days since 1970-01-01), so that a column of dates is a column of integers.
 */
export type PlainDate = string & { readonly __plainDate: never };

/** Days since 1970-01-01, may be negative. */
export type DayNumber = number;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

export function isPlainDate(text: string): text is PlainDate {
  const match = DATE.exec(text);
  if (!match) return false;
  return isCivil(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** Takes a text that is known to be a date; throws when it is not: use `isPlainDate` first on input from outside. */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError(`not a calendar date: ${text.length} characters`);
  return text;
}

export function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function daysInMonth(year: number, month: number): number {
  return month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isCivil(year: number, month: number, day: number): boolean {
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Undefined when there is no such day: 2026-02-30. */
export function dateOf(year: number, month: number, day: number): PlainDate | undefined {
  if (!isCivil(year, month, day)) return undefined;
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}` as PlainDate;
}

const pad = (value: number): string => (value < 10 ? `0${value}` : String(value));

export function partsOf(date: PlainDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

export function toDayNumber(date: PlainDate): DayNumber {
  const { year, month, day } = partsOf(date);
  return dayNumberOf(year, month, day);
}

/** Civil calendar to day number (the era algorithm: 400 years are 146,097 days). */
export function dayNumberOf(year: number, month: number, day: number): DayNumber {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export function fromDayNumber(days: DayNumber): PlainDate {
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * mp + 2) / 5) + 1;
  const month = mp < 10 ? mp + 3 : mp - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}` as PlainDate;
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return fromDayNumber(toDayNumber(date) + days);
}

/** Adds months and clamps to the month's last day: 31 January + 1 month is 28 or 29 February. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const { year, month, day } = partsOf(date);
  const index = year * 12 + (month - 1) + months;
  const y = Math.floor(index / 12);
  const m = index - y * 12 + 1;
  return `${String(y).padStart(4, '0')}-${pad(m)}-${pad(Math.min(day, daysInMonth(y, m)))}` as PlainDate;
}

export const addYears = (date: PlainDate, years: number): PlainDate => addMonths(date, years * 12);

/**
 * Completed years of age on a day. Somebody born on 29 February completes a year on 28 February in common years:
 * the same clamp as `addYears`, so that `age >= n` and `birth <= on - n years` are one rule everywhere.
 */
export function ageOn(birth: PlainDate, on: PlainDate): number {
  return fullYearsBetween(toDayNumber(birth), toDayNumber(on));
}

export function fullYearsBetween(from: DayNumber, to: DayNumber): number {
  const a = partsOf(fromDayNumber(from));
  const b = partsOf(fromDayNumber(to));
  const birthday = Math.min(a.day, daysInMonth(b.year, a.month));
  return b.year - a.year - (b.month < a.month || (b.month === a.month && b.day < birthday) ? 1 : 0);
}

/** The last day number on which somebody is born who has completed `years` on day `on`. `age >= years` ⇔ `birth <= latestBirth`. */
export function latestBirthFor(years: number, on: DayNumber): DayNumber {
  const { year, month, day } = partsOf(fromDayNumber(on));
  const y = year - years;
  // On 28 February of a common year those born on 29 February have completed the year too.
  if (month === 2 && day === 28 && !isLeap(year) && isLeap(y)) return dayNumberOf(y, 2, 29);
  return dayNumberOf(y, month, Math.min(day, daysInMonth(y, month)));
}

/** `YYYY-MM` of a date. */
export const monthOf = (date: PlainDate): string => date.slice(0, 7);

export const firstOfMonth = (date: PlainDate): PlainDate => `${date.slice(0, 7)}-01` as PlainDate;

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** `1 July 2026` */
export function inEnglish(date: PlainDate): string {
  const { year, month, day } = partsOf(date);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** `2026年7月1日`: the way official papers write a date, without leading zeros. */
export function inChinese(date: PlainDate): string {
  const { year, month, day } = partsOf(date);
  return `${year}年${month}月${day}日`;
}
