/** Decisions with their words, for facts that are given: what the command line, the portal without scripts and the API answer. Pure. */
import type { Catalogue } from '../../engine/catalogue.ts';
import type { Decision, FactUsed } from '../../engine/decision.ts';
import { type Row, readGivenFacts } from '../../engine/fact-row.ts';
import { traceReader } from '../../engine/trace.ts';
import { wordsOf } from '../../engine/words.ts';
import type { AreaCode } from '../../values/area.ts';
import type { PlainDate } from '../../values/date.ts';
import { MASKED } from '../../values/identity.ts';

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

/**
 * `masked`: sums of money that somebody earns or gets are named and not told, as in their file until somebody says why they must be seen.
 * Problems: `policy-unknown`, `parameter-missing`.
 */
export function explainRow(catalogue: Catalogue, row: Row, { on, area, policies }: At, masked = false): Explained {
  const decided = traceReader(catalogue, { on, area }).decideAll(row, policies);
  const decisions = masked ? decided.map((decision) => withoutSums(catalogue, decision)) : decided;
  return { on, area, decisions: decisions.map((decision) => ({ ...decision, words: sentences(decision) })) };
}

/** Decides for facts as in FACTS.json. Problems: also `fact-unknown`, `fact-value-invalid`, `input-invalid`. */
export const checkGiven = (catalogue: Catalogue, given: unknown, at: At): Explained =>
  explainRow(catalogue, readGivenFacts(catalogue, given).row, at);

function sentences(decision: Decision): ExplainedDecision['words'] {
  const [zh, en] = [wordsOf(decision, 'zh'), wordsOf(decision, 'en')];
  return { zh: [zh.headline, ...zh.reasons], en: [en.headline, ...en.reasons] };
}

function withoutSums({ facts }: Catalogue, decision: Decision): Decision {
  const hide = (used: FactUsed): FactUsed => {
    const fact = facts.get(used.id);
    return used.unknown || fact?.kind !== 'money' || fact.sensitive === undefined
      ? used
      : { ...used, value: null, text: MASKED };
  };
  return {
    ...decision,
    criteria: decision.criteria.map((criterion) => ({ ...criterion, facts: criterion.facts.map(hide) })),
    amountFacts: decision.amountFacts.map(hide),
  };
}
