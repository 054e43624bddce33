/** Decides for one person without reasons: outcome, amount, which criteria hold, and what is missing. Runs in the browser too. */
import type { AreaCode } from '../values/area.ts';
import { type PlainDate, toDayNumber } from '../values/date.ts';
import { Problem } from '../values/problem.ts';
import type { Catalogue } from './catalogue.ts';
import { type CheckedPolicy, type CheckedVersion, versionOn } from './checked-policy.ts';
import { type Cell, type Cells, interpret, type Read } from './interpret.ts';
import { type FindMissing, type MissingSurroundings, missingIn } from './missing.ts';
import { resolveParameters } from './parameters.ts';

export interface Verdict {
  /** 1 eligible, 0 ineligible, null unknown. */
  readonly outcome: Cell;
  /** Fen; zero when refused or when the benefit is not money, null when it can not be told. */
  readonly amount: Cell;
  /** Ids of unknown facts whose value could still change the outcome or the amount. */
  readonly missing: readonly string[];
}

export interface VerdictReader {
  /** Problems: `policy-unknown`, `parameter-missing`. */
  verdict(policy: string, row: Cells): Verdict;
  /** The policy on the day in the area. To be asked for a row only after `begin`. Problems: as `verdict`. */
  compiled(policy: string): Compiled;
  /** Another row comes: what was found for the last one is forgotten. */
  begin(): void;
}

/** One policy on the day in the area. */
export interface Compiled {
  /** Undefined when the policy was not in force. */
  readonly version: CheckedVersion | undefined;
  readonly resolved: ReturnType<typeof resolveParameters>;
  readonly around: MissingSurroundings;
  readonly criteria: readonly Read[];
  /** What an eligible person gets. */
  readonly paid: Read;
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
  /** Counts the rows that were decided, so that what one policy found is not found again for each policy that reads it. */
  readonly turn: { now: number };
}

/** Policies are compiled when they are first asked for, so that a parameter missing in one does not stop the others. */
export function verdictReader(catalogue: Catalogue, at: { on: PlainDate; area: AreaCode | '' }): VerdictReader {
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
  const setting: Setting = { catalogue, ...at, compiled, turn: { now: 0 } };
  return {
    compiled,
    begin: () => {
      setting.turn.now += 1;
    },
    verdict: (policy, row) => {
      setting.turn.now += 1;
      const { outcome, amount, missing } = compiled(policy);
      const [found, fen] = [outcome(row, null), amount(row, null)];
      return { outcome: found, amount: fen, missing: found === null || fen === null ? listOf(missing, row) : settled };
    },
  };
}

const settled: readonly string[] = [];
const nothing = (): void => undefined;

function compile(policy: CheckedPolicy, setting: Setting): Compiled {
  const version = versionOn(policy, setting.on);
  const resolved = resolveParameters(setting.catalogue, [policy.policy.id], setting.on, setting.area);
  const around: MissingSurroundings = {
    on: toDayNumber(setting.on),
    parameter: (parameter) => resolved.get(parameter.id)!.held.value,
    eligible: (id) => setting.compiled(id).outcome,
    amountOf: (id) => setting.compiled(id).amount,
    missingOf: (id, what) => setting.compiled(id)[what === 'outcome' ? 'missingOutcome' : 'missing'],
  };
  const refused: Read = () => 0;
  if (version === undefined)
    return {
      ...{ version, resolved, around, criteria: [] },
      ...{ paid: refused, outcome: refused, amount: refused, missingOutcome: nothing, missing: nothing },
    };
  const criteria = version.criteria.map(({ is }) => interpret(is, around));
  const outcome = onceATurn(outcomeOf(criteria), setting.turn);
  const paid: Read = version.amount ? interpret(version.amount, around) : () => 0;
  const amount = onceATurn(amountOf(paid, outcome), setting.turn);
  const inCriteria = version.criteria.map(({ is }) => missingIn(is, around));
  const missingOutcome = missingFor(inCriteria, outcome, setting.turn);
  const missing = version.amount
    ? missingFor([...inCriteria, missingIn(version.amount, around)], outcome, setting.turn)
    : missingOutcome;
  return { version, resolved, around, criteria, paid, outcome, amount, missingOutcome, missing };
}

export function listOf(missing: FindMissing, row: Cells): string[] {
  const found = new Set<string>();
  missing(row, found);
  return [...found];
}

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
