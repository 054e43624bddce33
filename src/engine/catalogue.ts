import type { Fact } from '../define/fact.ts';
import type { Indicator, Target } from '../define/indicator.ts';
import type { Ledger } from '../define/ledger.ts';
import type { Pack } from '../define/pack.ts';
import type { Paper } from '../define/paper.ts';
import type { Parameter } from '../define/parameter.ts';
import type { MatchingFund, Project } from '../define/plan.ts';
import type { Policy } from '../define/policy.ts';

/** Everything that the packs and the registry define, checked and found by id. Iteration follows the order of definition. */
export interface Catalogue {
  readonly packs: readonly Pack[];
  readonly facts: ReadonlyMap<string, Fact>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly policies: ReadonlyMap<string, Policy>;
  readonly ledgers: ReadonlyMap<string, Ledger>;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly targets: readonly Target[];
  readonly funds: ReadonlyMap<string, MatchingFund>;
  readonly projects: ReadonlyMap<string, Project>;
  readonly papers: ReadonlyMap<string, Paper>;
  /** Policy ids so that each comes after the policies it reads. */
  readonly order: readonly string[];
}

export declare function catalogueOf(packs: readonly Pack[]): Catalogue;
