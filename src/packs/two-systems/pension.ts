/** TS-1 to TS-3: contributions to pensions. */

import { criterion, holdsCertificate, isPoor, isSevere } from '../../define/criteria.ts';
import { age, and, atLeast, atMost, equals, lessThan, not, oneOf, share, subtract } from '../../define/expression.ts';
import { fromApplication } from '../../define/month-rules.ts';
import { held, parameter } from '../../define/parameter.ts';
import { type PolicyInput, policy } from '../../define/policy.ts';
import { person, severe } from '../../define/registry.ts';
import { percent, yuan } from '../../values/money.ts';
import { COUNTY, countyPays, everywhere, START } from './dated.ts';
import {
  averageWage,
  employeePension,
  employmentFunds2011,
  employmentFunds2017,
  residentPension,
  twoSystems,
} from './papers.ts';

const clause = twoSystems.at('社会保险·养老');

/** Since this day town and country have one pension for residents. */
export const RESIDENT_START = '2014-02-21';

const wage = parameter.money('county-average-wage', '县上年度在岗职工月平均工资', {
  unit: '元/月',
  values: [
    everywhere(yuan(3000), averageWage.whole),
    held('2025-01-01', COUNTY, yuan(6000), averageWage.whole),
    held('2026-01-01', COUNTY, yuan(6300), averageWage.whole),
  ],
});
const lowerShare = parameter.rate('pension-base-lower-share', '养老保险缴费基数下限占平均工资的比例', {
  values: [everywhere(percent(60), employeePension.at('三'))],
});
const upperShare = parameter.rate('pension-base-upper-share', '灵活就业补贴的缴费基数上限占平均工资的比例', {
  values: [everywhere(percent(80), clause)],
});
const personalRate = parameter.rate('pension-personal-rate', '职工养老保险个人缴费比例', {
  values: [everywhere(percent(8), employeePension.at('三'))],
});
const flexibleRate = parameter.rate('pension-flexible-rate', '灵活就业人员养老保险缴费比例', {
  values: [everywhere(percent(20), employeePension.at('三'))],
});
const flexibleSubsidy = parameter.rate('flexible-employment-subsidy-share', '灵活就业社会保险补贴占实际缴费的比例', {
  values: [
    everywhere({ of: 2, in: 3 }, employmentFunds2011.whole),
    held('2018-01-01', '', { of: 2, in: 3 }, employmentFunds2017.at('第七条')),
  ],
});
const minimum = parameter.money('resident-pension-minimum', '城乡居民养老保险最低缴费档次', {
  unit: '元/年',
  values: [held(RESIDENT_START, '', yuan(100), residentPension.at('四（一）'))],
});
const poorShare = parameter.rate('resident-pension-poor-share', '困难残疾人最低档养老保险费的补贴比例', {
  values: [held(RESIDENT_START, '', percent(50), clause)],
});
const fromAge = parameter.integer('resident-pension-from-age', '城乡居民养老保险参保年龄', {
  unit: '岁',
  values: [held(RESIDENT_START, '', 16, residentPension.at('三'))],
});
const untilAge = parameter.integer('resident-pension-until-age', '城乡居民养老保险领取年龄', {
  unit: '岁',
  values: [held(RESIDENT_START, '', 60, residentPension.at('六'))],
});

export const pensionParameters = [
  wage,
  lowerShare,
  upperShare,
  personalRate,
  flexibleRate,
  flexibleSubsidy,
  minimum,
  poorShare,
  fromAge,
  untilAge,
].map((each) => each.parameter);

const lowerBase = share(lowerShare.ref, wage.ref);
const upperBase = share(upperShare.ref, wage.ref);

export const employeePensionSubsidy = policy({
  id: 'employee-pension-subsidy',
  title: '职工养老保险个人缴费补差',
  titleEn: 'Make-up of the personal pension contribution of employees',
  requirements: ['TS-1'],
  subject: 'person',
  every: 'month',
  summary: '缴费基数不到全县平均工资 60% 的残疾职工，差额部分的个人缴费由县里补。',
  plate: '08',
  lifeSituation: 'insurance',
  papers: ['身份证', '残疾人证', '劳动合同', '近三个月养老保险缴费记录'],
  applyAt: '县社会保险服务中心',
  months: fromApplication(clause),
  paidBy: countyPays(clause),
  versions: [
    {
      from: START,
      criteria: {
        certificateValid: holdsCertificate(clause),
        employed: criterion(
          oneOf(person.employment, 'employed', 'public-post'),
          '在单位就业',
          'the person is employed',
          '没有在单位就业',
          clause,
        ),
        inEmployeeScheme: criterion(
          equals(person.pensionScheme, 'employee'),
          '参加了城镇职工养老保险',
          'the person is in the pension scheme of employees',
          '没有参加城镇职工养老保险',
          clause,
        ),
        baseBelowFloor: criterion(
          lessThan(person.pensionContributionBase, lowerBase),
          '缴费基数低于全县平均工资的 60%',
          'the contribution base is below 60 % of the county average wage',
          '缴费基数已达到全县平均工资的 60%，没有差额要补',
          clause,
        ),
      },
      amount: share(personalRate.ref, subtract(lowerBase, person.pensionContributionBase)),
    },
  ],
});

export const flexiblePensionSubsidy = policy({
  id: 'flexible-pension-subsidy',
  title: '灵活就业养老保险补贴',
  titleEn: 'Pension subsidy for flexible employment',
  requirements: ['TS-2'],
  subject: 'person',
  every: 'month',
  summary: '无雇工个体户、非全日制和灵活就业的残疾人，自己缴养老保险，县里按灵活就业的比例补贴。',
  plate: '09',
  lifeSituation: 'insurance',
  papers: ['身份证', '残疾人证', '灵活就业登记证明', '养老保险缴费凭证'],
  applyAt: '县公共就业服务中心',
  months: fromApplication(clause),
  versions: [
    {
      from: START,
      criteria: {
        certificateValid: holdsCertificate(clause),
        flexiblyEmployed: criterion(
          oneOf(person.employment, 'flexible', 'self-employed'),
          '属于灵活就业或无雇工个体经营',
          'the person works flexibly or is self-employed without hands',
          '不属于灵活就业或无雇工个体经营',
          clause,
        ),
        inFlexibleScheme: criterion(
          equals(person.pensionScheme, 'flexible'),
          '以灵活就业身份参加了职工养老保险',
          'the person is in the pension scheme as a flexible worker',
          '没有以灵活就业身份参加职工养老保险',
          clause,
        ),
        baseAtLeastFloor: criterion(
          atLeast(person.pensionContributionBase, lowerBase),
          '缴费基数不低于全县平均工资的 60%',
          'the contribution base is at least 60 % of the county average wage',
          '缴费基数低于全县平均工资的 60%',
          clause,
        ),
        baseAtMostCeiling: criterion(
          atMost(person.pensionContributionBase, upperBase),
          '缴费基数不高于全县平均工资的 80%',
          'the contribution base is at most 80 % of the county average wage',
          '缴费基数高于全县平均工资的 80%',
          clause,
        ),
      },
      amount: share(flexibleSubsidy.ref, share(flexibleRate.ref, person.pensionContributionBase), {
        mode: 'down',
        to: 1,
      }),
    },
  ],
});

const ofContributingAge = criterion(
  and(atLeast(age(person.birthDate), fromAge.ref), lessThan(age(person.birthDate), untilAge.ref)),
  '年满十六周岁、不满六十周岁',
  'the person is at least 16 and under 60',
  '不在十六周岁到五十九周岁的缴费年龄内',
  residentPension.at('三'),
);
const notStudent = criterion(
  not(person.student),
  '不是在校学生',
  'the person is not a student',
  '是在校学生，毕业后再参保',
  residentPension.at('三'),
);
const inResidentScheme = criterion(
  equals(person.pensionScheme, 'resident'),
  '参加了城乡居民养老保险',
  'the person is in the pension scheme of residents',
  '没有参加城乡居民养老保险，请先参保',
  residentPension.at('三'),
);

const resident: Pick<PolicyInput, 'requirements' | 'subject' | 'every' | 'papers' | 'applyAt' | 'paidBy'> = {
  requirements: ['TS-3'],
  paidBy: countyPays(clause),
  subject: 'person',
  every: 'year',
  papers: ['身份证', '户口簿', '残疾人证'],
  applyAt: '户籍所在乡镇（街道）便民服务大厅，村（社区）可以代办',
};

export const residentPensionSevere = policy({
  ...resident,
  id: 'resident-pension-severe',
  title: '重度残疾人居民养老保险费全额代缴',
  titleEn: 'Resident pension contribution paid in full for the severely disabled',
  summary: '一级、二级残疾人参加居民养老保险，最低档的保费由县里全额代缴。',
  plate: '06',
  lifeSituation: 'insurance',
  versions: [
    {
      from: RESIDENT_START,
      criteria: {
        certificateValid: holdsCertificate(clause),
        severe: isSevere(clause),
        ofContributingAge,
        notStudent,
        inResidentScheme,
      },
      amount: minimum.ref,
    },
  ],
});

export const residentPensionPoor = policy({
  ...resident,
  id: 'resident-pension-poor',
  title: '困难残疾人居民养老保险费补贴',
  titleEn: 'Resident pension contribution subsidised for the poor disabled',
  summary: '家庭困难的三级、四级残疾人参加居民养老保险，最低档的保费由县里补一部分。',
  plate: '07',
  lifeSituation: 'insurance',
  versions: [
    {
      from: RESIDENT_START,
      criteria: {
        certificateValid: holdsCertificate(clause),
        notSevere: criterion(
          not(severe),
          '残疾等级为三级或四级',
          'the disability is of level 3 or 4',
          '残疾等级为一级或二级，按全额代缴办理',
          clause,
        ),
        poor: isPoor(clause),
        ofContributingAge,
        notStudent,
        inResidentScheme,
      },
      amount: share(poorShare.ref, minimum.ref),
    },
  ],
});
