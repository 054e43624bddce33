/** Decisions with their words, for facts that are given: what the command line, the portal without scripts and the API answer. Pure. */
import { type OtherSubject, otherSubjects } from '../../define/fact.ts';
import { type Catalogue, rulesOf } from '../../engine/catalogue.ts';
import { concerns } from '../../engine/concerns.ts';
import type { Decision, FactUsed } from '../../engine/decision.ts';
import { decisionInEnglish } from '../../engine/english.ts';
import { isRecord, type Row, readGivenFacts, readGivenSubject } from '../../engine/fact-row.ts';
import { traceReader } from '../../engine/trace.ts';
import { wordsOf } from '../../engine/words.ts';
import type { AreaCode } from '../../values/area.ts';
import type { PlainDate } from '../../values/date.ts';
import { MASKED } from '../../values/identity.ts';
import { Problem } from '../../values/problem.ts';
import { saidAfterDeath } from './after-death.ts';

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
  return { on, area, decisions: decided.map((decision) => explainDecision(catalogue, decision, masked)) };
}

/** One decision with its words, `masked` as above. */
export function explainDecision(catalogue: Catalogue, decided: Decision, masked: boolean): ExplainedDecision {
  const decision = masked ? withoutSums(catalogue, decided) : decided;
  return saidAfterDeath(catalogue, decision) ?? { ...decision, words: sentences(catalogue, decision) };
}

/**
 * Decides for facts as in FACTS.json: for the person, and for each place, area or organisation that is given beside or instead.
 * Problems: also `fact-unknown`, `fact-value-invalid`, `input-invalid`.
 */
export function checkGiven(catalogue: Catalogue, given: unknown, at: At): Explained {
  const { policies } = at;
  const stray = policies?.find((id) => rulesOf(catalogue, id) === undefined);
  if (stray !== undefined) throw new Problem('policy-unknown', { id: stray });
  const about = otherSubjects.filter((subject) => isRecord(given) && given[subject] !== undefined);
  if (!isRecord(given) || about.length === 0)
    return explainRow(catalogue, readGivenFacts(catalogue, given).row, { ...at, ...only(catalogue, policies) });
  const own = Object.fromEntries(Object.entries(given).filter(([name]) => !about.some((subject) => subject === name)));
  const people = Object.keys(own).length === 0 ? [] : checkGiven(catalogue, own, at).decisions;
  const others = about.flatMap((subject) => checkSubject(catalogue.others.get(subject)!, subject, given[subject], at));
  return { on: at.on, area: at.area, decisions: [...people, ...others] };
}

/** Of the policies asked for those that are about this subject; all when none are named. */
const only = (rules: Catalogue, policies: readonly string[] | undefined) =>
  policies === undefined ? {} : { policies: policies.filter((id) => rules.policies.has(id)) };

/** Policies that do not concern it are left out: a window is not measured by the standard of centres. */
function checkSubject(rules: Catalogue, subject: OtherSubject, given: unknown, at: At): readonly ExplainedDecision[] {
  const row = readGivenSubject(rules, subject, given);
  const asked = at.policies?.filter((id) => rules.policies.has(id)) ?? [...rules.policies.keys()];
  const policies = asked.filter((id) => concerns(rules, id, row, at.on) !== false);
  return explainRow(rules, row, { ...at, policies }).decisions;
}

function sentences(catalogue: Catalogue, decision: Decision): ExplainedDecision['words'] {
  const [zh, en] = [wordsOf(decision, 'zh'), wordsOf(decisionInEnglish(catalogue, decision), 'en')];
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
