/** From what was said about a household and its members to the row of each: the values of a day, and the days for which they hold. Pure. */
import type { Assertion, Step } from '../define/assertion.ts';
import type { DayNumber } from '../values/date.ts';
import type { FactBook, Values } from './fact-book.ts';

export interface Known {
  readonly id: string;
  readonly assertions: readonly Assertion[];
}

export interface HouseholdKnown {
  /** Null for somebody without a household. */
  readonly household: Known | null;
  readonly members: readonly Known[];
  /** Days on which somebody moved in or out. */
  readonly moves: readonly DayNumber[];
}

export interface PersonRow {
  readonly person: string;
  /** Every fact of the catalogue; null = unknown. */
  readonly values: Values;
  /** The values hold for `heldFrom <= day < heldUntil`; null = without bound. */
  readonly heldFrom: DayNumber | null;
  readonly heldUntil: DayNumber | null;
  /** 1 living with a certificate, 2 living without, 3 died. */
  readonly standing: 1 | 2 | 3;
}

/** The rows of a household's members on any day, and where its days have to be cut. */
export interface HouseholdRows {
  on(day: DayNumber): PersonRow[];
  /** On these days somebody moved in or out: on the other side of them the household is another one. */
  readonly moves: readonly DayNumber[];
}

export function householdRows(book: FactBook, known: HouseholdKnown): HouseholdRows {
  const timelines = known.household ? book.timelines(known.household.assertions) : null;
  const members = known.members.map(({ id, assertions }) => ({ id, timelines: book.timelines(assertions) }));
  return {
    moves: known.moves,
    on: (day) => {
      const stretch = stretchAround(day);
      for (const move of known.moves) stretch.at(move);
      const own = members.map((member) => ({
        id: member.id,
        values: book.person(valuesOn(member.timelines, day, stretch)),
      }));
      const alive = own.filter(({ values }) => isMissing(values['diedOn']));
      const household = timelines
        ? book.household(
            valuesOn(timelines, day, stretch),
            alive.map(({ values }) => values),
          )
        : {};
      const { from, until } = stretch.bounds();
      return own.map(({ id, values }) => {
        const row: Record<string, number | null> = {};
        for (const fact of book.facts.keys()) row[fact] = values[fact] ?? household[fact] ?? null;
        return { person: id, values: row, heldFrom: from, heldUntil: until, standing: standingOf(values) };
      });
    },
  };
}

type Timelines = ReadonlyMap<string, readonly Step[]>;

export const rowsOfHousehold = (book: FactBook, known: HouseholdKnown, day: DayNumber): PersonRow[] =>
  householdRows(book, known).on(day);

const isMissing = (value: number | null | undefined): boolean => value === null || value === undefined;

/** 1 living with a certificate, 2 living without, 3 died. */
export const standingOf = (values: Values): 1 | 2 | 3 =>
  !isMissing(values['diedOn']) ? 3 : isMissing(values['disabilityLevel']) ? 2 : 1;

function valuesOn(timelines: Timelines, day: DayNumber, stretch: Stretch): Record<string, number> {
  const values: Record<string, number> = {};
  for (const [fact, steps] of timelines) {
    for (const { from, to, value } of steps) {
      stretch.at(from);
      if (to !== null) stretch.at(to);
      if (from <= day && (to === null || day < to)) values[fact] = value;
    }
  }
  return values;
}

interface Stretch {
  /** On this day something begins or ends. */
  at(day: DayNumber): void;
  bounds(): { from: DayNumber | null; until: DayNumber | null };
}

function stretchAround(day: DayNumber): Stretch {
  let from: DayNumber | null = null;
  let until: DayNumber | null = null;
  return {
    at: (change) => {
      if (change <= day) from = from === null || change > from ? change : from;
      else until = until === null || change < until ? change : until;
    },
    bounds: () => ({ from, until }),
  };
}
