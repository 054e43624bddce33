import type { Decision } from './decision.ts';

export interface DecisionWords {
  /** One sentence: 可以享受“…”，每月 150元。 */
  readonly headline: string;
  /** One sentence per reason, each with its clause. Eligible: why; ineligible: the criteria that fail; unknown: what is needed. */
  readonly reasons: readonly string[];
}

export declare function wordsOf(decision: Decision, language: 'zh' | 'en'): DecisionWords;
