/** What is due to one person for each period of each policy, after the rules between policies. */
import type { AreaCode } from '../../values/area.ts';
import type { Catalogue } from '../catalogue.ts';
import type { ClashRuling } from '../entitlement/history.ts';
import type { EntitledPeriod } from '../entitlement/pay-periods.ts';
import type { Months, Period } from '../entitlement/period.ts';
import { isOpen } from '../entitlement/redetermine.ts';
import type { PersonEntitlements } from '../entitlement/timeline.ts';
import { type Cut, settleClashes } from './clash.ts';
import { ELSEWHERE, leftElsewhere } from './ruled-clash.ts';

export interface Due {
  readonly policy: string;
  readonly entitled: EntitledPeriod;
  /** After exclusions and limits; null when it can not be told. */
  readonly amountFen: number | null;
  /** What was taken away, and by which policy's rule. */
  readonly cuts: Cut['cuts'];
}

/** Policies that pay money, those named or all. */
export function duesOf(
  person: PersonEntitlements,
  months: Months,
  policies: readonly string[] = person.catalogue.order,
): Due[] {
  const { catalogue } = person;
  const { rulings } = person.knowledge;
  const asked = new Set(policies);
  const dues = withRivals(catalogue, policies).flatMap((policy) =>
    person.periods(policy, months).map((entitled): Due => {
      const amountFen = isOpen(entitled, true) ? null : (entitled.amountFen ?? 0);
      if (amountFen !== 0 && leftElsewhere(rulings, policy, entitled.period.id))
        return { policy, entitled, amountFen: 0, cuts: [{ by: ELSEWHERE, fen: amountFen ?? 0, kind: 'excluded' }] };
      return { policy, entitled, amountFen, cuts: [] };
    }),
  );
  const money = dues.map(({ policy, entitled, amountFen }) => {
    const { period, decision } = entitled;
    return { policy, period, area: decision.area, amountFen };
  });
  const cut = moneyAfterRules(catalogue, money, rulings);
  return dues.flatMap((due, index) => {
    const { amountFen, cuts } = cut[index]!;
    return asked.has(due.policy) ? [{ ...due, amountFen, cuts: [...due.cuts, ...cuts] }] : [];
  });
}

/** What one person has coming for one period of a policy, before the rules between policies. */
export interface PeriodMoney {
  readonly policy: string;
  readonly period: Period;
  readonly area: AreaCode | '';
  /** Null: can not be told. */
  readonly amountFen: number | null;
}

/**
 * One person's money after exclusions and limits, in the order given. Areas may have limits of their own; a person's months are settled by the area
 * of each. What is paid once is tied to nothing, by the check of the catalogue.
 */
export function moneyAfterRules(
  catalogue: Catalogue,
  all: readonly PeriodMoney[],
  rulings: readonly ClashRuling[] = [],
): Pick<Due, 'amountFen' | 'cuts'>[] {
  const tied = all.filter(({ policy }) => ruled(catalogue, policy));
  const settled = new Map<PeriodMoney, Pick<Due, 'amountFen' | 'cuts'>>();
  for (const [area, own] of Map.groupBy(tied, (each): AreaCode | '' => each.area)) {
    const months = own.map(({ policy, period, amountFen }) => ({ policy, month: period.id, amountFen }));
    const { dues: settledCuts } = settleClashes(catalogue, months, area, rulings);
    own.forEach((each, index) => {
      const amountFen = each.amountFen === null ? null : settledCuts[index]!.amountFen;
      settled.set(each, { amountFen, cuts: settledCuts[index]!.cuts });
    });
  }
  return all.map((each) => settled.get(each) ?? { amountFen: each.amountFen, cuts: [] });
}

const partners = (catalogue: Catalogue, id: string): readonly string[] => {
  const policy = catalogue.policies.get(id);
  return [...(policy?.excludes?.map((rule) => rule.policy) ?? []), ...(policy?.cap?.with ?? [])];
};

/** Whether a rule between policies names it or is written in it. */
const ruled = (catalogue: Catalogue, id: string): boolean =>
  partners(catalogue, id).length > 0 ||
  catalogue.policies.get(id)?.cap !== undefined ||
  catalogue.order.some((other) => partners(catalogue, other).includes(id));

/** The policies named, and all that rules between policies tie to them, that pay money. */
export function withRivals(catalogue: Catalogue, policies: readonly string[]): string[] {
  const wanted = new Set<string>();
  const visit = (id: string): void => {
    if (wanted.has(id) || !catalogue.policies.has(id)) return;
    wanted.add(id);
    for (const other of partners(catalogue, id)) visit(other);
    for (const other of catalogue.order) if (partners(catalogue, other).includes(id)) visit(other);
  };
  policies.forEach(visit);
  return catalogue.order.filter((id) => wanted.has(id) && catalogue.checked.get(id)?.pays !== null);
}
