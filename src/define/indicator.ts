/** An indicator counts entries, people or decisions by area and period, against a target handed down the area tree. */
import type { AreaCode } from '../values/area.ts';
import type { Expression } from './expression.ts';
import type { Source } from './source.ts';

/** `where` is a condition over the ledger's fields (`stage` is the stage reached), or over the facts of people. */
export type Measure =
  | {
      readonly of: 'entries';
      readonly ledger: string;
      readonly where?: Expression /** field that puts the entry into a period */;
      readonly date?: string /** sum of this field instead of the count */;
      readonly sum?: string /** count different values of this field */;
      readonly distinct?: string;
    }
  | { readonly of: 'people'; readonly where: Expression }
  | {
      readonly of: 'decisions';
      readonly policy: string;
      readonly outcome: 'eligible' | 'ineligible' | 'unknown';
      readonly sum?: 'amount';
    }
  | { readonly of: 'villages' };

export interface Indicator {
  readonly id: string;
  readonly title: string;
  readonly requirements: readonly string[];
  readonly unit: 'count' | 'percent' | 'permille' | 'fen' | 'yesno';
  /** 人, 例, 个, 村 … for papers and tables. */
  readonly counter?: string;
  readonly better: 'more' | 'less';
  readonly numerator: Measure;
  /** Without one the value is the numerator itself. */
  readonly denominator?: Measure;
}

export interface Target {
  readonly indicator: string;
  readonly area: AreaCode;
  /** `2026`, `2026-07` or `2026H1`. */
  readonly period: string;
  readonly value: number;
  readonly handedDownBy: string;
  readonly source: Source;
}

export const indicator = (input: Indicator): Indicator => input;
export const entries = (
  ledger: string,
  options: Omit<Extract<Measure, { of: 'entries' }>, 'of' | 'ledger'> = {},
): Measure => ({ of: 'entries', ledger, ...options });
export const people = (where: Expression): Measure => ({ of: 'people', where });
export const decisions = (policy: string, outcome: 'eligible' | 'ineligible' | 'unknown' = 'eligible'): Measure => ({
  of: 'decisions',
  policy,
  outcome,
});
