import { casesFor } from '../../define/worked-case.ts';
import { yuan } from '../../values/money.ts';
import { START } from './dated.ts';

const on = '2026-05-20';
const area = '621223';
const certificate = { certificateValidUntil: '2030-12-31' };
const poorHousehold = { lowIncome: 'second', lowIncomeMarginal: false, registeredPoor: false };
const noProof = { certificateValidUntil: '2026-05-19', hospitalDiagnosis: false };
/** Eighteen on 28 February 2026: that year has no 29th. */
const leapYear = { birthDate: '2008-02-29' };
const unknownProof = { certificateValidUntil: null, hospitalDiagnosis: null };

const preschool = casesFor({
  policy: 'preschool-grant',
  on,
  area,
  given: { person: { ...certificate, educationStage: 'preschool' }, household: poorHousehold },
});
const preschoolCases = [
  preschool.passes('困难家庭，上幼儿园：每年 1,000 元', {}, yuan(1000)),
  preschool.passes('没有证，有诊断', { person: { ...noProof, hospitalDiagnosis: true } }, yuan(1000)),
  ...preschool.begins(START, {}, yuan(1000)),
  preschool.fails('没有证也没有诊断', { person: noProof }, 'disabled'),
  preschool.fails('上小学', { person: { educationStage: 'primary' } }, 'atPreschool'),
  preschool.fails('家庭不困难', { household: { lowIncome: 'none' } }, 'poor'),
  preschool.unclear('不知道有没有证和诊断', { person: unknownProof }, 'certificateValidUntil', 'hospitalDiagnosis'),
  preschool.unclear(
    '四岁，不知道上没上幼儿园',
    { person: { birthDate: '2022-03-01', educationStage: null } },
    'educationStage',
  ),
  preschool.unclear(
    '闰日出生，满十八周岁前一天，不知道上没上幼儿园',
    { on: '2026-02-27', person: { ...leapYear, educationStage: null } },
    'educationStage',
  ),
  preschool.fails(
    '闰日出生，平年二月二十八日满十八周岁：不用再问上没上幼儿园',
    { on: '2026-02-28', person: { ...leapYear, educationStage: null } },
    'atPreschool',
  ),
  preschool.unclear('不知道在不在低保', { household: { lowIncome: null } }, 'lowIncome'),
];

const compulsory = casesFor({
  policy: 'compulsory-schooling-free',
  on,
  area,
  given: { person: { ...certificate, birthDate: '2017-03-01', educationStage: 'primary' } },
});
const compulsoryCases = [
  compulsory.passes('小学', {}),
  compulsory.passes('初中', { person: { educationStage: 'junior' } }),
  compulsory.passes('今天满六周岁', { person: { birthDate: '2020-05-20' } }),
  compulsory.passes('闰日出生，满十八周岁前一天，还在初中', {
    on: '2026-02-27',
    person: { ...leapYear, educationStage: 'junior' },
  }),
  ...compulsory.begins(START, { person: { birthDate: '2002-01-01' } }),
  compulsory.fails('明天才满六周岁', { person: { birthDate: '2020-05-21' } }, 'ofSchoolAge'),
  compulsory.fails('闰日出生，平年二月二十八日满十八周岁', { on: '2026-02-28', person: leapYear }, 'ofSchoolAge'),
  compulsory.unclear('不知道出生日期', { person: { birthDate: null } }, 'birthDate'),
  compulsory.fails('没有证也没有诊断', { person: noProof }, 'disabled'),
  compulsory.fails('上高中', { person: { educationStage: 'senior' } }, 'atSchool'),
  compulsory.unclear('不知道有没有证和诊断', { person: unknownProof }, 'certificateValidUntil', 'hospitalDiagnosis'),
  compulsory.unclear('不知道上哪一级', { person: { educationStage: null } }, 'educationStage'),
];

const aid = casesFor({
  policy: 'student-aid',
  on,
  area,
  given: { person: { ...certificate, educationStage: 'senior' } },
});
const aidCases = [
  aid.passes('高中：2,000 元', {}, yuan(2000)),
  aid.passes('中职：2,000 元', { person: { educationStage: 'vocational' } }, yuan(2000)),
  aid.passes('大学：3,000 元', { person: { educationStage: 'college' } }, yuan(3000)),
  ...aid.begins(START, {}, yuan(2000)),
  ...aid.certificate(),
  aid.fails('初中', { person: { educationStage: 'junior' } }, 'atSchool'),
  aid.unclear('在校，不知道上哪一级', { person: { student: true, educationStage: null } }, 'educationStage'),
  aid.unclear('不知道在不在校', { person: { student: null, educationStage: null } }, 'educationStage'),
  aid.fails('不是在校学生：不用问上哪一级', { person: { student: false, educationStage: null } }, 'atSchool'),
  aid.passes('在校的情况是早先登记的，就学阶段是新登记的', { person: { student: false } }, yuan(2000)),
];

const vocational = casesFor({
  policy: 'vocational-schooling-free',
  on,
  area,
  given: { person: { ...certificate, educationStage: 'vocational' } },
});
const vocationalCases = [
  vocational.passes('中职：免学费', {}),
  ...vocational.begins(START),
  ...vocational.certificate(),
  vocational.fails('普通高中', { person: { educationStage: 'senior' } }, 'atVocationalSchool'),
  vocational.unclear('不知道上哪一级', { person: { educationStage: null } }, 'educationStage'),
];

const exam = casesFor({
  policy: 'adult-exam-grant',
  on,
  area,
  given: { person: { ...certificate, adultExamGraduated: true } },
});
const examCases = [
  exam.passes('自考毕业：1,000 元', {}, yuan(1000)),
  ...exam.begins(START, {}, yuan(1000)),
  ...exam.certificate(),
  exam.fails('没有毕业', { person: { adultExamGraduated: false } }, 'graduated'),
  exam.unclear('不知道毕没毕业', { person: { adultExamGraduated: null } }, 'adultExamGraduated'),
];

const special = casesFor({
  policy: 'special-pupil-minimum-living',
  on,
  area,
  given: {
    person: { ...certificate, schoolPlacement: 'special-school' },
    household: { lowIncome: 'none' },
  },
});
const specialCases = [
  special.passes('特殊教育学校的学生', {}),
  special.passes('特教班的学生', { person: { schoolPlacement: 'special-class' } }),
  ...special.begins(START),
  ...special.certificate(),
  special.fails('普通班随班就读', { person: { schoolPlacement: 'ordinary' } }, 'specialPupil'),
  special.fails('已在低保', { household: { lowIncome: 'third' } }, 'notOnLowIncome'),
  special.unclear('不知道在哪种班', { person: { schoolPlacement: null } }, 'schoolPlacement'),
  special.unclear('不知道在不在低保', { household: { lowIncome: null } }, 'lowIncome'),
];

const place = casesFor({
  policy: 'school-placement',
  on,
  area,
  given: { person: { ...certificate, birthDate: '2018-03-01', educationStage: 'none', canGoToSchool: true } },
});
const placeCases = [
  place.passes('八岁，还没有上学', {}),
  place.passes('今天满六周岁', { person: { birthDate: '2020-05-20' } }),
  place.passes('闰日出生，满十八周岁前一天', { on: '2026-02-27', person: leapYear }),
  ...place.begins(START, { person: { birthDate: '2002-01-01' } }),
  place.fails('闰日出生，平年二月二十八日满十八周岁', { on: '2026-02-28', person: leapYear }, 'ofSchoolAge'),
  place.fails('明天才满六周岁', { person: { birthDate: '2020-05-21' } }, 'ofSchoolAge'),
  place.fails('没有证也没有诊断', { person: noProof }, 'disabled'),
  place.fails('已经上小学', { person: { educationStage: 'primary' } }, 'notAtSchool'),
  place.fails('不能到校', { person: { canGoToSchool: false } }, 'canGoToSchool'),
  place.unclear('不知道有没有证和诊断', { person: unknownProof }, 'certificateValidUntil', 'hospitalDiagnosis'),
  place.unclear('不知道出生日期', { person: { birthDate: null } }, 'birthDate'),
  place.unclear('不知道上没上学', { person: { educationStage: null } }, 'educationStage'),
  place.unclear('不知道能不能到校', { person: { canGoToSchool: null } }, 'canGoToSchool'),
];

const home = casesFor({
  policy: 'teaching-at-home',
  on,
  area,
  given: { person: { ...certificate, birthDate: '2016-03-01', disabilityLevel: 1, canGoToSchool: false } },
});
const homeCases = [
  home.passes('十岁，一级残疾，不能到校', {}),
  home.passes('闰日出生，满十八周岁前一天', { on: '2026-02-27', person: leapYear }),
  ...home.begins(START, { person: { birthDate: '2002-01-01' } }),
  home.fails('闰日出生，平年二月二十八日满十八周岁', { on: '2026-02-28', person: leapYear }, 'ofSchoolAge'),
  home.fails('没有证也没有诊断', { person: noProof }, 'disabled'),
  home.fails('三级残疾', { person: { disabilityLevel: 3 } }, 'severe'),
  home.fails('能到校', { person: { canGoToSchool: true } }, 'cannotGoToSchool'),
  home.unclear('不知道有没有证和诊断', { person: unknownProof }, 'certificateValidUntil', 'hospitalDiagnosis'),
  home.unclear('不知道出生日期', { person: { birthDate: null } }, 'birthDate'),
  home.unclear('不知道等级', { person: { disabilityLevel: null } }, 'disabilityLevel'),
  home.unclear('不知道能不能到校', { person: { canGoToSchool: null } }, 'canGoToSchool'),
];

export const educationCases = [
  ...preschoolCases,
  ...compulsoryCases,
  ...aidCases,
  ...vocationalCases,
  ...examCases,
  ...specialCases,
  ...placeCases,
  ...homeCases,
];
