/** Service centres, towns and employers of the demonstration county: invented figures, the same for the same seed. */
import type { OtherSubject } from '../../define/fact.ts';
import type { FactValue, FactValues } from '../../define/pack.ts';
import { encode } from '../../engine/fact-row.ts';
import { subjectOfArea } from '../../store/area-subject.ts';
import { type FactToRecord, recordFacts } from '../../store/fact.ts';
import type { Scope } from '../../store/scope.ts';
import type { Area } from '../../values/area.ts';
import { type PlainDate, plainDate } from '../../values/date.ts';
import { factBookOf } from '../fact-book.ts';
import { type Services, shanghaiDay } from '../operation.ts';
import { type Dice, diceOf } from './dice.ts';

export interface DemonstrationSubject {
  readonly kind: OtherSubject;
  /** The entry that it is in its register; areas are there already. */
  readonly entry?: { readonly ledger: string; readonly values: Readonly<Record<string, string | number>> };
  readonly id?: string;
  readonly facts: FactValues;
}

const CENTRES = 14;
const employers = [
  '建材有限公司',
  '中药材合作社',
  '县人民医院',
  '水泥厂',
  '客运公司',
  '第一中学',
  '商贸有限公司',
  '供电公司',
];

export function demonstrationSubjects(areas: readonly Area[], seed: number): DemonstrationSubject[] {
  const towns = areas.filter(({ level }) => level === 'town');
  const villageIn = (town: Area): Area | undefined =>
    areas.find(({ parent, level }) => parent === town.code && level === 'village');
  const dice = diceOf(seed, 'subjects');
  return [
    ...towns.slice(0, CENTRES).flatMap((town, index) => centreIn(town, villageIn(town), index, dice)),
    ...towns.map((town) => ({ kind: 'area' as const, id: subjectOfArea(town.code), facts: townFacts(dice) })),
    ...employers.map((name, index) => employer(`宕昌县${name}`.replace('县县', '县'), towns[index % 3]!, dice)),
  ];
}

const rooms = [
  'rehabilitationRoom',
  'vocationalRoom',
  'workTherapyRoom',
  'lifeSkillsRoom',
  'recreationRoom',
  'readingRoom',
  'restRoom',
  'multiPurposeHall',
  'officeRoom',
];
const required = [
  'hasRamp',
  'hasTactilePaving',
  'hasHandrails',
  'hasVoicePrompts',
  'hasLift',
  'hasRehabilitationDoctor',
];
const teams = ['hasMentalHealthDoctor', 'hasFamilyVolunteers', 'hasVolunteers', 'headedByChair'];
const triggers = [
  'dissolvedWithoutLeave',
  'subsidyDiverted',
  'reviewFailed',
  'booksInDisorder',
  'fraudFound',
  'strongComplaints',
];

/** Of three centres one passes, one lacks something, and of one not everything is known yet. */
function centreIn(town: Area, village: Area | undefined, index: number, dice: Dice): DemonstrationSubject[] {
  if (village === undefined) return [];
  const yes = (names: readonly string[]): FactValues => Object.fromEntries(names.map((name) => [name, true]));
  const lacking = index % 3 === 1;
  const floor = lacking && dice.chance(0.5) ? dice.between(380, 495) : dice.between(50, 90) * 10;
  const facts: Record<string, FactValue> = {
    ...yes([...rooms, ...required, ...teams]),
    storeys: dice.between(1, 3),
    canteen: dice.chance(0.5),
    laundry: dice.chance(0.3),
    fullTimeStaff: dice.between(2, 3),
    servedPeople: dice.between(30, 62),
    dayCarePeople: dice.between(15, 28),
    serviceDays: dice.between(20, 23),
    equipment: 40,
    workingEquipment: dice.between(35, 40),
    recordsChecked: 60,
    recordsPassing: dice.between(57, 60),
    rehabilitationAssessed: 30,
    rehabilitationEffective: dice.between(26, 30),
    peopleAsked: 50,
    peopleSatisfied: dice.between(43, 50),
    accidentThisYear: false,
    ...Object.fromEntries(triggers.map((trigger) => [trigger, false])),
    subsidyPaid: index % 3 === 0 ? 5_000_000 : 0,
  };
  if (lacking) for (const name of [dice.one(rooms), dice.one(required.slice(0, 4))]) facts[name] = false;
  if (index % 3 === 2)
    for (const name of ['rehabilitationEffective', 'peopleSatisfied', 'serviceDays']) delete facts[name];
  if (index === 3) facts['subsidyDiverted'] = true;
  if (index % 3 === 0) facts['acceptedOn'] = '2026-03-20';
  const values = {
    name: `${town.name}残疾人综合服务中心`,
    kind: 'service-centre',
    town: town.code,
    village: village.code,
    floorArea: floor,
    outdoorArea: Math.ceil(floor * 0.32),
    openedOn: '2025-10-31',
  };
  return [{ kind: 'place', entry: { ledger: 'place-register', values }, facts }];
}

function townFacts(dice: Dice): FactValues {
  const households = dice.between(120, 900);
  return {
    lowIncomeHouseholds: households,
    laidOffPeople: dice.between(0, 160),
    youthsWithProblems: dice.between(0, 60),
    registeredOldPeople: dice.between(900, 4200),
    families: dice.between(2200, 9800),
    inCorrection: dice.between(0, 24),
    drugUsers: dice.between(0, 18),
    migrantPeople: dice.between(60, 1900),
    careBeds: dice.between(0, 120),
    schools: dice.between(3, 12),
    hospitals: 1,
    communityStations: dice.between(1, 6),
    workersRescue: dice.between(0, 4),
    workersEmployment: dice.between(0, 1),
    workersYouth: dice.between(0, 1),
    workersElderly: dice.between(0, 3),
    workersFamily: dice.between(0, 2),
    workersDisabled: dice.between(0, 2),
    workersCorrection: dice.between(0, 1),
    workersDrugs: 0,
    workersMigrants: dice.between(0, 1),
    workersCare: dice.between(0, 1),
    workersSchool: dice.between(0, 3),
    workersHospital: dice.between(0, 1),
    ...(dice.chance(0.85) ? { workersStation: dice.between(0, 6) } : {}),
  };
}

function employer(name: string, town: Area, dice: Dice): DemonstrationSubject {
  const staff = dice.one([18, 26, 30, 46, 88, 135, 201, 310]);
  const values = { name, kind: 'employer', town: town.code };
  const months = Math.round((staff / 100) * 12 * dice.one([0, 0.4, 1.1, 1.6]));
  return {
    kind: 'organisation',
    entry: { ledger: 'organisation-register', values },
    facts: {
      staff,
      ...(dice.chance(0.85) ? { disabledMonths: months } : {}),
      severeMonths: dice.chance(0.3) ? 12 : 0,
      averageWage: dice.between(4200, 9900) * 1000,
    },
  };
}

const SINCE: PlainDate = plainDate('2026-01-01');

/** Records what holds for those that are registered by now, in one transaction. */
export async function sayOfSubjects(
  services: Services,
  scope: Scope,
  subjects: readonly { readonly kind: OtherSubject; readonly id: string; readonly facts: FactValues }[],
): Promise<void> {
  const { catalogue, database, seal, newId, now } = services;
  const moment = now();
  const today = shanghaiDay(moment);
  const origin = { kind: 'demonstration', ref: null };
  await database.tx(scope, async (tx) => {
    for (const [kind, rules] of catalogue.others) {
      const said = subjects
        .filter((subject) => subject.kind === kind)
        .flatMap(({ id, facts }) =>
          Object.entries(facts).map(([fact, value]): FactToRecord => {
            const defined = rules.facts.get(fact);
            if (defined === undefined) throw new TypeError(`no fact ${fact}`);
            return { subject: { kind, id }, fact, value: encode(defined, value), from: SINCE < today ? SINCE : today };
          }),
        );
      const recording = { book: factBookOf(rules), seal, newId, at: moment.toISOString(), today, origin };
      if (said.length > 0) await recordFacts(tx, recording, said);
    }
  });
}
