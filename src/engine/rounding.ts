/** The share of an amount, rounded as the rule says. Exact: the range check keeps every product below 2^53, where division of whole numbers rounds down truly. */
import type { Rounding } from '../define/expression.ts';
import type { Rate } from '../values/money.ts';

/** rate × amount; an amount below zero counts as zero. */
export function shareOf(amount: number, rate: Rate, round: Rounding): number {
  if (amount <= 0) return 0;
  const numerator = amount * rate.of;
  const unit = rate.in * round.to;
  if (round.mode === 'down') return Math.floor(numerator / unit) * round.to;
  if (round.mode === 'up') return Math.floor((numerator + unit - 1) / unit) * round.to;
  return Math.floor((2 * numerator + unit) / (2 * unit)) * round.to;
}

/** amount × by ÷ per; a product below zero counts as zero. `per` is at least 1. */
export const portionOf = (amount: number, by: number, per: number, round: Rounding): number =>
  shareOf(amount * by, { of: 1, in: per }, round);

/** Whether `shareOf` is exact for every amount up to `high`. */
export const shareIsExact = (high: number, rate: Rate, round: Rounding): boolean =>
  2 * Math.max(high, 0) * rate.of + 2 * rate.in * round.to <= Number.MAX_SAFE_INTEGER;
