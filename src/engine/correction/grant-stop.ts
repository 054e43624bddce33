/** A grant of a place, an area or an organisation that is stopped: from which month, what was paid month by month, and how it comes back. */

import type { Step } from '../../define/assertion.ts';
import { fromDayNumber, monthOf } from '../../values/date.ts';
import { type Month, monthAfter } from '../entitlement/period.ts';

export interface StoppedMonth {
  readonly month: Month;
  readonly paidFen: number;
  /** Of it what is to come back and was not claimed before. */
  readonly recoverFen: number;
}

export interface PaidMonth {
  readonly month: Month;
  /** Above zero. */
  readonly paidFen: number;
}

/**
 * From the running total of what was paid, in order of days: a month's payment is by how much the total rose in it. Where the total falls, money was
 * booked back, and the latest payments before it are less by that.
 */
export function paidMonths(total: readonly Pick<Step, 'from' | 'value'>[]): PaidMonth[] {
  const paid: { month: Month; paidFen: number }[] = [];
  let before = 0;
  for (const { from, value } of total) {
    const rise = value - before;
    before = value;
    if (rise > 0) pay(paid, monthOf(fromDayNumber(from)), rise);
    else bookBack(paid, -rise);
  }
  return paid.filter(({ paidFen }) => paidFen > 0);
}

function pay(paid: { month: Month; paidFen: number }[], month: Month, fen: number): void {
  const last = paid.at(-1);
  if (last?.month === month) last.paidFen += fen;
  else paid.push({ month, paidFen: fen });
}

function bookBack(paid: { month: Month; paidFen: number }[], fen: number): void {
  let open = fen;
  for (let index = paid.length - 1; index >= 0 && open > 0; index--) {
    const taken = Math.min(open, paid[index]!.paidFen);
    paid[index]!.paidFen -= taken;
    open -= taken;
  }
}

/** What was claimed by earlier stops counts against the same month first, then against the oldest. The sums are: paid − claimed, never below zero. */
export function stoppedMonths(paid: readonly PaidMonth[], claimed: readonly StoppedMonth[]): StoppedMonth[] {
  const claims = new Map<Month, number>();
  for (const { month, recoverFen } of claimed) claims.set(month, (claims.get(month) ?? 0) + recoverFen);
  const months = paid.map(({ month, paidFen }) => {
    const own = Math.min(paidFen, claims.get(month) ?? 0);
    claims.set(month, (claims.get(month) ?? 0) - own);
    return { month, paidFen, recoverFen: paidFen - own };
  });
  let left = [...claims.values()].reduce((sum, fen) => sum + fen, 0);
  return months.map((each) => {
    const taken = Math.min(left, each.recoverFen);
    left -= taken;
    return { ...each, recoverFen: each.recoverFen - taken };
  });
}

export const recoverable = (months: readonly StoppedMonth[]): number =>
  months.reduce((sum, { recoverFen }) => sum + recoverFen, 0);

/** The month after the one in which the first of the reasons came about, or that month itself where the policy says so. */
export function stopMonth(reasonsSince: readonly Month[], rule: 'month-after' | 'month-of-change'): Month {
  const first = reasonsSince.toSorted()[0]!;
  return rule === 'month-after' ? monthAfter(first) : first;
}

export interface Part {
  readonly month: Month;
  /** Above zero. */
  readonly fen: number;
}

/** Equal parts, month by month, the last one smaller; together exactly the total. */
export function repaymentParts(totalFen: number, { months, from }: { months: number; from: Month }): Part[] {
  const part = Math.ceil(totalFen / months);
  return Array.from({ length: months }, (_, index) => ({
    month: monthAfter(from, index),
    fen: Math.max(0, Math.min(part, totalFen - part * index)),
  })).filter(({ fen }) => fen > 0);
}
