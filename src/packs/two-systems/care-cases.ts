import { casesFor } from '../../define/worked-case.ts';
import { yuan } from '../../values/money.ts';
import { START } from './dated.ts';

const on = '2026-05-20';
const area = '621223';
const certificate = { certificateValidUntil: '2030-12-31' };
const expired = { person: { certificateValidUntil: '2026-05-19' } };
const noDate = { person: { certificateValidUntil: null } };

const elderly = casesFor({
  policy: 'elderly-allowance',
  on,
  area,
  given: { person: { ...certificate, birthDate: '1950-10-01' } },
});
const elderlyCases = [
  elderly.passes('七十五岁：每月 60 元', {}, yuan(60)),
  elderly.passes('今天满七十周岁', { person: { birthDate: '1956-05-20' } }, yuan(60)),
  elderly.passes(
    '闰日出生，平年二月二十八日满七十周岁',
    { on: '2026-02-28', person: { birthDate: '1956-02-29' } },
    yuan(60),
  ),
  elderly.passes('2026 年标准第一天', { on: '2026-01-01' }, yuan(60)),
  elderly.passes('前一天按默认：50 元', { on: '2025-12-31' }, yuan(50)),
  ...elderly.begins(START, { person: { birthDate: '1940-10-01' } }, yuan(50)),
  elderly.fails('闰日出生，前一天还不满', { on: '2026-02-27', person: { birthDate: '1956-02-29' } }, 'oldEnough'),
  elderly.fails('明天才满七十周岁', { person: { birthDate: '1956-05-21' } }, 'oldEnough'),
  elderly.fails('残疾人证昨天到期', expired, 'certificateValid'),
  elderly.unclear('没有填有效期', noDate, 'certificateValidUntil'),
  elderly.unclear('不知道出生日期', { person: { birthDate: null } }, 'birthDate'),
];

const care = casesFor({
  policy: 'care-subsidy',
  on,
  area,
  given: {
    person: {
      ...certificate,
      disabilityLevel: 3,
      disabilityCategory: 'intellectual',
      birthDate: '1990-01-01',
      careForm: 'home',
    },
  },
});
const careForms = [
  care.passes('三级智力残疾，居家托养：每月 125 元', {}, yuan(125)),
  care.passes('日间照料：250 元', { person: { careForm: 'day' } }, yuan(250)),
  care.passes('寄宿托养：500 元', { person: { careForm: 'residential' } }, yuan(500)),
  care.passes('四级精神残疾', { person: { disabilityCategory: 'mental', disabilityLevel: 4 } }, yuan(125)),
  care.passes('二级肢体残疾', { person: { disabilityCategory: 'physical', disabilityLevel: 2 } }, yuan(125)),
  care.passes('今天满十六周岁', { person: { birthDate: '2010-05-20' } }, yuan(125)),
  care.passes('明天满六十周岁', { person: { birthDate: '1966-05-21' } }, yuan(125)),
  care.passes('闰日出生，满六十周岁前一天', { on: '2024-02-28', person: { birthDate: '1964-02-29' } }, yuan(125)),
];
const careRefusals = [
  ...care.begins(START, {}, yuan(125)),
  care.fails('闰日出生，满六十周岁当天', { on: '2024-02-29', person: { birthDate: '1964-02-29' } }, 'ofCareAge'),
  care.fails('明天才满十六周岁', { person: { birthDate: '2010-05-21' } }, 'ofCareAge'),
  care.fails('今天满六十周岁', { person: { birthDate: '1966-05-20' } }, 'ofCareAge'),
  care.fails('残疾人证昨天到期', expired, 'certificateValid'),
  care.fails('三级肢体残疾', { person: { disabilityCategory: 'physical' } }, 'inGroup'),
  care.fails('没有用托养服务', { person: { careForm: 'none' } }, 'careArranged'),
  care.unclear('没有填有效期', noDate, 'certificateValidUntil'),
  care.unclear('三级，不知道类别', { person: { disabilityCategory: null } }, 'disabilityCategory'),
  care.unclear('不知道出生日期', { person: { birthDate: null } }, 'birthDate'),
  care.unclear('不知道用哪种托养', { person: { careForm: null } }, 'careForm'),
];

const child = casesFor({
  policy: 'child-rehabilitation',
  on,
  area,
  given: { person: { certificateValidUntil: null, hospitalDiagnosis: true, birthDate: '2023-08-15' } },
});
const childCases = [
  child.passes('两岁，有医院诊断：甘肃一年最高 16,000 元', {}, yuan(16_000)),
  child.passes('有残疾人证就不必再问诊断', { person: { ...certificate, hospitalDiagnosis: null } }, yuan(16_000)),
  child.passes('明天满七周岁', { person: { birthDate: '2019-05-21' } }, yuan(16_000)),
  child.passes('闰日出生，满七周岁前一天', { on: '2027-02-27', person: { birthDate: '2020-02-29' } }, yuan(16_000)),
  ...child.begins('2018-10-01', { person: { birthDate: '2016-01-01' } }, yuan(16_000)),
  child.passes('没有自定标准的地方按全国平均：12,000 元', { area: '35' }, yuan(12_000)),
  child.fails('闰日出生，平年二月二十八日满七周岁', { on: '2027-02-28', person: { birthDate: '2020-02-29' } }, 'young'),
  child.fails('今天满七周岁', { person: { birthDate: '2019-05-20' } }, 'young'),
  child.fails(
    '证已过期，也没有诊断',
    { person: { certificateValidUntil: '2026-05-19', hospitalDiagnosis: false } },
    'disabled',
  ),
  child.unclear(
    '不知道有没有证，也不知道有没有诊断',
    { person: { hospitalDiagnosis: null } },
    'certificateValidUntil',
    'hospitalDiagnosis',
  ),
  child.unclear('不知道出生日期', { person: { birthDate: null } }, 'birthDate'),
];

const family = casesFor({
  policy: 'family-support',
  on,
  area,
  given: { person: { onlyChild: 'disabled', motherBirthDate: '1970-06-01' } },
});
const familyCases = [
  family.passes('独生子女伤残：460 加 20%，552 元', {}, yuan(552)),
  family.passes('独生子女死亡：590 加 20%，708 元', { person: { onlyChild: 'lost' } }, yuan(708)),
  family.passes('2022 年标准第一天', { on: '2022-01-01' }, yuan(552)),
  family.passes('前一天：350 加 20%，420 元', { on: '2021-12-31' }, yuan(420)),
  family.passes(
    '2018 年标准第一天：死亡 450 加 20%，540 元',
    { on: '2018-01-01', person: { onlyChild: 'lost', motherBirthDate: '1960-01-01' } },
    yuan(540),
  ),
  family.passes(
    '前一天：340 加 20%，408 元',
    { on: '2017-12-31', person: { onlyChild: 'lost', motherBirthDate: '1960-01-01' } },
    yuan(408),
  ),
  family.passes(
    '闰日出生，平年二月二十八日满四十九周岁',
    { on: '2025-02-28', person: { motherBirthDate: '1976-02-29' } },
    yuan(552),
  ),
  family.passes('女方今天满四十九周岁', { person: { motherBirthDate: '1977-05-20' } }, yuan(552)),
  ...family.begins('2016-01-01', { person: { motherBirthDate: '1960-01-01' } }, yuan(324)),
  family.fails(
    '闰日出生，前一天还不满',
    { on: '2025-02-27', person: { motherBirthDate: '1976-02-29' } },
    'motherOfAge',
  ),
  family.fails('女方明天才满四十九周岁', { person: { motherBirthDate: '1977-05-21' } }, 'motherOfAge'),
  family.fails('不属于这类家庭', { person: { onlyChild: 'none' } }, 'onlyChild'),
  family.unclear('不知道属不属于', { person: { onlyChild: null } }, 'onlyChild'),
  family.unclear('不知道女方出生日期', { person: { motherBirthDate: null } }, 'motherBirthDate'),
];

export const careCases = [...elderlyCases, ...careForms, ...careRefusals, ...childCases, ...familyCases];
