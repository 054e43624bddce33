/** What a policy decides for one person on one day, with all its reasons. Plain data. */
import type { FactValue } from '../define/pack.ts';
import type { ParameterKind, ParameterValue } from '../define/parameter.ts';
import type { Policy, Verdict } from '../define/policy.ts';
import type { Source } from '../define/source.ts';
import type { PlainDate } from '../values/date.ts';

export type Outcome = 'eligible' | 'ineligible' | 'unknown';

/** Outcomes in columns: 0 ineligible, 1 eligible, 2 unknown. */
export const outcomes: readonly Outcome[] = ['ineligible', 'eligible', 'unknown'];

export interface FactUsed {
  readonly id: string;
  readonly label: string;
  /** As in a facts file: a choice's id, a date's text, integer fen; null when unknown. */
  readonly value: FactValue;
  /** For people: 3级, 低保一类, 110元/月, 2026-07-01; 不清楚 when unknown. */
  readonly text: string;
  readonly unknown: boolean;
}

export interface ParameterUsed {
  readonly id: string;
  readonly label: string;
  readonly kind: ParameterKind;
  /** Of a table the row that was read; the whole table when a key is unknown. Money in fen. */
  readonly value: ParameterValue;
  /** For people: 150元/月, 12.5%. */
  readonly text: string;
  readonly from: PlainDate;
  readonly source: Source;
}

/** Another policy whose decision counts. */
export interface PolicyUsed {
  readonly id: string;
  readonly title: string;
  readonly outcome: Outcome;
}

export interface CriterionResult {
  readonly id: string;
  /** null: can not be told, because a fact is unknown. */
  readonly holds: boolean | null;
  readonly because: string;
  readonly becauseEn: string;
  readonly otherwise: string;
  readonly source: Source;
  readonly facts: readonly FactUsed[];
  readonly parameters: readonly ParameterUsed[];
  readonly policies: readonly PolicyUsed[];
}

/** A figure that the rule works out besides its verdict. */
export interface FigureResult {
  readonly id: string;
  readonly label: string;
  readonly labelEn: string;
  readonly kind: 'integer' | 'money';
  /** Null when it can not be told. Money in fen. */
  readonly value: number | null;
  /** For people: 12名; 不清楚. */
  readonly text: string;
  readonly source: Source;
  readonly facts: readonly FactUsed[];
  readonly parameters: readonly ParameterUsed[];
  readonly missing: readonly string[];
  readonly missingLabels: readonly string[];
}

export interface Decision {
  readonly policy: string;
  readonly title: string;
  readonly titleEn: string;
  readonly every: Policy['every'];
  /** From when the version of the policy holds by which was decided; null: the policy was not in force on that day. */
  readonly version: PlainDate | null;
  readonly on: PlainDate;
  readonly outcome: Outcome;
  /** Fen per period. Zero when refused; null when the benefit is not money or the amount can not be told. */
  readonly amountFen: number | null;
  readonly criteria: readonly CriterionResult[];
  /** What the amount was computed from. */
  readonly amountFacts: readonly FactUsed[];
  readonly amountParameters: readonly ParameterUsed[];
  /** Ids of unknown facts whose value could still change the outcome or the amount. */
  readonly missing: readonly string[];
  /** Their labels, in the same order. */
  readonly missingLabels: readonly string[];
  /** Only of policies that work out figures. */
  readonly figures?: readonly FigureResult[];
  /** How the outcome is said, where the policy says it in words of its own. */
  readonly verdict?: Verdict;
}
