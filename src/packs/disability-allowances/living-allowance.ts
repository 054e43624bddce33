import { and, atLeast, or } from '../../define/expression.ts';
import { fromApplication } from '../../define/month-rules.ts';
import { policy } from '../../define/policy.ts';
import { certificateValid, household, onLowIncome, person } from '../../define/registry.ts';
import { percent } from '../../values/money.ts';
import { bothExclude, keepsLarger } from './exclusions.ts';
import { commonPractice, stateCouncil2015 } from './papers.ts';
import { livingForMarginal, livingStandard, twoSubsidyFunding } from './standards.ts';

export const livingAllowance = policy({
  id: 'living-allowance',
  title: '困难残疾人生活补贴',
  titleEn: 'Living allowance for disabled people in hardship',
  requirements: ['TS-19'],
  subject: 'person',
  every: 'month',
  summary: '低保家庭里的持证残疾人，每月领一份生活补贴。',
  benefit: '与另领的老年、因公致残、离休生活类补贴择高领一份。',
  plate: '01',
  lifeSituation: 'hardship',
  papers: ['身份证', '户口簿', '残疾人证', '低保证（低保边缘家庭带认定书）', '本人社保卡或一卡通'],
  applyAt: '任何一个乡镇（街道）的便民服务大厅都能办，不用回户籍地',
  versions: [
    {
      from: '2016-01-01',
      criteria: {
        certificateValid: {
          is: certificateValid,
          because: '残疾人证在有效期内',
          becauseEn: 'the disability certificate is in force',
          otherwise: '残疾人证已过期或已注销，请先换证',
          source: stateCouncil2015.at('三（一）'),
        },
        poorHousehold: {
          is: or(onLowIncome, and(atLeast(livingForMarginal.ref, 1), household.lowIncomeMarginal)),
          because: '家庭在低保范围内（或属于当地扩大到的低保边缘家庭）',
          becauseEn: 'the household is on the minimum-living scheme (or at its margin, where the area extends to it)',
          otherwise: '家庭不在低保范围内',
          source: stateCouncil2015.at('二（一）'),
        },
      },
      unless: {
        ...bothExclude,
        orphanAllowance: {
          when: person.onOrphanAllowance,
          because: '没有领取孤儿基本生活费',
          becauseEn: 'no orphan allowance is drawn',
          otherwise: '已领取孤儿基本生活费，不能再领生活补贴（护理补贴仍可申请）',
          source: stateCouncil2015.at('二（四）'),
        },
        ...keepsLarger(person.otherLivingAllowance, livingStandard.ref, '生活', 'living'),
      },
      amount: livingStandard.ref,
    },
  ],
  months: fromApplication(stateCouncil2015.at('三（三）')),
  paidBy: twoSubsidyFunding,
  corrections: {
    netsWith: ['nursing-allowance'],
    instalments: { share: percent(30), most: 12 },
    source: commonPractice.at('补发和追缴'),
  },
});
