/** Which number formats of a workbook show a date, and the date behind a serial number. */
import { dateOf, fromDayNumber, type PlainDate } from '../values/date.ts';

/** Built-in formats that show a day (ECMA-376 18.8.30, with the Chinese ones); 18–21 and 45–47 show a time only. */
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN_DATES.has(id);
  // Office programs take 255 characters.
  if (code.length > 255) return false;
  // Quoted words, escaped characters and [colours, conditions, languages] are not part of the pattern.
  const pattern = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').split(';')[0]!;
  if (/general|@/i.test(pattern)) return false;
  return /y|d|e/i.test(pattern.replace(/e[+-]/gi, '')) || (/m/i.test(pattern) && !/[hs]/i.test(pattern));
}

const EPOCH_1900 = -25569;
const EPOCH_1904 = -24107;

/**
 * The day of a serial number; a fraction is the time and falls away. In the 1900 system day 60 is a 29 February that never was,
 * and the days before it are one off. Undefined when it is no day of the years 1900 to 2199.
 */
export function dateOfSerial(serial: number, date1904: boolean): PlainDate | undefined {
  const day = Math.floor(serial);
  if (!Number.isFinite(serial) || day < 1 || day > 109_575) return undefined;
  if (date1904) return fromDayNumber(day + EPOCH_1904);
  if (day === 60) return undefined;
  return fromDayNumber(day + EPOCH_1900 + (day < 60 ? 1 : 0));
}

/** An ISO date with or without time, as some writers store it. */
export function dateOfIso(text: string): PlainDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  return match ? dateOf(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}
