import { casesFor } from '../../define/worked-case.ts';
import { yuan } from '../../values/money.ts';
import { START } from './dated.ts';

const c = casesFor({
  policy: 'full-support',
  on: '2026-05-20',
  area: '621223',
  given: {
    person: {
      certificateValidUntil: '2030-12-31',
      birthDate: '1980-03-01',
      disabilityCategory: 'intellectual',
      disabilityLevel: 3,
      hasIncome: false,
      hasSupporter: false,
      selfCareLost: 2,
      supportPlace: 'home',
    },
    household: { registration: 'rural' },
  },
});
const strong = { disabilityCategory: 'hearing' };

export const fullSupportCases = [
  c.passes('农村在家供养，部分不能自理：620 加 245 元', {}, yuan(865)),
  c.passes('农村机构供养：589 加 245 元', { person: { supportPlace: 'institution' } }, yuan(834)),
  c.passes('城镇在家：960 加 245 元', { household: { registration: 'urban' } }, yuan(1205)),
  c.passes('四样不能自理：620 加 490 元', { person: { selfCareLost: 4 } }, yuan(1110)),
  c.passes('都能自理：620 加 80 元', { person: { selfCareLost: 0 } }, yuan(700)),
  c.passes('二级肢体残疾', { person: { disabilityCategory: 'physical', disabilityLevel: 2 } }, yuan(865)),
  c.passes('一级视力残疾', { person: { disabilityCategory: 'vision', disabilityLevel: 1 } }, yuan(865)),
  c.passes('今天满六十周岁的听力残疾人', { person: { ...strong, birthDate: '1966-05-20' } }, yuan(865)),
  c.passes('闰日出生，满六十周岁当天', { on: '2024-02-29', person: { ...strong, birthDate: '1964-02-29' } }, yuan(300)),
  c.passes('明天才满十六周岁', { person: { ...strong, birthDate: '2010-05-21' } }, yuan(865)),
  c.passes('宕昌 2025 年标准第一天：865 元', { on: '2025-01-01' }, yuan(865)),
  c.passes('前一天按默认：200 加 100 元', { on: '2024-12-31' }, yuan(300)),
  ...c.begins(START, {}, yuan(300)),
  ...c.certificate(),
  c.fails('五十岁的听力残疾人', { person: { ...strong, birthDate: '1976-01-01' } }, 'withoutAbility'),
  c.fails('明天才满六十周岁的听力残疾人', { person: { ...strong, birthDate: '1966-05-21' } }, 'withoutAbility'),
  c.fails('二级视力残疾', { person: { disabilityCategory: 'vision', disabilityLevel: 2 } }, 'withoutAbility'),
  c.fails('有稳定收入', { person: { hasIncome: true } }, 'withoutIncome'),
  c.fails('有人赡养', { person: { hasSupporter: true } }, 'withoutSupporter'),
  c.unclear('不知道残疾类别', { person: { disabilityCategory: null } }, 'disabilityCategory'),
  c.unclear('不知道有没有收入', { person: { hasIncome: null } }, 'hasIncome'),
  c.unclear('不知道有没有人赡养', { person: { hasSupporter: null } }, 'hasSupporter'),
];
