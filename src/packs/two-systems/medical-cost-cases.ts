import { casesFor } from '../../define/worked-case.ts';
import { yuan } from '../../values/money.ts';
import { START } from './dated.ts';

const on = '2026-05-20';
const area = '621223';
const certificate = { certificateValidUntil: '2030-12-31' };

const item = casesFor({
  policy: 'rehabilitation-reimbursement',
  on,
  area,
  given: {
    person: {
      ...certificate,
      medicalScheme: 'rural-cooperative',
      rehabilitationItem: 'speech-training',
      rehabilitationCost: yuan(1000),
    },
  },
});
const itemCases = [
  item.passes('言语训练 1,000 元，新农合报 75%：750 元', {}, yuan(750)),
  item.passes('职工报 90%：900 元', { person: { medicalScheme: 'employee' } }, yuan(900)),
  item.passes('城镇居民报 80%：800 元', { person: { medicalScheme: 'urban-resident' } }, yuan(800)),
  item.passes('辅助器具适配也在十三项之内', { person: { rehabilitationItem: 'device-fitting' } }, yuan(750)),
  ...item.begins(START, {}, yuan(750)),
  ...item.certificate(),
  item.fails('没有参保', { person: { medicalScheme: 'none' } }, 'insured'),
  item.fails('项目不在十三项之内', { person: { rehabilitationItem: 'none' } }, 'itemCovered'),
  item.fails('没有登记康复项目', { person: { rehabilitationItem: null } }, 'itemCovered'),
  item.fails('没有登记费用', { person: { rehabilitationCost: null } }, 'billed'),
  item.unclear('不知道参加了哪种医保', { person: { medicalScheme: null } }, 'medicalScheme'),
];

const inpatient = casesFor({
  policy: 'inpatient-reimbursement',
  on,
  area,
  given: { person: { ...certificate, medicalScheme: 'employee', inpatientCost: yuan(5500) } },
});
const inpatientCases = [
  inpatient.passes('职工：起付线 500 元以上的 5,000 元报 90%，4,500 元', {}, yuan(4500)),
  inpatient.passes(
    '城镇居民：起付线 300 元以上的 5,200 元报 80%，4,160 元',
    { person: { medicalScheme: 'urban-resident' } },
    yuan(4160),
  ),
  inpatient.passes(
    '新农合：起付线 200 元以上的 5,300 元报 75%，3,975 元',
    { person: { medicalScheme: 'rural-cooperative' } },
    yuan(3975),
  ),
  inpatient.passes('超过起付线 1 元', { person: { inpatientCost: yuan(501) } }, yuan(0.9)),
  ...inpatient.begins(START, {}, yuan(4500)),
  ...inpatient.certificate(),
  inpatient.fails('没有参保', { person: { medicalScheme: 'none' } }, 'insured'),
  inpatient.fails('正好是起付线', { person: { inpatientCost: yuan(500) } }, 'aboveDeductible'),
  inpatient.fails('没有登记住院费用', { person: { inpatientCost: null } }, 'aboveDeductible'),
  inpatient.unclear('不知道参加了哪种医保', { person: { medicalScheme: null } }, 'medicalScheme'),
];

const maternity = casesFor({
  policy: 'maternity-reimbursement',
  on,
  area,
  given: { person: { ...certificate, maternityInsured: true, maternityCost: yuan(4000) } },
});
const maternityCases = [
  maternity.passes('4,000 元：限额 3,000 元全报，超出的 1,000 元报一半', {}, yuan(3500)),
  maternity.passes('没有超过限额：全报', { person: { maternityCost: yuan(2600) } }, yuan(2600)),
  ...maternity.begins(START, {}, yuan(3500)),
  ...maternity.certificate(),
  maternity.fails('没有参加生育保险', { person: { maternityInsured: false } }, 'maternityInsured'),
  maternity.fails('没有登记费用', { person: { maternityCost: null } }, 'billed'),
  maternity.unclear('不知道参没参加', { person: { maternityInsured: null } }, 'maternityInsured'),
];

const rescue = casesFor({
  policy: 'medical-rescue',
  on,
  area,
  given: {
    person: { ...certificate, disabilityLevel: 3, ownMedicalCost: yuan(10_000) },
    household: { lowIncome: 'second', lowIncomeMarginal: false, registeredPoor: false, fullySupported: false },
  },
});
const rescueCases = [
  rescue.passes('三级残疾，自付 10,000 元：救助七成，7,000 元', {}, yuan(7000)),
  rescue.passes('二级残疾：救助八成，8,000 元', { person: { disabilityLevel: 2 } }, yuan(8000)),
  rescue.passes('自付 60,000 元：到封顶线 30,000 元', { person: { ownMedicalCost: yuan(60_000) } }, yuan(30_000)),
  rescue.passes('特困人员', { household: { lowIncome: 'none', fullySupported: true } }, yuan(7000)),
  ...rescue.begins(START, {}, yuan(7000)),
  ...rescue.certificate(),
  rescue.fails('家庭不困难', { household: { lowIncome: 'none' } }, 'inNeed'),
  rescue.fails('没有登记自付的医疗费', { person: { ownMedicalCost: null } }, 'ownCost'),
  rescue.unclear('不知道在不在低保', { household: { lowIncome: null } }, 'lowIncome'),
];

export const medicalCostCases = [...itemCases, ...inpatientCases, ...maternityCases, ...rescueCases];
