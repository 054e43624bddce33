/** What is known about each person of the demonstration. Rare things are rare, common things common, and a few things nobody has asked yet. */
import type { DayNumber } from '../../values/date.ts';
import type { Dice } from './dice.ts';
import type { Disability } from './disability.ts';
import type { History } from './history.ts';
import type { Member } from './household.ts';

export interface Circumstances {
  readonly dice: Dice;
  readonly member: Member;
  readonly disability: Disability | null;
  readonly urban: boolean;
  /** The office first wrote the household down. */
  readonly since: DayNumber;
  readonly today: DayNumber;
}

const EMPLOYMENT = { none: 0, employed: 1, flexible: 2, selfEmployed: 3, publicPost: 4, farming: 5, unemployed: 6 };
const PENSION = { none: 0, employee: 1, flexible: 2, resident: 3 };
const MEDICAL = { none: 0, employee: 1, urbanResident: 2, ruralCooperative: 3 };

/** Left unknown in so many of a hundred files. */
const mostly = <T>(dice: Dice, unknownPercent: number, value: T): T | undefined =>
  dice.chance(unknownPercent / 100) ? undefined : value;

/** Of grown-ups from sixteen on; of children as soon as they are written down. */
const grownUp = (since: DayNumber, { age, birth }: Member): DayNumber =>
  Math.max(since, age < 16 ? birth + 30 : birth + 5844);

const flag = (value: boolean): number => (value ? 1 : 0);

export function tellPerson(history: History, about: Circumstances): void {
  const { member, since } = about;
  history.say('sex', member.sex === 'male' ? 1 : 2, member.birth);
  history.say('birthDate', member.birth, member.birth);
  history.say('relation', member.relation, since);
  if (about.disability !== null) tellDisability(history, about, about.disability);
  tellInsurance(history, about, tellWork(history, about));
  if (about.disability !== null) tellBenefits(history, about, about.disability);
}

function tellDisability(history: History, { dice, member }: Circumstances, disability: Disability): void {
  const { category, issues, level } = disability;
  const first = issues[0]!;
  history.say('disabilityCategory', category, first.on);
  for (const issue of issues) {
    const slip = dice.chance(0.01) ? { value: 1 + (issue.level % 4) } : null;
    const wrong = slip && history.say('disabilityLevel', slip.value, issue.on, { delay: 3 });
    // A slip of the pen, found a few weeks later.
    history.say(
      'disabilityLevel',
      issue.level,
      issue.on,
      wrong ? { supersedes: wrong, delay: dice.between(20, 90) } : {},
    );
    history.say('certificateValidUntil', issue.validUntil, issue.on);
  }
  const careAt = [0.82, 0.56, category === 5 || category === 6 ? 0.34 : 0.12, 0.03][level - 1]!;
  const latest = issues.at(-1)!.on;
  history.say('needsLongTermCare', mostly(dice, 4, flag(dice.chance(careAt) || member.age < 4)), latest);
  history.say('hospitalDiagnosis', mostly(dice, 3, flag(dice.chance(member.age < 7 ? 0.9 : 0.97))), latest);
}

/** Gives the employment, known or not. */
function tellWork(history: History, { dice, member, disability, urban, since }: Circumstances): number {
  const { age, sex, birth } = member;
  const working = age >= 16 && age < (sex === 'male' ? 60 : 55);
  const capacityAt = disability === null ? 0.96 : [0.05, 0.22, 0.62, 0.86][disability.level - 1]!;
  const able = age >= 16 && age < 75 && dice.chance(working ? capacityAt : capacityAt * 0.35);
  const student = age >= 6 && age <= 22 && dice.chance(age <= 15 ? (disability === null ? 0.99 : 0.82) : 0.55);
  const adult = grownUp(since, member);
  history.say(
    'student',
    mostly(dice, age < 25 ? 2 : 6, flag(student)),
    Math.max(since, age < 7 ? birth + 30 : birth + 2200),
  );
  history.say('hasLabourCapacity', mostly(dice, disability === null ? 1 : 3, flag(able)), adult);
  const employment = student || !able ? EMPLOYMENT.none : employmentOf(dice, urban, working);
  history.say('employment', mostly(dice, 3, employment), adult);
  const earns = employment > EMPLOYMENT.none && employment < EMPLOYMENT.farming;
  const income = earns || dice.chance(employment === EMPLOYMENT.farming ? 0.45 : age >= 60 ? 0.3 : 0.05);
  history.say('hasIncome', mostly(dice, disability === null ? 1 : 4, flag(income)), adult);
  return employment;
}

function employmentOf(dice: Dice, urban: boolean, working: boolean): number {
  if (!working) return dice.chance(0.6) && !urban ? EMPLOYMENT.farming : EMPLOYMENT.none;
  const { employed, flexible, selfEmployed, publicPost, farming, unemployed } = EMPLOYMENT;
  const kinds = [employed, flexible, selfEmployed, publicPost, farming, unemployed];
  return kinds[dice.weighted(urban ? [28, 26, 12, 9, 3, 22] : [6, 24, 4, 7, 47, 12])]!;
}

/** none, employee, flexible, resident: by what somebody works as, and where. */
function pensionShares(employment: number, urban: boolean): readonly number[] {
  if (employment === EMPLOYMENT.employed || employment === EMPLOYMENT.publicPost) return [6, 76, 2, 16];
  if (employment === EMPLOYMENT.flexible || employment === EMPLOYMENT.selfEmployed) return [6, 2, 38, 54];
  return urban ? [8, 12, 6, 74] : [3, 1, 1, 95];
}

function tellInsurance(history: History, { dice, member, urban, since }: Circumstances, employment: number): void {
  const { age, birth } = member;
  const { none, employee, flexible } = PENSION;
  const scheme = age < 16 ? none : dice.weighted(pensionShares(employment, urban));
  const adult = grownUp(since, member);
  history.say('pensionScheme', mostly(dice, 2, scheme), adult);
  if (scheme === employee || scheme === flexible)
    history.say('pensionContributionBase', mostly(dice, 5, dice.between(28, 76) * 10_000), adult);
  if (scheme !== none) history.say('pensionYears', mostly(dice, 6, pensionYears(dice, age)), adult);
  const medical = urban
    ? [MEDICAL.employee, MEDICAL.urbanResident, MEDICAL.none][dice.weighted([24, 72, 4])]!
    : [MEDICAL.ruralCooperative, MEDICAL.employee, MEDICAL.none][dice.weighted([95, 2, 3])]!;
  history.say('medicalScheme', mostly(dice, 1, medical), Math.max(since, birth + 30));
}

const pensionYears = (dice: Dice, age: number): number =>
  Math.max(0, Math.min(age - 16, dice.between(0, age >= 60 ? 32 : 22)));

function tellBenefits(history: History, { dice, member, since }: Circumstances, { level }: Disability): void {
  const { age, sex, birth } = member;
  const told = Math.max(since, birth + 60);
  const rarely = (share: number): number | undefined => mostly(dice, 1, flag(dice.chance(share)));
  history.say('inWorkInjuryCare', rarely(age >= 20 ? 0.004 : 0), told);
  history.say('onOrphanAllowance', rarely(age < 18 ? 0.02 : 0), told);
  history.say('onVeteranDisabilityPension', rarely(sex === 'male' && age > 35 ? 0.012 : 0.001), told);
  history.say('inPrison', rarely(age >= 18 && age < 65 ? 0.002 : 0), told);
  history.say('vagrant', rarely(0.0004), told);
  const old = age >= 80 ? dice.one([2500, 5000, 10_000]) : 0;
  history.say('otherLivingAllowance', mostly(dice, 2, dice.chance(0.7) ? old : 0), told);
  history.say('otherCareAllowance', mostly(dice, 2, age >= 80 && level === 1 && dice.chance(0.2) ? 6000 : 0), told);
  history.say(
    'careForm',
    mostly(dice, 3, level <= 2 ? dice.weighted([84, 3, 4, 9]) : dice.weighted([97, 0, 1, 2])),
    told,
  );
  const parent = age >= 45 ? dice.weighted([985, 9, 6]) : 0;
  history.say('onlyChild', mostly(dice, 2, parent), told);
  if (parent > 0) history.say('motherBirthDate', sex === 'female' ? birth : birth + dice.between(-300, 1800), told);
}

/** Days from a death until the office heard of it: most within the month, some only at the next yearly check. */
export const reportDelay = (dice: Dice): number => {
  const kind = dice.weighted([58, 25, 17]);
  return kind === 0 ? dice.between(2, 30) : kind === 1 ? dice.between(31, 95) : dice.between(96, 540);
};
