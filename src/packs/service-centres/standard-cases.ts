import type { FactValues } from '../../define/pack.ts';
import { casesAbout } from '../../define/subject-case.ts';
import { rooms } from './facts.ts';

/** A centre that just meets every condition. */
export const justPassing: FactValues = {
  placeKind: 'service-centre',
  floorArea: 500,
  outdoorArea: 150,
  hasRamp: true,
  hasTactilePaving: true,
  hasHandrails: true,
  hasVoicePrompts: true,
  storeys: 2,
  hasLift: false,
  hasRampBetweenFloors: true,
  ...Object.fromEntries(rooms.map(({ fact }) => [fact.id, true])),
  fullTimeStaff: 2,
  hasRehabilitationDoctor: true,
  hasMentalHealthDoctor: true,
  hasFamilyVolunteers: true,
  hasVolunteers: true,
  headedByChair: true,
  servedPeople: 30,
  dayCarePeople: 15,
  serviceDays: 20,
  equipment: 20,
  workingEquipment: 17,
  recordsChecked: 20,
  recordsPassing: 19,
  rehabilitationAssessed: 20,
  rehabilitationEffective: 17,
  peopleAsked: 20,
  peopleSatisfied: 17,
  accidentThisYear: false,
};

const c = casesAbout('place', {
  policy: 'service-centre-standard',
  on: '2026-06-30',
  area: '621223',
  given: justPassing,
});

/** Criterion, what makes it fail alone, and the fact without which it can not be told. */
const conditions: readonly (readonly [string, string, FactValues, string])[] = [
  ['outdoorArea', '室外场地 149 平方米，不到三成', { outdoorArea: 149 }, 'outdoorArea'],
  ['ramp', '没有坡道', { hasRamp: false }, 'hasRamp'],
  ['tactilePaving', '没有盲道', { hasTactilePaving: false }, 'hasTactilePaving'],
  ['handrails', '没有扶手', { hasHandrails: false }, 'hasHandrails'],
  ['voicePrompts', '没有语音提示', { hasVoicePrompts: false }, 'hasVoicePrompts'],
  ['betweenFloors', '两层，没有电梯和坡道', { hasRampBetweenFloors: false }, 'hasRampBetweenFloors'],
  ...rooms.map(({ fact }) => [fact.id, `没有${fact.label}`, { [fact.id]: false }, fact.id] as const),
  ['fullTimeStaff', '专职人员 1 人', { fullTimeStaff: 1 }, 'fullTimeStaff'],
  ['rehabilitationDoctor', '没有康复医生', { hasRehabilitationDoctor: false }, 'hasRehabilitationDoctor'],
  ['mentalHealthDoctor', '没有精神卫生医生', { hasMentalHealthDoctor: false }, 'hasMentalHealthDoctor'],
  ['familyVolunteers', '没有亲友志愿者队伍', { hasFamilyVolunteers: false }, 'hasFamilyVolunteers'],
  ['volunteers', '没有志愿者队伍', { hasVolunteers: false }, 'hasVolunteers'],
  ['headedByChair', '主任不是理事长', { headedByChair: false }, 'headedByChair'],
  ['served', '服务 29 人', { servedPeople: 29 }, 'servedPeople'],
  ['dayCare', '日间照料等 14 人', { dayCarePeople: 14 }, 'dayCarePeople'],
  ['serviceDays', '每月 19 天', { serviceDays: 19 }, 'serviceDays'],
  ['equipment', '20 件设备里完好 16 件', { workingEquipment: 16 }, 'workingEquipment'],
  ['records', '20 份档案里合格 18 份', { recordsPassing: 18 }, 'recordsPassing'],
  ['effect', '20 人里有效 16 人', { rehabilitationEffective: 16 }, 'rehabilitationEffective'],
  ['satisfaction', '20 人里满意 16 人', { peopleSatisfied: 16 }, 'peopleSatisfied'],
  ['accident', '发生过事故', { accidentThisYear: true }, 'accidentThisYear'],
];

export const standardCases = [
  c.passes('每一条都刚好达到', {}),
  c.notYet('2011-12-31'),
  c.passes('标准实行的第一天', { on: '2012-01-01' }),
  c.passes('三名专职人员', { facts: { fullTimeStaff: 3 } }),
  c.passes('只有一层，不用电梯', { facts: { storeys: 1, hasRampBetweenFloors: false } }),
  c.passes('只有一层，不知道有没有电梯也达标', { facts: { storeys: 1, hasLift: null, hasRampBetweenFloors: null } }),
  c.passes('两层，有电梯', { facts: { hasLift: true, hasRampBetweenFloors: false } }),
  c.passes('可选的功能室没有也达标', { facts: { canteen: false, laundry: false, counsellingRoom: false } }),
  c.passes('501 平方米要有 151 平方米室外场地', { facts: { floorArea: 501, outdoorArea: 151 } }),
  c.fails('501 平方米只有 150 平方米室外场地', { facts: { floorArea: 501 } }, 'outdoorArea'),
  c.fails('建筑面积 499 平方米', { facts: { floorArea: 499 } }, 'floorArea'),
  c.unclear('不知道建筑面积', { facts: { floorArea: null } }, ['floorArea']),
  c.fails('专职人员 4 人，超出编制', { facts: { fullTimeStaff: 4 } }, 'fullTimeStaff'),
  c.fails('三处不合格一起说', { facts: { servedPeople: 10, hasRamp: false, readingRoom: false } }, [
    'served',
    'ramp',
    'readingRoom',
  ]),
  ...conditions.flatMap(([criterion, title, facts, fact]) => [
    c.fails(title, { facts }, criterion),
    c.unclear(`${title}：不知道`, { facts: { [fact]: null } }, [fact]),
  ]),
];
