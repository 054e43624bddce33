/** How official papers write numbers: plain digits, percent with one decimal rounded half up from the exact fraction, 万元 where it is exact. */
import type { Fen } from '../values/money.ts';

/** A whole or decimal number as an exact fraction: 92.5 is 925/10. Numbers of the field have at most six decimals. */
export interface Fraction {
  readonly of: bigint;
  readonly in: bigint;
}

export function fractionOf(value: number | bigint): Fraction {
  if (typeof value === 'bigint' || Number.isInteger(value)) return { of: BigInt(value), in: 1n };
  const [whole = '0', decimals = ''] = trimmed(value).split('.');
  return { of: BigInt(whole + decimals), in: 10n ** BigInt(decimals.length) };
}

const trimmed = (value: number): string => value.toFixed(6).replace(/\.?0+$/, '');

/** `value × scale` with one decimal, rounded half up. Exact whole results lose the decimal: `100%`, but 99.96 % is `100.0%`. */
function oneDecimal(value: Fraction, scale: bigint): string {
  const tenths = value.of * scale * 10n;
  const sign = tenths < 0n ? '-' : '';
  const size = tenths < 0n ? -tenths : tenths;
  const rounded = (size * 2n + value.in) / (value.in * 2n);
  const whole = size % (value.in * 10n) === 0n;
  return `${sign}${rounded / 10n}${whole ? '' : `.${rounded % 10n}`}`;
}

/** `142.3%`; undefined when nothing is to be divided by. */
export function percentText(numerator: number | bigint, denominator: number | bigint): string | undefined {
  const quotient = divide(numerator, denominator);
  return quotient && `${oneDecimal(quotient, 100n)}%`;
}

export function permilleText(numerator: number | bigint, denominator: number | bigint): string | undefined {
  const quotient = divide(numerator, denominator);
  return quotient && `${oneDecimal(quotient, 1000n)}‰`;
}

function divide(numerator: number | bigint, denominator: number | bigint): Fraction | undefined {
  const above = fractionOf(numerator);
  const below = fractionOf(denominator);
  return below.of > 0n ? { of: above.of * below.in, in: above.in * below.of } : undefined;
}

/** A count or quantity in plain digits, without separators of thousands. */
export const numberText = (value: number | bigint): string =>
  typeof value === 'bigint' ? String(value) : trimmed(value);

/** `45万元`, `1.23亿元`, `4523.50元`: the larger unit only where two decimals say the amount exactly. */
export function amountText(fen: Fen | bigint): string {
  const value = BigInt(fen);
  const sign = value < 0n ? '-' : '';
  const size = value < 0n ? -value : value;
  const unit = units.find(({ in: per }) => size >= per && size % (per / 100n) === 0n) ?? yuan;
  const hundredths = (size * 100n) / unit.in;
  const rest = hundredths % 100n;
  // Jiao and fen are written out in full, tenths of 万元 are not padded: 4523.50元, 27.5万元.
  const padded = rest.toString().padStart(2, '0');
  const decimals = rest === 0n ? '' : `.${unit === yuan ? padded : padded.replace(/0$/, '')}`;
  return `${sign}${hundredths / 100n}${decimals}${unit.name}`;
}

const yuan = { name: '元', in: 100n };
const units = [{ name: '亿元', in: 10_000_000_000n }, { name: '万元', in: 1_000_000n }, yuan];

const NUMERALS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 99 as headings count: 一, 十, 十二, 二十三. */
export function chineseOrdinal(index: number): string {
  if (!Number.isInteger(index) || index < 1 || index > 99) throw new RangeError('headings count from 1 to 99');
  const tens = Math.floor(index / 10);
  const ones = index % 10;
  return `${tens > 1 ? NUMERALS[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? NUMERALS[ones] : ''}`;
}

/** `2026年`, `2026年7月`, `2026年上半年`, `2026年第一季度`. */
export function periodLabel(period: string): string {
  const match = /^(?<year>\d{4})(?:-(?<month>\d{2})|H(?<half>[12])|Q(?<quarter>[1-4]))?$/.exec(period);
  if (!match?.groups)
    throw new RangeError('a period is a year, a month, a half or a quarter: 2026, 2026-07, 2026H1, 2026Q1');
  const { year, month, half, quarter } = match.groups;
  if (month) return `${year}年${Number(month)}月`;
  if (half) return `${year}年${half === '1' ? '上' : '下'}半年`;
  return quarter ? `${year}年第${NUMERALS[Number(quarter)]}季度` : `${year}年`;
}
