/** A policy after the check: its trees, and what each of them reads. */
import type { Expression } from '../define/expression.ts';
import type { Criterion, Figure, Policy, PolicyVersion } from '../define/policy.ts';
import type { PlainDate } from '../values/date.ts';
import { check } from './check.ts';
import type { Definitions } from './definitions.ts';
import { LARGEST_OF_OTHERS, type Range, spanOf } from './range.ts';
import type { Scope } from './scope.ts';
import { type Reads, readsOf, type Tree } from './tree.ts';

export interface CheckedCriterion {
  readonly id: string;
  readonly criterion: Criterion;
  readonly is: Tree;
  readonly reads: Reads;
}

export interface CheckedFigure {
  readonly id: string;
  readonly figure: Figure;
  readonly is: Tree;
  readonly reads: Reads;
}

export interface CheckedVersion {
  readonly from: PlainDate;
  readonly criteria: readonly CheckedCriterion[];
  /** Null when the benefit is not money. */
  readonly amount: Tree | null;
  readonly amountReads: Reads;
  readonly figures: readonly CheckedFigure[];
}

export interface CheckedPolicy {
  readonly policy: Policy;
  /** From the oldest to the newest. */
  readonly versions: readonly CheckedVersion[];
  /** The least and the most it pays; null when no version pays money. */
  readonly pays: Range | null;
  /** Which subjects it concerns; null: all. */
  readonly among: Tree | null;
}

/** One bit of a mask for each criterion. */
const MOST_CRITERIA = 31;

/** Policies must come in an order in which each follows those it reads: `checked` holds the earlier ones. */
export function checkPolicy(
  policy: Policy,
  definitions: Pick<Definitions, 'facts' | 'parameters' | 'policies'>,
  checked: ReadonlyMap<string, CheckedPolicy>,
  defects: string[],
): CheckedPolicy {
  const where = `policy "${policy.id}"`;
  if (policy.versions.length === 0) defects.push(`${where}: it has no version`);
  policy.versions.forEach(({ from }, index) => {
    const previous = policy.versions[index - 1];
    if (previous && previous.from >= from) defects.push(`${where}: versions must come from the oldest to the newest`);
  });
  const scope: Omit<Scope, 'where'> = {
    defects,
    fact: (id) => definitions.facts.get(id),
    parameter: (id) => definitions.parameters.get(id),
    // A policy that is defined but could not be checked has defects of its own: those are named, not their consequences.
    policy: (id) =>
      definitions.policies.has(id)
        ? (checked.get(id)?.pays ?? (paysMoney(definitions.policies.get(id)!) ? nothing : null))
        : undefined,
    dated: true,
    ...(policy.subject === 'person' ? {} : { largest: LARGEST_OF_OTHERS }),
  };
  if (policy.subject === 'person' && (policy.among || policy.versions.some(({ figures }) => figures)))
    defects.push(`${where}: “among” and “figures” are not for policies about people`);
  if (policy.stops !== undefined && definitions.policies.get(policy.stops)?.subject !== policy.subject)
    defects.push(`${where}: it stops "${policy.stops}", which is no policy about a ${policy.subject}`);
  if (policy.stops !== undefined && policy.versions.some(({ amount }) => amount?.op !== 'fact'))
    defects.push(`${where}: it stops a grant, so its amount must be one fact: everything that was paid so far`);
  const versions = policy.versions.flatMap((version) => checkVersion(where, version, scope) ?? []);
  const amounts = versions.flatMap(({ amount }) => amount ?? []);
  const among = policy.among ? check(policy.among, { kind: 'boolean' }, { ...scope, where: `${where}, among` }) : null;
  return { policy, versions, pays: amounts.length === 0 ? null : spanOf(...amounts), among };
}

const nothing: Range = { low: 0, high: 0 };
const paysMoney = (policy: Policy): boolean => policy.versions.some(({ amount }) => amount !== null);

function checkVersion(policy: string, version: PolicyVersion, outer: Omit<Scope, 'where'>): CheckedVersion | null {
  const where = `${policy} from ${version.from}`;
  const { defects } = outer;
  const count = Object.keys(version.criteria).length;
  if (count === 0) defects.push(`${where}: it has no criteria`);
  if (count > MOST_CRITERIA) defects.push(`${where}: it has ${count} criteria, the most is ${MOST_CRITERIA}`);
  const criteria = Object.entries(version.criteria).flatMap(([id, criterion]) => {
    const is = check(criterion.is, { kind: 'boolean' }, { ...outer, where: `${where}, criterion "${id}"` });
    return is ? [{ id, criterion, is, reads: readsOf(is) }] : [];
  });
  const amount = version.amount && check(version.amount, { kind: 'money' }, { ...outer, where: `${where}, amount` });
  if (amount && amount.low < 0) {
    defects.push(`${where}, amount: it can be below zero (${amount.low} fen): write larger(0, …)`);
  }
  const figures = Object.entries(version.figures ?? {}).flatMap(([id, figure]) => {
    const is = check(figure.is, undefined, { ...outer, where: `${where}, figure "${id}"` });
    if (is && is.kind !== 'integer' && is.kind !== 'money')
      defects.push(`${where}, figure "${id}": it is ${is.kind}, not a number`);
    return is ? [{ id, figure, is, reads: readsOf(is) }] : [];
  });
  return { from: version.from, criteria, amount, amountReads: amount ? readsOf(amount) : readsOf(), figures };
}

/** Everything that a version reads, each list by its part. */
export const partsRead = ({ criteria, amountReads, figures }: CheckedVersion): readonly Reads[] => [
  ...criteria.map(({ reads }) => reads),
  amountReads,
  ...figures.map(({ reads }) => reads),
];

/** The policies that a policy reads, in any of its versions. */
export function policiesReadBy(policy: Policy): string[] {
  const read = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if (isPolicyRead(node)) read.add(node.policy);
    Object.values(node).forEach(visit);
  };
  for (const { criteria, amount, figures = {} } of policy.versions) {
    for (const { is } of [...Object.values(criteria), ...Object.values(figures)]) visit(is);
    visit(amount);
  }
  return [...read];
}

const isPolicyRead = (node: object): node is Extract<Expression, { op: 'eligible' | 'amountOf' }> =>
  'op' in node && (node.op === 'eligible' || node.op === 'amountOf');

/** The version by which is decided on a day; undefined before the first one. */
export function versionOn(policy: CheckedPolicy, on: PlainDate): CheckedVersion | undefined {
  return policy.versions.findLast(({ from }) => from <= on);
}
