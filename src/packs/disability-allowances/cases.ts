import { casesFor } from '../../define/worked-case.ts';
import { yuan } from '../../values/money.ts';

const on = '2026-03-15';
const area = '621223';

/** Drawn by nobody else, not in an institution: nothing rules the allowances out. */
const freePerson = {
  inWorkInjuryCare: false,
  onVeteranDisabilityPension: false,
  onOrphanAllowance: false,
  otherLivingAllowance: 0,
  otherCareAllowance: 0,
  inPrison: false,
};

const living = casesFor({
  policy: 'living-allowance',
  on,
  area,
  given: {
    person: { ...freePerson, disabilityLevel: 3, disabilityCategory: 'physical', certificateValidUntil: '2030-05-31' },
    household: { lowIncome: 'second', lowIncomeMarginal: false, fullySupported: false },
  },
});

const livingCases = [
  living.passes('三级肢体残疾人，家庭为低保二类：每月 110 元', {}, yuan(110)),
  living.passes('最轻的四级也领同样的数', { person: { disabilityLevel: 4 } }, yuan(110)),
  living.passes('没有分类的低保也是低保', { household: { lowIncome: 'unclassified' } }, yuan(110)),
  living.passes('残疾人证到期当天仍有效', { person: { certificateValidUntil: on } }, yuan(110)),
  living.passes('去世当天仍算在内', { person: { diedOn: on } }, yuan(110)),
  living.passes('提标前一天：100 元', { on: '2022-12-31' }, yuan(100)),
  living.passes('提标当天：110 元', { on: '2023-01-01' }, yuan(110)),
  living.passes(
    '另领 60 元老年生活补贴，本补贴更高，择高领 110 元',
    { person: { otherLivingAllowance: yuan(60) } },
    yuan(110),
  ),
  living.passes('福清 2019 年 11 月：每月 200 元', { on: '2019-11-15', area: '350181' }, yuan(200)),
  living.passes('福清的标准执行第一天：200 元', { on: '2019-01-01', area: '350181' }, yuan(200)),
  living.passes('福清前一天按全国默认标准：50 元', { on: '2018-12-31', area: '350181' }, yuan(50)),
  living.passes(
    '石棉县扩大到低保边缘家庭，按全国默认标准 50 元',
    { area: '511824', household: { lowIncome: 'none', lowIncomeMarginal: true } },
    yuan(50),
  ),
  living.passes(
    '石棉县扩大当天',
    { on: '2021-01-01', area: '511824', household: { lowIncome: 'none', lowIncomeMarginal: true } },
    yuan(50),
  ),
  ...living.begins('2016-01-01', {}, yuan(100)),
  living.fails(
    '石棉县扩大前一天',
    { on: '2020-12-31', area: '511824', household: { lowIncome: 'none', lowIncomeMarginal: true } },
    'poorHousehold',
  ),
  living.fails('残疾人证昨天到期', { person: { certificateValidUntil: '2026-03-14' } }, 'certificateValid'),
  living.fails('昨天已去世', { person: { diedOn: '2026-03-14' } }, 'certificateValid'),
  living.fails(
    '不在低保，宕昌没有扩大到低保边缘',
    { household: { lowIncome: 'none', lowIncomeMarginal: true } },
    'poorHousehold',
  ),
  living.fails('正在领工伤生活护理费', { person: { inWorkInjuryCare: true } }, 'workInjuryCare'),
  living.fails('特困供养人员', { household: { fullySupported: true } }, 'fullySupported'),
  living.fails('正在领伤残抚恤金', { person: { onVeteranDisabilityPension: true } }, 'veteranPension'),
  living.fails('正在服刑', { person: { inPrison: true } }, 'inPrison'),
  living.fails('孤儿已领基本生活费', { person: { onOrphanAllowance: true } }, 'orphanAllowance'),
  living.fails('另领的生活补贴同样是 110 元', { person: { otherLivingAllowance: yuan(110) } }, 'otherIsLarger'),
  living.fails('另领的生活补贴有 300 元', { person: { otherLivingAllowance: yuan(300) } }, 'otherIsLarger'),
  living.unclear('没有填残疾人证有效期', { person: { certificateValidUntil: null } }, 'certificateValidUntil'),
  living.unclear('不知道在不在低保', { household: { lowIncome: null } }, 'lowIncome'),
  living.unclear('不知道有没有工伤护理费', { person: { inWorkInjuryCare: null } }, 'inWorkInjuryCare'),
  living.unclear('不知道是不是特困供养', { household: { fullySupported: null } }, 'fullySupported'),
  living.unclear(
    '不知道有没有伤残抚恤金',
    { person: { onVeteranDisabilityPension: null } },
    'onVeteranDisabilityPension',
  ),
  living.unclear('不知道有没有孤儿基本生活费', { person: { onOrphanAllowance: null } }, 'onOrphanAllowance'),
  living.unclear('不知道另领多少生活类补贴', { person: { otherLivingAllowance: null } }, 'otherLivingAllowance'),
];

const nursing = casesFor({
  policy: 'nursing-allowance',
  on,
  area,
  given: {
    person: {
      ...freePerson,
      disabilityLevel: 1,
      disabilityCategory: 'physical',
      certificateValidUntil: '2030-05-31',
      needsLongTermCare: true,
    },
    household: { fullySupported: false },
  },
});

const mildIntellectual = { person: { disabilityLevel: 3, disabilityCategory: 'intellectual' } };

const nursingCases = [
  nursing.passes('一级：每月 120 元', {}, yuan(120)),
  nursing.passes('二级：每月 100 元', { person: { disabilityLevel: 2 } }, yuan(100)),
  nursing.passes('不看收入：不知道在不在低保也能定', { household: { lowIncome: null } }, yuan(120)),
  nursing.passes('孤儿可以领护理补贴', { person: { onOrphanAllowance: true } }, yuan(120)),
  nursing.passes('提标前一天：一级 100 元', { on: '2022-12-31' }, yuan(100)),
  nursing.passes('提标当天：一级 120 元', { on: '2023-01-01' }, yuan(120)),
  nursing.passes('福清 2019 年 11 月：一级 110 元', { on: '2019-11-15', area: '350181' }, yuan(110)),
  nursing.passes(
    '福清 2019 年 11 月：二级 60 元',
    { on: '2019-11-15', area: '350181', person: { disabilityLevel: 2 } },
    yuan(60),
  ),
  nursing.passes('福清的标准执行第一天：一级 110 元', { on: '2019-01-01', area: '350181' }, yuan(110)),
  nursing.passes('福清前一天按全国默认标准：50 元', { on: '2018-12-31', area: '350181' }, yuan(50)),
  nursing.passes('石棉县扩大到三级智力残疾：50 元', { ...mildIntellectual, area: '511824' }, yuan(50)),
  nursing.passes('石棉县扩大当天', { ...mildIntellectual, area: '511824', on: '2021-01-01' }, yuan(50)),
  ...nursing.begins('2016-01-01', {}, yuan(100)),
  nursing.fails('石棉县扩大前一天', { ...mildIntellectual, area: '511824', on: '2020-12-31' }, 'severe'),
  nursing.fails('三级智力残疾，宕昌没有扩大', mildIntellectual, 'severe'),
  nursing.fails('石棉县的三级肢体残疾不在扩大范围', { area: '511824', person: { disabilityLevel: 3 } }, 'severe'),
  nursing.fails('残疾人证昨天到期', { person: { certificateValidUntil: '2026-03-14' } }, 'certificateValid'),
  nursing.fails('不需要长期照护', { person: { needsLongTermCare: false } }, 'needsCare'),
  nursing.fails('正在领工伤生活护理费', { person: { inWorkInjuryCare: true } }, 'workInjuryCare'),
  nursing.fails('特困供养人员', { household: { fullySupported: true } }, 'fullySupported'),
  nursing.fails('正在领伤残抚恤金', { person: { onVeteranDisabilityPension: true } }, 'veteranPension'),
  nursing.fails('正在服刑', { person: { inPrison: true } }, 'inPrison'),
  nursing.fails('另领 120 元护理类补贴', { person: { otherCareAllowance: yuan(120) } }, 'otherIsLarger'),
  nursing.unclear('没有填残疾人证有效期', { person: { certificateValidUntil: null } }, 'certificateValidUntil'),
  nursing.unclear('不知道残疾等级', { person: { disabilityLevel: null } }, 'disabilityLevel'),
  nursing.unclear('不知道需不需要照护', { person: { needsLongTermCare: null } }, 'needsLongTermCare'),
  nursing.unclear('不知道有没有工伤护理费', { person: { inWorkInjuryCare: null } }, 'inWorkInjuryCare'),
  nursing.unclear('不知道是不是特困供养', { household: { fullySupported: null } }, 'fullySupported'),
  nursing.unclear(
    '不知道有没有伤残抚恤金',
    { person: { onVeteranDisabilityPension: null } },
    'onVeteranDisabilityPension',
  ),
  nursing.unclear('不知道另领多少护理类补贴', { person: { otherCareAllowance: null } }, 'otherCareAllowance'),
];

export const cases = [...livingCases, ...nursingCases];
