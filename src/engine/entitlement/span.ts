/** Stretches of days. */
import type { Step } from '../../define/assertion.ts';
import type { DayNumber } from '../../values/date.ts';
import { FOREVER } from './flip.ts';

/** The days `from <= day < to`. */
export interface Span {
  readonly from: DayNumber;
  readonly to: DayNumber;
}

export function common(a: Span, b: Span): Span | null {
  const span = { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
  return span.from < span.to ? span : null;
}

/** The days on which two timelines give different values, unknown counted as a value. */
export function differingDays(a: readonly Step[] = [], b: readonly Step[] = []): Span[] {
  if (a === b) return [];
  const edges = new Set<DayNumber>([-FOREVER]);
  for (const { from, to } of [...a, ...b]) edges.add(from).add(to ?? FOREVER);
  const days = [...edges].sort((x, y) => x - y);
  const valueOn = (steps: readonly Step[], day: DayNumber): number | null =>
    steps.find(({ from, to }) => from <= day && (to === null || day < to))?.value ?? null;
  const found: { from: DayNumber; to: DayNumber }[] = [];
  for (const [index, from] of days.entries()) {
    const to = days[index + 1] ?? FOREVER;
    if (from === to || valueOn(a, from) === valueOn(b, from)) continue;
    const last = found.at(-1);
    if (last?.to === from) last.to = to;
    else found.push({ from, to });
  }
  return found;
}
