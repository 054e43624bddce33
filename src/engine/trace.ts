/** Decides for one person with every reason: no criterion is left out because another has settled the outcome. */
import type { AreaCode } from '../values/area.ts';
import { type PlainDate, toDayNumber } from '../values/date.ts';
import { Problem } from '../values/problem.ts';
import type { Catalogue } from './catalogue.ts';
import { type CheckedCriterion, type CheckedPolicy, type CheckedVersion, versionOn } from './checked-policy.ts';
import type { CriterionResult, Decision, Outcome, PolicyUsed } from './decision.ts';
import type { Row } from './fact-row.ts';
import { compileFigures } from './figures.ts';
import { type Cell, type Cells, interpret, type Read } from './interpret.ts';
import { type FindMissing, type MissingSurroundings, missingIn } from './missing.ts';
import { resolveParameters } from './parameters.ts';
import { rememberedBy } from './remembered.ts';
import { readsOf } from './tree.ts';
import { factUser, parameterUser } from './used.ts';

export interface TraceReader {
  /** Problems: `policy-unknown`, `parameter-missing`. */
  decide(policy: string, row: Row): Decision;
  /** All policies, or those named, in the order of definition. */
  decideAll(row: Row, policies?: readonly string[]): Decision[];
  /** The same without the reasons, for looking at many rows. Problems: as `decide`. */
  verdict(policy: string, row: Row): Verdict;
}

export interface Verdict {
  /** 1 eligible, 0 ineligible, null unknown. */
  readonly outcome: Cell;
  /** Fen; zero when refused or when the benefit is not money, null when it can not be told. */
  readonly amount: Cell;
  readonly missing: readonly string[];
}

/** One policy on the day in the area. */
interface Compiled {
  readonly decide: (row: Cells) => Decision;
  readonly outcome: Read;
  readonly amount: Read;
  readonly missingOutcome: FindMissing;
  readonly missing: FindMissing;
}

interface Setting {
  readonly catalogue: Catalogue;
  readonly on: PlainDate;
  readonly area: AreaCode | '';
  readonly compiled: (policy: string) => Compiled;
  readonly factUsed: ReturnType<typeof factUser>;
  /** Counts the rows that were decided, so that what one policy found is not found again for each policy that reads it. */
  readonly turn: { now: number };
}

/** Policies are compiled when they are first asked for, so that a parameter missing in one does not stop the others. */
export function traceReader(catalogue: Catalogue, at: { on: PlainDate; area: AreaCode | '' }): TraceReader {
  const made = new Map<string, Compiled>();
  const compiled = (id: string): Compiled => {
    const found = made.get(id);
    if (found) return found;
    const policy = catalogue.checked.get(id);
    if (!policy) throw new Problem('policy-unknown', { id });
    const fresh = compile(policy, setting);
    made.set(id, fresh);
    return fresh;
  };
  const setting: Setting = { catalogue, ...at, compiled, factUsed: factUser(catalogue), turn: { now: 0 } };
  const every = [...catalogue.policies.keys()];
  return {
    decide: (policy, row) => {
      setting.turn.now += 1;
      return compiled(policy).decide(row);
    },
    decideAll: (row, policies = every) => {
      const wanted = policies === every ? every : every.filter((id) => policies.includes(id));
      const stray = policies.find((id) => !catalogue.policies.has(id));
      if (stray !== undefined) throw new Problem('policy-unknown', { id: stray });
      setting.turn.now += 1;
      return wanted.map((id) => compiled(id).decide(row));
    },
    verdict: (policy, row) => {
      setting.turn.now += 1;
      const { outcome, amount, missing } = compiled(policy);
      const [found, fen] = [outcome(row, null), amount(row, null)];
      return { outcome: found, amount: fen, missing: found === null || fen === null ? listOf(missing, row) : settled };
    },
  };
}

function compile(policy: CheckedPolicy, setting: Setting): Compiled {
  const version = versionOn(policy, setting.on);
  return version ? compileVersion(policy, version, setting) : notInForce(policy, setting.on);
}

function headOf({ policy }: CheckedPolicy, on: PlainDate) {
  return { policy: policy.id, title: policy.title, titleEn: policy.titleEn, every: policy.every, on };
}

function notInForce(policy: CheckedPolicy, on: PlainDate): Compiled {
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
  return {
    decide: () => decision,
    outcome: () => 0,
    amount: () => 0,
    missingOutcome: () => undefined,
    missing: () => undefined,
  };
}

function surroundingsOf(policy: CheckedPolicy, setting: Setting) {
  const resolved = resolveParameters(setting.catalogue, [policy.policy.id], setting.on, setting.area);
  const around: MissingSurroundings = {
    on: toDayNumber(setting.on),
    parameter: (parameter) => resolved.get(parameter.id)!.held.value,
    eligible: (id) => setting.compiled(id).outcome,
    amountOf: (id) => setting.compiled(id).amount,
    missingOf: (id, what) => setting.compiled(id)[what === 'outcome' ? 'missingOutcome' : 'missing'],
  };
  return { resolved, around };
}

function compileVersion(policy: CheckedPolicy, version: CheckedVersion, setting: Setting): Compiled {
  const { resolved, around } = surroundingsOf(policy, setting);
  const criteria = version.criteria.map((criterion) => compileCriterion(criterion, setting, resolved, around));
  const outcome = onceATurn(outcomeOf(version.criteria.map(({ is }) => interpret(is, around))), setting.turn);
  const paid: Read = version.amount ? interpret(version.amount, around) : () => 0;
  const amount = onceATurn(amountOf(paid, outcome), setting.turn);
  const inCriteria = version.criteria.map(({ is }) => missingIn(is, around));
  const missingOutcome = missingFor(inCriteria, outcome, setting.turn);
  const missing = version.amount
    ? missingFor([...inCriteria, missingIn(version.amount, around)], outcome, setting.turn)
    : missingOutcome;
  const head = headOf(policy, setting.on);
  const { facts } = setting.catalogue;
  const amountFacts = version.amountReads.facts.map(setting.factUsed);
  const amountParameters = version.amount ? parameterUser(version.amount, resolved) : () => [];
  const figures = compileFigures(version.figures, { facts, resolved, around, factUsed: setting.factUsed });
  const { verdicts } = policy.policy;
  const decide = (row: Cells): Decision => {
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
  return { decide, outcome, amount, missingOutcome, missing };
}

const settled: readonly string[] = [];

function listOf(missing: FindMissing, row: Cells): string[] {
  const found = new Set<string>();
  missing(row, found);
  return [...found];
}

function verdictOf(results: readonly CriterionResult[]): Outcome {
  let unclear = false;
  for (const { holds } of results) {
    if (holds === false) return 'ineligible';
    if (holds === null) unclear = true;
  }
  return unclear ? 'unknown' : 'eligible';
}

type Resolution = ReturnType<typeof resolveParameters>;

function compileCriterion(
  { id, criterion, is, reads }: CheckedCriterion,
  setting: Setting,
  resolved: Resolution,
  around: MissingSurroundings,
) {
  const read = interpret(is, around);
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
  const outcome = setting.compiled(id).outcome;
  return (row) => ({ id, title, outcome: nameOf(outcome(row, null)) });
}

const nameOf = (truth: Cell): Outcome => (truth === null ? 'unknown' : truth === 1 ? 'eligible' : 'ineligible');

/** 1, 0 or null. */
function outcomeOf(criteria: readonly Read[]): Read {
  return (row, members) => {
    let result: Cell = 1;
    for (const read of criteria) {
      const truth = read(row, members);
      if (truth === 0) return 0;
      if (truth === null) result = null;
    }
    return result;
  };
}

/** Policies read one another: without this a chain of them would be run anew at every link. */
function onceATurn(read: Read, turn: { readonly now: number }): Read {
  let last: Cell = null;
  let at = -1;
  return (row, members) => {
    if (at !== turn.now) {
      last = read(row, members);
      at = turn.now;
    }
    return last;
  };
}

/** Nothing for those who are refused. */
function amountOf(paid: Read, outcome: Read): Read {
  return (row, members) => {
    const truth = outcome(row, members);
    return truth === 1 ? paid(row, members) : truth;
  };
}

/** Once a criterion has failed nothing can change the outcome; until then every unclear part counts. Adding to a set once is enough. */
function missingFor(parts: readonly FindMissing[], outcome: Read, turn: { readonly now: number }): FindMissing {
  let at = -1;
  let into: Set<string> | undefined;
  return (row, found) => {
    if (at === turn.now && into === found) return;
    at = turn.now;
    into = found;
    if (outcome(row, null) === 0) return;
    for (const find of parts) find(row, found);
  };
}

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
