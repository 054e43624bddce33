import { casesFor } from '../../define/worked-case.ts';
import { yuan } from '../../values/money.ts';
import { START } from './policies.ts';

const on = '2026-11-20';
const area = '621223';
const filed = { mentalDiagnosis: 'schizophrenia' };
const dead = { person: { diedOn: '2026-11-19' } };
const notFiled = { person: { mentalDiagnosis: null } };

const insurance = casesFor({
  policy: 'patient-insurance',
  on,
  area,
  given: { person: { ...filed, hasSupporter: true, hasLabourCapacity: false, hasIncome: false } },
});
const insuranceCases = [
  insurance.passes('建档患者，有家人：每年 200 元', {}, yuan(200)),
  ...insurance.begins(START, {}, yuan(200)),
  insurance.fails('没有建档', notFiled, 'filed'),
  insurance.fails('昨天去世', dead, 'filed'),
  insurance.fails('三无人员', { person: { hasSupporter: false } }, 'notThreeWithouts'),
  insurance.unclear('不知道有没有家人', { person: { hasSupporter: null } }, 'hasSupporter'),
];

const hospital = casesFor({
  policy: 'mental-hospital-payment',
  on,
  area,
  given: { person: { ...filed, inMentalHospital: true, medicalScheme: 'rural-cooperative' } },
});
const hospitalCases = [
  hospital.passes('原定额 3,000 元，提高两成：3,600 元', {}, yuan(3600)),
  ...hospital.begins(START, {}, yuan(3600)),
  hospital.fails('没有建档', notFiled, 'filed'),
  hospital.fails('没有住院', { person: { inMentalHospital: null } }, 'inHospital'),
  hospital.fails('没有参保', { person: { medicalScheme: 'none' } }, 'insured'),
  hospital.unclear('不知道参没参保', { person: { medicalScheme: null } }, 'medicalScheme'),
];

const rescue = casesFor({
  policy: 'patient-rescue',
  on,
  area,
  given: {
    person: { ...filed, ownMedicalCost: yuan(1800) },
    household: { lowIncome: 'none', lowIncomeMarginal: true, registeredPoor: false },
  },
});
const rescueCases = [
  rescue.passes('低保边缘，自付 1,800 元：全部救助', {}, yuan(1800)),
  rescue.passes('自付 8,000 元：到上限 3,000 元', { person: { ownMedicalCost: yuan(8000) } }, yuan(3000)),
  ...rescue.begins(START, {}, yuan(1800)),
  rescue.fails('没有建档', notFiled, 'filed'),
  rescue.fails('家庭不困难', { household: { lowIncomeMarginal: false } }, 'poorWithoutLowIncome'),
  rescue.fails('已在低保', { household: { lowIncome: 'first' } }, 'poorWithoutLowIncome'),
  rescue.fails('没有登记自付的医疗费', { person: { ownMedicalCost: null } }, 'ownCost'),
  rescue.unclear('不知道在不在低保', { household: { lowIncome: null } }, 'lowIncome'),
];

const civil = casesFor({
  policy: 'patient-civil-rescue',
  on,
  area,
  given: { person: { ...filed, ownMedicalCost: yuan(5000) }, household: { lowIncome: 'second' } },
});
const civilCases = [
  civil.passes('低保，自付 5,000 元：救助八成，4,000 元', {}, yuan(4000)),
  ...civil.begins(START, {}, yuan(4000)),
  civil.fails('没有建档', notFiled, 'filed'),
  civil.fails('不在低保', { household: { lowIncome: 'none' } }, 'onLowIncome'),
  civil.fails('没有登记自付的医疗费', { person: { ownMedicalCost: null } }, 'ownCost'),
  civil.unclear('不知道在不在低保', { household: { lowIncome: null } }, 'lowIncome'),
];

const without = casesFor({
  policy: 'three-withouts-insurance',
  on,
  area,
  given: { person: { ...filed, hasSupporter: false, hasLabourCapacity: false, hasIncome: false } },
});
const withoutCases = [
  without.passes('三无患者：每年 200 元', {}, yuan(200)),
  ...without.begins(START, {}, yuan(200)),
  without.fails('没有建档', notFiled, 'filed'),
  without.fails('有收入', { person: { hasIncome: true } }, 'threeWithouts'),
  without.unclear('不知道有没有家人', { person: { hasSupporter: null } }, 'hasSupporter'),
];

const reward = casesFor({
  policy: 'guardian-reward',
  on,
  area,
  given: { person: { ...filed, mentalRisk: 3, guardianAgreement: true, incidentThisYear: false } },
});
const rewardCases = [
  reward.passes('三级，甘肃每年 1,800 元', {}, yuan(1800)),
  reward.passes('五级', { person: { mentalRisk: 5 } }, yuan(1800)),
  reward.passes('道县 2,400 元', { area: '431124' }, yuan(2400)),
  reward.passes('甘肃标准第一天', { on: '2021-01-01' }, yuan(1800)),
  reward.passes('前一天按默认：1,200 元', { on: '2020-12-31' }, yuan(1200)),
  reward.passes('道县标准第一天', { on: '2021-01-01', area: '431124' }, yuan(2400)),
  reward.passes('道县前一天按默认：1,200 元', { on: '2020-12-31', area: '431124' }, yuan(1200)),
  ...reward.begins(START, {}, yuan(1200)),
  reward.fails('没有建档', notFiled, 'filed'),
  reward.fails('二级', { person: { mentalRisk: 2 } }, 'atRisk'),
  reward.fails('没有签协议', { person: { guardianAgreement: null } }, 'agreed'),
  reward.fails('今年出过事', { person: { incidentThisYear: true } }, 'noIncident'),
  reward.unclear('没有做危险性评估', { person: { mentalRisk: null } }, 'mentalRisk'),
  reward.unclear('不知道今年出没出过事', { person: { incidentThisYear: null } }, 'incidentThisYear'),
];

export const cases = [
  ...insuranceCases,
  ...hospitalCases,
  ...rescueCases,
  ...civilCases,
  ...withoutCases,
  ...rewardCases,
];
