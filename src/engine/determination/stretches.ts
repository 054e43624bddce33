/** One person's window in stretches of days on which every fact stays the same, for people whose stored row does not hold throughout. */
import type { AreaCode } from '../../values/area.ts';
import type { DayNumber } from '../../values/date.ts';
import { UNKNOWN } from '../columns-block.ts';
import type { Lines } from '../entitlement/moment.ts';
import type { Span } from '../entitlement/span.ts';
import type { PersonEntitlements } from '../entitlement/timeline.ts';
import type { Row } from '../fact-row.ts';
import type { SourceRows } from './moving-rows.ts';

export interface Stretch extends Span {
  readonly area: AreaCode | '';
  readonly row: Row;
}

export function stretchesOf(person: PersonEntitlements, facts: readonly string[], { from, to }: Span): Stretch[] {
  const { lines, stays } = person.knowledge;
  return stays.flatMap((stay) => {
    const [first, end] = [Math.max(from, stay.from), Math.min(to, stay.to)];
    if (first >= end) return [];
    const days = new Set([first]);
    const cut = (day: DayNumber | null): void => {
      if (day !== null && day > first && day < end) days.add(day);
    };
    const cutLines = ({ steps }: Lines): void => {
      for (const timeline of steps.values()) for (const step of timeline) [step.from, step.to].forEach(cut);
    };
    cutLines(lines);
    cutLines(stay.household);
    for (const member of stay.household.members ?? []) {
      [member.from, member.to].forEach(cut);
      cutLines(member.lines);
    }
    const starts = [...days].sort((a, b) => a - b);
    return starts.map((day, index) => ({
      from: day,
      to: starts[index + 1] ?? end,
      area: stay.area,
      row: person.rowOn(day, facts),
    }));
  });
}

/** Several people's stretches as columns, person after person. `areaOf` gives the index of an area. */
export function rowsOfStretches(
  people: readonly (readonly Stretch[])[],
  facts: readonly string[],
  areaOf: (area: AreaCode | '') => number,
): SourceRows {
  const rows = people.flatMap((stretches, owner) => stretches.map((stretch) => ({ ...stretch, owner })));
  return {
    block: {
      length: rows.length,
      columns: Object.fromEntries(
        facts.map((fact) => [fact, Int32Array.from(rows, ({ row }) => row[fact] ?? UNKNOWN)]),
      ),
      area: Uint16Array.from(rows, ({ area }) => areaOf(area)),
    },
    owner: Int32Array.from(rows, ({ owner }) => owner),
    from: Int32Array.from(rows, ({ from }) => from),
    to: Int32Array.from(rows, ({ to }) => to),
  };
}

/** Rows of some people and of others. */
export function joinedRows(some: SourceRows, others: SourceRows): SourceRows {
  if (others.block.length === 0) return some;
  if (some.block.length === 0) return others;
  const joined = (one: Int32Array, other: Int32Array): Int32Array => {
    const all = new Int32Array(some.block.length + others.block.length);
    all.set(one.subarray(0, some.block.length));
    all.set(other.subarray(0, others.block.length), some.block.length);
    return all;
  };
  return {
    block: {
      length: some.block.length + others.block.length,
      columns: Object.fromEntries(
        Object.entries(some.block.columns).map(([fact, values]) => [fact, joined(values, others.block.columns[fact]!)]),
      ),
      area: Uint16Array.from([...some.block.area.subarray(0, some.block.length), ...others.block.area]),
    },
    owner: joined(some.owner, others.owner),
    from: joined(some.from, others.from),
    to: joined(some.to, others.to),
  };
}
