/** TS-5 and TS-6: medical insurance. */

import { criterion, holdsCertificate, isOnLowIncome, isRural, isUrban } from '../../define/criteria.ts';
import { choose, equals, oneOf, or, share, subtract } from '../../define/expression.ts';
import { held, parameter } from '../../define/parameter.ts';
import { policy } from '../../define/policy.ts';
import { household, person, poor, severe } from '../../define/registry.ts';
import { percent, yuan } from '../../values/money.ts';
import { countyPays, everywhere, START } from './dated.ts';
import { medical2023, medical2024, twoSystems } from './papers.ts';

const clause = twoSystems.at('社会保险·医疗');

const contribution = parameter.money('resident-medical-contribution', '居民医疗保险个人缴费标准', {
  unit: '元/年',
  values: [
    everywhere(yuan(60), clause),
    held('2024-01-01', '', yuan(380), medical2023.at('一')),
    held('2025-01-01', '', yuan(400), medical2024.at('一')),
  ],
});
const ownPart = parameter.money('urban-medical-own-part', '低保残疾人居民医疗保险个人负担', {
  unit: '元/年',
  values: [everywhere(yuan(20), clause)],
});
const ownPartOfStudents = parameter.money('urban-medical-own-part-of-students', '低保残疾学生居民医疗保险个人负担', {
  unit: '元/年',
  values: [everywhere(yuan(10), clause)],
});
const ruralShare = parameter.rate('rural-medical-subsidy-share', '残疾人新农合个人缴费的县级补贴比例', {
  values: [everywhere(percent(50), clause)],
});

export const medicalParameters = [contribution, ownPart, ownPartOfStudents, ruralShare].map((each) => each.parameter);

export const urbanMedicalSubsidy = policy({
  id: 'urban-medical-subsidy',
  title: '城镇低保残疾人居民医疗保险补贴',
  titleEn: 'Medical insurance subsidy for urban disabled people on the minimum-living scheme',
  requirements: ['TS-5'],
  subject: 'person',
  every: 'year',
  summary: '城镇低保家庭的残疾人参加居民医保，一年自己只缴 20 元（学生 10 元），低保一类、二类不用缴。',
  benefit: '其余由民政部门从医疗救助资金里缴。',
  plate: '11',
  lifeSituation: 'insurance',
  papers: ['身份证', '户口簿', '残疾人证', '低保证', '学生证（学生带）'],
  applyAt: '户籍所在乡镇（街道）便民服务大厅',
  versions: [
    {
      from: START,
      criteria: {
        certificateValid: holdsCertificate(clause),
        urban: isUrban(clause),
        inUrbanScheme: criterion(
          equals(person.medicalScheme, 'urban-resident'),
          '参加了城镇居民医疗保险',
          'the person is in the medical insurance of urban residents',
          '没有参加城镇居民医疗保险，请先参保',
          clause,
        ),
        onLowIncome: isOnLowIncome(clause),
      },
      amount: choose(
        oneOf(household.lowIncome, 'first', 'second'),
        contribution.ref,
        choose(
          person.student,
          subtract(contribution.ref, ownPartOfStudents.ref),
          subtract(contribution.ref, ownPart.ref),
        ),
      ),
    },
  ],
});

export const ruralMedicalSubsidy = policy({
  id: 'rural-medical-subsidy',
  title: '农村残疾人新农合缴费补贴',
  titleEn: 'Subsidy of the rural co-operative medical contribution',
  requirements: ['TS-6'],
  subject: 'person',
  every: 'year',
  summary: '农村残疾人参加新农合，个人缴费由县里补贴；重度和贫困的全额补。',
  plate: '12',
  lifeSituation: 'insurance',
  papers: ['身份证', '户口簿', '残疾人证', '低保证或脱贫户证明（有的带）'],
  applyAt: '户籍所在乡镇便民服务大厅，村里可以代办',
  paidBy: countyPays(clause),
  versions: [
    {
      from: START,
      criteria: {
        certificateValid: holdsCertificate(clause),
        rural: isRural(clause),
        inCooperative: criterion(
          equals(person.medicalScheme, 'rural-cooperative'),
          '参加了新型农村合作医疗',
          'the person is in the rural co-operative medical scheme',
          '没有参加新型农村合作医疗，请先参合',
          clause,
        ),
      },
      amount: choose(or(severe, poor), contribution.ref, share(ruralShare.ref, contribution.ref)),
    },
  ],
});
