/** How many policies say what about somebody, in the same words wherever they are counted. */
import type { Outcome } from '../../engine/decision.ts';

export interface Counted {
  readonly outcome: Outcome;
  /** Whether the benefit is money. */
  readonly pays: boolean;
}

/** 符合 9 项（其中 4 项不发钱），缺信息 12 项，不符合 44 项 */
export function outcomeCounts(decisions: readonly Counted[]): string {
  const of = (outcome: Outcome) => decisions.filter((each) => each.outcome === outcome);
  const [eligible, unknown, ineligible] = [of('eligible'), of('unknown'), of('ineligible')];
  return `${qualifying(eligible)}，缺信息 ${unknown.length} 项，不符合 ${ineligible.length} 项`;
}

/** 符合 9 项（其中 4 项不发钱） */
function qualifying(eligible: readonly Counted[]): string {
  return `符合 ${eligible.length} 项${withoutMoney(eligible)}`;
}

/** （其中 4 项不发钱） */
export function withoutMoney(policies: readonly Pick<Counted, 'pays'>[]): string {
  const free = policies.filter(({ pays }) => !pays).length;
  return free === 0 ? '' : `（其中 ${free} 项不发钱）`;
}
