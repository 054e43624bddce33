/** The stretch of time that is determined: the months asked for, and for policies that pay by the year the years around them. */
import type { AreaCode } from '../../values/area.ts';
import type { Catalogue } from '../catalogue.ts';
import { commonCuts } from '../entitlement/calendar.ts';
import { type Months, type Period, periodsFor } from '../entitlement/period.ts';
import type { Span } from '../entitlement/span.ts';

/** All days whose decisions matter, and for each policy what it is paid for. */
export interface Window extends Span {
  readonly months: Months;
  /** Policy → months, years or once, in order. */
  readonly periods: ReadonlyMap<string, readonly Period[]>;
}

/** `policies` and `months` are not empty. */
export function windowOf(catalogue: Catalogue, policies: readonly string[], months: Months): Window {
  const periods = new Map(policies.map((id) => [id, periodsFor(catalogue.policies.get(id)!.every, months)]));
  const all = [...periods.values()].flat();
  return {
    months,
    periods,
    from: all.reduce((least, { from }) => Math.min(least, from), Number.POSITIVE_INFINITY),
    to: all.reduce((most, { to }) => Math.max(most, to), Number.NEGATIVE_INFINITY),
  };
}

/** These policies and all that they read in any version. */
export function policiesBehind(catalogue: Catalogue, policies: readonly string[]): string[] {
  const found = new Set<string>();
  const visit = (id: string): void => {
    if (found.has(id)) return;
    found.add(id);
    for (const { criteria, amountReads } of catalogue.checked.get(id)!.versions)
      for (const reads of [...criteria.map((criterion) => criterion.reads), amountReads]) reads.policies.forEach(visit);
  };
  policies.forEach(visit);
  return catalogue.order.filter((id) => found.has(id));
}

/** The window in spans in which neither versions nor values of parameters change anywhere: columns are decided for each at once. */
export function commonSpans(
  catalogue: Catalogue,
  policies: readonly string[],
  areas: readonly (AreaCode | '')[],
  { from, to }: Span,
): Span[] {
  const days = new Set([from]);
  const behind = policiesBehind(catalogue, policies);
  for (const area of areas) for (const day of commonCuts(catalogue, behind, area, { from, to })) days.add(day);
  const starts = [...days].sort((a, b) => a - b);
  return starts.map((start, index) => ({ from: start, to: starts[index + 1] ?? to }));
}
