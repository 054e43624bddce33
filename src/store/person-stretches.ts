/**
 * The rows of a person on other days than today, from the beginning of last year on: wherever the person lived, and with whom. Days on which nothing
 * about the person is different belong to one row, whatever became different about others. Pure.
 */
import type { AreaCode } from '../values/area.ts';
import { type DayNumber, type PlainDate, plainDate, toDayNumber } from '../values/date.ts';
import type { FactBook } from './fact-book.ts';
import { householdRows, type Known, type PersonRow } from './person-row.ts';

/** The days `from <= day < to` in one place; -Infinity and Infinity where there is no bound. */
export interface Home {
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly household: string | null;
  readonly place: AreaCode;
}

/** Some people, and everybody who lived with them on any day since. */
export interface Neighbourhood {
  /** In order and without gaps, by person. */
  readonly homes: ReadonlyMap<string, readonly Home[]>;
  /** What was said about a person or a household. */
  known(id: string): Known;
}

/** With the place lived in on these days. */
export interface RowInPlace extends PersonRow {
  readonly place: AreaCode;
}

/** A person's row of a day, and the rows of other days. */
export interface RowInTime extends PersonRow {
  /**
   * In order of time and without gaps, the day's own among them; empty when that one holds on all days from the beginning of last year on, or when the
   * person lives on all of them without a certificate.
   */
  readonly stretches: readonly RowInPlace[];
}

/** From this day on rows are kept: whole years are determined, the last one again in January. */
export const keptSince = (today: PlainDate): DayNumber =>
  toDayNumber(plainDate(`${Number(today.slice(0, 4)) - 1}-01-01`));

/** Of residences in the order in which they were told. Where people lived first is where they are taken to have lived before. */
export function homesOf(residences: readonly Omit<Home, 'to'>[]): Home[] {
  const inOrder = residences.toSorted((a, b) => a.from - b.from);
  const standing = inOrder.filter(({ from }, index) => inOrder[index + 1]?.from !== from);
  return standing.map((home, index) => ({
    ...home,
    from: index === 0 ? Number.NEGATIVE_INFINITY : home.from,
    to: standing[index + 1]?.from ?? Number.POSITIVE_INFINITY,
  }));
}

/** Days on which a household is the same people in the same place, and their rows: each time those of all members. */
interface Phase {
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly blocks: readonly ReadonlyMap<string, PersonRow>[];
}

/** Gives the rows of these people, of whom the neighbourhood knows the homes. */
export function rowsInTime(
  book: FactBook,
  neighbourhood: Neighbourhood,
  people: readonly string[],
  day: DayNumber,
  since: DayNumber,
): RowInTime[] {
  const { homes, known } = neighbourhood;
  const stays = Map.groupBy(
    [...homes].flatMap(([person, own]) => own.map((home) => ({ ...home, person }))),
    ({ household, person }) => household ?? person,
  );
  const phases = new Map<string, readonly Phase[]>();
  const phasesOf = (household: string | null, person: string): readonly Phase[] => {
    const key = household ?? person;
    const made =
      phases.get(key) ?? phasesIn(book, household === null ? null : known(household), stays.get(key)!, known, since);
    phases.set(key, made);
    return made;
  };
  return people.map((person) => {
    const rows = homes
      .get(person)!
      .filter(({ to }) => to > since)
      .flatMap(({ household, place, from, to }) =>
        phasesOf(household, person)
          .filter((phase) => phase.from < to && from < phase.to)
          .flatMap(({ blocks }) => blocks.map((block) => ({ ...block.get(person)!, place }))),
      );
    return inTime(rows, day);
  });
}

/** `stays`: everybody's in the household; somebody without one has them alone. */
function phasesIn(
  book: FactBook,
  household: Known | null,
  stays: readonly (Home & { readonly person: string })[],
  known: Neighbourhood['known'],
  since: DayNumber,
): Phase[] {
  const moves = [...new Set(stays.flatMap(({ from, to }) => [from, to]).filter(Number.isFinite))].sort((a, b) => a - b);
  const starts = [since, ...moves.filter((move) => move > since)];
  return starts.flatMap((from, index) => {
    const to = starts[index + 1] ?? Number.POSITIVE_INFINITY;
    const members = stays.filter((stay) => stay.from <= from && from < stay.to).map(({ person }) => known(person));
    if (members.length === 0) return [];
    const rows = householdRows(book, { household, members, moves });
    const blocks: ReadonlyMap<string, PersonRow>[] = [];
    for (let next: DayNumber | null = from; next !== null && next < to; ) {
      const block: PersonRow[] = rows.on(next);
      blocks.push(new Map(block.map((row) => [row.person, row])));
      next = block[0]!.heldUntil;
    }
    return [{ from, to, blocks }];
  });
}

function inTime(rows: readonly RowInPlace[], day: DayNumber): RowInTime {
  const stretches: RowInPlace[] = [];
  for (const row of rows) {
    const last = stretches.at(-1);
    if (last !== undefined && isSame(last, row))
      stretches[stretches.length - 1] = { ...last, heldUntil: row.heldUntil };
    else stretches.push(row);
  }
  const { place: _, ...own } = stretches.find(({ heldUntil }) => heldUntil === null || day < heldUntil)!;
  const needed = stretches.length > 1 && stretches.some(({ standing }) => standing !== 2);
  return { ...own, stretches: needed ? stretches : [] };
}

const isSame = (a: RowInPlace, b: RowInPlace): boolean =>
  a.place === b.place && Object.keys(a.values).every((fact) => a.values[fact] === b.values[fact]);
