import { casesFor } from '../../define/worked-case.ts';
import { yuan } from '../../values/money.ts';

const rescue = casesFor({
  policy: 'special-rescue',
  on: '2026-06-30',
  area: '621223',
  given: {
    person: { disabilityLevel: 1, certificateValidUntil: '2031-09-30' },
    household: { lowIncome: 'first' },
  },
});

const rescueCases = [
  rescue.passes('一级残疾，家庭为低保一类：每年 1,200 元', {}, yuan(1200)),
  rescue.passes('二级残疾也算重度', { person: { disabilityLevel: 2 } }, yuan(1200)),
  rescue.passes('低保三类也在低保', { household: { lowIncome: 'third' } }, yuan(1200)),
  rescue.passes('没有分类的低保', { household: { lowIncome: 'unclassified' } }, yuan(1200)),
  rescue.passes('残疾人证当天到期，仍有效', { person: { certificateValidUntil: '2026-06-30' } }, yuan(1200)),
  rescue.passes('宕昌的标准从 2026 年 1 月 1 日起执行', { on: '2026-01-01' }, yuan(1200)),
  rescue.passes('前一天按默认标准 600 元', { on: '2025-12-31' }, yuan(600)),
  ...rescue.begins('2016-01-01', {}, yuan(600)),
  rescue.fails('残疾人证前一天到期', { person: { certificateValidUntil: '2026-06-29' } }, 'certificateValid'),
  rescue.fails('前一天去世，证件注销', { person: { diedOn: '2026-06-29' } }, 'certificateValid'),
  rescue.fails('三级残疾', { person: { disabilityLevel: 3 } }, 'severe'),
  rescue.fails('家庭不在低保', { household: { lowIncome: 'none' } }, 'onLowIncome'),
  rescue.fails(
    '三级残疾，家庭也不在低保：两条都不符合',
    { person: { disabilityLevel: 3 }, household: { lowIncome: 'none' } },
    'severe',
    'onLowIncome',
  ),
  rescue.unclear('没有填残疾人证有效期', { person: { certificateValidUntil: null } }, 'certificateValidUntil'),
  rescue.unclear('没有填残疾等级', { person: { disabilityLevel: null } }, 'disabilityLevel'),
  rescue.unclear('不知道家庭在不在低保', { household: { lowIncome: null } }, 'lowIncome'),
];

const cataract = casesFor({
  policy: 'cataract-surgery-subsidy',
  on: '2026-06-30',
  area: '621223',
  given: { person: { cataractSuitable: true, eyesOperatedThisYear: 0 } },
});
const cataractCases = [
  cataract.passes('适合手术，今年第一只眼：1,100 元', {}, yuan(1100)),
  ...cataract.begins('2016-01-01', {}, yuan(1100)),
  cataract.fails('不适合手术', { person: { cataractSuitable: false } }, 'suitable'),
  cataract.fails('没有筛查', { person: { cataractSuitable: null } }, 'suitable'),
  cataract.fails('今年已做过一只眼', { person: { eyesOperatedThisYear: 1 } }, 'eyeLeft'),
  cataract.unclear('不知道今年做没做过', { person: { eyesOperatedThisYear: null } }, 'eyesOperatedThisYear'),
];

export const cases = [...rescueCases, ...cataractCases];
