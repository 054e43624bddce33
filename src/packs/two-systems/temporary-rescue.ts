/** TS-15: help at once. */

import { criterion, holdsCertificate, isSevere } from '../../define/criteria.ts';
import { and, known, lessThan, not, or } from '../../define/expression.ts';
import { held, parameter } from '../../define/parameter.ts';
import { policy } from '../../define/policy.ts';
import { onLowIncome, person } from '../../define/registry.ts';
import { yuan } from '../../values/money.ts';
import { COUNTY, everywhere, START } from './dated.ts';
import { care, rescue } from './facts.ts';
import { twoSystems, vagrantMeasures } from './papers.ts';

const clause = twoSystems.at('社会救助·临时救助');

const standard = parameter.money('temporary-rescue-standard', '临时救助标准', {
  unit: '元/次',
  values: [everywhere(yuan(500), clause), held('2026-01-01', COUNTY, yuan(1500), clause)],
});
const timesAYear = parameter.integer('temporary-rescue-times', '一年内临时救助次数', {
  unit: '次',
  values: [everywhere(1, clause)],
});
const timesInSpecialCases = parameter.integer(
  'temporary-rescue-times-in-special-cases',
  '情况特殊时一年内临时救助次数',
  {
    unit: '次',
    values: [everywhere(2, clause)],
  },
);

export const rescueParameters = [standard, timesAYear, timesInSpecialCases].map((each) => each.parameter);

export const temporaryRescue = policy({
  id: 'temporary-rescue',
  title: '残疾人家庭临时救助',
  titleEn: 'Temporary rescue of disabled people',
  requirements: ['TS-15'],
  subject: 'person',
  every: 'once',
  summary: '残疾人家里突然遇到难处，马上给一次救助；情况特殊的，可以再给一次。',
  benefit: '情况紧急的先救助、后补手续。',
  plate: '15',
  lifeSituation: 'hardship',
  papers: ['身份证', '户口簿', '残疾人证', '遭遇困难的证明（可以后补）'],
  applyAt: '所在地乡镇（街道），急难的可以直接打 12345 或找村（社区）',
  versions: [
    {
      from: START,
      criteria: {
        certificateValid: holdsCertificate(clause),
        suddenHardship: criterion(
          rescue.suddenHardship,
          '家庭遭遇突发困难，基本生活一时难以维持',
          'the household met sudden hardship',
          '家庭没有遭遇突发困难',
          clause,
        ),
        notExhausted: criterion(
          or(
            lessThan(rescue.temporaryRescues, timesAYear.ref),
            and(lessThan(rescue.temporaryRescues, timesInSpecialCases.ref), rescue.specialCircumstances),
          ),
          '今年还没有用完救助次数',
          'the number of rescues of this year is not used up',
          '今年已得到过临时救助，又没有核实为情况特殊（或特殊情况的次数也已用完）',
          clause,
        ),
      },
      amount: standard.ref,
    },
  ],
});

export const keyRescue = policy({
  id: 'key-rescue',
  title: '未纳入低保的重度残疾人重点救助',
  titleEn: 'Key rescue of severely disabled people outside the minimum-living scheme',
  requirements: ['TS-15'],
  subject: 'person',
  every: 'once',
  summary: '没有纳入低保的一级、二级残疾人，按临时救助的标准重点救助。',
  plate: '16',
  lifeSituation: 'hardship',
  papers: ['身份证', '户口簿', '残疾人证'],
  applyAt: '户籍所在乡镇（街道）便民服务大厅',
  versions: [
    {
      from: START,
      criteria: {
        certificateValid: holdsCertificate(clause),
        severe: isSevere(clause),
        notOnLowIncome: criterion(
          not(onLowIncome),
          '家庭没有纳入低保',
          'the household is not on the minimum-living scheme',
          '家庭已纳入低保，按低保政策保障',
          clause,
        ),
      },
      amount: standard.ref,
    },
  ],
});

export const vagrantHelp = policy({
  id: 'vagrant-help',
  title: '流浪乞讨残疾人救助',
  titleEn: 'Help for disabled vagrants',
  requirements: ['TS-15'],
  subject: 'person',
  every: 'once',
  summary: '遇到流浪乞讨的残疾人，救助站先管吃住和看病，再通知家乡接回。',
  withoutApplication: '由救助站和公安发现后救助，本人不用申请',
  benefit: '提供食宿、医疗和返乡，并通知其户籍地。',
  papers: [],
  applyAt: '县救助管理站，任何人都可以打 110 或 12345 报告',
  versions: [
    {
      from: START,
      criteria: {
        vagrant: criterion(
          rescue.vagrant,
          '正在流浪乞讨',
          'the person lives as a vagrant',
          '没有流浪乞讨',
          vagrantMeasures.at('第二条'),
        ),
        disabled: criterion(
          // Somebody found in the street seldom carries a certificate: a hospital's word is enough.
          or(known(person.disabilityLevel), care.hospitalDiagnosis),
          '持有残疾人证，或有医院的残疾诊断',
          'a certificate or a hospital’s diagnosis of disability is there',
          '没有残疾人证，也没有医院的残疾诊断，按一般流浪乞讨人员救助',
          clause,
        ),
      },
      amount: null,
    },
  ],
});
