import { parameter } from '../../define/parameter.ts';
import { policy } from '../../define/policy.ts';
import { certificateValid, onLowIncome, severe } from '../../define/registry.ts';
import { plainDate } from '../../values/date.ts';
import { yuan } from '../../values/money.ts';
import { levels2010, rescueScheme } from './papers.ts';

export const specialRescueStandard = parameter.money('special-rescue-standard', '贫困重度残疾人特别救助标准', {
  unit: '元/年',
  values: [
    { from: plainDate('2016-01-01'), area: '', value: yuan(600), source: rescueScheme.at('救助标准') },
    { from: plainDate('2026-01-01'), area: '621223', value: yuan(1200), source: rescueScheme.at('救助标准') },
  ],
});

export const specialRescue = policy({
  id: 'special-rescue',
  title: '贫困重度残疾人特别救助',
  titleEn: 'Special rescue for poor severely disabled people',
  requirements: ['MS-1'],
  subject: 'person',
  every: 'year',
  summary: '持有一级、二级残疾人证，家庭又在低保的人，每年领一次特别救助金。',
  plate: '05',
  lifeSituation: 'hardship',
  papers: ['身份证', '户口簿', '残疾人证', '低保证', '本人社保卡或一卡通'],
  applyAt: '户籍所在乡镇（街道）残联，村（社区）可以代办',
  versions: [
    {
      from: '2016-01-01',
      criteria: {
        certificateValid: {
          is: certificateValid,
          because: '残疾人证在有效期内',
          becauseEn: 'the disability certificate is in force',
          otherwise: '残疾人证已过期或已注销，请先换证',
          source: rescueScheme.at('救助对象'),
        },
        severe: {
          is: severe,
          because: '残疾等级为一级或二级',
          becauseEn: 'the disability is of level 1 or 2',
          otherwise: '残疾等级不是一级或二级',
          source: levels2010.at('5'),
        },
        onLowIncome: {
          is: onLowIncome,
          because: '家庭在低保范围内',
          becauseEn: 'the household is on the minimum-living scheme',
          otherwise: '家庭不在低保范围内',
          source: rescueScheme.at('救助对象'),
        },
      },
      amount: specialRescueStandard.ref,
    },
  ],
});
