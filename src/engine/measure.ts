/** What a figure means beside its target. Everything is computed as a fraction and rounded half up once, at the end. */
import type { Indicator } from '../define/indicator.ts';
import type { MatchingFund } from '../define/plan.ts';

/** Value ÷ target, or any share. */
export interface Percent {
  /** 142.3 */
  readonly value: number;
  /** `142.3%` */
  readonly text: string;
}

export interface MeasuredAgainst {
  /** Null when the target is zero. */
  readonly attainment: Percent | null;
  /** How far the value is from the target, zero when it is reached. Where less is better: how far it lies above. */
  readonly shortfall: number;
  /** By how much the value goes beyond the target, zero when it does not. */
  readonly excess: number;
  readonly met: boolean;
}

export interface Measured {
  /** Null when there is nothing to divide by. Percent and permille with one decimal, money in fen, yes as 1 and no as 0. */
  readonly value: number | null;
  readonly against: MeasuredAgainst | null;
}

interface Fraction {
  readonly of: bigint;
  /** Above zero. */
  readonly in: bigint;
}

/** Quantities in ledgers have at most six decimals. */
const DECIMALS = 1_000_000;

function fractionOf(value: number): Fraction {
  if (Number.isSafeInteger(value)) return { of: BigInt(value), in: 1n };
  const scaled = Math.round(value * DECIMALS);
  if (!Number.isSafeInteger(scaled)) throw new RangeError('the figure is too large to be exact');
  return { of: BigInt(scaled), in: BigInt(DECIMALS) };
}

const divide = (a: Fraction, b: Fraction): Fraction =>
  b.of < 0n ? { of: -a.of * b.in, in: a.in * -b.of } : { of: a.of * b.in, in: a.in * b.of };
const minus = (a: Fraction, b: Fraction): Fraction => ({ of: a.of * b.in - b.of * a.in, in: a.in * b.in });
const scale = (a: Fraction, by: bigint): Fraction => ({ of: a.of * by, in: a.in });

/** Half up, away from zero: 0.25 → 0.3 and −0.25 → −0.3 with one decimal. */
function rounded({ of, in: denominator }: Fraction, decimals: number): number {
  const power = 10n ** BigInt(decimals);
  const size = of < 0n ? -of : of;
  const whole = (2n * size * power + denominator) / (2n * denominator);
  const value = Number(whole) / Number(power);
  return of < 0n && whole > 0n ? -value : value;
}

/** 100 × numerator ÷ denominator; null when the denominator is zero. `percentOf(185, 130)` is 142.3 %. */
export function percentOf(numerator: number, denominator: number, decimals = 1): Percent | null {
  if (denominator === 0) return null;
  return percent(divide(fractionOf(numerator), fractionOf(denominator)), decimals);
}

function percent(share: Fraction, decimals: number): Percent {
  const value = rounded(scale(share, 100n), decimals);
  return { value, text: `${value.toFixed(decimals)}%` };
}

/** A value beside its target; `better: 'less'` where the target is a limit. */
export function against(value: number, target: number, better: 'more' | 'less' = 'more'): MeasuredAgainst {
  return beside(fractionOf(value), fractionOf(target), better, 6);
}

function beside(value: Fraction, target: Fraction, better: 'more' | 'less', decimals: number): MeasuredAgainst {
  const beyond = better === 'more' ? minus(value, target) : minus(target, value);
  const distance = Math.abs(rounded(beyond, decimals));
  return {
    attainment: target.of === 0n ? null : percent(divide(value, target), 1),
    shortfall: beyond.of < 0n ? distance : 0,
    excess: beyond.of > 0n ? distance : 0,
    met: beyond.of >= 0n,
  };
}

const factors: Record<Indicator['unit'], bigint> = { count: 1n, percent: 100n, permille: 1000n, fen: 1n, yesno: 1n };

/** An indicator's value from what was counted, and beside its target when there is one. `denominator` null: the indicator has none. */
export function measure(
  indicator: Pick<Indicator, 'unit' | 'better'>,
  numerator: number,
  denominator: number | null,
  target: number | null,
): Measured {
  if (denominator === 0) return { value: null, against: null };
  const share = denominator === null ? fractionOf(numerator) : divide(fractionOf(numerator), fractionOf(denominator));
  const { unit, better } = indicator;
  const exact = denominator === null ? share : scale(share, factors[unit]);
  const decimals = unit === 'percent' || unit === 'permille' ? 1 : unit === 'fen' ? 0 : 6;
  const value = unit === 'yesno' ? Number(exact.of > 0n) : rounded(exact, decimals);
  return { value, against: target === null ? null : beside(exact, fractionOf(target), better, decimals) };
}

/** Money in all and by level of government, in fen: units × the unit cost of each level. `costOf` gives a parameter's fen. */
export function fundTotals(
  fund: Pick<MatchingFund, 'shares'>,
  units: number,
  costOf: (parameter: string) => number,
): { total: bigint; byLevel: { level: 'province' | 'city' | 'county'; fen: bigint }[] } {
  const byLevel = fund.shares.map(({ level, parameter }) => ({
    level,
    fen: BigInt(units) * BigInt(costOf(parameter)),
  }));
  return { total: byLevel.reduce((sum, { fen }) => sum + fen, 0n), byLevel };
}
