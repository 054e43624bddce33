/** Decides for one person with every reason: no criterion is left out because another has settled the outcome. */
import type { AreaCode } from '../values/area.ts';
import type { PlainDate } from '../values/date.ts';
import { Problem } from '../values/problem.ts';
import type { Catalogue } from './catalogue.ts';
import { type CheckedCriterion, type CheckedPolicy, type CheckedVersion, versionOn } from './checked-policy.ts';
import type { CriterionResult, Decision, Outcome, PolicyUsed } from './decision.ts';
import type { Row } from './fact-row.ts';
import { compileFigures } from './figures.ts';
import type { Cell, Cells, Read } from './interpret.ts';
import { rememberedBy } from './remembered.ts';
import { readsOf } from './tree.ts';
import { factUser, parameterUser } from './used.ts';
import { type Compiled, listOf, type VerdictReader, verdictReader } from './verdict.ts';

export interface TraceReader {
  /** Problems: `policy-unknown`, `parameter-missing`. */
  decide(policy: string, row: Row): Decision;
  /** All policies, or those named, in the order of definition. */
  decideAll(row: Row, policies?: readonly string[]): Decision[];
}

type Decide = (row: Cells) => Decision;

interface Setting {
  readonly catalogue: Catalogue;
  readonly on: PlainDate;
  readonly reader: VerdictReader;
  readonly factUsed: ReturnType<typeof factUser>;
}

/** Policies are compiled when they are first asked for, so that a parameter missing in one does not stop the others. */
export function traceReader(catalogue: Catalogue, at: { on: PlainDate; area: AreaCode | '' }): TraceReader {
  const made = new Map<string, Decide>();
  const reader = verdictReader(catalogue, at);
  const setting: Setting = { catalogue, on: at.on, reader, factUsed: factUser(catalogue) };
  const decider = (id: string): Decide => {
    const found = made.get(id);
    if (found) return found;
    const { version, ...compiled } = reader.compiled(id);
    const policy = catalogue.checked.get(id)!;
    const fresh = version ? compileVersion(policy, version, compiled, setting) : notInForce(policy, at.on);
    made.set(id, fresh);
    return fresh;
  };
  const every = [...catalogue.policies.keys()];
  return {
    decide: (policy, row) => {
      reader.begin();
      return decider(policy)(row);
    },
    decideAll: (row, policies = every) => {
      const wanted = policies === every ? every : every.filter((id) => policies.includes(id));
      const stray = policies.find((id) => !catalogue.policies.has(id));
      if (stray !== undefined) throw new Problem('policy-unknown', { id: stray });
      reader.begin();
      return wanted.map((id) => decider(id)(row));
    },
  };
}

function headOf({ policy }: CheckedPolicy, on: PlainDate) {
  return { policy: policy.id, title: policy.title, titleEn: policy.titleEn, every: policy.every, on };
}

function notInForce(policy: CheckedPolicy, on: PlainDate): Decide {
  const refused = {
    outcome: 'ineligible',
    amountFen: policy.pays ? 0 : null,
    criteria: [],
    amountFacts: [],
    amountParameters: [],
  } as const;
  const decision: Decision = {
    ...headOf(policy, on),
    version: null,
    ...refused,
    missing: settled,
    missingLabels: settled,
  };
  return () => decision;
}

function compileVersion(
  policy: CheckedPolicy,
  version: CheckedVersion,
  { criteria: reads, resolved, around, paid, missing }: Omit<Compiled, 'version'>,
  setting: Setting,
): Decide {
  const criteria = version.criteria.map((criterion, index) =>
    compileCriterion(criterion, reads[index]!, setting, resolved),
  );
  const head = headOf(policy, setting.on);
  const { facts } = setting.catalogue;
  const amountFacts = version.amountReads.facts.map(setting.factUsed);
  const amountParameters = version.amount ? parameterUser(version.amount, resolved) : () => [];
  const figures = compileFigures(version.figures, { facts, resolved, around, factUsed: setting.factUsed });
  const { verdicts } = policy.policy;
  return (row: Cells): Decision => {
    const results = criteria.map((result) => result(row));
    const found = verdictOf(results);
    const fen = found === 'eligible' ? paid(row, null) : found === 'ineligible' ? 0 : null;
    const open = found === 'unknown' || fen === null;
    const needed = open ? listOf(missing, row) : settled;
    return {
      policy: head.policy,
      title: head.title,
      titleEn: head.titleEn,
      every: head.every,
      on: head.on,
      version: version.from,
      outcome: found,
      amountFen: version.amount !== null && typeof fen === 'number' ? fen : null,
      criteria: results,
      amountFacts: amountFacts.map((used) => used(row)),
      amountParameters: amountParameters(row),
      missing: needed,
      missingLabels: open ? needed.map((id) => facts.get(id)?.label ?? id) : settled,
      ...(figures === undefined ? {} : { figures: figures(row) }),
      ...(verdicts === undefined ? {} : { verdict: verdicts[found] }),
    };
  };
}

const settled: readonly string[] = [];

function verdictOf(results: readonly CriterionResult[]): Outcome {
  let unclear = false;
  for (const { holds } of results) {
    if (holds === false) return 'ineligible';
    if (holds === null) unclear = true;
  }
  return unclear ? 'unknown' : 'eligible';
}

type Resolution = Compiled['resolved'];

function compileCriterion(
  { id, criterion, is, reads }: CheckedCriterion,
  read: Read,
  setting: Setting,
  resolved: Resolution,
) {
  const facts = reads.facts.map(setting.factUsed);
  const parameters = parameterUser(is, resolved);
  const policies = reads.policies.map((policy) => policyUser(policy, setting));
  const { because, becauseEn, otherwise, source } = criterion;
  const result = (row: Cells): CriterionResult => {
    const truth = read(row, null);
    return {
      id,
      holds: truth === null ? null : truth === 1,
      because,
      becauseEn,
      otherwise,
      source,
      facts: facts.map((used) => used(row)),
      parameters: parameters(row),
      policies: policies.map((used) => used(row)),
    };
  };
  return policies.length > 0 ? result : rememberedBy(reads.facts, setting.catalogue.facts, result);
}

function policyUser(id: string, setting: Setting): (row: Cells) => PolicyUsed {
  const title = setting.catalogue.policies.get(id)?.title ?? id;
  const outcome = setting.reader.compiled(id).outcome;
  return (row) => ({ id, title, outcome: nameOf(outcome(row, null)) });
}

const nameOf = (truth: Cell): Outcome => (truth === null ? 'unknown' : truth === 1 ? 'eligible' : 'ineligible');

/** The facts, parameters and policies that a policy reads on a day, in whatever criterion. */
export function readsOn(policy: CheckedPolicy, on: PlainDate) {
  const version = versionOn(policy, on);
  return version
    ? readsOf(
        ...version.criteria.map(({ is }) => is),
        ...(version.amount ? [version.amount] : []),
        ...version.figures.map(({ is }) => is),
      )
    : readsOf();
}
