/** TS-23: what a household pays half for. The benefit is a reduced bill, not money, so there is no amount. */

import { criterion, holdsCertificate, isPoor } from '../../define/criteria.ts';
import { age, atLeast, or } from '../../define/expression.ts';
import { fromApplication } from '../../define/month-rules.ts';
import { parameter } from '../../define/parameter.ts';
import { type PolicyInput, policy } from '../../define/policy.ts';
import { household, person, severe } from '../../define/registry.ts';
import { everywhere, START } from './dated.ts';
import { elderlyLaw, twoSystems } from './papers.ts';

const clause = twoSystems.at('社会福利·生活优惠');

const oldAge = parameter.integer('old-and-disabled-age', '老残一体的老年年龄', {
  unit: '岁',
  values: [everywhere(60, elderlyLaw.at('第二条'))],
});
const severalDisabled = parameter.integer('several-disabled-members', '一户多残的人数', {
  unit: '人',
  values: [everywhere(2, clause)],
});

export const householdServiceParameters = [oldAge, severalDisabled].map((each) => each.parameter);

export const cableTelevision = policy({
  id: 'cable-television-half-price',
  title: '有线电视安装费和基本收视费减半',
  titleEn: 'Cable television at half price',
  requirements: ['TS-23'],
  subject: 'person',
  every: 'month',
  summary: '困难残疾人家庭装有线电视，安装费和基本收视费减半。',
  benefit: '安装费、基本收视费各减免 50%，每户一份；残疾人福利机构同样减半。',
  plate: '19',
  lifeSituation: 'home',
  papers: ['身份证', '残疾人证', '低保证或困难证明'],
  applyAt: '县广电网络营业厅',
  months: fromApplication(clause),
  versions: [
    { from: START, criteria: { certificateValid: holdsCertificate(clause), poor: isPoor(clause) }, amount: null },
  ],
});

const entitled = criterion(
  or(
    severe,
    atLeast(household.disabledMembers, severalDisabled.ref),
    atLeast(age(person.birthDate), oldAge.ref),
    household.specialHardship,
  ),
  '属于重度残疾、一户多残、老残一体或特殊困难家庭',
  'the disability is severe, there are several disabled people in the household, the person is old, or the household is in special hardship',
  '不属于重度残疾、一户多残、老残一体或特殊困难家庭',
  clause,
);

const halfPrice = (
  input: Pick<PolicyInput, 'id' | 'title' | 'titleEn' | 'summary' | 'benefit' | 'plate' | 'lifeSituation' | 'applyAt'>,
) =>
  policy({
    ...input,
    requirements: ['TS-23'],
    subject: 'person',
    every: 'month',
    months: fromApplication(clause),
    papers: ['身份证', '户口簿', '残疾人证', '低保证或困难证明', '最近一次缴费单'],
    versions: [
      {
        from: START,
        criteria: { certificateValid: holdsCertificate(clause), entitled, inDifficulty: isPoor(clause) },
        amount: null,
      },
    ],
  });

export const waterHalfPrice = halfPrice({
  id: 'water-half-price',
  title: '生活用水费减半',
  titleEn: 'Water at half price',
  summary: '困难的重度、一户多残、老残一体和特殊困难家庭，生活用水费减半。',
  benefit: '生活用水费减收一半，每户一份。',
  plate: '20',
  lifeSituation: 'home',
  applyAt: '县自来水公司营业厅',
});

export const electricityHalfPrice = halfPrice({
  id: 'electricity-half-price',
  title: '生活用电费减半',
  titleEn: 'Electricity at half price',
  summary: '困难的重度、一户多残、老残一体和特殊困难家庭，生活用电费减半。',
  benefit: '生活用电费减收一半，每户一份。',
  plate: '21',
  lifeSituation: 'home',
  applyAt: '县供电公司营业厅',
});

export const heatingHalfPrice = halfPrice({
  id: 'heating-half-price',
  title: '冬季取暖费减半',
  titleEn: 'Heating at half price',
  summary: '困难的重度、一户多残、老残一体和特殊困难家庭，冬季取暖费减半。',
  benefit: '冬季取暖费减收一半，每户一份。',
  plate: '22',
  lifeSituation: 'home',
  applyAt: '县供热公司营业厅',
});
