import { casesFor } from '../../define/worked-case.ts';
import { yuan } from '../../values/money.ts';
import { START } from './dated.ts';

const on = '2026-05-20';
const area = '621223';

const difference = casesFor({
  policy: 'minimum-living-difference',
  on,
  area,
  given: {
    person: { relation: 'head' },
    household: {
      registration: 'rural',
      yearlyIncomePerHead: yuan(2400),
      propertyWithinLimit: true,
      coveredMembers: 3,
    },
  },
});
const differenceCases = [
  difference.passes('农村三人户，人均月收入 200 元：差 253 元，三人 759 元', {}, yuan(759)),
  difference.passes('城市同样收入：差 505 元，三人 1,515 元', { household: { registration: 'urban' } }, yuan(1515)),
  difference.passes(
    '没有收入的一人户：全额 453 元',
    { household: { yearlyIncomePerHead: 0, coveredMembers: 1 } },
    yuan(453),
  ),
  difference.passes(
    '人均年收入 5,000 元：每月 416.67 元，差 36.33 元，三人 108.99 元',
    { household: { yearlyIncomePerHead: yuan(5000) } },
    yuan(108.99),
  ),
  difference.passes('七月提标第一天：差 275 元，三人 825 元', { on: '2026-07-01' }, yuan(825)),
  difference.passes('提标前一天仍是 759 元', { on: '2026-06-30' }, yuan(759)),
  difference.passes('2025 年标准第一天', { on: '2025-01-01' }, yuan(759)),
  difference.passes(
    '前一天按默认 150 元，没有收入：三人 450 元',
    { on: '2024-12-31', household: { yearlyIncomePerHead: 0 } },
    yuan(450),
  ),
  ...difference.begins(START, { household: { yearlyIncomePerHead: 0 } }, yuan(450)),
  difference.fails('昨天去世', { person: { diedOn: '2026-05-19' } }, 'alive'),
  difference.fails('不是户主', { person: { relation: 'spouse' } }, 'head'),
  difference.fails('人均月收入正好等于标准', { household: { yearlyIncomePerHead: yuan(5436) } }, 'incomeBelowStandard'),
  difference.fails('财产超过规定', { household: { propertyWithinLimit: false } }, 'propertyWithinLimit'),
  difference.fails('没有要保障的人', { household: { coveredMembers: 0 } }, 'membersCovered'),
  difference.unclear('不知道是不是户主', { person: { relation: null } }, 'relation'),
  difference.unclear('不知道收入', { household: { yearlyIncomePerHead: null } }, 'yearlyIncomePerHead'),
  difference.unclear('不知道财产', { household: { propertyWithinLimit: null } }, 'propertyWithinLimit'),
  difference.unclear('没有核定保障人口', { household: { coveredMembers: null } }, 'coveredMembers'),
];

const classified = casesFor({
  policy: 'classified-support',
  on,
  area,
  given: {
    person: { disabilityLevel: 3, birthDate: '1980-01-01', seriouslyIll: false },
    household: { registration: 'rural', lowIncome: 'second' },
  },
});
const classifiedCases = [
  classified.passes('二级残疾，农村：453 元的 20%，90.60 元', { person: { disabilityLevel: 2 } }, yuan(90.6)),
  classified.passes('重病', { person: { seriouslyIll: true } }, yuan(90.6)),
  classified.passes('今天满七十周岁', { person: { birthDate: '1956-05-20' } }, yuan(90.6)),
  classified.passes('明天才满十八周岁', { person: { birthDate: '2008-05-21' } }, yuan(90.6)),
  classified.passes(
    '城市：705 元的 20%，141 元',
    { person: { disabilityLevel: 2 }, household: { registration: 'urban' } },
    yuan(141),
  ),
  classified.passes(
    '闰日出生，满十八周岁前一天',
    { on: '2026-02-27', person: { birthDate: '2008-02-29' } },
    yuan(90.6),
  ),
  classified.passes('宕昌比例第一天', { on: '2026-01-01', person: { disabilityLevel: 2 } }, yuan(90.6)),
  classified.passes('前一天按默认 10%：45.30 元', { on: '2025-12-31', person: { disabilityLevel: 2 } }, yuan(45.3)),
  ...classified.begins(START, { person: { disabilityLevel: 2 } }, yuan(15)),
  classified.fails(
    '闰日出生，平年二月二十八日满十八周岁',
    { on: '2026-02-28', person: { birthDate: '2008-02-29' } },
    'inGroup',
  ),
  classified.fails('昨天去世', { person: { disabilityLevel: 2, diedOn: '2026-05-19' } }, 'alive'),
  classified.fails('不在低保', { person: { disabilityLevel: 2 }, household: { lowIncome: 'none' } }, 'onLowIncome'),
  classified.fails('四样都不属于', {}, 'inGroup'),
  classified.unclear(
    '不知道在不在低保',
    { person: { disabilityLevel: 2 }, household: { lowIncome: null } },
    'lowIncome',
  ),
  classified.unclear('不知道有没有重病', { person: { seriouslyIll: null } }, 'seriouslyIll'),
];

export const minimumLivingCases = [...differenceCases, ...classifiedCases];
