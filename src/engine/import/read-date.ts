/** Dates as people write them. What is missing (day, month) is filled with 1 and said: the precision is part of the reading. */
import { dateOf, type PlainDate } from '../../values/date.ts';
import { type Cell, dateOfSerial } from '../../values/sheet.ts';
import { bareText, cleanText } from './clean-text.ts';
import type { RuleId } from './rules.ts';

export interface DateReading {
  readonly date: PlainDate;
  readonly precision: 'day' | 'month' | 'year';
  readonly rules: readonly RuleId[];
}

export interface DateFault {
  readonly fault: 'lunar' | 'no-such-day' | 'unreadable';
}

interface Options {
  readonly today: PlainDate;
  readonly kind: Cell['kind'];
  readonly date1904?: boolean;
}

export function readDate(text: string, options: Options): DateReading | DateFault {
  if (options.kind === 'date') {
    const [year, month, day] = text.split('-').map(Number);
    return reading([year!, month, day], []);
  }
  const bare = chineseDigits(withoutTime(bareText(withoutHours(text))));
  if (options.kind === 'number' || /^\d{5}(\.\d+)?$/.test(bare)) {
    const serial = ofSerial(bare, options.date1904 === true);
    if (serial !== undefined) return serial;
  }
  return ofDigits(bare) ?? ofParts(bare, options.today) ?? { fault: isLunar(bare) ? 'lunar' : 'unreadable' };
}

const isLunar = (text: string): boolean => /农历|阴历|旧历|闰|正月|腊月|冬月|初[一二三四五六七八九十]|廿/u.test(text);

/** 2020/1/2 0:00:00: the space tells where the day ends, so it must still be there. */
const withoutHours = (text: string): string =>
  cleanText(text).replace(/(?<=\d)日?[T ]+([上下]午|[AP]M)? ?\d{1,2}[:：时]\d{1,2}.*$/iu, '');

/** Weekday, time of day and the words around a date. */
const withoutTime = (text: string): string =>
  text
    .replace(/[T日]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/u, (time) =>
      time.startsWith('日') ? '日' : '',
    )
    .replace(/[(]?(星期|周)[一二三四五六日天][)]?$/u, '')
    .replace(/[上下中]午$|凌晨$|晚上$/u, '')
    .replace(/月份$/u, '月')
    .replace(/^(公历|阳历|约|大约)/u, '');

const DIGITS = '〇一二三四五六七八九';

/** 二〇二六年三月十五日 → 2026年3月15日. Texts without 年 or 月 are left alone. */
function chineseDigits(text: string): string {
  if (!/[年月]/u.test(text) || !/[〇零○一二三四五六七八九十]/u.test(text) || isLunar(text)) return text;
  return text
    .replace(/[零○]/gu, '〇')
    .replace(/([一二三四五六七八九])?十([一二三四五六七八九])?/gu, (_, tens?: string, ones?: string) =>
      String((tens ? DIGITS.indexOf(tens) : 1) * 10 + (ones ? DIGITS.indexOf(ones) : 0)),
    )
    .replace(/[〇一二三四五六七八九]/gu, (char) => String(DIGITS.indexOf(char)));
}

/** Five digits are days since 1900 (or 1904): 31107 is 1985-03-01. */
function ofSerial(text: string, date1904: boolean): DateReading | undefined {
  const day = Math.floor(Number(text));
  if (!/^\d{5}(\.\d+)?$/.test(text) || day < 10_000 || day > 80_000) return undefined;
  const date = dateOfSerial(day, date1904);
  return date === undefined ? undefined : { date, precision: 'day', rules: ['date-serial'] };
}

/** 19850301, 198503, 1985; 850301. */
function ofDigits(text: string): DateReading | DateFault | undefined {
  const match =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^((?:19|20)\d{2})(\d{2})$/.exec(text) ?? /^((?:19|20)\d{2})$/.exec(text);
  if (!match) return undefined;
  return reading(
    match
      .slice(1)
      .filter((part) => part !== undefined)
      .map(Number),
    [],
  );
}

const FULL = /^(\d{4}|\d{2})[-/.年、,。·_~—–\\](\d{1,2})(?:[-/.月、,。·_~—–\\](\d{1,2})?)?$/u;

function ofParts(text: string, today: PlainDate): DateReading | DateFault | undefined {
  const bare = text.replace(/[日号.]$/u, '');
  const full = FULL.exec(bare);
  if (full) {
    const rules: RuleId[] = full[1]!.length === 2 ? ['date-two-digit-year'] : [];
    return reading(
      [longYear(full[1]!, today), Number(full[2]), full[3] === undefined ? undefined : Number(full[3])],
      rules,
    );
  }
  const short = /^(\d{2})(\d{2})(\d{2})$/.exec(bare);
  if (short) return reading([longYear(short[1]!, today), Number(short[2]), Number(short[3])], ['date-two-digit-year']);
  const year = /^(\d{4}|\d{2})年$/u.exec(bare);
  if (year) return reading([longYear(year[1]!, today)], year[1]!.length === 2 ? ['date-two-digit-year'] : []);
  const backward = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(bare);
  if (!backward) return undefined;
  const [first, second] = [Number(backward[1]), Number(backward[2])];
  // American order, unless the first can be no month.
  return reading(first > 12 ? [Number(backward[3]), second, first] : [Number(backward[3]), first, second], []);
}

/** Two digits are the latest such year that is not more than five years ahead: 85 is 1985, 28 may be a deadline in 2028. */
function longYear(text: string, today: PlainDate): number {
  const year = Number(text);
  if (text.length === 4) return year;
  const now = Number(today.slice(0, 4));
  const century = Math.floor(now / 100) * 100;
  return century + year <= now + 5 ? century + year : century - 100 + year;
}

function reading(
  [year, month, day]: readonly (number | undefined)[],
  rules: readonly RuleId[],
): DateReading | DateFault {
  const precision = month === undefined || month === 0 ? 'year' : day === undefined || day === 0 ? 'month' : 'day';
  const date = dateOf(year!, month || 1, day || 1);
  if (date === undefined || year! < 1890 || year! > 2150) return { fault: 'no-such-day' };
  const missing: RuleId[] =
    precision === 'year' ? ['date-year-only'] : precision === 'month' ? ['date-month-only'] : [];
  return { date, precision, rules: [...rules, ...missing] };
}
