/** What became known about a person between two moments: for which policies something they read is different, and on which days. */
import type { Catalogue } from '../catalogue.ts';
import { type Dependencies, dependenciesOf } from './affected.ts';
import { FOREVER } from './flip.ts';
import type { Knowledge, Stay } from './knowledge.ts';
import type { HouseholdLines, Lines } from './moment.ts';
import { common, differingDays, type Span } from './span.ts';

/** Policy → the days of its decisions that may be different, in no order. Policies that read nothing of what changed are not in it. */
export type News = ReadonlyMap<string, readonly Span[]>;

export function newsBetween(catalogue: Catalogue, before: Knowledge, after: Knowledge): News {
  const readers = dependenciesOf(catalogue);
  const news = new Map<string, Span[]>();
  const tell = (policies: readonly string[], spans: readonly Span[]): void => {
    if (spans.length === 0) return;
    for (const policy of policies) news.set(policy, [...(news.get(policy) ?? []), ...spans]);
  };
  compareLines(before.lines, after.lines, (fact, spans) => tell(readers.readersOfFact(fact).own, spans));
  compareStays(before.stays, after.stays, readers, tell);
  for (const policy of catalogue.policies.keys()) {
    const claimed = [`applied:${policy}`, `confirmed:${policy}`].some(
      (fact) => differingDays(before.claims.get(fact), after.claims.get(fact)).length > 0,
    );
    // A confirmation reaches back to the application.
    if (claimed) tell([policy], [{ from: -FOREVER, to: FOREVER }]);
  }
  return news;
}

type Tell = (policies: readonly string[], spans: readonly Span[]) => void;

function compareLines(a: Lines, b: Lines, tell: (fact: string, spans: readonly Span[]) => void): void {
  if (a === b) return;
  for (const fact of new Set([...a.steps.keys(), ...b.steps.keys()])) {
    const spans = differingDays(a.steps.get(fact), b.steps.get(fact));
    if (spans.length > 0) tell(fact, spans);
  }
}

function compareStays(before: readonly Stay[], after: readonly Stay[], readers: Dependencies, tell: Tell): void {
  for (const a of before) {
    for (const b of after) {
      const span = common(a, b);
      if (span === null) continue;
      const within = (policies: readonly string[], spans: readonly Span[]) =>
        tell(
          policies,
          spans.flatMap((each) => common(each, span) ?? []),
        );
      if (a.area !== b.area || a.householdId !== b.householdId) {
        const { own, household } = readers.readersOfMove();
        within([...own, ...household], [span]);
      } else compareHouseholds(a.household, b.household, readers, within);
    }
  }
}

function compareHouseholds(a: HouseholdLines, b: HouseholdLines, readers: Dependencies, tell: Tell): void {
  compareLines(a, b, (fact, spans) => tell(readers.readersOfFact(fact).own, spans));
  const people = new Set([...(a.members ?? []), ...(b.members ?? [])].map(({ person }) => person));
  for (const person of people) {
    const [was, is] = [a, b].map(({ members }) => (members ?? []).filter((member) => member.person === person));
    tell(readers.readersOfMove().household, daysOfOneOnly(was!, is!));
    const [linesBefore, linesAfter] = [was![0]?.lines, is![0]?.lines];
    if (linesBefore && linesAfter)
      compareLines(linesBefore, linesAfter, (fact, spans) => tell(readers.readersOfFact(fact).household, spans));
  }
}

/** The days covered by one of the two lists but not by the other. */
function daysOfOneOnly(a: readonly Span[], b: readonly Span[]): Span[] {
  const steps = (spans: readonly Span[]) =>
    spans.map(({ from, to }) => ({ from, to: to === FOREVER ? null : to, value: 1, by: null as never }));
  return differingDays(steps(a), steps(b));
}
