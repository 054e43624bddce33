/** TS-20, TS-21 and TS-25: old people, care, children. */

import { criterion, holdsCertificate } from '../../define/criteria.ts';
import { age, and, atLeast, lessThan, oneOf, or } from '../../define/expression.ts';
import { fromApplication } from '../../define/month-rules.ts';
import { held, parameter } from '../../define/parameter.ts';
import { policy } from '../../define/policy.ts';
import { certificateValid, person, severe } from '../../define/registry.ts';
import { yuan } from '../../values/money.ts';
import { COUNTY, countyPays, everywhere, START } from './dated.ts';
import { care } from './facts.ts';
import {
  childRehabilitation as childPaper,
  gansuChildren,
  stateCouncil2015,
  sunshineHome,
  twoSystems,
} from './papers.ts';

const clause = twoSystems.at('社会福利');

/** From this day the rescue of disabled children is one system in the whole country. */
const CHILD_START = '2018-10-01';

const elderlyAge = parameter.integer('elderly-allowance-age', '高龄残疾人生活补贴年龄', {
  unit: '岁',
  values: [everywhere(70, clause)],
});
const elderlyStandard = parameter.money('elderly-allowance-standard', '高龄残疾人生活补贴标准', {
  unit: '元/月',
  values: [everywhere(yuan(50), clause), held('2026-01-01', COUNTY, yuan(60), clause)],
});
const careFrom = parameter.integer('care-subsidy-from-age', '托养补贴起始年龄', {
  unit: '岁',
  values: [everywhere(16, sunshineHome.at('服务对象'))],
});
const careUntil = parameter.integer('care-subsidy-until-age', '托养补贴截止年龄（不满）', {
  unit: '岁',
  values: [everywhere(60, sunshineHome.at('服务对象'))],
});
/** 1,500 yuan a year at home; the other forms are the county's to fix. */
const careStandard = parameter.moneyBy('care-subsidy-standard', '托养补贴标准', [care.careForm], {
  unit: '元/月',
  values: [
    everywhere(
      { table: { none: 0, residential: yuan(500), day: yuan(250), home: yuan(125) } },
      sunshineHome.at('补助标准'),
    ),
  ],
});
const childBelowAge = parameter.integer('child-rehabilitation-below-age', '残疾儿童康复救助年龄（不满）', {
  unit: '岁',
  values: [held(CHILD_START, '', 7, childPaper.at('二（一）'))],
});
const childCeiling = parameter.money('child-rehabilitation-ceiling', '残疾儿童康复救助年度标准', {
  unit: '元/年',
  values: [
    held(CHILD_START, '', yuan(12_000), clause),
    held(CHILD_START, '62', yuan(16_000), gansuChildren.at('救助标准')),
  ],
});

export const careParameters = [
  elderlyAge,
  elderlyStandard,
  careFrom,
  careUntil,
  careStandard,
  childBelowAge,
  childCeiling,
].map((each) => each.parameter);

export const elderlyAllowance = policy({
  id: 'elderly-allowance',
  title: '高龄残疾人生活补贴',
  titleEn: 'Monthly allowance for old disabled people',
  requirements: ['TS-20'],
  subject: 'person',
  every: 'month',
  summary: '年满七十周岁的持证残疾人，每月领一份生活补贴。',
  plate: '17',
  lifeSituation: 'hardship',
  papers: ['身份证', '残疾人证', '本人社保卡或一卡通'],
  applyAt: '户籍所在乡镇（街道）便民服务大厅，村（社区）可以代办',
  months: fromApplication(clause),
  excludes: [
    {
      policy: 'living-allowance',
      keep: 'larger',
      because: '老年生活类补贴和困难残疾人生活补贴择高领一份',
      becauseEn: 'of the living allowances for the old and for the disabled the larger one is paid',
      source: stateCouncil2015.at('二（四）'),
    },
  ],
  versions: [
    {
      from: START,
      criteria: {
        certificateValid: holdsCertificate(clause),
        oldEnough: criterion(
          atLeast(age(person.birthDate), elderlyAge.ref),
          '年满七十周岁',
          'the person is at least 70 years old',
          '不满七十周岁',
          clause,
        ),
      },
      amount: elderlyStandard.ref,
    },
  ],
});

export const careSubsidy = policy({
  id: 'care-subsidy',
  title: '残疾人托养服务补贴',
  titleEn: 'Care subsidy for disabled people',
  requirements: ['TS-21'],
  subject: 'person',
  every: 'month',
  summary: '智力、精神和重度残疾人，用寄宿、日间或居家托养服务的，每月有补贴。',
  benefit: '寄宿、日间、居家只能选一种补。',
  plate: '04',
  lifeSituation: 'care',
  papers: ['身份证', '户口簿', '残疾人证', '托养服务协议', '监护人身份证'],
  applyAt: '户籍所在乡镇（街道）残联',
  months: fromApplication(clause),
  paidBy: countyPays(clause),
  versions: [
    {
      from: START,
      criteria: {
        certificateValid: holdsCertificate(clause),
        inGroup: criterion(
          or(severe, oneOf(person.disabilityCategory, 'intellectual', 'mental')),
          '属于智力、精神或重度残疾',
          'the disability is intellectual, mental or severe',
          '不属于智力、精神或重度残疾',
          clause,
        ),
        ofCareAge: criterion(
          and(atLeast(age(person.birthDate), careFrom.ref), lessThan(age(person.birthDate), careUntil.ref)),
          '年满十六周岁、不满六十周岁',
          'the person is at least 16 and under 60',
          '不在十六周岁到五十九周岁之间（儿童请看康复救助，老人请看养老服务）',
          sunshineHome.at('服务对象'),
        ),
        careArranged: criterion(
          oneOf(care.careForm, 'residential', 'day', 'home'),
          '已有（或准备用）一种托养服务',
          'a form of care is arranged',
          '没有用托养服务',
          clause,
        ),
      },
      amount: careStandard.ref,
    },
  ],
});

export const childRehabilitation = policy({
  id: 'child-rehabilitation',
  title: '残疾儿童康复救助',
  titleEn: 'Rescue rehabilitation of disabled children',
  requirements: ['TS-25'],
  subject: 'person',
  every: 'year',
  summary: '六周岁及以下的残疾儿童，手术、训练和辅具免费或有补助，由定点机构结算。',
  benefit: '金额是一年最多能用的救助费用，由机构和县残联结算，不发现金。',
  plate: '03',
  lifeSituation: 'school',
  papers: ['孩子的户口簿', '监护人身份证', '残疾人证或定点医院的诊断证明'],
  applyAt: '县残联或乡镇（街道）残联，也可以在网上申请',
  versions: [
    {
      from: CHILD_START,
      criteria: {
        disabled: criterion(
          or(certificateValid, care.hospitalDiagnosis),
          '有残疾人证或定点医院的诊断',
          'there is a certificate or a diagnosis of an appointed hospital',
          '没有有效的残疾人证，也没有定点医院的诊断',
          childPaper.at('二（一）'),
        ),
        young: criterion(
          lessThan(age(person.birthDate), childBelowAge.ref),
          '年龄在救助范围内（一般为不满七周岁）',
          'the child is of the age that is helped (as a rule under 7)',
          '年龄已超出救助范围（一般为满七周岁）',
          childPaper.at('二（一）'),
        ),
      },
      amount: childCeiling.ref,
    },
  ],
});
