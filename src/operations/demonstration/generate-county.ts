/**
 * The people of the demonstration county, household by household, village by village. Everything follows from the seed: the same seed gives the same
 * people on every machine. Nothing is kept, so a million can be made as well as twenty thousand.
 */
import type { Fact } from '../../define/fact.ts';
import type { HouseholdToLoad, PersonToLoad, ResidenceToLoad } from '../../store/load-rows.ts';
import type { Area } from '../../values/area.ts';
import { shortAreaName } from '../../values/area.ts';
import type { DayNumber } from '../../values/date.ts';
import { type Dice, diceOf } from './dice.ts';
import { type Disability, disabilityOf } from './disability.ts';
import { type History, historyOf, idMaker, officeHour } from './history.ts';
import { householdOf, type Member } from './household.ts';
import { tellHousehold } from './household-facts.ts';
import { accountOf, certificateOf, type NumberMaker, numberMaker, phoneOf } from './numbers.ts';
import { reportDelay, tellPerson } from './person-facts.ts';

export interface CountyPlan {
  readonly county: string;
  readonly areas: readonly Area[];
  /** Only these are told about. */
  readonly facts: ReadonlyMap<string, Fact>;
  /** Living people with a certificate. */
  readonly people: number;
  readonly seed: number;
  readonly today: DayNumber;
}

interface Making {
  readonly plan: CountyPlan;
  readonly dice: Dice;
  readonly newId: () => string;
  readonly numbers: NumberMaker;
  readonly villages: readonly Area[];
}

/** 2020-01-01 in milliseconds: where the ids begin to count. */
const FIRST_ID = 1577836800000;

export function* generateCounty(plan: CountyPlan): Generator<HouseholdToLoad> {
  const dice = diceOf(plan.seed, 'people');
  const villages = plan.areas.filter(({ level }) => level === 'village');
  const quotas = quotasOf(plan, villages);
  const newId = idMaker(diceOf(plan.seed, 'ids'), FIRST_ID);
  const making: Making = { plan, dice, newId, numbers: numberMaker(plan.county), villages };
  for (const [index, village] of villages.entries()) {
    let missing = quotas[index]!;
    while (missing > 0) {
      const made = makeHousehold(making, village, missing);
      missing -= made.holders;
      yield made.household;
    }
  }
}

/** Villages differ in size; communities in town are larger. The parts add up to the whole. */
function quotasOf({ people, seed }: CountyPlan, villages: readonly Area[]): number[] {
  const dice = diceOf(seed, 'villages');
  const sizes = villages.map((village) => (0.4 + dice.next() + dice.next()) * (isUrban(village) ? 2.2 : 1));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  let given = 0;
  let sum = 0;
  return sizes.map((size) => {
    sum += size;
    const upTo = Math.round((people * sum) / all);
    const quota = upTo - given;
    given = upTo;
    return quota;
  });
}

const isUrban = ({ name }: Area): boolean => /居民委员会|社区/.test(name);

function makeHousehold(
  making: Making,
  village: Area,
  missing: number,
): { household: HouseholdToLoad; holders: number } {
  const { dice, plan, newId } = making;
  const { today } = plan;
  let members = householdOf(dice, today);
  while (members.filter(({ disabled }) => disabled).length > missing) members = householdOf(dice, today);
  const since = dice.between(16_500, today - 200); // from March 2015 on
  const id = newId();
  const urban = isUrban(village);
  const disabilities = members.map((member) => (member.disabled ? disabilityOf(dice, member, today) : null));
  const history = historyOf(dice, newId, plan.facts, { earliest: since, today });
  const levels = disabilities.flatMap((disability) => disability?.level ?? []);
  tellHousehold(history, {
    dice,
    urban,
    level: Math.min(...levels),
    members: members.length,
    disabled: levels.length,
    oldest: Math.max(...members.map(({ age }) => age)),
    since,
    today,
  });
  const cameFrom = dice.chance(0.015)
    ? { place: dice.one(making.villages), on: dice.between(since + 30, today - 30) }
    : null;
  let holders = 0;
  const people = members.map((member, index): PersonToLoad => {
    const disability = disabilities[index]!;
    const about = historyOf(dice, newId, plan.facts, { earliest: since, today });
    tellPerson(about, { dice, member, disability, urban, since, today });
    const dead = tellDeath(about, making, disability !== null, since);
    if (disability !== null && !dead) holders += 1;
    return personOf(making, member, disability, about, residencesOf(making, id, village, since, cameFrom));
  });
  const address = `${shortAreaName(village.name)}${dice.between(1, 9)}组${dice.between(1, 120)}号`;
  const createdAt = officeHour(dice, since);
  return {
    household: { id, village: village.code, address, createdAt, assertions: history.assertions, members: people },
    holders,
  };
}

/** Deaths of the last two and a half years. The office heard of most within weeks and of some more than a year late. */
function tellDeath(history: History, { dice, plan }: Making, disabled: boolean, since: DayNumber): boolean {
  if (!dice.chance(disabled ? 0.016 : 0.004)) return false;
  const died = dice.between(Math.max(since + 1, plan.today - 900), plan.today - 10);
  const delay = reportDelay(dice);
  if (died + delay >= plan.today) return false;
  history.say('diedOn', died, died, { delay });
  return true;
}

function residencesOf(
  { newId, dice, plan }: Making,
  household: string,
  village: Area,
  since: DayNumber,
  cameFrom: { place: Area; on: DayNumber } | null,
): ResidenceToLoad[] {
  const at = (place: Area, from: DayNumber, delay: number): ResidenceToLoad => ({
    id: newId(),
    place: place.code,
    household,
    from,
    recordedAt: officeHour(dice, Math.min(from + delay, plan.today - 1)),
  });
  if (cameFrom === null || cameFrom.place.code === village.code) return [at(village, since, 0)];
  return [at(cameFrom.place, since, 0), at(village, cameFrom.on, dice.between(1, 60))];
}

function personOf(
  { dice, newId, numbers }: Making,
  member: Member,
  disability: Disability | null,
  history: History,
  residences: readonly ResidenceToLoad[],
): PersonToLoad {
  const residentId = numbers.residentId(member.birth, member.sex);
  const hasPhone = member.age >= 14 && dice.chance(0.85);
  const certificate =
    disability === null
      ? undefined
      : certificateOf(residentId, disability.category, disability.level, disability.issues.length - 1);
  return {
    id: newId(),
    name: member.name,
    secrets: {
      residentId,
      certificateNumber: certificate,
      phone: hasPhone ? phoneOf(dice) : undefined,
      account: disability !== null && dice.chance(0.8) ? accountOf(dice) : undefined,
    },
    assertions: history.assertions,
    residences,
  };
}
