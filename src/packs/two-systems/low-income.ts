/** TS-12 and TS-13: what the minimum-living scheme adds for disabled people. */

import { criterion, holdsCertificate, isOnLowIncome, isRural, isUrban } from '../../define/criteria.ts';
import { share } from '../../define/expression.ts';
import { afterConfirmation, afterQualifying } from '../../define/month-rules.ts';
import { held, parameter } from '../../define/parameter.ts';
import { policy } from '../../define/policy.ts';
import { household } from '../../define/registry.ts';
import { percent, yuan } from '../../values/money.ts';
import { COUNTY, everywhere, START } from './dated.ts';
import { commonPractice, lowIncome2021, lowIncomeStandards, twoSystems } from './papers.ts';

const clause = twoSystems.at('社会救助·最低生活保障');

export const urbanStandard = parameter.money('urban-low-income-standard', '城市最低生活保障标准', {
  unit: '元/月',
  values: [
    everywhere(yuan(300), lowIncomeStandards.at('城市')),
    held('2025-01-01', COUNTY, yuan(705), lowIncomeStandards.at('城市')),
    held('2026-07-01', COUNTY, yuan(740), lowIncomeStandards.at('城市')),
  ],
});
const disabledShare = parameter.rate('urban-low-income-disabled-share', '低保残疾人增发占标准的比例', {
  values: [everywhere(percent(20), clause)],
});
const ruralFirstClass = parameter.money('rural-low-income-first-class-standard', '农村低保一类补助标准', {
  unit: '元/月·人',
  values: [
    everywhere(yuan(100), lowIncomeStandards.at('农村一类')),
    held('2025-01-01', COUNTY, yuan(453), lowIncomeStandards.at('农村一类')),
    held('2026-07-01', COUNTY, yuan(475), lowIncomeStandards.at('农村一类')),
  ],
});

/** Above the difference only so much is added, whatever group somebody belongs to. */
const additionsShare = parameter.rate('low-income-additions-limit-share', '低保增发和分类施保合计占标准的上限', {
  values: [everywhere(percent(30), commonPractice.at('分类施保'))],
});

export const lowIncomeParameters = [urbanStandard, disabledShare, ruralFirstClass, additionsShare].map(
  (each) => each.parameter,
);

export const urbanLowIncomeSupplement = policy({
  id: 'urban-low-income-supplement',
  title: '城市低保残疾人增发补助',
  titleEn: 'Supplement for disabled members of urban minimum-living households',
  requirements: ['TS-12'],
  subject: 'person',
  toConfirm: ['文件没有写增发和分类施保合计的上限；这里按标准的 30%'],
  every: 'month',
  summary: '城市低保家庭里的残疾人，在补差之外，每人每月再按低保标准的 20% 增发。',
  plate: '13',
  lifeSituation: 'hardship',
  papers: ['身份证', '户口簿', '残疾人证', '低保证'],
  applyAt: '户籍所在街道（乡镇）便民服务大厅，已在低保的由街道主动办理',
  months: afterQualifying(clause),
  cap: {
    with: ['classified-support'],
    parameter: urbanStandard.parameter.id,
    share: additionsShare.parameter.id,
    because: '城市低保家庭里，残疾人增发和分类施保合计不超过低保标准的 30%',
    becauseEn: 'what is added to the urban minimum-living scheme is at most 30 % of the standard together',
    source: commonPractice.at('分类施保'),
  },
  corrections: {
    netsWith: [],
    instalments: { share: percent(20), most: 12 },
    source: commonPractice.at('低保补发和追缴'),
  },
  versions: [
    {
      from: START,
      criteria: {
        certificateValid: holdsCertificate(clause),
        urban: isUrban(clause),
        onLowIncome: isOnLowIncome(clause),
      },
      amount: share(disabledShare.ref, urbanStandard.ref),
    },
  ],
});

export const ruralFirstClassSupport = policy({
  id: 'rural-first-class-support',
  title: '农村低保一类保障',
  titleEn: 'First class of the rural minimum-living scheme',
  requirements: ['TS-13'],
  subject: 'person',
  every: 'month',
  summary: '主要成员都是重度残疾、不能劳动、基本没有收入的农村家庭，优先纳入低保，并按一类保障。',
  benefit: '按农村低保一类标准补助；已在其他类别的，调到一类，不重复领。',
  plate: '14',
  lifeSituation: 'hardship',
  papers: ['身份证', '户口簿', '全家残疾人证', '家庭收入申报表'],
  applyAt: '户籍所在乡镇便民服务大厅，村里可以代办',
  months: afterConfirmation(lowIncome2021.at('第二十九条')),
  excludes: [
    {
      policy: 'minimum-living-difference',
      keep: 'larger',
      because: '同一户的低保只按一种办法发，择高',
      becauseEn: 'one household draws the minimum-living scheme in one way only, the larger one',
      source: clause,
    },
  ],
  corrections: {
    netsWith: [],
    instalments: { share: percent(20), most: 12 },
    source: commonPractice.at('低保补发和追缴'),
  },
  versions: [
    {
      from: START,
      criteria: {
        certificateValid: holdsCertificate(clause),
        rural: isRural(clause),
        mainMembersWithoutMeans: criterion(
          household.mainMembersWithoutMeans,
          '家庭主要成员重度残疾、没有劳动能力并且基本没有收入',
          'the main members of the household are severely disabled, unable to work and basically without income',
          '家庭主要成员不都是重度残疾、没有劳动能力并且基本没有收入',
          clause,
        ),
      },
      amount: ruralFirstClass.ref,
    },
  ],
});
