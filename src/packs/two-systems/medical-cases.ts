import { casesFor } from '../../define/worked-case.ts';
import { yuan } from '../../values/money.ts';
import { START } from './dated.ts';

const on = '2026-05-20';
const area = '621223';
const certificate = { certificateValidUntil: '2030-12-31' };
const expired = { person: { certificateValidUntil: '2026-05-19' } };
const noDate = { person: { certificateValidUntil: null } };

const urban = casesFor({
  policy: 'urban-medical-subsidy',
  on,
  area,
  given: {
    person: { ...certificate, medicalScheme: 'urban-resident', student: false },
    household: { registration: 'urban', lowIncome: 'third' },
  },
});
const urbanCases = [
  urban.passes('低保三类：400 元自己缴 20，补 380 元', {}, yuan(380)),
  urban.passes('低保三类学生：自己缴 10，补 390 元', { person: { student: true } }, yuan(390)),
  urban.passes('低保一类：不用缴，补 400 元', { household: { lowIncome: 'first' } }, yuan(400)),
  urban.passes(
    '低保二类：不知道是不是学生也不用缴',
    { person: { student: null }, household: { lowIncome: 'second' } },
    yuan(400),
  ),
  urban.passes('2025 年标准第一天：补 380 元', { on: '2025-01-01' }, yuan(380)),
  urban.passes('前一天缴费标准 380：补 360 元', { on: '2024-12-31' }, yuan(360)),
  urban.passes('2024 年标准第一天：补 360 元', { on: '2024-01-01' }, yuan(360)),
  urban.passes('前一天缴费标准 60：补 40 元', { on: '2023-12-31' }, yuan(40)),
  ...urban.begins(START, {}, yuan(40)),
  urban.fails('残疾人证昨天到期', expired, 'certificateValid'),
  urban.fails('农村户口', { household: { registration: 'rural' } }, 'urban'),
  urban.fails('参加的是职工医保', { person: { medicalScheme: 'employee' } }, 'inUrbanScheme'),
  urban.fails('不在低保', { household: { lowIncome: 'none' } }, 'onLowIncome'),
  urban.unclear('没有填有效期', noDate, 'certificateValidUntil'),
  urban.unclear('不知道户口', { household: { registration: null } }, 'registration'),
  urban.unclear('不知道参加了哪种医保', { person: { medicalScheme: null } }, 'medicalScheme'),
  urban.unclear('不知道在不在低保', { household: { lowIncome: null } }, 'lowIncome'),
];

const rural = casesFor({
  policy: 'rural-medical-subsidy',
  on,
  area,
  given: {
    person: { ...certificate, disabilityLevel: 3, medicalScheme: 'rural-cooperative' },
    household: { registration: 'rural', lowIncome: 'none', lowIncomeMarginal: false, registeredPoor: false },
  },
});
const ruralCases = [
  rural.passes('三级、不困难：400 元补一半，200 元', {}, yuan(200)),
  rural.passes('二级：全额 400 元', { person: { disabilityLevel: 2 } }, yuan(400)),
  rural.passes(
    '重度的不必再问困难不困难',
    { person: { disabilityLevel: 1 }, household: { lowIncome: null } },
    yuan(400),
  ),
  rural.passes('三级、低保：全额 400 元', { household: { lowIncome: 'second' } }, yuan(400)),
  rural.passes('三级、监测户：全额 400 元', { household: { registeredPoor: true } }, yuan(400)),
  ...rural.begins(START, {}, yuan(30)),
  rural.fails('残疾人证昨天到期', expired, 'certificateValid'),
  rural.fails('城镇户口', { household: { registration: 'urban' } }, 'rural'),
  rural.fails('没有参合', { person: { medicalScheme: 'none' } }, 'inCooperative'),
  rural.unclear('没有填有效期', noDate, 'certificateValidUntil'),
  rural.unclear('不知道户口', { household: { registration: null } }, 'registration'),
  rural.unclear('不知道参加了哪种医保', { person: { medicalScheme: null } }, 'medicalScheme'),
];

export const medicalCases = [...urbanCases, ...ruralCases];
