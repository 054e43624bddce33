import type { MatchingFund } from '../define/plan.ts';

/** value ÷ target as an exact fraction with its text rounded half up; null without a target. */
export interface Attainment {
  readonly numerator: number;
  readonly denominator: number;
  /** Percent with one decimal as a number, 142.3; null when the target is zero. */
  readonly percent: number | null;
  /** `142.3%` */
  readonly text: string;
}

export interface MeasuredAgainst {
  readonly attainment: Attainment;
  /** How much is missing to the target, never below zero. */
  readonly shortfall: number;
  /** How much more than the target, never below zero. */
  readonly excess: number;
}

export declare function against(value: number, target: number, better?: 'more' | 'less'): MeasuredAgainst;
/** 100 × numerator ÷ denominator, rounded half up to `decimals`; null when the denominator is zero. */
export declare function percentOf(
  numerator: number,
  denominator: number,
  decimals?: number,
): { value: number; text: string } | null;
/** Fen in all and by level: units × the unit cost of each level. */
export declare function fundTotals(
  fund: MatchingFund,
  units: number,
  costOf: (parameter: string) => number,
): { total: bigint; byLevel: { level: string; fen: bigint }[] };
