/** What the packs and the registry define, merged and found by id, before anything is checked. Iteration follows the order of definition. */
import type { Fact } from '../define/fact.ts';
import type { Indicator, Target } from '../define/indicator.ts';
import type { Ledger } from '../define/ledger.ts';
import type { Pack } from '../define/pack.ts';
import type { Paper } from '../define/paper.ts';
import type { Parameter } from '../define/parameter.ts';
import type { MatchingFund, Project } from '../define/plan.ts';
import type { Policy } from '../define/policy.ts';

export interface Definitions {
  readonly packs: readonly Pack[];
  /** The registry's facts first. */
  readonly facts: ReadonlyMap<string, Fact>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly policies: ReadonlyMap<string, Policy>;
  readonly ledgers: ReadonlyMap<string, Ledger>;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly targets: readonly Target[];
  readonly funds: ReadonlyMap<string, MatchingFund>;
  readonly projects: ReadonlyMap<string, Project>;
  readonly papers: ReadonlyMap<string, Paper>;
}
