/**
 * The rows of a person on other days than today: from the beginning of last year on, as far as the household stays the same people. Days on which
 * nothing about the person is different belong to one row, whatever became different about others. Pure.
 */
import { type DayNumber, type PlainDate, plainDate, toDayNumber } from '../values/date.ts';
import type { HouseholdRows, PersonRow } from './person-row.ts';

/** A person's row of a day, and the rows of other days. */
export interface RowInTime extends PersonRow {
  /**
   * In order of time and without gaps, the day's own among them; empty when that one holds on all days from the beginning of last year on, or when the
   * person holds no certificate on any of them.
   */
  readonly stretches: readonly PersonRow[];
}

/** From this day on rows are kept: whole years are determined, the last one again in January. */
export const keptSince = (today: PlainDate): DayNumber =>
  toDayNumber(plainDate(`${Number(today.slice(0, 4)) - 1}-01-01`));

export function rowsInTime(household: HouseholdRows, day: DayNumber, since: DayNumber): RowInTime[] {
  const around = blocksAround(household, day, since);
  return household.on(day).map((_, member) =>
    inTime(
      around.map((rows) => rows[member]!),
      day,
    ),
  );
}

/** The rows of all members, stretch by stretch. */
function blocksAround({ on, moves }: HouseholdRows, day: DayNumber, since: DayNumber): PersonRow[][] {
  const blocks = [on(day)];
  const isOpen = (cut: DayNumber | null | undefined): cut is DayNumber =>
    typeof cut === 'number' && !moves.includes(cut);
  for (let from = blocks[0]![0]?.heldFrom; isOpen(from) && from > since; from = blocks[0]![0]?.heldFrom)
    blocks.unshift(on(from - 1));
  for (let until = blocks.at(-1)![0]?.heldUntil; isOpen(until); until = blocks.at(-1)![0]?.heldUntil)
    blocks.push(on(until));
  return blocks;
}

function inTime(rows: readonly PersonRow[], day: DayNumber): RowInTime {
  const stretches: PersonRow[] = [];
  for (const row of rows) {
    const last = stretches.at(-1);
    if (last !== undefined && isSame(last, row))
      stretches[stretches.length - 1] = { ...last, heldUntil: row.heldUntil };
    else stretches.push(row);
  }
  const own = stretches.find(({ heldUntil }) => heldUntil === null || day < heldUntil)!;
  const needed = stretches.length > 1 && stretches.some(({ values }) => (values['disabilityLevel'] ?? null) !== null);
  return { ...own, stretches: needed ? stretches : [] };
}

const isSame = (a: PersonRow, b: PersonRow): boolean =>
  Object.keys(a.values).every((fact) => a.values[fact] === b.values[fact]);
