/** The sums of a determination as they are kept with the run and shown. */
import type { Catalogue } from '../../engine/catalogue.ts';
import type { PeriodTally } from '../../engine/determination/period-tally.ts';
import type { RuleMarks } from '../../engine/determination/rule-marks.ts';

/** For each policy its periods. */
export type Summary = readonly PeriodTally[];

/** What is kept with a run. */
export interface KeptSummary {
  /** What each policy pays by itself. */
  readonly sums: Summary;
  /** What rules between policies take away from them; runs of earlier versions have none. */
  readonly taken?: TakenByRules;
  /** The rules by which everybody was determined. */
  readonly marks: RuleMarks;
}

export interface TakenByRules {
  readonly sums: Summary;
  /** The rules by which it was worked out. */
  readonly mark: string;
}

export interface DeterminedPolicy {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string;
  readonly every: 'month' | 'year' | 'once';
  /** False: the benefit is not money. */
  readonly pays: boolean;
  readonly periods: PeriodTally['periods'];
}

/** Policies that are no longer in the catalogue are left out. */
export const namedTallies = (catalogue: Catalogue, summary: Summary): DeterminedPolicy[] =>
  summary.flatMap(({ policy, periods }) => {
    const known = catalogue.checked.get(policy);
    if (known === undefined) return [];
    const { title, titleEn, every } = known.policy;
    return [{ id: policy, title, titleEn, every, pays: known.pays !== null, periods }];
  });
