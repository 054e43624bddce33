/** The stretch of days that a period names: `2026`, `2026-07`, `2026H1`, `2026Q3`. */
import { addMonths, dateOf, type PlainDate } from '../values/date.ts';

export interface Period {
  readonly from: PlainDate;
  /** The first day after it. */
  readonly until: PlainDate;
}

/** Undefined when the text names no period. */
export function periodOf(text: string): Period | undefined {
  const match = /^(\d{4})(?:-(\d{2})|H([12])|Q([1-4]))?$/.exec(text);
  if (!match) return undefined;
  const [, year, month, half, quarter] = match;
  const first = month ? Number(month) : half ? Number(half) * 6 - 5 : quarter ? Number(quarter) * 3 - 2 : 1;
  const from = dateOf(Number(year), first, 1);
  return from && { from, until: addMonths(from, month ? 1 : half ? 6 : quarter ? 3 : 12) };
}
