/** Two catalogues: which parameters have other values, where and when, and which policies can decide otherwise for that or for other clauses. */
import type { DatedValue, Parameter } from '../../define/parameter.ts';
import type { Policy, PolicyVersion } from '../../define/policy.ts';
import type { AreaCode } from '../../values/area.ts';
import { type DayNumber, toDayNumber } from '../../values/date.ts';
import type { Catalogue } from '../catalogue.ts';
import { dependenciesOf } from './affected.ts';
import { FOREVER } from './flip.ts';
import { parameterSteps, stepHolding } from './parameter-steps.ts';
import type { Span } from './span.ts';

/** Another value of a parameter in an area, on the days `from <= day < to`. */
export interface ParameterChange extends Span {
  readonly parameter: string;
  readonly area: AreaCode | '';
  /** Areas inside, about which other changes speak if anything changes there. */
  readonly except: readonly AreaCode[];
  readonly before: DatedValue | null;
  readonly after: DatedValue | null;
}

export function changedValues(before: Parameter, after: Parameter): ParameterChange[] {
  if (before === after) return [];
  const areas = [...new Set([...before.values, ...after.values].map(({ area }) => area))].sort();
  return areas.flatMap((area) => {
    const except = areas.filter((inner) => inner !== area && inner.startsWith(area));
    return changedIn(before, after, area).map((change) => ({ parameter: after.id, area, except, ...change }));
  });
}

function changedIn(before: Parameter, after: Parameter, area: AreaCode | '') {
  const [was, is] = [parameterSteps(before, area), parameterSteps(after, area)];
  const days = [...new Set([...was, ...is].map(({ from }) => from))].sort((a, b) => a - b);
  const changes: { from: DayNumber; to: DayNumber; before: DatedValue | null; after: DatedValue | null }[] = [];
  for (const [index, from] of days.entries()) {
    const values = {
      before: stepHolding(was, from)?.held ?? null,
      after: stepHolding(is, from)?.held ?? null,
    };
    if (sameData(values.before?.value, values.after?.value)) continue;
    changes.push({ from, to: days[index + 1] ?? FOREVER, ...values });
  }
  return changes;
}

/** Definitions are plain data: equal when they are written alike. */
export const sameData = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

export interface RuleChanges {
  readonly parameters: readonly ParameterChange[];
  /** Policies that are new, gone, or have other clauses, amounts, dates or month rules. */
  readonly policies: readonly string[];
  /** All policies of the catalogue after whose decisions or months can be different, in its order. */
  readonly affected: readonly string[];
  /** The first day on which something can be different; FOREVER when nothing can. */
  readonly from: DayNumber;
}

export function changedRules(before: Catalogue, after: Catalogue): RuleChanges {
  const parameters = [...after.parameters.values()].flatMap((parameter) => {
    const was = before.parameters.get(parameter.id);
    return was ? changedValues(was, parameter) : [];
  });
  const policies = after.order.filter((id) => !sameData(decisive(before, id), decisive(after, id)));
  const derived = [...after.facts.values()].filter(({ id, derive }) => !sameData(before.facts.get(id)?.derive, derive));
  const readers = dependenciesOf(after);
  const affected = new Set([
    ...policies.flatMap((id) => readers.readersOfPolicy(id)),
    ...parameters.flatMap(({ parameter }) => readers.readersOfParameter(parameter)),
    ...derived.flatMap(({ id }) => readers.readersOfFact(id).own),
  ]);
  const gone = before.order.filter((id) => !after.policies.has(id));
  const days = [
    ...parameters.map(({ from }) => from),
    ...[...policies, ...gone].map((id) => firstOtherDay(before, after, id)),
    ...derived.map(() => -FOREVER),
  ];
  return {
    parameters,
    policies: [...policies, ...gone],
    affected: after.order.filter((id) => affected.has(id)),
    from: Math.min(FOREVER, ...days),
  };
}

/** What decisions and months follow from. A parameter that is keyed by other facts is asked with other keys. */
function decisive(catalogue: Catalogue, id: string) {
  const policy = catalogue.policies.get(id);
  return policy && { versions: policy.versions.map(decisiveVersion), ...rulesOf(policy) };
}

/** What turns decisions into months and money, whatever the version. */
const rulesOf = ({ every, months, excludes, cap }: Policy) => ({ every, months, excludes, cap });

const decisiveVersion = ({ from, criteria, amount }: PolicyVersion) => ({
  from,
  criteria: Object.entries(criteria).map(([criterion, { is }]) => [criterion, is]),
  amount,
});

/** The first day on which another version is in force, or the beginning of time when more than versions differ. */
function firstOtherDay(before: Catalogue, after: Catalogue, id: string): DayNumber {
  const [was, is] = [before.policies.get(id), after.policies.get(id)];
  const all = [...(was?.versions ?? []), ...(is?.versions ?? [])].map(({ from }) => from);
  if (was && is && !sameData(rulesOf(was), rulesOf(is))) return -FOREVER;
  const inForce = (policy: typeof was, day: string) => {
    const version = policy?.versions.findLast(({ from }) => from <= day);
    return version && decisiveVersion(version);
  };
  const first = [...new Set(all)].sort().find((day) => !sameData(inForce(was, day), inForce(is, day)));
  return first === undefined ? -FOREVER : toDayNumber(first);
}
