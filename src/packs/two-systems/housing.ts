/** TS-17: low-rent housing, repair of dilapidated houses, demolition. */
import { criterion, holdsCertificate, isPoor, isRural, isUrban, onRecord } from '../../define/criteria.ts';
import { add, choose, constant, lessThan, oneOf, or } from '../../define/expression.ts';
import { factsOf, refs } from '../../define/fact.ts';
import type { Choice } from '../../define/field.ts';
import { held, parameter } from '../../define/parameter.ts';
import { policy } from '../../define/policy.ts';
import { household, onLowIncome, severe } from '../../define/registry.ts';
import { yuan } from '../../values/money.ts';
import { COUNTY, everywhere, START } from './dated.ts';
import { twoSystems } from './papers.ts';

const clause = twoSystems.at('社会救助·住房');

/** The grades of the standard for dangerous houses. */
const houseGrades: readonly Choice[] = [
  { id: 'a', code: 1, label: 'A级（安全）', synonyms: ['A', 'A级', '安全'] },
  { id: 'b', code: 2, label: 'B级（基本安全）', synonyms: ['B', 'B级'] },
  { id: 'c', code: 3, label: 'C级（局部危险）', synonyms: ['C', 'C级', '局部危房'] },
  { id: 'd', code: 4, label: 'D级（整体危险）', synonyms: ['D', 'D级', '整体危房', '无房'] },
];

const ofHousehold = factsOf('household');
export const housingFacts = {
  livingSpacePerHead: ofHousehold.integer('livingSpacePerHead', '人均住房面积', {
    min: 0,
    max: 1000,
    unit: '平方米',
    question: '家里平均每人有多少平方米住房？没有房子就填 0。',
  }),
  houseGrade: ofHousehold.choice('houseGrade', '房屋安全等级', houseGrades, {
    question: '房子鉴定是哪一级？',
    hint: '由住建部门鉴定，C、D 级是危房。',
  }),
  houseToBeDemolished: ofHousehold.boolean('houseToBeDemolished', '住房列入拆迁', {
    question: '房子是不是列入了拆迁？',
  }),
};
const house = refs(housingFacts);

const space = parameter.integer('low-rent-housing-space', '廉租住房保障人均面积（不满）', {
  unit: '平方米',
  values: [everywhere(13, clause)],
});
const grades = (c: number, d: number) => ({ table: { a: 0, b: 0, c: yuan(c), d: yuan(d) } });
const repair = parameter.moneyBy('house-repair-standard', '农村危房改造补助标准', [house.houseGrade], {
  unit: '元/户',
  values: [everywhere(grades(5000, 15_000), clause), held('2026-01-01', COUNTY, grades(10_000, 35_000), clause)],
});
const repairRaise = parameter.money('house-repair-raise-severe', '重度残疾人家庭危房改造加补', {
  unit: '元/户',
  values: [everywhere(yuan(2000), clause)],
});
const demolition = parameter.money('demolition-allowance-standard', '拆迁残疾人家庭照顾补助标准', {
  unit: '元/户',
  values: [everywhere(yuan(5000), clause)],
});

export const housingParameters = [space, repair, repairRaise, demolition].map((each) => each.parameter);

export const lowRentHousing = policy({
  id: 'low-rent-housing',
  title: '残疾人家庭廉租住房',
  titleEn: 'Low-rent housing',
  requirements: ['TS-17'],
  subject: 'person',
  every: 'once',
  summary: '城镇低收入残疾人家庭，人均住房不够的，优先安排廉租住房，并可以先挑楼层。',
  plate: '50',
  lifeSituation: 'home',
  benefit: '以实物配租为主，应保尽保，楼层和位置优先选择。',
  papers: ['身份证', '户口簿', '残疾人证', '低保证或低收入证明', '住房情况证明'],
  applyAt: '户籍所在街道（乡镇）便民服务大厅',
  versions: [
    {
      from: START,
      criteria: {
        certificateValid: holdsCertificate(clause),
        urban: isUrban(clause),
        lowIncome: criterion(
          or(onLowIncome, household.lowIncomeMarginal),
          '属于低保或低保边缘（低收入）家庭',
          'the household is on or near the minimum-living scheme',
          '不属于低保或低保边缘（低收入）家庭',
          clause,
        ),
        shortOfSpace: criterion(
          lessThan(house.livingSpacePerHead, space.ref),
          '人均住房面积低于保障标准',
          'the living space per head is below the standard',
          '人均住房面积已达到保障标准',
          clause,
        ),
      },
      amount: null,
    },
  ],
});

export const houseRepair = policy({
  id: 'dilapidated-house-repair',
  title: '农村残疾人危房改造补助',
  titleEn: 'Repair of dilapidated houses',
  requirements: ['TS-17', 'DP-9'],
  subject: 'person',
  every: 'once',
  summary: '农村困难残疾人家庭的 C 级、D 级危房优先改造，重度残疾人家庭补助更高。',
  plate: '51',
  lifeSituation: 'home',
  papers: ['身份证', '户口簿', '残疾人证', '房屋安全鉴定报告', '困难证明'],
  applyAt: '户籍所在乡镇便民服务大厅，村里可以代办',
  versions: [
    {
      from: START,
      criteria: {
        certificateValid: holdsCertificate(clause),
        rural: isRural(clause),
        poor: isPoor(clause),
        dangerous: criterion(
          oneOf(house.houseGrade, 'c', 'd'),
          '住房鉴定为C级或D级危房',
          'the house is of grade C or D',
          '住房鉴定为安全或基本安全',
          clause,
        ),
      },
      amount: add(repair.ref, choose(severe, repairRaise.ref, constant<'money'>(0))),
    },
  ],
});

export const demolitionAllowance = policy({
  id: 'demolition-allowance',
  title: '拆迁残疾人家庭照顾补助',
  titleEn: 'Allowance when the house is pulled down',
  requirements: ['TS-17'],
  subject: 'person',
  every: 'once',
  summary: '住房列入拆迁的残疾人家庭，在补偿以外另给一份照顾补助。',
  plate: '52',
  lifeSituation: 'home',
  papers: ['身份证', '户口簿', '残疾人证', '拆迁补偿协议'],
  applyAt: '县住房和城乡建设局拆迁办公室',
  versions: [
    {
      from: START,
      criteria: {
        certificateValid: holdsCertificate(clause),
        demolished: criterion(
          onRecord(house.houseToBeDemolished, house.houseToBeDemolished),
          '登记了住房列入拆迁',
          'the house is on record as to be pulled down',
          '没有登记住房列入拆迁',
          clause,
        ),
      },
      amount: demolition.ref,
    },
  ],
});
