/** Which benefits, once drawn, leave nothing of another one to apply for. */
import type { Catalogue } from '../catalogue.ts';
import { exclusionBetween } from './clash.ts';

export interface ExcludedBy {
  readonly policy: string;
  /** Whatever the amounts, when it is the larger one, or when it is at least as large. */
  readonly wins: 'always' | 'larger' | 'at-least';
}

/** In the catalogue's order. Where the rule keeps the policy asked about, it is still to be applied for, and none is named. */
export function excludedBy(catalogue: Catalogue, policy: string): ExcludedBy[] {
  return [...catalogue.policies.keys()].flatMap((other): ExcludedBy[] => {
    const found = other === policy ? undefined : exclusionBetween(catalogue, policy, other);
    if (found === undefined) return [];
    const { keep } = found.rule;
    const statedHere = found.writtenIn === policy;
    if (keep === 'larger') return [{ policy: other, wins: statedHere ? 'larger' : 'at-least' }];
    return (keep === 'other') === statedHere ? [{ policy: other, wins: 'always' }] : [];
  });
}
