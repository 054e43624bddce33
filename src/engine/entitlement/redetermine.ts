/**
 * Redetermination by difference: of what became known only the policies that read it are decided again, and only for the months it concerns.
 * It gives what deciding everything again would give.
 */
import type { Policy } from '../../define/policy.ts';
import { type DayNumber, fromDayNumber, monthOf } from '../../values/date.ts';
import { newsBetween } from './news.ts';
import type { EntitledPeriod } from './pay-periods.ts';
import { firstDayOf, type Months, monthAfter } from './period.ts';
import { common, type Span } from './span.ts';
import type { PersonEntitlements } from './timeline.ts';

export type ChangeKind = 'unchanged' | 'starts' | 'stops' | 'amount-changes' | 'was-unknown' | 'becomes-unknown';

export interface PeriodChange {
  readonly policy: string;
  /** `2026-05`, `2026` or `once`. */
  readonly period: string;
  readonly change: Exclude<ChangeKind, 'unchanged'>;
  readonly before: EntitledPeriod;
  readonly after: EntitledPeriod;
}

type Due = Pick<EntitledPeriod, 'outcome' | 'amountFen'>;

/** `pays`: whether the benefit is money; then an amount that can not be told is unknown. */
export function changeOf(before: Due, after: Due, pays: boolean): ChangeKind {
  const [was, is] = [isOpen(before, pays), isOpen(after, pays)];
  if (was || is) return was && is ? 'unchanged' : was ? 'was-unknown' : 'becomes-unknown';
  if (before.outcome !== after.outcome) return after.outcome === 'eligible' ? 'starts' : 'stops';
  return before.amountFen === after.amountFen ? 'unchanged' : 'amount-changes';
}

export const isOpen = ({ outcome, amountFen }: Due, pays: boolean): boolean =>
  outcome === 'unknown' || (pays && outcome === 'eligible' && amountFen === null);

/** The same person before and after, by the same catalogue: what is different in these months, and nothing else is looked at. */
export function redetermine(before: PersonEntitlements, after: PersonEntitlements, months: Months): PeriodChange[] {
  const news = newsBetween(after.catalogue, before.knowledge, after.knowledge);
  return [...news].flatMap(([policy, spans]) => {
    const touched = monthsTouched(after.catalogue.policies.get(policy)!.every, spans, months);
    return touched ? comparePeriods(before, after, policy, touched) : [];
  });
}

/** Everything is decided again: for another catalogue, and to hold the above against. */
export function redetermineAll(
  before: PersonEntitlements,
  after: PersonEntitlements,
  months: Months,
  policies: readonly string[] = after.catalogue.order,
): PeriodChange[] {
  return policies.flatMap((policy) => comparePeriods(before, after, policy, months));
}

function comparePeriods(
  before: PersonEntitlements,
  after: PersonEntitlements,
  policy: string,
  months: Months,
): PeriodChange[] {
  const pays = after.catalogue.checked.get(policy)!.pays !== null;
  const was = before.periods(policy, months);
  return after.periods(policy, months).flatMap((now, index): PeriodChange[] => {
    const then = was[index]!;
    const change = changeOf(then, now, pays);
    return change === 'unchanged' ? [] : [{ policy, period: now.period.id, change, before: then, after: now }];
  });
}

/** From the first month touched to the last. */
function monthsTouched(every: Policy['every'], spans: readonly Span[], { first, last }: Months): Months | null {
  const all = { from: firstDayOf(first), to: firstDayOf(monthAfter(last)) };
  const within = spans.flatMap((span) => common(span, all) ?? []);
  if (every !== 'month') return spans.length > 0 ? { first, last } : null;
  if (within.length === 0) return null;
  const monthOn = (day: DayNumber) => monthOf(fromDayNumber(day));
  return {
    first: monthOn(Math.min(...within.map(({ from }) => from))),
    last: monthOn(Math.max(...within.map(({ to }) => to)) - 1),
  };
}
