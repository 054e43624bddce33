/** What a change of rules does to places, areas and organisations: each decided by both sides of rules, side by side. */
import type { AreaCode } from '../../values/area.ts';
import type { Decision, Outcome } from '../decision.ts';

export interface SubjectSide {
  readonly outcome: Outcome;
  /** Null where the policy pays nothing, or it can not be told. */
  readonly amountFen: number | null;
}

export interface ChangedFigure {
  readonly id: string;
  readonly label: string;
  /** Null where it can not be told; money in fen. */
  readonly before: number | null;
  readonly after: number | null;
  readonly beforeText: string;
  readonly afterText: string;
}

export interface ChangedSubject {
  readonly id: string;
  readonly name: string;
  readonly area: AreaCode;
  readonly before: SubjectSide;
  readonly after: SubjectSide;
  /** Those that are not the same on both sides. */
  readonly figures: readonly ChangedFigure[];
  /** What no longer holds, or holds only now, in the words of the rules after. */
  readonly because: readonly string[];
}

export interface SubjectsSum {
  readonly subjects: number;
  readonly eligibleBefore: number;
  readonly eligibleAfter: number;
  readonly unknownBefore: number;
  readonly unknownAfter: number;
  /** What can not be told counts as nothing. */
  readonly beforeFen: number;
  readonly afterFen: number;
}

export interface DecidedBySides {
  readonly id: string;
  readonly name: string;
  readonly area: AreaCode;
  /** Null where the policy does not concern it. */
  readonly before: Decision | null;
  readonly after: Decision | null;
}

export interface SubjectsCompared {
  readonly changed: readonly ChangedSubject[];
  readonly total: SubjectsSum;
  readonly byTown: ReadonlyMap<AreaCode, SubjectsSum>;
  /** Sums over those of which both sides are known; only figures that change somewhere, in the order of the rule. */
  readonly figures: readonly {
    readonly id: string;
    readonly label: string;
    readonly before: number;
    readonly after: number;
  }[];
}

export function compareSubjects(decided: readonly DecidedBySides[]): SubjectsCompared {
  const changed = decided.flatMap((each) => changeOf(each) ?? []);
  const byTown = Map.groupBy(decided, ({ area }) => area.slice(0, TOWN));
  return {
    changed,
    total: sumOf(decided),
    byTown: new Map([...byTown].sort(([a], [b]) => (a < b ? -1 : 1)).map(([town, own]) => [town, sumOf(own)])),
    figures: figureSums(changed),
  };
}

const TOWN = 9;
const nobody: SubjectSide = { outcome: 'ineligible', amountFen: null };
const sideOf = (decision: Decision | null): SubjectSide =>
  decision === null ? nobody : { outcome: decision.outcome, amountFen: decision.amountFen };

function changeOf({ before, after, ...subject }: DecidedBySides): ChangedSubject | undefined {
  const [was, is] = [sideOf(before), sideOf(after)];
  const figures = changedFigures(before, after);
  if (was.outcome === is.outcome && was.amountFen === is.amountFen && figures.length === 0) return undefined;
  return { ...subject, before: was, after: is, figures, because: reasonsBetween(before, after) };
}

function changedFigures(before: Decision | null, after: Decision | null): ChangedFigure[] {
  const were = new Map((before?.figures ?? []).map((figure) => [figure.id, figure]));
  return (after?.figures ?? []).flatMap(({ id, label, value, text }) => {
    const was = were.get(id);
    if (was === undefined || was.value === value) return [];
    return [{ id, label, before: was.value, after: value, beforeText: was.text, afterText: text }];
  });
}

/** Criteria that come out otherwise, are new and not met, or were not met and are gone. */
function reasonsBetween(before: Decision | null, after: Decision | null): string[] {
  const were = new Map((before?.criteria ?? []).map(({ id, holds }) => [id, holds]));
  const now = (after?.criteria ?? []).filter(({ id, holds }) =>
    were.has(id) ? were.get(id) !== holds : holds !== true,
  );
  const left = new Set(after?.criteria.map(({ id }) => id));
  const gone = (before?.criteria ?? []).filter(({ id, holds }) => holds !== true && !left.has(id));
  return [
    ...now.map(({ holds, because, otherwise }) =>
      holds === true ? because : holds === false ? otherwise : `${because}（还不清楚）`,
    ),
    ...gone.map(({ because }) => `不再要求“${because}”`),
  ];
}

function sumOf(decided: readonly DecidedBySides[]): SubjectsSum {
  const count = (side: 'before' | 'after', outcome: Outcome): number =>
    decided.filter((each) => sideOf(each[side]).outcome === outcome).length;
  const fen = (side: 'before' | 'after'): number =>
    decided.reduce((sum, each) => sum + (sideOf(each[side]).amountFen ?? 0), 0);
  return {
    subjects: decided.length,
    eligibleBefore: count('before', 'eligible'),
    eligibleAfter: count('after', 'eligible'),
    unknownBefore: count('before', 'unknown'),
    unknownAfter: count('after', 'unknown'),
    beforeFen: fen('before'),
    afterFen: fen('after'),
  };
}

function figureSums(changed: readonly ChangedSubject[]): SubjectsCompared['figures'] {
  const sums = new Map<string, { id: string; label: string; before: number; after: number }>();
  for (const { figures } of changed)
    for (const { id, label, before, after } of figures) {
      if (before === null || after === null) continue;
      const sum = sums.get(id) ?? { id, label, before: 0, after: 0 };
      sums.set(id, { ...sum, before: sum.before + before, after: sum.after + after });
    }
  return [...sums.values()];
}
