/** Which number formats of a workbook show a date. */
import { dateOf, type PlainDate } from '../values/date.ts';

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

/** An ISO date with or without time, as some writers store it. */
export function dateOfIso(text: string): PlainDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  return match ? dateOf(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}
