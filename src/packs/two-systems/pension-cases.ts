/** County average wage: 3,000 yuan by default, 6,000 from 2025, 6,300 from 2026. 60 % of 6,300 is 3,780, 80 % is 5,040. */
import { casesFor } from '../../define/worked-case.ts';
import { yuan } from '../../values/money.ts';
import { START } from './dated.ts';
import { RESIDENT_START } from './pension.ts';

const on = '2026-05-20';
const area = '621223';
const base = (amount: number) => ({ person: { pensionContributionBase: yuan(amount) } });
const certificate = { certificateValidUntil: '2030-12-31' };
const expired = { person: { certificateValidUntil: '2026-05-19' } };
const noDate = { person: { certificateValidUntil: null } };

const employee = casesFor({
  policy: 'employee-pension-subsidy',
  on,
  area,
  given: {
    person: { ...certificate, employment: 'employed', pensionScheme: 'employee', pensionContributionBase: yuan(3000) },
  },
});
const employeeCases = [
  employee.passes('基数 3,000，差 780，8% 为 62.40 元', {}, yuan(62.4)),
  employee.passes('基数为零也按 3,780 补：302.40 元', base(0), yuan(302.4)),
  employee.passes('差一分钱也补，四舍五入为零', { person: { pensionContributionBase: yuan(3779.99) } }, 0),
  employee.passes('公益性岗位也是在单位就业', { person: { employment: 'public-post' } }, yuan(62.4)),
  employee.passes('2026 年工资执行第一天', { on: '2026-01-01' }, yuan(62.4)),
  employee.passes('前一天按 6,000：差 600，8% 为 48 元', { on: '2025-12-31' }, yuan(48)),
  employee.passes('2025 年工资执行第一天', { on: '2025-01-01' }, yuan(48)),
  employee.passes(
    '前一天按默认 3,000 元：基数 1,500，差 300，8% 为 24 元',
    { on: '2024-12-31', ...base(1500) },
    yuan(24),
  ),
  ...employee.begins(START, base(1500), yuan(24)),
  employee.fails('残疾人证昨天到期', expired, 'certificateValid'),
  employee.fails('灵活就业的看另一条', { person: { employment: 'flexible' } }, 'employed'),
  employee.fails('参加的是居民养老', { person: { pensionScheme: 'resident' } }, 'inEmployeeScheme'),
  employee.fails('基数正好 3,780，没有差额', base(3780), 'baseBelowFloor'),
  employee.unclear('没有填有效期', noDate, 'certificateValidUntil'),
  employee.unclear('不知道就业情况', { person: { employment: null } }, 'employment'),
  employee.unclear('不知道参加了哪种养老', { person: { pensionScheme: null } }, 'pensionScheme'),
  employee.unclear('不知道基数', { person: { pensionContributionBase: null } }, 'pensionContributionBase'),
];

const flexible = casesFor({
  policy: 'flexible-pension-subsidy',
  on,
  area,
  given: {
    person: { ...certificate, employment: 'flexible', pensionScheme: 'flexible', pensionContributionBase: yuan(4000) },
  },
});
const flexibleCases = [
  flexible.passes('基数 4,000，缴 800，补三分之二：533.33 元', {}, yuan(533.33)),
  flexible.passes('无雇工个体户', { person: { employment: 'self-employed' } }, yuan(533.33)),
  flexible.passes('基数正好 60%：缴 756，补 504 元', base(3780), yuan(504)),
  flexible.passes('基数正好 80%：缴 1,008，补 672 元', base(5040), yuan(672)),
  flexible.passes('除不尽的向下取到分：3,781.03 缴 756.21，补 504.14 元', base(3781.03), yuan(504.14)),
  flexible.passes('新办法第一天：基数 2,000，缴 400，补 266.66 元', { on: '2018-01-01', ...base(2000) }, yuan(266.66)),
  flexible.passes('前一天补的比例相同', { on: '2017-12-31', ...base(2000) }, yuan(266.66)),
  ...flexible.begins(START, base(2000), yuan(266.66)),
  flexible.fails('残疾人证昨天到期', expired, 'certificateValid'),
  flexible.fails('在单位就业的看另一条', { person: { employment: 'employed' } }, 'flexiblyEmployed'),
  flexible.fails('参加的是居民养老', { person: { pensionScheme: 'resident' } }, 'inFlexibleScheme'),
  flexible.fails('基数比 60% 少一分', base(3779.99), 'baseAtLeastFloor'),
  flexible.fails('基数比 80% 多一分', base(5040.01), 'baseAtMostCeiling'),
  flexible.unclear('没有填有效期', noDate, 'certificateValidUntil'),
  flexible.unclear('不知道就业情况', { person: { employment: null } }, 'employment'),
  flexible.unclear('不知道参加了哪种养老', { person: { pensionScheme: null } }, 'pensionScheme'),
  flexible.unclear('不知道基数', { person: { pensionContributionBase: null } }, 'pensionContributionBase'),
];

const severe = casesFor({
  policy: 'resident-pension-severe',
  on,
  area,
  given: {
    person: { ...certificate, disabilityLevel: 2, birthDate: '1985-03-01', student: false, pensionScheme: 'resident' },
  },
});
const severeCases = [
  severe.passes('二级：全额代缴 100 元', {}, yuan(100)),
  severe.passes('今天满十六周岁', { person: { birthDate: '2010-05-20' } }, yuan(100)),
  severe.passes('明天满六十周岁', { person: { birthDate: '1966-05-21' } }, yuan(100)),
  severe.passes('闰日出生，满十六周岁当天', { on: '2024-02-29', person: { birthDate: '2008-02-29' } }, yuan(100)),
  ...severe.begins(RESIDENT_START, {}, yuan(100)),
  severe.fails(
    '闰日出生，满十六周岁前一天',
    { on: '2024-02-28', person: { birthDate: '2008-02-29' } },
    'ofContributingAge',
  ),
  severe.fails('明天才满十六周岁', { person: { birthDate: '2010-05-21' } }, 'ofContributingAge'),
  severe.fails('今天满六十周岁', { person: { birthDate: '1966-05-20' } }, 'ofContributingAge'),
  severe.fails('残疾人证昨天到期', expired, 'certificateValid'),
  severe.fails('三级残疾', { person: { disabilityLevel: 3 } }, 'severe'),
  severe.fails('在校学生', { person: { student: true } }, 'notStudent'),
  severe.fails('没有参保', { person: { pensionScheme: 'none' } }, 'inResidentScheme'),
  severe.unclear('没有填有效期', noDate, 'certificateValidUntil'),
  severe.unclear('不知道等级', { person: { disabilityLevel: null } }, 'disabilityLevel'),
  severe.unclear('不知道出生日期', { person: { birthDate: null } }, 'birthDate'),
  severe.unclear('不知道是不是学生', { person: { student: null } }, 'student'),
  severe.unclear('不知道参加了哪种养老', { person: { pensionScheme: null } }, 'pensionScheme'),
];

const poor = casesFor({
  policy: 'resident-pension-poor',
  on,
  area,
  given: {
    person: { ...certificate, disabilityLevel: 3, birthDate: '1985-03-01', student: false, pensionScheme: 'resident' },
    household: { lowIncome: 'third', lowIncomeMarginal: false, registeredPoor: false },
  },
});
const poorCases = [
  poor.passes('三级、低保三类：补一半，50 元', {}, yuan(50)),
  poor.passes('脱贫户也算困难', { household: { lowIncome: 'none', registeredPoor: true } }, yuan(50)),
  poor.passes('低保边缘也算困难', { household: { lowIncome: 'none', lowIncomeMarginal: true } }, yuan(50)),
  poor.passes('闰日出生，满十六周岁当天', { on: '2024-02-29', person: { birthDate: '2008-02-29' } }, yuan(50)),
  ...poor.begins(RESIDENT_START, {}, yuan(50)),
  poor.fails(
    '闰日出生，满六十周岁当天',
    { on: '2024-02-29', person: { birthDate: '1964-02-29' } },
    'ofContributingAge',
  ),
  poor.fails('残疾人证昨天到期', expired, 'certificateValid'),
  poor.fails('二级按全额代缴', { person: { disabilityLevel: 2 } }, 'notSevere'),
  poor.fails('家庭不困难', { household: { lowIncome: 'none' } }, 'poor'),
  poor.fails('明天才满十六周岁', { person: { birthDate: '2010-05-21' } }, 'ofContributingAge'),
  poor.fails('在校学生', { person: { student: true } }, 'notStudent'),
  poor.fails('没有参保', { person: { pensionScheme: 'none' } }, 'inResidentScheme'),
  poor.unclear('没有填有效期', noDate, 'certificateValidUntil'),
  poor.unclear('不知道等级', { person: { disabilityLevel: null } }, 'disabilityLevel'),
  poor.unclear('不知道在不在低保', { household: { lowIncome: null } }, 'lowIncome'),
  poor.unclear('不知道出生日期', { person: { birthDate: null } }, 'birthDate'),
  poor.unclear('不知道是不是学生', { person: { student: null } }, 'student'),
  poor.unclear('不知道参加了哪种养老', { person: { pensionScheme: null } }, 'pensionScheme'),
];

const early = casesFor({
  policy: 'early-pension',
  on,
  area,
  given: { person: { ...certificate, disabilityLevel: 1, pensionScheme: 'employee', pensionYears: 15 } },
});
const earlyCases = [
  early.passes('一级，缴费正好十五年', {}),
  early.passes('灵活就业身份参保也可以', { person: { pensionScheme: 'flexible' } }),
  ...early.begins(START),
  early.fails('残疾人证昨天到期', expired, 'certificateValid'),
  early.fails('三级残疾', { person: { disabilityLevel: 3 } }, 'severe'),
  early.fails('参加的是居民养老', { person: { pensionScheme: 'resident' } }, 'insured'),
  early.fails('缴费十四年', { person: { pensionYears: 14 } }, 'yearsReached'),
  early.unclear('没有填有效期', noDate, 'certificateValidUntil'),
  early.unclear('不知道等级', { person: { disabilityLevel: null } }, 'disabilityLevel'),
  early.unclear('不知道参加了哪种养老', { person: { pensionScheme: null } }, 'pensionScheme'),
  early.unclear('不知道缴了几年', { person: { pensionYears: null } }, 'pensionYears'),
];

export const pensionCases = [...employeeCases, ...flexibleCases, ...severeCases, ...poorCases, ...earlyCases];
