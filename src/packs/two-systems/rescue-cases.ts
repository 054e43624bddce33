/** Minimum living and temporary rescue. */
import { casesFor } from '../../define/worked-case.ts';
import { yuan } from '../../values/money.ts';
import { START } from './dated.ts';

const on = '2026-05-20';
const area = '621223';
const certificate = { certificateValidUntil: '2030-12-31' };
const expired = { person: { certificateValidUntil: '2026-05-19' } };
const noDate = { person: { certificateValidUntil: null } };

const urban = casesFor({
  policy: 'urban-low-income-supplement',
  on,
  area,
  given: { person: certificate, household: { registration: 'urban', lowIncome: 'second' } },
});
const urbanCases = [
  urban.passes('标准 705 元的 20%：141 元', {}, yuan(141)),
  urban.passes('七月提标第一天：740 元的 20%，148 元', { on: '2026-07-01' }, yuan(148)),
  urban.passes('提标前一天仍是 141 元', { on: '2026-06-30' }, yuan(141)),
  urban.passes('2025 年标准第一天', { on: '2025-01-01' }, yuan(141)),
  urban.passes('前一天按默认 300 元：60 元', { on: '2024-12-31' }, yuan(60)),
  ...urban.begins(START, {}, yuan(60)),
  urban.fails('残疾人证昨天到期', expired, 'certificateValid'),
  urban.fails('农村户口', { household: { registration: 'rural' } }, 'urban'),
  urban.fails('不在低保', { household: { lowIncome: 'none' } }, 'onLowIncome'),
  urban.unclear('没有填有效期', noDate, 'certificateValidUntil'),
  urban.unclear('不知道户口', { household: { registration: null } }, 'registration'),
  urban.unclear('不知道在不在低保', { household: { lowIncome: null } }, 'lowIncome'),
];

const withoutMeans = { disabilityLevel: 1, hasLabourCapacity: false, hasIncome: false };
const rural = casesFor({
  policy: 'rural-first-class-support',
  on,
  area,
  given: {
    person: { ...certificate, ...withoutMeans, relation: 'head' },
    household: { registration: 'rural' },
    members: [{ ...withoutMeans, disabilityLevel: 2, relation: 'spouse' }, { relation: 'child' }],
  },
});
const ruralCases = [
  rural.passes('户主一级、配偶二级，都不能劳动、没有收入：一类，453 元', {}, yuan(453)),
  rural.passes('一个人的户：本人就是主要成员', { members: [] }, yuan(453)),
  rural.passes('自查时直接回答也可以', { members: undefined, household: { mainMembersWithoutMeans: true } }, yuan(453)),
  rural.passes('七月提标第一天：475 元', { on: '2026-07-01' }, yuan(475)),
  rural.passes('提标前一天：453 元', { on: '2026-06-30' }, yuan(453)),
  rural.passes('2025 年标准第一天：453 元', { on: '2025-01-01' }, yuan(453)),
  rural.passes('前一天按默认：100 元', { on: '2024-12-31' }, yuan(100)),
  ...rural.begins(START, {}, yuan(100)),
  rural.fails('残疾人证昨天到期', expired, 'certificateValid'),
  rural.fails('城镇户口', { household: { registration: 'urban' } }, 'rural'),
  rural.fails(
    '配偶有劳动能力',
    { members: [{ ...withoutMeans, hasLabourCapacity: true, relation: 'spouse' }] },
    'mainMembersWithoutMeans',
  ),
  rural.fails(
    '配偶只有三级',
    { members: [{ ...withoutMeans, disabilityLevel: 3, relation: 'spouse' }] },
    'mainMembersWithoutMeans',
  ),
  rural.fails('户里没有户主和配偶', { person: { relation: 'child' }, members: [] }, 'mainMembersWithoutMeans'),
  rural.unclear('没有填有效期', noDate, 'certificateValidUntil'),
  rural.unclear('不知道户口', { household: { registration: null } }, 'registration'),
  rural.unclear(
    '不知道配偶有没有收入',
    { members: [{ ...withoutMeans, hasIncome: null, relation: 'spouse' }] },
    'mainMembersWithoutMeans',
  ),
];

const temporary = casesFor({
  policy: 'temporary-rescue',
  on,
  area,
  given: {
    person: certificate,
    household: { suddenHardship: true, temporaryRescues: 0, specialCircumstances: false },
  },
});
const temporaryCases = [
  temporary.passes('今年第一次：1,500 元', {}, yuan(1500)),
  temporary.passes('第一次不必问是不是特殊', { household: { specialCircumstances: null } }, yuan(1500)),
  temporary.passes('第二次，情况特殊', { household: { temporaryRescues: 1, specialCircumstances: true } }, yuan(1500)),
  temporary.passes('2026 年标准第一天', { on: '2026-01-01' }, yuan(1500)),
  temporary.passes('前一天按默认：500 元', { on: '2025-12-31' }, yuan(500)),
  ...temporary.begins(START, {}, yuan(500)),
  temporary.fails('残疾人证昨天到期', expired, 'certificateValid'),
  temporary.fails('没有突发困难', { household: { suddenHardship: false } }, 'suddenHardship'),
  temporary.fails('第二次，情况不特殊', { household: { temporaryRescues: 1 } }, 'notExhausted'),
  temporary.fails(
    '第三次，特殊也不行',
    { household: { temporaryRescues: 2, specialCircumstances: true } },
    'notExhausted',
  ),
  temporary.unclear('没有填有效期', noDate, 'certificateValidUntil'),
  temporary.unclear('不知道有没有突发困难', { household: { suddenHardship: null } }, 'suddenHardship'),
  temporary.unclear(
    '领过一次，不知道特殊不特殊',
    { household: { temporaryRescues: 1, specialCircumstances: null } },
    'specialCircumstances',
  ),
];

const key = casesFor({
  policy: 'key-rescue',
  on,
  area,
  given: { person: { ...certificate, disabilityLevel: 2 }, household: { lowIncome: 'none' } },
});
const keyCases = [
  key.passes('二级、不在低保：1,500 元', {}, yuan(1500)),
  ...key.begins(START, {}, yuan(500)),
  key.fails('残疾人证昨天到期', expired, 'certificateValid'),
  key.fails('三级残疾', { person: { disabilityLevel: 3 } }, 'severe'),
  key.fails('已在低保', { household: { lowIncome: 'third' } }, 'notOnLowIncome'),
  key.unclear('没有填有效期', noDate, 'certificateValidUntil'),
  key.unclear('不知道等级', { person: { disabilityLevel: null } }, 'disabilityLevel'),
  key.unclear('不知道在不在低保', { household: { lowIncome: null } }, 'lowIncome'),
];

const vagrant = casesFor({
  policy: 'vagrant-help',
  on,
  area,
  given: { person: { vagrant: true, disabilityLevel: 3, hospitalDiagnosis: false } },
});
const vagrantCases = [
  vagrant.passes('流浪，持有三级残疾人证', {}),
  vagrant.passes('没有证，有医院诊断', { person: { disabilityLevel: null, hospitalDiagnosis: true } }),
  ...vagrant.begins(START),
  vagrant.fails('没有流浪', { person: { vagrant: false } }, 'vagrant'),
  vagrant.fails('没有证，医院也没有诊断', { person: { disabilityLevel: null } }, 'disabled'),
  vagrant.unclear('不知道是不是流浪', { person: { vagrant: null } }, 'vagrant'),
  vagrant.unclear(
    '没有证，还没有看过医院',
    { person: { disabilityLevel: null, hospitalDiagnosis: null } },
    'hospitalDiagnosis',
  ),
];

export const rescueCases = [...urbanCases, ...ruralCases, ...temporaryCases, ...keyCases, ...vagrantCases];
