/**
 * From assertions to what held when, as it was known at a moment. Pure: the same assertions give the same steps in whatever order they come.
 *
 * Of the assertions recorded up to the moment, those taken back or replaced are left out; the others are laid over each other in the order
 * of recording, the later one on top. What no assertion covers, or the topmost covers with null, is unknown: there is no step for it.
 */
import type { Assertion, Step } from '../define/assertion.ts';
import type { DayNumber } from '../values/date.ts';

/** Whether `a` was recorded before `b`. Identifiers grow with time and settle what was recorded in the same millisecond. */
const before = (a: Assertion, b: Assertion): number =>
  a.recordedAt - b.recordedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/**
 * The assertions that count, oldest first. Taking back a correction brings what it replaced to life again; taking back the taking back undoes that.
 * @param knownAt milliseconds; later assertions are not yet known.
 */
export function standingAssertions<A extends Assertion>(
  assertions: readonly A[],
  knownAt = Number.POSITIVE_INFINITY,
): A[] {
  const known = assertions.filter((assertion) => assertion.recordedAt <= knownAt).sort(before);
  const takenBack = new Set<string>();
  const replaced = new Set<string>();
  const standing: A[] = [];
  // Pointers go to earlier assertions, so from the newest backwards everything that points at one has been settled before it is reached.
  for (let i = known.length - 1; i >= 0; i--) {
    const assertion = known[i]!;
    if (takenBack.has(assertion.id)) continue;
    if (assertion.supersedes !== null) (assertion.withdrawn ? takenBack : replaced).add(assertion.supersedes);
    if (!assertion.withdrawn && !replaced.has(assertion.id)) standing.push(assertion);
  }
  return standing.reverse();
}

/** The timeline of one fact of one subject: steps in order of time, never overlapping. */
export function timelineOf<A extends Assertion>(assertions: readonly A[], knownAt?: number): Step<A>[] {
  let steps: Step<A>[] = [];
  for (const assertion of standingAssertions(assertions, knownAt)) steps = cover(steps, assertion);
  return steps;
}

/** Fact id → timeline, for all assertions about one subject. */
export function timelinesOf<A extends Assertion>(assertions: readonly A[], knownAt?: number): Map<string, Step<A>[]> {
  const byFact = new Map<string, A[]>();
  for (const assertion of assertions) {
    const same = byFact.get(assertion.fact);
    if (same === undefined) byFact.set(assertion.fact, [assertion]);
    else same.push(assertion);
  }
  return new Map([...byFact].map(([fact, same]) => [fact, timelineOf(same, knownAt)]));
}

export function stepOn<S extends Step>(timeline: readonly S[], day: DayNumber): S | undefined {
  return timeline.find(({ from, to }) => from <= day && (to === null || day < to));
}

/** The next day after `day` on which a step begins or ends; null when nothing changes any more. */
export function nextChange(timeline: readonly Step[], day: DayNumber): DayNumber | null {
  let next: DayNumber | null = null;
  for (const { from, to } of timeline) {
    if (from > day && (next === null || from < next)) next = from;
    if (to !== null && to > day && (next === null || to < next)) next = to;
  }
  return next;
}

/** The last day up to `day` on which a step began or ended; null when nothing ever changed before. */
export function lastChange(timeline: readonly Step[], day: DayNumber): DayNumber | null {
  let last: DayNumber | null = null;
  for (const { from, to } of timeline) {
    if (from <= day && (last === null || from > last)) last = from;
    if (to !== null && to <= day && (last === null || to > last)) last = to;
  }
  return last;
}

/** Lays one assertion over the steps: what it covers is cut away from them. */
function cover<A extends Assertion>(steps: readonly Step<A>[], assertion: A): Step<A>[] {
  const { from, to, value } = assertion;
  if (to !== null && to <= from) return [...steps];
  const result: Step<A>[] = [];
  for (const step of steps) {
    if (step.from < from) result.push(step.to === null || step.to > from ? { ...step, to: from } : step);
  }
  if (value !== null) result.push({ from, to, value, by: assertion });
  if (to === null) return result;
  for (const step of steps) {
    if (step.to === null || step.to > to) result.push(step.from < to ? { ...step, from: to } : step);
  }
  return result;
}
