/** The disability of somebody in the demonstration: what kind, how grave, since when, and how the certificate changed over the years. */
import type { DayNumber } from '../../values/date.ts';
import type { Dice } from './dice.ts';
import type { Member } from './household.ts';

export interface Disability {
  /** 1 vision, 2 hearing, 3 speech, 4 physical, 5 intellectual, 6 mental, 7 multiple. */
  readonly category: number;
  readonly level: number;
  /** Issues of the certificate, the oldest first; the level of each. */
  readonly issues: readonly { readonly on: DayNumber; readonly level: number; readonly validUntil: DayNumber }[];
}

const CHILD = [6, 12, 8, 38, 20, 12, 8];
const ADULT = [9, 9, 3, 46, 13, 15, 7];
const OLD = [17, 20, 1, 48, 3, 5, 7];
/** Levels one to four: a good two fifths are severe, as in the county's books. */
const LEVELS: readonly (readonly number[])[] = [
  [22, 18, 22, 38],
  [12, 22, 30, 36],
  [14, 24, 34, 28],
  [9, 25, 32, 34],
  [14, 34, 36, 16],
  [8, 42, 34, 16],
  [38, 34, 18, 10],
];
const TEN_YEARS = 3652;
/** Second-generation certificates began. */
const FIRST_ISSUES: DayNumber = 14245; // 2009-01-01

export function disabilityOf(dice: Dice, { age, birth }: Member, today: DayNumber): Disability {
  const category = 1 + dice.weighted(age < 18 ? CHILD : age < 60 ? ADULT : OLD);
  const level = 1 + dice.weighted(LEVELS[category - 1]!);
  const earliest = Math.max(FIRST_ISSUES, birth + 200);
  // Nine in ten certificates are valid: issued or renewed within ten years.
  const last = dice.chance(0.94)
    ? dice.between(today - TEN_YEARS + 60, today - 20)
    : today - TEN_YEARS - dice.between(5, 900);
  const current = Math.max(earliest, last);
  const issues = [{ on: current, level, validUntil: current + TEN_YEARS }];
  const renewed = current - dice.between(700, TEN_YEARS);
  if (renewed > earliest && dice.chance(0.3)) {
    const before = dice.chance(0.35) ? Math.min(4, level + 1) : level;
    issues.unshift({ on: renewed, level: before, validUntil: renewed + TEN_YEARS });
  }
  return { category, level, issues };
}
