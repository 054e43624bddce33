import { type DatedValue, parameter } from '../../define/parameter.ts';
import type { Source } from '../../define/source.ts';
import { type PlainDate, plainDate } from '../../values/date.ts';
import { percent, yuan } from '../../values/money.ts';
import { averageWage, measures2015, notice2023, plan2019, regulation } from './papers.ts';

/** Since the steps and the limit of the wage hold. */
export const started: PlainDate = plainDate('2020-01-01');
/** The day after the reductions end. */
const reductionsEnded: PlainDate = plainDate('2028-01-01');

const held = (from: PlainDate, value: DatedValue['value'], source: Source): DatedValue => ({
  from,
  area: '',
  value,
  source,
});

export const quota = parameter.rate('levy-quota', '安排残疾人就业比例', {
  values: [held(plainDate('2007-05-01'), percent(1.5), regulation.at('第八条'))],
});
export const severeCounts = parameter.integer('levy-severe-counts', '一、二级残疾人一人折算人数', {
  unit: '人',
  values: [held(plainDate('2015-10-01'), 2, measures2015.at('第七条'))],
});
export const smallEmployer = parameter.integer('levy-small-employer', '暂免征收的职工人数上限', {
  unit: '人',
  values: [held(started, 30, plan2019.at('三')), held(reductionsEnded, 0, notice2023.whole)],
});
export const firstStep = parameter.rate('levy-step', '分档征收的比例界线', {
  values: [held(started, percent(1), plan2019.at('三'))],
});
export const upperStepShare = parameter.rate('levy-upper-step-share', '达到界线、未达比例的征收比例', {
  values: [held(started, percent(50), plan2019.at('三')), held(reductionsEnded, percent(100), notice2023.whole)],
});
export const lowerStepShare = parameter.rate('levy-lower-step-share', '低于界线的征收比例', {
  values: [held(started, percent(90), plan2019.at('三')), held(reductionsEnded, percent(100), notice2023.whole)],
});
export const localWage = parameter.money('levy-local-wage', '当地上年社会平均工资', {
  unit: '元/年',
  values: [held(started, yuan(96_000), averageWage.whole)],
});
export const wageLimit = parameter.integer('levy-wage-limit', '征收标准上限（社会平均工资的倍数）', {
  unit: '倍',
  values: [held(started, 2, plan2019.at('三'))],
});

export const parameters = [
  quota,
  severeCounts,
  smallEmployer,
  firstStep,
  upperStepShare,
  lowerStepShare,
  localWage,
  wageLimit,
].map(({ parameter: each }) => each);
