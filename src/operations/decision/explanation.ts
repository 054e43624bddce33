/** Decisions with their words, for facts that are given: what the command line, the portal without scripts and the API answer. Pure. */
import type { Catalogue } from '../../engine/catalogue.ts';
import type { Decision } from '../../engine/decision.ts';
import { type Row, readGivenFacts } from '../../engine/fact-row.ts';
import { traceReader } from '../../engine/trace.ts';
import { wordsOf } from '../../engine/words.ts';
import type { AreaCode } from '../../values/area.ts';
import type { PlainDate } from '../../values/date.ts';

export interface ExplainedDecision extends Decision {
  /** The outcome in one sentence, then a sentence for each reason. */
  readonly words: { readonly zh: readonly string[]; readonly en: readonly string[] };
}

export interface Explained {
  readonly on: PlainDate;
  readonly area: AreaCode;
  readonly decisions: readonly ExplainedDecision[];
}

export interface At {
  readonly on: PlainDate;
  readonly area: AreaCode;
  /** All when left out. */
  readonly policies?: readonly string[];
}

/** Problems: `policy-unknown`, `parameter-missing`. */
export function explainRow(catalogue: Catalogue, row: Row, { on, area, policies }: At): Explained {
  const decisions = traceReader(catalogue, { on, area }).decideAll(row, policies);
  return { on, area, decisions: decisions.map((decision) => ({ ...decision, words: sentences(decision) })) };
}

/** Decides for facts as in FACTS.json. Problems: also `fact-unknown`, `fact-value-invalid`, `input-invalid`. */
export const checkGiven = (catalogue: Catalogue, given: unknown, at: At): Explained =>
  explainRow(catalogue, readGivenFacts(catalogue, given).row, at);

function sentences(decision: Decision): ExplainedDecision['words'] {
  const [zh, en] = [wordsOf(decision, 'zh'), wordsOf(decision, 'en')];
  return { zh: [zh.headline, ...zh.reasons], en: [en.headline, ...en.reasons] };
}
