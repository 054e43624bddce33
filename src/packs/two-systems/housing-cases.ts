import { casesFor } from '../../define/worked-case.ts';
import { yuan } from '../../values/money.ts';
import { START } from './dated.ts';

const on = '2026-05-20';
const area = '621223';
const certificate = { certificateValidUntil: '2030-12-31' };
const poorHousehold = { lowIncome: 'second', lowIncomeMarginal: false, registeredPoor: false };

const rent = casesFor({
  policy: 'low-rent-housing',
  on,
  area,
  given: {
    person: certificate,
    household: { ...poorHousehold, registration: 'urban', livingSpacePerHead: 9 },
  },
});
const rentCases = [
  rent.passes('城镇低保，人均 9 平方米', {}),
  rent.passes('低保边缘，没有住房', {
    household: { lowIncome: 'none', lowIncomeMarginal: true, livingSpacePerHead: 0 },
  }),
  rent.passes('人均 12 平方米', { household: { livingSpacePerHead: 12 } }),
  ...rent.begins(START),
  ...rent.certificate(),
  rent.fails('农村户口', { household: { registration: 'rural' } }, 'urban'),
  rent.fails('不是低收入', { household: { lowIncome: 'none' } }, 'lowIncome'),
  rent.fails('人均正好 13 平方米', { household: { livingSpacePerHead: 13 } }, 'shortOfSpace'),
  rent.unclear('不知道户口', { household: { registration: null } }, 'registration'),
  rent.unclear('不知道在不在低保', { household: { lowIncome: null } }, 'lowIncome'),
  rent.unclear('不知道住房面积', { household: { livingSpacePerHead: null } }, 'livingSpacePerHead'),
];

const repair = casesFor({
  policy: 'dilapidated-house-repair',
  on,
  area,
  given: {
    person: { ...certificate, disabilityLevel: 3 },
    household: { ...poorHousehold, registration: 'rural', houseGrade: 'd' },
  },
});
const repairCases = [
  repair.passes('三级残疾，D 级危房：35,000 元', {}, yuan(35_000)),
  repair.passes('C 级危房：10,000 元', { household: { houseGrade: 'c' } }, yuan(10_000)),
  repair.passes('二级残疾：加补 2,000 元，37,000 元', { person: { disabilityLevel: 2 } }, yuan(37_000)),
  repair.passes('宕昌 2026 年标准第一天', { on: '2026-01-01' }, yuan(35_000)),
  repair.passes('前一天按默认：15,000 元', { on: '2025-12-31' }, yuan(15_000)),
  ...repair.begins(START, {}, yuan(15_000)),
  ...repair.certificate(),
  repair.fails('城镇户口', { household: { registration: 'urban' } }, 'rural'),
  repair.fails('家庭不困难', { household: { lowIncome: 'none' } }, 'poor'),
  repair.fails('B 级，基本安全', { household: { houseGrade: 'b' } }, 'dangerous'),
  repair.unclear('不知道户口', { household: { registration: null } }, 'registration'),
  repair.unclear('不知道在不在低保', { household: { lowIncome: null } }, 'lowIncome'),
  repair.unclear('房屋没有鉴定', { household: { houseGrade: null } }, 'houseGrade'),
];

const demolition = casesFor({
  policy: 'demolition-allowance',
  on,
  area,
  given: { person: certificate, household: { houseToBeDemolished: true } },
});
const demolitionCases = [
  demolition.passes('列入拆迁：5,000 元', {}, yuan(5000)),
  ...demolition.begins(START, {}, yuan(5000)),
  ...demolition.certificate(),
  demolition.fails('没有列入', { household: { houseToBeDemolished: false } }, 'demolished'),
  demolition.fails('没有登记', { household: { houseToBeDemolished: null } }, 'demolished'),
];

export const housingCases = [...rentCases, ...repairCases, ...demolitionCases];
