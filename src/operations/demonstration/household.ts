/** Who lives together: kinds of households as a mountain county has them, with at least one disabled person in each. */
import { type DayNumber, fullYearsBetween } from '../../values/date.ts';
import type { Dice } from './dice.ts';
import { type Family, familyOf, nameOf, type Sex } from './names.ts';

/** Codes of the relation to the head of the household. */
export const RELATION = { head: 1, spouse: 2, child: 3, parent: 4, grandchild: 5, sibling: 6 } as const;

export interface Member {
  readonly name: string;
  readonly sex: Sex;
  readonly birth: DayNumber;
  /** On the day of the demonstration. */
  readonly age: number;
  readonly relation: number;
  readonly disabled: boolean;
}

type Draft = Omit<Member, 'name' | 'disabled' | 'birth'> & { readonly surnameOf: 'family' | 'own' };

const KINDS = ['single', 'couple', 'nuclear', 'threeGenerations', 'singleParent', 'skipped'] as const;
type Kind = (typeof KINDS)[number];
const SHARES: readonly number[] = [15, 22, 26, 24, 6, 7];

export function householdOf(dice: Dice, on: DayNumber): Member[] {
  const family = familyOf(dice);
  const drafts = DRAWN[KINDS[dice.weighted(SHARES)]!](dice);
  const disabled = chooseDisabled(dice, drafts);
  return drafts.map(({ surnameOf, ...draft }, index) => {
    const birth = birthOf(dice, draft.age, on);
    const names: Family = surnameOf === 'family' ? family : familyOf(dice);
    const name = nameOf(dice, names, draft.sex, yearOf(birth));
    return { ...draft, birth, name, disabled: disabled.has(index) };
  });
}

const yearOf = (day: DayNumber): number => 1970 + Math.floor(day / 365.25);

/** A day on which somebody of that age may have been born. */
function birthOf(dice: Dice, age: number, on: DayNumber): DayNumber {
  let day = on - Math.floor((age + dice.next()) * 365.25);
  while (fullYearsBetween(day, on) > age) day += 1;
  while (fullYearsBetween(day, on) < age) day -= 1;
  // Nobody is written down before they are some weeks old.
  return Math.min(day, on - 20);
}

const person = (relation: number, sex: Sex, age: number, surnameOf: Draft['surnameOf']): Draft => ({
  relation,
  sex,
  age: Math.max(0, Math.min(age, 99)),
  surnameOf,
});

const eitherSex = (dice: Dice): Sex => (dice.chance(0.52) ? 'male' : 'female');
const children = (dice: Dice, count: number, youngest: number, oldest: number, relation: number): Draft[] =>
  Array.from({ length: count }, () => person(relation, eitherSex(dice), dice.between(youngest, oldest), 'family'));

const spouseOf = (dice: Dice, head: Draft): Draft =>
  person(RELATION.spouse, 'female', Math.max(20, head.age - dice.between(-2, 6)), 'own');

/** Between two ages, the older ones likelier: the higher of two throws. */
const rather = (dice: Dice, low: number, high: number): number =>
  Math.max(dice.between(low, high), dice.between(low, high));

const DRAWN: Readonly<Record<Kind, (dice: Dice) => Draft[]>> = {
  single: (dice) => [person(RELATION.head, dice.chance(0.6) ? 'male' : 'female', rather(dice, 28, 90), 'family')],
  couple: (dice) => {
    const head = person(RELATION.head, 'male', rather(dice, 30, 86), 'family');
    return [head, spouseOf(dice, head)];
  },
  nuclear: (dice) => {
    const head = person(RELATION.head, 'male', dice.between(27, 56), 'family');
    return [
      head,
      spouseOf(dice, head),
      ...children(dice, 1 + dice.weighted([40, 45, 15]), 0, head.age - 23, RELATION.child),
    ];
  },
  threeGenerations: (dice) => {
    const head = person(RELATION.head, 'male', dice.between(29, 58), 'family');
    const father = person(RELATION.parent, 'male', head.age + dice.between(20, 33), 'family');
    const mother = person(RELATION.parent, 'female', head.age + dice.between(19, 30), 'own');
    const parents = [[father, mother], [father], [mother]][dice.weighted([55, 15, 30])]!;
    const young = children(dice, dice.weighted([15, 45, 40]), 0, head.age - 23, RELATION.child);
    return [head, ...(dice.chance(0.85) ? [spouseOf(dice, head)] : []), ...parents, ...young];
  },
  singleParent: (dice) => {
    const sex = eitherSex(dice);
    const head = person(RELATION.head, sex, dice.between(26, 58), sex === 'male' ? 'family' : 'own');
    return [head, ...children(dice, dice.between(1, 2), 1, head.age - 22, RELATION.child)];
  },
  skipped: (dice) => {
    const head = person(RELATION.head, 'male', dice.between(52, 79), 'family');
    const grandchildren = children(dice, dice.between(1, 2), 3, 17, RELATION.grandchild);
    return [head, ...(dice.chance(0.75) ? [spouseOf(dice, head)] : []), ...grandchildren];
  },
};

/** How much likelier somebody of an age is to be disabled. */
const riskAt = (age: number): number => {
  if (age < 1) return 0;
  if (age < 7) return 0.25;
  if (age < 18) return 0.6;
  if (age < 40) return 1.2;
  if (age < 60) return 2.6;
  return age < 80 ? 4.5 : 6;
};

function chooseDisabled(dice: Dice, drafts: readonly Draft[]): ReadonlySet<number> {
  const chosen = new Set<number>();
  const risks = drafts.map(({ age }) => riskAt(age));
  // Nobody is certified in the first year of life.
  const atRisk = risks.filter((risk) => risk > 0).length;
  do {
    chosen.add(dice.weighted(risks.map((risk, index) => (chosen.has(index) ? 0 : risk))));
  } while (chosen.size < atRisk && dice.chance(0.1));
  return chosen;
}
