/** The difference payment of the minimum-living scheme and what is paid on top of it for groups (field practice of 分类施保). */
import { criterion, isOnLowIncome } from '../../define/criteria.ts';
import {
  age,
  and,
  atLeast,
  before,
  choose,
  constant,
  day,
  equals,
  known,
  larger,
  lessThan,
  moreThan,
  not,
  or,
  share,
  subtract,
  times,
} from '../../define/expression.ts';
import { factsOf, refs } from '../../define/fact.ts';
import { afterConfirmation, afterQualifying } from '../../define/month-rules.ts';
import { held, parameter } from '../../define/parameter.ts';
import { policy } from '../../define/policy.ts';
import { household, person, severe } from '../../define/registry.ts';
import { percent, yuan } from '../../values/money.ts';
import { COUNTY, everywhere, START } from './dated.ts';
import { urbanStandard } from './low-income.ts';
import { commonPractice, lowIncome2021, lowIncomeStandards, rescueMeasures, twoSystems } from './papers.ts';

const clause = twoSystems.at('社会救助·最低生活保障');

export const minimumLivingFacts = {
  propertyWithinLimit: factsOf('household').boolean('propertyWithinLimit', '家庭财产符合低保规定', {
    sensitive: 'money',
    question: '家里的存款、房子、车，是不是都在低保规定的限度以内？',
  }),
  seriouslyIll: factsOf('person').boolean('seriouslyIll', '患重病', {
    sensitive: 'health',
    question: '是不是得了重病？',
  }),
};
const living = refs(minimumLivingFacts);

const ruralStandard = parameter.money('rural-low-income-standard', '农村最低生活保障标准', {
  unit: '元/月',
  values: [
    everywhere(yuan(150), lowIncomeStandards.at('农村')),
    held('2025-01-01', COUNTY, yuan(453), lowIncomeStandards.at('农村')),
    held('2026-07-01', COUNTY, yuan(475), lowIncomeStandards.at('农村')),
  ],
});
const classifiedShare = parameter.rate('classified-support-share', '分类施保上浮比例', {
  values: [everywhere(percent(10), commonPractice.at('分类施保')), held('2026-01-01', COUNTY, percent(20), clause)],
});
const oldAge = parameter.integer('classified-support-old-age', '分类施保老年人年龄', {
  unit: '岁',
  values: [everywhere(70, clause)],
});
const minorAge = parameter.integer('classified-support-minor-age', '分类施保未成年人年龄（不满）', {
  unit: '岁',
  values: [everywhere(18, clause)],
});

export const minimumLivingParameters = [ruralStandard, classifiedShare, oldAge, minorAge].map((each) => each.parameter);

const standard = choose(equals(household.registration, 'urban'), urbanStandard.ref, ruralStandard.ref);
const monthlyIncome = share(constant<'rate'>({ of: 1, in: 12 }), household.yearlyIncomePerHead);

/** Nothing is decided for the dead: these benefits rest on no certificate that would end with them. */
const alive = criterion(
  not(and(known(person.diedOn), before(person.diedOn, day))),
  '没有死亡登记',
  'no death is on record',
  '已有死亡登记',
  lowIncome2021.at('第三十条'),
);

export const minimumLivingDifference = policy({
  id: 'minimum-living-difference',
  title: '最低生活保障补差',
  titleEn: 'Difference payment of the minimum-living scheme',
  requirements: ['DP-7', 'TS-12', 'TS-13'],
  subject: 'person',
  every: 'month',
  summary: '家庭人均收入低于低保标准、财产也符合规定的，按差额补足，发给户主。',
  plate: '23',
  lifeSituation: 'hardship',
  benefit: '每月补的钱等于（标准减人均月收入）乘以保障人口。',
  papers: ['全家身份证', '户口簿', '收入和财产申报表', '残疾人证（有的带）'],
  applyAt: '户籍所在乡镇（街道）便民服务大厅，村（社区）可以代办',
  months: afterConfirmation(lowIncome2021.at('第二十九条')),
  corrections: {
    netsWith: ['classified-support'],
    instalments: { share: percent(20), most: 12 },
    source: commonPractice.at('低保补发和追缴'),
  },
  versions: [
    {
      from: START,
      criteria: {
        alive,
        head: criterion(
          equals(person.relation, 'head'),
          '是户主',
          'the person is the head of the household',
          '不是户主，低保金按户发给户主',
          lowIncome2021.at('第三十一条'),
        ),
        incomeBelowStandard: criterion(
          lessThan(monthlyIncome, standard),
          '家庭人均月收入低于当地低保标准',
          'the income per head is below the standard',
          '家庭人均月收入不低于当地低保标准',
          rescueMeasures.at('第九条'),
        ),
        propertyWithinLimit: criterion(
          living.propertyWithinLimit,
          '家庭财产符合规定',
          'the property of the household is within the limits',
          '家庭财产超过规定',
          rescueMeasures.at('第九条'),
        ),
        membersCovered: criterion(
          moreThan(household.coveredMembers, 0),
          '已核定保障人口',
          'the number of people covered is fixed',
          '没有需要保障的人口',
          rescueMeasures.at('第十二条'),
        ),
      },
      amount: times(larger(subtract(standard, monthlyIncome), constant<'money'>(0)), household.coveredMembers),
    },
  ],
});

export const classifiedSupport = policy({
  id: 'classified-support',
  title: '低保分类施保',
  titleEn: 'Supplement for groups within the minimum-living scheme',
  requirements: ['DP-7', 'TS-13'],
  subject: 'person',
  every: 'month',
  summary: '低保家庭里的老年人、未成年人、重度残疾人和重病患者，每人每月在补差之外再加一份。',
  withoutApplication: '由乡镇（街道）按低保台账主动加发，本人不用申请',
  papers: ['身份证', '户口簿', '低保证', '残疾人证或医院诊断（有的带）'],
  applyAt: '由乡镇（街道）按低保台账主动办理',
  months: afterQualifying(clause),
  corrections: {
    netsWith: ['minimum-living-difference'],
    instalments: { share: percent(20), most: 12 },
    source: commonPractice.at('低保补发和追缴'),
  },
  versions: [
    {
      from: START,
      criteria: {
        alive,
        onLowIncome: isOnLowIncome(clause),
        inGroup: criterion(
          or(
            severe,
            atLeast(age(person.birthDate), oldAge.ref),
            lessThan(age(person.birthDate), minorAge.ref),
            living.seriouslyIll,
          ),
          '属于老年人、未成年人、重度残疾人或重病患者',
          'the person is old, under age, severely disabled or seriously ill',
          '不属于老年人、未成年人、重度残疾人或重病患者',
          rescueMeasures.at('第十二条'),
        ),
      },
      amount: share(classifiedShare.ref, standard),
    },
  ],
});
