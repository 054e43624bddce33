/** TS-4: drawing the basic pension. */
import { criterion, holdsCertificate, isSevere } from '../../define/criteria.ts';
import { atLeast, oneOf } from '../../define/expression.ts';
import { parameter } from '../../define/parameter.ts';
import { policy } from '../../define/policy.ts';
import { person } from '../../define/registry.ts';
import { everywhere, START } from './dated.ts';
import { employeePension, twoSystems } from './papers.ts';

const clause = twoSystems.at('社会保险·养老');

const yearsNeeded = parameter.integer('pension-years-needed', '申领基本养老金的最低缴费年限', {
  unit: '年',
  values: [everywhere(15, employeePension.at('六'))],
});

export const earlyPensionParameters = [yearsNeeded.parameter];

export const earlyPension = policy({
  id: 'early-pension',
  title: '重度残疾人申领基本养老金',
  titleEn: 'Drawing the basic pension for the severely disabled',
  requirements: ['TS-4'],
  subject: 'person',
  every: 'once',
  summary: '一级、二级残疾人缴费满十五年的，可以申请领取基本养老金。',
  benefit: '经审核后按月领取基本养老金，金额由社会保险机构核定。',
  plate: '10',
  lifeSituation: 'insurance',
  papers: ['身份证', '残疾人证', '养老保险缴费记录', '劳动能力鉴定结论（有的带）'],
  applyAt: '县社会保险服务中心',
  versions: [
    {
      from: START,
      criteria: {
        certificateValid: holdsCertificate(clause),
        severe: isSevere(clause),
        insured: criterion(
          oneOf(person.pensionScheme, 'employee', 'flexible'),
          '参加了职工养老保险',
          'the person is in the pension scheme of employees',
          '没有参加职工养老保险',
          clause,
        ),
        yearsReached: criterion(
          atLeast(person.pensionYears, yearsNeeded.ref),
          '累计缴费满十五年',
          'contributions were paid for 15 years',
          '累计缴费不满十五年',
          employeePension.at('六'),
        ),
      },
      amount: null,
    },
  ],
});
