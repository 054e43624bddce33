/** TS-22: parents whose only child is disabled or lost. */

import { criterion } from '../../define/criteria.ts';
import { add, age, atLeast, oneOf, share } from '../../define/expression.ts';
import { fromApplication } from '../../define/month-rules.ts';
import { held, parameter } from '../../define/parameter.ts';
import { policy } from '../../define/policy.ts';
import { percent, yuan } from '../../values/money.ts';

import { family } from './facts.ts';
import { specialSupport2016, specialSupport2018, specialSupport2022, twoSystems } from './papers.ts';

const clause = twoSystems.at('社会福利·计划生育特别扶助');

const byCase = (disabled: number, lost: number) => ({ table: { none: 0, disabled: yuan(disabled), lost: yuan(lost) } });

const standard = parameter.moneyBy('family-support-standard', '计划生育家庭特别扶助标准', [family.onlyChild], {
  unit: '元/月',
  values: [
    held('2016-01-01', '', byCase(270, 340), specialSupport2016.whole),
    held('2018-01-01', '', byCase(350, 450), specialSupport2018.whole),
    held('2022-01-01', '', byCase(460, 590), specialSupport2022.whole),
  ],
});
const raise = parameter.rate('family-support-raise', '特别扶助提高比例', {
  values: [held('2016-01-01', '', percent(20), clause)],
});
const motherAge = parameter.integer('family-support-mother-age', '特别扶助女方年龄', {
  unit: '岁',
  values: [held('2016-01-01', '', 49, specialSupport2016.at('扶助条件'))],
});

export const familyParameters = [standard, raise, motherAge].map((each) => each.parameter);

export const familySupport = policy({
  id: 'family-support',
  title: '计划生育家庭特别扶助（提高标准）',
  titleEn: 'Family-planning special support at the raised standard',
  requirements: ['TS-22'],
  subject: 'person',
  every: 'month',
  summary: '独生子女伤残或去世的父母，每月按国家标准再提高 20% 领特别扶助金。',
  plate: '18',
  lifeSituation: 'hardship',
  papers: ['夫妻双方身份证', '户口簿', '结婚证', '子女的残疾人证或死亡证明'],
  applyAt: '户籍所在乡镇（街道）便民服务大厅',
  months: fromApplication(clause),
  versions: [
    {
      from: '2016-01-01',
      criteria: {
        onlyChild: criterion(
          oneOf(family.onlyChild, 'disabled', 'lost'),
          '独生子女伤残或死亡，没有再生育、收养',
          'the only child is disabled or lost and no other was born or adopted',
          '不属于独生子女伤残或死亡的父母',
          clause,
        ),
        motherOfAge: criterion(
          atLeast(age(family.motherBirthDate), motherAge.ref),
          '女方年满四十九周岁',
          'the mother is at least 49 years old',
          '女方不满四十九周岁',
          specialSupport2016.at('扶助条件'),
        ),
      },
      amount: add(standard.ref, share(raise.ref, standard.ref)),
    },
  ],
});
