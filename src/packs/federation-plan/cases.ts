import { casesFor } from '../../define/worked-case.ts';
import { yuan } from '../../values/money.ts';
import { START } from './hardship.ts';

const on = '2026-05-20';
const area = '621223';
const certificate = { certificateValidUntil: '2030-12-31' };
const poorHousehold = { lowIncome: 'second', lowIncomeMarginal: false, registeredPoor: false };

const mental = casesFor({
  policy: 'mental-disability-rescue',
  on,
  area,
  given: {
    person: { ...certificate, disabilityCategory: 'mental', disabilityLevel: 2, ownMedicalCost: yuan(20_000) },
    household: { ...poorHousehold, fullySupported: false },
  },
});
const mentalCases = [
  mental.passes('二级精神残疾，低保，自付 20,000 元：医疗救助八成，残联救助剩下的 4,000 元', {}, yuan(4000)),
  mental.passes('自付 3,600 元：剩下的 720 元', { person: { ownMedicalCost: yuan(3600) } }, yuan(720)),
  mental.passes(
    '自付 30,000 元：剩下 6,000 元，到上限 5,000 元',
    { person: { ownMedicalCost: yuan(30_000) } },
    yuan(5000),
  ),
  mental.passes(
    '自付 60,000 元：医疗救助到封顶线 30,000 元，残联到上限 5,000 元',
    { person: { ownMedicalCost: yuan(60_000) } },
    yuan(5000),
  ),
  mental.passes('宕昌 2026 年标准第一天', { on: '2026-01-01' }, yuan(4000)),
  mental.passes('前一天按默认上限：2,000 元', { on: '2025-12-31' }, yuan(2000)),
  ...mental.begins(START, {}, yuan(2000)),
  ...mental.certificate(),
  mental.fails('智力残疾', { person: { disabilityCategory: 'intellectual' } }, 'mental'),
  mental.fails('三级', { person: { disabilityLevel: 3 } }, 'severe'),
  mental.fails('家庭不困难', { household: { lowIncome: 'none' } }, 'poor'),
  mental.fails('没有登记自付的医疗费', { person: { ownMedicalCost: null } }, 'ownCost'),
  mental.unclear('不知道类别', { person: { disabilityCategory: null } }, 'disabilityCategory'),
  mental.unclear('不知道等级', { person: { disabilityLevel: null } }, 'disabilityLevel'),
  mental.unclear('不知道在不在低保', { household: { lowIncome: null } }, 'lowIncome'),
];

const joining = casesFor({
  policy: 'joining-rural-scheme',
  on,
  area,
  given: {
    person: { ...certificate, medicalScheme: 'none' },
    household: { ...poorHousehold, registration: 'rural' },
  },
});
const joiningCases = [
  joining.passes('农村低保，没有参保', {}),
  ...joining.begins(START),
  ...joining.certificate(),
  joining.fails('城镇户口', { household: { registration: 'urban' } }, 'rural'),
  joining.fails('家庭不困难', { household: { lowIncome: 'none' } }, 'poor'),
  joining.fails('已参加新农合', { person: { medicalScheme: 'rural-cooperative' } }, 'notInsured'),
  joining.unclear('不知道户口', { household: { registration: null } }, 'registration'),
  joining.unclear('不知道在不在低保', { household: { lowIncome: null } }, 'lowIncome'),
  joining.unclear('不知道参没参保', { person: { medicalScheme: null } }, 'medicalScheme'),
];

const hardship = casesFor({
  policy: 'special-hardship-help',
  on,
  area,
  given: {
    person: { ...certificate, selfCareLost: 0 },
    household: { ...poorHousehold, disabledMembers: 2 },
  },
});
const hardshipCases = [
  hardship.passes('一户两残：每年 500 元', {}, yuan(500)),
  hardship.passes(
    '一户一残，四样不能自理',
    { person: { selfCareLost: 4 }, household: { disabledMembers: 1 } },
    yuan(500),
  ),
  ...hardship.begins(START, {}, yuan(500)),
  ...hardship.certificate(),
  hardship.fails('家庭不困难', { household: { lowIncome: 'none' } }, 'poor'),
  hardship.fails(
    '一户一残，三样不能自理',
    { person: { selfCareLost: 3 }, household: { disabledMembers: 1 } },
    'inSpecialHardship',
  ),
  hardship.unclear('不知道在不在低保', { household: { lowIncome: null } }, 'lowIncome'),
  hardship.unclear(
    '一户一残，不知道能不能自理',
    { person: { selfCareLost: null }, household: { disabledMembers: 1 } },
    'selfCareLost',
  ),
];

const loan = casesFor({
  policy: 'loan-interest-subsidy',
  on,
  area,
  given: {
    person: {
      ...certificate,
      loanKind: 'household',
      loanPrincipal: yuan(30_000),
      loanFrom: '2025-04-01',
      loanDueOn: '2026-04-01',
      loanRepaidOn: '2026-04-01',
      loanInterestPaid: yuan(2400),
    },
  },
});
/** Lent, due and repaid before the first day. */
const old = { person: { loanFrom: '2010-12-01', loanDueOn: '2011-12-01', loanRepaidOn: '2011-12-01' } };
const loanCases = [
  loan.passes('到户 30,000 元，7%，365 天：2,100 元', {}, yuan(2100)),
  loan.passes('提前还清，用了 100 天：575.34 元', { person: { loanRepaidOn: '2025-07-10' } }, yuan(575.34)),
  loan.passes('逾期一个月才还：罚息不补，仍是 2,100 元', { person: { loanRepaidOn: '2026-05-01' } }, yuan(2100)),
  loan.passes(
    '两年期：最多补 365 天',
    { person: { loanFrom: '2024-04-01', loanInterestPaid: yuan(4800) } },
    yuan(2100),
  ),
  loan.passes(
    '到户 80,000 元：本金按 50,000 元，3,500 元',
    { person: { loanPrincipal: yuan(80_000), loanInterestPaid: yuan(6400) } },
    yuan(3500),
  ),
  loan.passes(
    '项目贷款 300,000 元，5%：15,000 元',
    { person: { loanKind: 'project', loanPrincipal: yuan(300_000), loanInterestPaid: yuan(20_000) } },
    yuan(15_000),
  ),
  loan.passes(
    '项目贷款 800,000 元：本金按 500,000 元，25,000 元',
    { person: { loanKind: 'project', loanPrincipal: yuan(800_000), loanInterestPaid: yuan(50_000) } },
    yuan(25_000),
  ),
  loan.passes('已付利息只有 1,800 元：补 1,800 元', { person: { loanInterestPaid: yuan(1800) } }, yuan(1800)),
  loan.passes('云南按 5%：1,500 元', { area: '530102' }, yuan(1500)),
  ...loan.begins(START, { ...old, area: '530102' }, yuan(1500)),
  ...loan.begins(START, old, yuan(2100)),
  ...loan.certificate(),
  loan.fails('不是康复扶贫贷款', { person: { loanKind: 'none' } }, 'loanOnRecord'),
  loan.fails('没有登记贷款', { person: { loanKind: null, loanPrincipal: null } }, 'loanOnRecord'),
  loan.fails('还没有还清', { person: { loanRepaidOn: null } }, 'repaid'),
  loan.fails('没有登记已付利息', { person: { loanInterestPaid: null } }, 'interestPaid'),
  loan.fails('没有登记发放日期', { person: { loanFrom: null } }, 'datesOnRecord'),
];

export const cases = [...mentalCases, ...joiningCases, ...hardshipCases, ...loanCases];
