/** What was known about a person at a moment: the timelines of the facts, where the person lived, and with whom. */
import type { Step } from '../../define/assertion.ts';
import type { AreaCode } from '../../values/area.ts';
import type { DayNumber } from '../../values/date.ts';
import { timelinesOf } from '../timeline.ts';
import { FOREVER } from './flip.ts';
import type { ClashRuling, History, PersonHistory, Residence } from './history.ts';
import { type HouseholdLines, type Lines, linesOf, type Member } from './moment.ts';

/** The days `from <= day < to` in one place. */
export interface Stay {
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly area: AreaCode | '';
  /** Null: no household is known. */
  readonly householdId: string | null;
  readonly household: HouseholdLines;
}

export interface Knowledge {
  readonly person: string;
  /** Infinity: everything that is recorded. */
  readonly knownAt: number;
  readonly lines: Lines;
  /** In order, without gaps, from the beginning of time to its end. */
  readonly stays: readonly Stay[];
  readonly claims: ReadonlyMap<string, readonly Step[]>;
  /** The newest first. */
  readonly rulings: readonly ClashRuling[];
}

/**
 * @param knownAt milliseconds; what was recorded later is not yet known.
 * @param area where somebody without a residence on record is taken to live.
 */
export function knowledgeOf(history: History, knownAt = Number.POSITIVE_INFINITY, area: AreaCode | '' = ''): Knowledge {
  const lines = linesOf(timelinesOf(history.person.assertions, knownAt));
  const homes = homesOf(history.person, knownAt, area);
  const households = new Map<string, HouseholdLines>();
  const own = { person: history.person.id, lines, homes };
  const everybody = (): Occupant[] => [
    own,
    ...history.others.map((other) => ({
      person: other.id,
      lines: linesOf(timelinesOf(other.assertions, knownAt)),
      homes: homesOf(other, knownAt, area),
    })),
  ];
  let people: Occupant[] | undefined;
  const householdNamed = (id: string | null): HouseholdLines => {
    if (id === null) return nobody();
    const found = households.get(id);
    if (found) return found;
    people ??= everybody();
    const said = history.households.find((household) => household.id === id)?.assertions ?? [];
    const made = { ...linesOf(timelinesOf(said, knownAt)), members: membersOf(id, people) };
    households.set(id, made);
    return made;
  };
  return {
    person: history.person.id,
    knownAt,
    lines,
    stays: homes.map(({ household, ...home }) => ({
      ...home,
      householdId: household,
      household: householdNamed(household),
    })),
    claims: history.claims.length === 0 ? none : timelinesOf(history.claims, knownAt),
    rulings: (history.rulings ?? []).filter(({ recordedAt }) => recordedAt <= knownAt).toReversed(),
  };
}

const none: ReadonlyMap<string, readonly Step[]> = new Map();
const nobody = (): HouseholdLines => ({ ...linesOf(none), members: null });

interface Home {
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly area: AreaCode | '';
  readonly household: string | null;
}

interface Occupant {
  readonly person: string;
  readonly lines: Lines;
  readonly homes: readonly Home[];
}

function homesOf({ residences }: PersonHistory, knownAt: number, area: AreaCode | ''): Home[] {
  const known = residences.filter(({ recordedAt }) => recordedAt <= knownAt).sort(inOrder);
  const standing = known.filter(({ from }, index) => known[index + 1]?.from !== from);
  if (standing.length === 0) return [{ from: -FOREVER, to: FOREVER, area, household: null }];
  return standing.map((residence, index) => ({
    from: index === 0 ? -FOREVER : residence.from,
    to: standing[index + 1]?.from ?? FOREVER,
    area: residence.area,
    household: residence.household,
  }));
}

const inOrder = (a: Residence, b: Residence): number =>
  a.from - b.from || a.recordedAt - b.recordedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const membersOf = (household: string, people: readonly Occupant[]): Member[] =>
  people.flatMap(({ person, lines, homes }) =>
    homes.flatMap((home) => (home.household === household ? [{ person, lines, from: home.from, to: home.to }] : [])),
  );
