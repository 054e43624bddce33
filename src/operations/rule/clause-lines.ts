/** The criteria of a policy as somebody changes them: those of the version in force, and what a draft makes of them. */
import type { Criterion, PolicyVersion } from '../../define/policy.ts';
import { type Catalogue, rulesOf } from '../../engine/catalogue.ts';
import { expressionWords } from '../../engine/entitlement/expression-words.ts';
import { type KindScope, typeOfField } from '../../engine/kind.ts';
import { type Spot, spotsOf } from '../../engine/what-if/clause-spots.ts';
import type { RuleDraft } from '../../engine/what-if/draft.ts';
import type { PlainDate } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';

export interface ClauseLine {
  readonly id: string;
  /** As it stands in the draft, or in the version in force where the draft leaves it out. */
  readonly criterion: Criterion;
  /** In the version in force; null when the draft added it. */
  readonly was: Criterion | null;
  readonly kept: boolean;
  /** The values that can be changed, each with what it is compared to, in words. */
  readonly spots: readonly (Spot & { readonly name: string })[];
  /** How it is judged, in words. */
  readonly judged: string;
}

export const scopeOf = ({ facts, parameters }: Catalogue): KindScope => ({
  fact: (id) => facts.get(id),
  parameter: (id) => parameters.get(id),
});

/** Also of policies about places, areas and organisations: `rules` are those among which the policy stands. Problem `policy-unknown`. */
export function clausesOn(catalogue: Catalogue, id: string, on: PlainDate, draft: RuleDraft | null) {
  const rules = rulesOf(catalogue, id)?.rules;
  const policy = rules?.policies.get(id);
  const base = policy && (policy.versions.findLast(({ from }) => from <= on) ?? policy.versions[0]);
  if (rules === undefined || policy === undefined || base === undefined) throw new Problem('policy-unknown', { id });
  const drafted = draft?.clauses.find((each) => each.policy === id)?.version ?? null;
  return { policy, rules, base, drafted, lines: linesOf(rules, base, drafted) };
}

function linesOf(catalogue: Catalogue, base: PolicyVersion, drafted: Omit<PolicyVersion, 'from'> | null) {
  const given = drafted ?? base;
  const ids = [...new Set([...Object.keys(base.criteria), ...Object.keys(given.criteria)])];
  return ids.map((id): ClauseLine => {
    const was = base.criteria[id] ?? null;
    const criterion = given.criteria[id] ?? was!;
    const judged = expressionWords(criterion.is, catalogue);
    const spots = spotsOf(criterion.is, scopeOf(catalogue)).map((spot) => ({
      ...spot,
      name: expressionWords(spot.of, catalogue),
    }));
    return { id, criterion, was, kept: id in given.criteria, spots, judged };
  });
}

/** What a new criterion may be made of. */
export const factsOffered = ({ facts }: Catalogue) =>
  [...facts.values()]
    .sort((a, b) => (a.subject === b.subject ? a.label.localeCompare(b.label, 'zh') : a.subject < b.subject ? 1 : -1))
    .map((fact) => ({ ...fact, type: typeOfField(fact) }));

/** What a fact can be compared with beside a value: standards that have one value and no keys. */
export const parametersOffered = ({ parameters }: Catalogue) =>
  [...parameters.values()]
    .filter(({ by, kind }) => by.length === 0 && kind !== 'rate')
    .map(({ id, label, kind }) => ({ id, label, kind }))
    .sort((a, b) => a.label.localeCompare(b.label, 'zh'));
