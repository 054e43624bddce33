/** DP-6, DP-7 and DP-10: rescue of poor people with severe mental disability, joining the rural scheme, households in special hardship. */
import { criterion, holdsCertificate, isPoor, isRural, isSevere, onRecord } from '../../define/criteria.ts';
import { amountOf, atLeast, constant, equals, larger, or, smaller, subtract } from '../../define/expression.ts';
import { held, parameter } from '../../define/parameter.ts';
import { policy } from '../../define/policy.ts';
import { household, person } from '../../define/registry.ts';
import { yuan } from '../../values/money.ts';
import { workPlan } from './papers.ts';

export const START = '2012-01-01';
const mentalClause = workPlan.at('康复·精神残疾人救助');
const insuranceClause = workPlan.at('社会保障');
const hardshipClause = workPlan.at('特殊困难家庭');

const mentalCeiling = parameter.money('mental-disability-rescue-ceiling', '贫困精神残疾人医疗救助年度标准', {
  unit: '元/年',
  values: [held(START, '', yuan(2000), mentalClause), held('2026-01-01', '621223', yuan(5000), mentalClause)],
});
const severalDisabled = parameter.integer('special-hardship-disabled-members', '特殊困难家庭的残疾人数', {
  unit: '人',
  values: [held(START, '', 2, hardshipClause)],
});
const itemsLost = parameter.integer('special-hardship-items-lost', '生活不能自理的项数', {
  unit: '项',
  values: [held(START, '', 4, hardshipClause)],
});
const hardshipStandard = parameter.money('special-hardship-standard', '特殊困难残疾人家庭补助标准', {
  unit: '元/年',
  values: [held(START, '', yuan(500), hardshipClause)],
});

export const hardshipParameters = [mentalCeiling, severalDisabled, itemsLost, hardshipStandard].map(
  (each) => each.parameter,
);

export const mentalDisabilityRescue = policy({
  id: 'mental-disability-rescue',
  title: '贫困重度精神残疾人免费医疗康复救助',
  titleEn: 'Free medical rescue of poor people with severe mental disability',
  requirements: ['DP-6'],
  subject: 'person',
  toConfirm: ['文件写“免费救助”，没有写和医疗救助怎么算；这里先扣民政的医疗救助，剩下的由残联救助，到年度上限为止'],
  every: 'year',
  summary: '家庭困难的一级、二级精神残疾人，服药、住院和康复自己付的部分由残联救助，一年有上限。',
  plate: '31',
  lifeSituation: 'health',
  benefit: '和定点医院结算，先用医保和医疗救助，剩下的由残联救助。',
  papers: ['身份证', '残疾人证', '低保证或困难证明', '医保结算单'],
  applyAt: '户籍所在乡镇（街道）残联',
  versions: [
    {
      from: START,
      criteria: {
        certificateValid: holdsCertificate(mentalClause),
        mental: criterion(
          equals(person.disabilityCategory, 'mental'),
          '残疾类别为精神',
          'the disability is mental',
          '残疾类别不是精神',
          mentalClause,
        ),
        severe: isSevere(mentalClause),
        poor: isPoor(mentalClause),
        ownCost: criterion(
          onRecord(person.ownMedicalCost, atLeast(person.ownMedicalCost, 1)),
          '登记了医保报销后自己付的医疗费',
          'medical costs left after the insurance are on record',
          '没有登记医保报销后自己付的医疗费',
          mentalClause,
        ),
      },
      // What civil affairs pay of the same costs comes first.
      amount: smaller(
        larger(subtract(person.ownMedicalCost, amountOf('medical-rescue')), constant<'money'>(0)),
        mentalCeiling.ref,
      ),
    },
  ],
});

export const joiningRuralScheme = policy({
  id: 'joining-rural-scheme',
  title: '帮助贫困残疾人参加新农合',
  titleEn: 'Help to join the rural co-operative medical scheme',
  requirements: ['DP-7'],
  subject: 'person',
  every: 'year',
  summary: '农村困难残疾人还没有参加新农合的，残联帮助办理参合，个人缴费由县里补贴。',
  plate: '32',
  lifeSituation: 'insurance',
  benefit: '上门帮助办理参合；参合后按新农合缴费补贴全额补。',
  papers: ['身份证', '户口簿', '残疾人证'],
  applyAt: '村委会或乡镇残联，可以上门办',
  versions: [
    {
      from: START,
      criteria: {
        certificateValid: holdsCertificate(insuranceClause),
        rural: isRural(insuranceClause),
        poor: isPoor(insuranceClause),
        notInsured: criterion(
          equals(person.medicalScheme, 'none'),
          '还没有参加医疗保险',
          'the person is in no medical insurance',
          '已参加医疗保险',
          insuranceClause,
        ),
      },
      amount: null,
    },
  ],
});

export const specialHardshipHelp = policy({
  id: 'special-hardship-help',
  title: '特殊困难残疾人家庭补助',
  titleEn: 'Help for disabled households in special hardship',
  requirements: ['DP-10'],
  subject: 'person',
  every: 'year',
  summary: '生活不能自理，或者一户有两个以上残疾人的困难家庭，每年有一份补助，并优先帮扶。',
  plate: '25',
  lifeSituation: 'hardship',
  benefit: '同时列入结对帮扶，水电取暖和有线电视按特殊困难家庭优惠。',
  papers: ['身份证', '户口簿', '残疾人证', '困难证明'],
  applyAt: '户籍所在乡镇（街道）残联，村（社区）可以代办',
  versions: [
    {
      from: START,
      criteria: {
        certificateValid: holdsCertificate(hardshipClause),
        poor: isPoor(hardshipClause),
        inSpecialHardship: criterion(
          or(atLeast(person.selfCareLost, itemsLost.ref), atLeast(household.disabledMembers, severalDisabled.ref)),
          '生活不能自理，或一户有两个以上残疾人',
          'the person can not care for himself, or there are several disabled people in the household',
          '生活能够自理，家里也没有两个以上残疾人',
          hardshipClause,
        ),
      },
      amount: hardshipStandard.ref,
    },
  ],
});
