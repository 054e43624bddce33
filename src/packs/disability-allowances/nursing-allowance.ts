import { and, atMost, oneOf, or } from '../../define/expression.ts';
import { fromApplication } from '../../define/month-rules.ts';
import { policy } from '../../define/policy.ts';
import { certificateValid, person, severe } from '../../define/registry.ts';
import { percent } from '../../values/money.ts';
import { bothExclude, keepsLarger } from './exclusions.ts';
import { commonPractice, stateCouncil2015 } from './papers.ts';
import { nursingExtendedLevel, nursingStandard, twoSubsidyFunding } from './standards.ts';

const extended = and(
  atMost(person.disabilityLevel, nursingExtendedLevel.ref),
  oneOf(person.disabilityCategory, 'intellectual', 'mental'),
);

export const nursingAllowance = policy({
  id: 'nursing-allowance',
  title: '重度残疾人护理补贴',
  titleEn: 'Nursing allowance for severely disabled people',
  requirements: ['TS-19'],
  subject: 'person',
  every: 'month',
  summary: '一级、二级并且需要长期照护的残疾人，每月领一份护理补贴，不看家庭收入。',
  benefit: '与另领的老年、因公致残、离休护理类补贴择高领一份；可以和生活补贴同时领。',
  plate: '02',
  lifeSituation: 'care',
  papers: ['身份证', '户口簿', '残疾人证', '本人社保卡或一卡通'],
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
        severe: {
          is: or(severe, extended),
          because: '残疾等级为一级或二级（或属于当地扩大到的智力、精神残疾等级）',
          becauseEn:
            'the disability is of level 1 or 2 (or of a level to which the area extends for intellectual and mental disability)',
          otherwise: '残疾等级不在一级、二级，也不在当地扩大的范围内',
          source: stateCouncil2015.at('二（一）'),
        },
        needsCare: {
          is: person.needsLongTermCare,
          because: '需要长期照护',
          becauseEn: 'long-term care is needed',
          otherwise: '不需要长期照护',
          source: stateCouncil2015.at('二（一）'),
        },
      },
      unless: {
        ...bothExclude,
        ...keepsLarger(person.otherCareAllowance, nursingStandard.ref, '护理', 'care'),
      },
      amount: nursingStandard.ref,
    },
  ],
  months: fromApplication(stateCouncil2015.at('三（三）')),
  paidBy: twoSubsidyFunding,
  corrections: {
    netsWith: ['living-allowance'],
    instalments: { share: percent(30), most: 12 },
    source: commonPractice.at('补发和追缴'),
  },
});
