/** Where a policy stands in the packed results, and which bits its criteria have: what every list of decisions has to know first. */
import type { Catalogue } from '../../engine/catalogue.ts';
import { type CheckedCriterion, versionOn } from '../../engine/checked-policy.ts';
import { readsOn } from '../../engine/trace.ts';
import { type DecisionRun, latestRun, readPolicySlots } from '../../store/decision.ts';
import type { AreaCode } from '../../values/area.ts';
import type { PlainDate } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import type { Context } from '../operation.ts';

export interface PolicyPlace {
  readonly slot: number;
  /** The newest run that covers the area. */
  readonly run: DecisionRun;
  readonly criteria: readonly CheckedCriterion[];
}

/** Problems: `policy-unknown`; `not-decided-yet` when no run covers the area, or the policy came later than the last one. */
export async function policyPlace({ catalogue, tx }: Context, policy: string, area: AreaCode): Promise<PolicyPlace> {
  const checked = catalogue.checked.get(policy);
  if (checked === undefined) throw new Problem('policy-unknown', { id: policy });
  const run = await latestRun(tx, area);
  const slot = (await readPolicySlots(tx)).get(policy);
  if (run === undefined || slot === undefined) throw new Problem('not-decided-yet', { area });
  return { slot, run, criteria: versionOn(checked, run.on)?.criteria ?? [] };
}

/** Bits of the criteria that read a fact, also through the policies they read. */
export function bitsReading(
  catalogue: Catalogue,
  criteria: readonly CheckedCriterion[],
  fact: string,
  on: PlainDate,
): number {
  const reads = ({ facts, policies }: ReturnType<typeof readsOn>): boolean =>
    facts.includes(fact) || policies.some((id) => reads(readsOn(catalogue.checked.get(id)!, on)));
  return criteria.reduce((bits, criterion, bit) => (reads(criterion.reads) ? bits | (1 << bit) : bits), 0);
}
