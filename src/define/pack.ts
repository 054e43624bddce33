/** A pack: one programme in the words of this folder, as plain data. */
import type { EnglishNames } from './english.ts';
import type { Fact } from './fact.ts';
import type { Indicator, Target } from './indicator.ts';
import type { Ledger } from './ledger.ts';
import type { Paper } from './paper.ts';
import type { Parameter } from './parameter.ts';
import type { MatchingFund, Project } from './plan.ts';
import type { Policy } from './policy.ts';

export type FactValue = number | string | boolean | null;
export type FactValues = Readonly<Record<string, FactValue>>;

/**
 * What is given: the shape of FACTS.json. For a person, `members` are the other people of the household; the person is counted in automatically.
 * For a place, an area or an organisation its facts alone.
 */
export interface GivenFacts {
  readonly person?: FactValues;
  readonly household?: FactValues;
  readonly members?: readonly FactValues[];
  readonly place?: FactValues;
  readonly area?: FactValues;
  readonly organisation?: FactValues;
}

/** A case an official can check by hand; a pack is accepted by its cases. */
export interface WorkedCase {
  readonly policy: string;
  readonly title: string;
  readonly on: string;
  readonly area?: string;
  readonly given: GivenFacts;
  readonly expect: {
    /** `not-in-force`: the policy has no version on that day. */
    readonly outcome: 'eligible' | 'ineligible' | 'unknown' | 'not-in-force';
    readonly amountFen?: number;
    /** Figures worked out by hand, where the policy has any; null where it can not be told. Those not named are not compared. */
    readonly figures?: Readonly<Record<string, number | null>>;
    /** Criteria that do not hold. */
    readonly fails?: readonly string[];
    readonly missing?: readonly string[];
  };
}

/** What one person could draw for a month by several policies, and what is paid after the rules between them. */
export interface ClashCase {
  readonly title: string;
  /** 2026-03; 2026 for what is paid by the year. */
  readonly month: string;
  readonly area?: string;
  /** Fen by policy. */
  readonly due: Readonly<Record<string, number>>;
  readonly paid: Readonly<Record<string, number>>;
}

export interface Pack {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly facts: readonly Fact[];
  readonly parameters: readonly Parameter[];
  readonly policies: readonly Policy[];
  readonly ledgers: readonly Ledger[];
  readonly indicators: readonly Indicator[];
  readonly targets: readonly Target[];
  readonly funds: readonly MatchingFund[];
  readonly projects: readonly Project[];
  readonly papers: readonly Paper[];
  readonly cases: readonly WorkedCase[];
  /** One for each exclusion and each limit. */
  readonly clashCases: readonly ClashCase[];
  readonly english: EnglishNames;
}

type PackInput = Pick<Pack, 'id' | 'title' | 'version'> & Partial<Pack>;

export const pack = (input: PackInput): Pack => ({
  facts: [],
  parameters: [],
  policies: [],
  ledgers: [],
  indicators: [],
  targets: [],
  funds: [],
  projects: [],
  papers: [],
  cases: [],
  clashCases: [],
  english: {},
  ...input,
});
