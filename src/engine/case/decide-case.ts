/** A worked case under the rules that hold, whatever it is about. */
import type { WorkedCase } from '../../define/pack.ts';
import { plainDate } from '../../values/date.ts';
import { type Catalogue, rulesOf } from '../catalogue.ts';
import type { Decision } from '../decision.ts';
import { type Row, readGivenFacts, readGivenSubject } from '../fact-row.ts';
import { traceReader } from '../trace.ts';

/** The rules about whatever the policy is about, and the row of what is given about it. The policy must be defined. */
export function rulesAndRow(
  catalogue: Catalogue,
  policy: string,
  given: WorkedCase['given'],
): { readonly rules: Catalogue; readonly row: Row } {
  const { subject, rules } = rulesOf(catalogue, policy)!;
  if (subject === 'person') return { rules, row: readGivenFacts(catalogue, given).row };
  return { rules, row: readGivenSubject(rules, subject, given[subject]) };
}

export function decideCase(catalogue: Catalogue, each: WorkedCase): Decision {
  const { rules, row } = rulesAndRow(catalogue, each.policy, each.given);
  return traceReader(rules, { on: plainDate(each.on), area: each.area ?? '' }).decide(each.policy, row);
}
