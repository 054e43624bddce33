/** A change of rules that nobody has adopted yet: other values of parameters, other clauses, from a day on. Plain data, as it is stored and reviewed. */
import type { Pack } from '../../define/pack.ts';
import type { DatedValue, Parameter, ParameterValue } from '../../define/parameter.ts';
import type { Criterion, Policy, PolicyVersion } from '../../define/policy.ts';
import type { Source } from '../../define/source.ts';
import type { AreaCode } from '../../values/area.ts';
import type { PlainDate } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { type Catalogue, catalogueOf } from '../catalogue.ts';

export interface DraftValue {
  readonly parameter: string;
  readonly area: AreaCode | '';
  readonly value: ParameterValue;
  /** Where in the paper it stands. */
  readonly clause?: string;
  /** The first day on which this value holds, when it is later than the draft's. */
  readonly from?: PlainDate;
}

export interface DraftClauses {
  readonly policy: string;
  readonly version: Omit<PolicyVersion, 'from'>;
}

export interface RuleDraft {
  readonly id: string;
  readonly title: string;
  /** Number and title of the paper; while it is not issued, its working title with `toConfirm`. */
  readonly paper: Pick<Source, 'paper' | 'toConfirm'>;
  /** The first day on which any of it holds. */
  readonly from: PlainDate;
  readonly values: readonly DraftValue[];
  readonly clauses: readonly DraftClauses[];
}

/** As its paper was issued: what rests on the working paper rests on the issued one from then on, what rests on others stays. */
export function issuedAs(draft: RuleDraft, paper: string): RuleDraft {
  const { paper: working, toConfirm } = draft.paper;
  const issued = (criterion: Criterion): Criterion => {
    const { source } = criterion;
    if (source.paper !== working || (source.toConfirm ?? false) !== (toConfirm ?? false)) return criterion;
    return { ...criterion, source: source.clause === undefined ? { paper } : { paper, clause: source.clause } };
  };
  const clauses = draft.clauses.map(({ policy, version }) => ({
    policy,
    version: {
      ...version,
      criteria: Object.fromEntries(Object.entries(version.criteria).map(([id, criterion]) => [id, issued(criterion)])),
    },
  }));
  return { ...draft, paper: { paper }, clauses };
}

/**
 * The packs with the draft in them: what is previewed and what is adopted. A value or version of the same day (and area) is replaced; those from a
 * later day stay. Problems: `policy-unknown`, `parameter-unknown`.
 */
export function withDraft(packs: readonly Pack[], draft: RuleDraft): Pack[] {
  const parameters = new Set(packs.flatMap((pack) => pack.parameters.map(({ id }) => id)));
  const policies = new Set(packs.flatMap((pack) => pack.policies.map(({ id }) => id)));
  const stray = draft.values.find(({ parameter }) => !parameters.has(parameter));
  if (stray) throw new Problem('parameter-unknown', { id: stray.parameter });
  const unknown = draft.clauses.find(({ policy }) => !policies.has(policy));
  if (unknown) throw new Problem('policy-unknown', { id: unknown.policy });
  return packs.map((pack) => ({
    ...pack,
    parameters: pack.parameters.map((parameter) => withValues(parameter, draft)),
    policies: pack.policies.map((policy) => withClauses(policy, draft)),
  }));
}

/** Throws one error that lists what is wrong, as for packs: a draft is checked before anybody sees its effect. */
export const catalogueWith = (catalogue: Catalogue, draft: RuleDraft): Catalogue =>
  catalogueOf(withDraft(catalogue.packs, draft));

/** The days on which something of the draft begins to hold, the first one first. */
export const daysOf = ({ from, values }: RuleDraft): PlainDate[] =>
  [...new Set([from, ...values.map((value) => value.from ?? from)])].sort();

function withValues(parameter: Parameter, { values, from, paper }: RuleDraft): Parameter {
  const fresh = values
    .filter((value) => value.parameter === parameter.id)
    .map(({ area, value, clause, from: own = from }): DatedValue => {
      const source = clause === undefined ? paper : { ...paper, clause };
      return { from: own, area, value, source };
    });
  if (fresh.length === 0) return parameter;
  const replaced = (held: DatedValue): boolean =>
    fresh.some(({ area, from: day }) => area === held.area && day === held.from);
  return { ...parameter, values: [...parameter.values.filter((held) => !replaced(held)), ...fresh] };
}

function withClauses(policy: Policy, { clauses, from }: RuleDraft): Policy {
  // What is worked out beside the verdict stays as it is unless the draft says otherwise.
  const figures = policy.versions.findLast((version) => version.from <= from)?.figures;
  const fresh = clauses
    .filter((each) => each.policy === policy.id)
    .map(({ version }) => ({ ...(figures === undefined ? {} : { figures }), ...version, from }));
  if (fresh.length === 0) return policy;
  const others = policy.versions.filter((version) => version.from !== from);
  const versions = [...others, ...fresh].sort((a, b) => (a.from < b.from ? -1 : 1));
  return { ...policy, versions };
}
