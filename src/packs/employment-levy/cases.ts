import { casesAbout } from '../../define/subject-case.ts';
import { yuan } from '../../values/money.ts';

const wage = yuan(99_502.49);
const c = casesAbout('organisation', {
  policy: 'employment-levy',
  on: '2026-06-30',
  area: '621223',
  given: { staff: 201, disabledMonths: 10, severeMonths: 0, averageWage: wage },
});

export const cases = [
  // (201 × 1.5 % − 0.83) × 99,502.49 = 2.185 × 99,502.49 = 217,412.94; 0.83 of 201 is below 1 %, so 90 % of it: 195,671.65.
  c.passes(
    '201 人、一人在岗 10 个月：减缴前 217,412.94 元，按 90% 缴 195,671.65 元',
    {},
    {
      amountFen: yuan(195_671.65),
      figures: { due: 3015, employed: 83, short: 2185, beforeReduction: yuan(217_412.94), wage },
    },
  ),
  c.passes('优惠的最后一天', { on: '2027-12-31' }, { amountFen: yuan(195_671.65) }),
  c.passes(
    '优惠到期后全额缴纳',
    { on: '2028-01-01' },
    { amountFen: yuan(217_412.94), figures: { beforeReduction: yuan(217_412.94) } },
  ),
  c.notYet('2019-12-31'),
  c.passes('分档征收实行的第一天', { on: '2020-01-01' }, { amountFen: yuan(195_671.65) }),
  // 24.12 months are 2.01 people, exactly 1 % of 201: 25 months are 2.08. (3.015 − 2.08) × 99,502.49 = 93,034.83, half of it 46,517.41(5) → 46,517.42.
  c.passes(
    '达到 1%、未达 1.5%：按 50% 缴',
    { facts: { disabledMonths: 25 } },
    { amountFen: yuan(46_517.42), figures: { employed: 208, short: 935, beforeReduction: yuan(93_034.83) } },
  ),
  // One person of level 1 or 2 for the whole year counts as two: 3.015 − 2.00 = 1.015; 2.00 of 201 is just below 1 %.
  c.passes(
    '安排一名一级残疾人，按两人算',
    { facts: { disabledMonths: 0, severeMonths: 12 } },
    { amountFen: yuan(90_895.53), figures: { employed: 200, short: 1015, beforeReduction: yuan(100_995.03) } },
  ),
  // 96,000 × 2 = 192,000 a year is the most: 2.185 × 192,000 = 419,520; 90 % of it 377,568.
  c.passes(
    '平均工资超过社会平均工资两倍的，按两倍算',
    { facts: { averageWage: yuan(300_000) } },
    { amountFen: yuan(377_568), figures: { wage: yuan(192_000), beforeReduction: yuan(419_520) } },
  ),
  c.passes(
    '31 人：超过免征上限',
    { facts: { staff: 31, disabledMonths: 0 } },
    { amountFen: yuan(41_641.79), figures: { due: 465, short: 465, beforeReduction: yuan(46_268.66) } },
  ),
  c.fails('30 人：暂免征收', { facts: { staff: 30, disabledMonths: 0 } }, 'notSmall', { short: 450 }),
  c.passes(
    '优惠到期后 30 人也要缴',
    { on: '2028-01-01', facts: { staff: 30, disabledMonths: 0 } },
    { amountFen: yuan(44_776.12) },
  ),
  c.fails('免征的最后一天', { on: '2027-12-31', facts: { staff: 30, disabledMonths: 0 } }, 'notSmall'),
  c.fails('安排 3.08 人，达到比例', { facts: { disabledMonths: 37 } }, 'short', { employed: 308, short: 0 }),
  c.unclear('不知道职工人数', { facts: { staff: null } }, ['staff'], { due: null, beforeReduction: null }),
  c.unclear('不知道安排了多少残疾人', { facts: { disabledMonths: null } }, ['disabledMonths'], {
    due: 3015,
    short: null,
  }),
];
