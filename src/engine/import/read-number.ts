/** Numbers and amounts of money as people write them, read digit by digit: nothing here goes through a float. */
import { bareText } from './clean-text.ts';

/** A decimal as written: `whole` with sign, `fraction` digits as they stand. */
export interface Decimal {
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
}

/** `1,100`, `1100.50`, `１１００`, `4.1E3`, `(100)` for minus; undefined for anything else. */
export function readDecimal(text: string): Decimal | undefined {
  let bare = bareText(text).replace(/[,，](?=\d{3}(\D|$))/gu, '');
  const inBrackets = /^\(([\d.]+)\)$/.exec(bare);
  if (inBrackets) bare = `-${inBrackets[1]}`;
  const match = /^([-+])?(\d{1,16})?(?:\.(\d{0,20}))?(?:E([-+]?\d{1,2}))?$/i.exec(bare);
  if (!match || (match[2] === undefined && !match[3])) return undefined;
  const [, sign, whole = '0', fraction = '', exponent = '0'] = match;
  return shift({ negative: sign === '-', whole, fraction }, Number(exponent));
}

/** Moves the point to the right (or left, below zero). */
function shift({ negative, whole, fraction }: Decimal, places: number): Decimal {
  if (places >= 0) {
    const padded = fraction.padEnd(places, '0');
    return trim({ negative, whole: whole + padded.slice(0, places), fraction: padded.slice(places) });
  }
  const padded = whole.padStart(1 - places, '0');
  return trim({ negative, whole: padded.slice(0, places), fraction: padded.slice(places) + fraction });
}

const trim = ({ negative, whole, fraction }: Decimal): Decimal => ({
  negative,
  whole: whole.replace(/^0+(?=\d)/, ''),
  fraction: fraction.replace(/0+$/, ''),
});

export const decimalToNumber = ({ negative, whole, fraction }: Decimal): number =>
  Number(`${negative ? '-' : ''}${whole}.${fraction || '0'}`);

const CHINESE_DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  幺: 1,
  二: 2,
  贰: 2,
  两: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const CHINESE_UNITS: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };

/** 十二, 一百一十, 壹万贰仟叁佰; undefined when another character is among them. */
export function readChineseInteger(text: string): number | undefined {
  if (text === '') return undefined;
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  for (const char of text) {
    const unit = CHINESE_UNITS[char];
    if (char in CHINESE_DIGITS) digit = CHINESE_DIGITS[char]!;
    else if (unit !== undefined) {
      section += (digit ?? 1) * unit;
      digit = undefined;
    } else if (char === '万' || char === '亿') {
      total = (total + section + (digit ?? 0)) * (char === '万' ? 10_000 : 100_000_000);
      section = 0;
      digit = undefined;
    } else return undefined;
  }
  return total + section + (digit ?? 0);
}

export interface MoneyReading {
  readonly fen: number;
  /** More than two decimals were rounded, half up. */
  readonly rounded: boolean;
  /** The text itself named its unit, so the table's does not count. */
  readonly ownUnit: boolean;
}

const WORDS = /^(人民币|RMB|CNY|每月|每人|约|共计?|合计)|(\/月|每月|\/年|每年|\/人|左右|整|正)$/giu;

/** `1,100元`, `¥110.5`, `0.5万`, `壹佰壹拾元整`, `一百一十元五角`; undefined when it is none. `yuanPerUnit` is the table's unit. */
export function readMoney(text: string, yuanPerUnit = 1): MoneyReading | undefined {
  let bare = bareText(text).replace(/[¥￥]/gu, '').replace(/圆/gu, '元');
  for (let before = ''; before !== bare; ) {
    before = bare;
    bare = bare.replace(WORDS, '');
  }
  const match = /^([-+(]?[\d.,，E]+\)?)(元|万元?|千元|百元|角)?$/iu.exec(bare);
  if (!match) return readChineseMoney(bare);
  const decimal = readDecimal(match[1]!);
  if (decimal === undefined) return undefined;
  const ownUnit = match[2] !== undefined;
  const fenPerUnit = ownUnit ? FEN_PER_UNIT[match[2]!]! : yuanPerUnit * 100;
  return toFen(decimal, fenPerUnit, ownUnit);
}

const FEN_PER_UNIT: Record<string, number> = {
  元: 100,
  万元: 1_000_000,
  万: 1_000_000,
  千元: 100_000,
  百元: 10_000,
  角: 10,
};

function toFen(decimal: Decimal, fenPerUnit: number, ownUnit: boolean): MoneyReading | undefined {
  const { negative, whole, fraction } = shift(decimal, Math.round(Math.log10(fenPerUnit)));
  if (whole.length > 15) return undefined;
  const up = fraction !== '' && fraction[0]! >= '5' ? 1 : 0;
  const fen = Number(whole) + up;
  return { fen: negative && fen > 0 ? -fen : fen, rounded: fraction !== '', ownUnit };
}

function readChineseMoney(text: string): MoneyReading | undefined {
  const match = /^([^元角分]+)元(?:零)?(?:(.)角)?(?:零)?(?:(.)分)?$|^([^元角分]+)$/u.exec(text);
  if (!match) return undefined;
  const yuan = readChineseInteger(match[1] ?? match[4] ?? '');
  const jiao = match[2] === undefined ? 0 : CHINESE_DIGITS[match[2]];
  const fen = match[3] === undefined ? 0 : CHINESE_DIGITS[match[3]];
  if (yuan === undefined || jiao === undefined || fen === undefined) return undefined;
  return { fen: yuan * 100 + jiao * 10 + fen, rounded: false, ownUnit: true };
}

export type LevelReading = { readonly level: number } | { readonly fault: 'ambiguous' | 'unreadable' };

const ROMAN: Record<string, number> = { I: 1, II: 2, III: 3, IV: 4, V: 5 };
const NUMERAL = '[0-9]|[一二三四五壹贰叁肆伍零两]|IV|V|I{1,3}';

/** 一, 壹, Ⅰ, 1, 1级, 一级, 肢体四级. 重度 names no level, and two levels name none either. */
export function readLevel(text: string): LevelReading {
  const bare = bareText(text).toUpperCase().replace(/\.0+$/, '');
  const whole = new RegExp(`^第?(${NUMERAL})[级級类等]?$`, 'u').exec(bare);
  if (whole) return { level: numeralOf(whole[1]!) };
  const several = new RegExp(`(?:${NUMERAL})[、,，/\\-—~至或和](?:${NUMERAL})`, 'u').test(bare);
  if (several) return { fault: 'ambiguous' };
  const inside = [...bare.matchAll(new RegExp(`(${NUMERAL})[级級等]`, 'gu'))].map((match) => numeralOf(match[1]!));
  if (new Set(inside).size === 1) return { level: inside[0]! };
  if (inside.length > 1 || /极?重度?|中度?|轻度?|严重/u.test(bare)) return { fault: 'ambiguous' };
  return { fault: 'unreadable' };
}

const numeralOf = (text: string): number => ROMAN[text] ?? CHINESE_DIGITS[text] ?? Number(text);
