/** MH-6 and MH-7: insurance and rescue of patients, and the reward for guardians. */
import { criterion, isOnLowIncome, onRecord } from '../../define/criteria.ts';
import {
  and,
  atLeast,
  type BooleanOf,
  before,
  day,
  equals,
  known,
  not,
  or,
  share,
  smaller,
} from '../../define/expression.ts';
import { factsOf, refs } from '../../define/fact.ts';
import { whileQualifying } from '../../define/month-rules.ts';
import { held, parameter } from '../../define/parameter.ts';
import { type Funding, type PolicyInput, policy } from '../../define/policy.ts';
import { household, onLowIncome, person } from '../../define/registry.ts';
import { plainDate } from '../../values/date.ts';
import { percent, yuan } from '../../values/money.ts';
import { diagnoses } from './mental-health-case.ts';
import { daoxianReward, gansuReward, managementRules, scheme } from './papers.ts';

export const START = '2013-01-01';
const insuranceClause = scheme.at('医疗保障');
const rescueClause = scheme.at('贫困救助');

const ofPerson = factsOf('person');
const health = { sensitive: 'health' } as const;
export const patientFacts = {
  mentalDiagnosis: ofPerson.choice('mentalDiagnosis', '严重精神障碍诊断', diagnoses, health),
  mentalRisk: ofPerson.integer('mentalRisk', '危险性等级', { min: 0, max: 5, unit: '级', ...health }),
  inMentalHospital: ofPerson.boolean('inMentalHospital', '在精神专科医院住院', health),
  guardianAgreement: ofPerson.boolean('guardianAgreement', '签订了看护管理协议'),
  incidentThisYear: ofPerson.boolean('incidentThisYear', '本年度有肇事肇祸', health),
};
const patient = refs(patientFacts);

const insuranceStandard = parameter.money('mental-insurance-standard', '精神障碍患者参保补助标准', {
  unit: '元/年',
  values: [held(START, '', yuan(200), insuranceClause)],
});
const fixedPayment = parameter.money('mental-hospital-fixed-payment', '精神专科医院住院定额标准', {
  unit: '元/月',
  values: [held(START, '', yuan(3000), insuranceClause)],
});
const fixedRaise = parameter.rate('mental-hospital-fixed-payment-share', '精神专科医院定额占原标准的比例', {
  values: [held(START, '', percent(120), insuranceClause)],
});
const rescueCeiling = parameter.money('mental-patient-rescue-ceiling', '贫困精神障碍患者医疗救助年度标准', {
  unit: '元/年',
  values: [held(START, '', yuan(3000), rescueClause)],
});
const civilShare = parameter.rate('mental-patient-civil-rescue-share', '低保精神障碍患者民政医疗救助比例', {
  values: [held(START, '', percent(80), rescueClause)],
});
const rewardStandard = parameter.money('guardian-reward-standard', '监护人以奖代补标准', {
  unit: '元/年',
  values: [
    held(START, '', yuan(1200), scheme.at('监护人以奖代补')),
    held('2021-01-01', '62', yuan(1800), gansuReward.at('奖补标准')),
    held('2021-01-01', '431124', yuan(2400), daoxianReward.at('奖补标准')),
  ],
});
const rewardRisk = parameter.integer('guardian-reward-risk', '监护人以奖代补的危险性等级', {
  unit: '级',
  values: [held(START, '', 3, managementRules.at('监护人看护补贴'))],
});

export const patientParameters = [
  insuranceStandard,
  fixedPayment,
  fixedRaise,
  rescueCeiling,
  civilShare,
  rewardStandard,
  rewardRisk,
].map((each) => each.parameter);

/** The case files are the register of patients: who has none is nobody's patient, so this is never open. A file ends with the patient's life. */
const filed = criterion(
  and(known(patient.mentalDiagnosis), not(and(known(person.diedOn), before(person.diedOn, day)))),
  '已建档立卡',
  'the patient has a case file',
  '没有严重精神障碍的建档记录',
  scheme.at('建档立卡'),
);
const threeWithouts: BooleanOf = and(not(person.hasSupporter), not(person.hasLabourCapacity), not(person.hasIncome));
const ownCost = criterion(
  onRecord(person.ownMedicalCost, atLeast(person.ownMedicalCost, 1)),
  '登记了医保报销后自己付的医疗费',
  'medical costs left after the insurance are on record',
  '没有登记医保报销后自己付的医疗费',
  rescueClause,
);

const paidBy = (city: number, county: number): readonly Funding[] => [
  {
    from: plainDate(START),
    shares: [
      { level: 'city', share: percent(city) },
      { level: 'county', share: percent(county) },
    ],
    source: insuranceClause,
  },
];

type Own = Omit<PolicyInput, 'subject' | 'versions' | 'papers' | 'applyAt'> &
  Pick<PolicyInput['versions'][number], 'criteria' | 'amount'>;
const forPatients = ({ criteria, amount, ...own }: Own) =>
  policy({
    ...own,
    subject: 'person',
    papers: ['身份证', '诊断证明', '监护人身份证'],
    applyAt: '户籍所在社区卫生服务中心或乡镇卫生院，由精防人员代办',
    versions: [{ from: START, criteria: { filed, ...criteria }, amount }],
  });

export const patientInsurance = forPatients({
  id: 'patient-insurance',
  title: '精神障碍患者参保补助',
  titleEn: 'Insurance of patients with severe mental illness',
  requirements: ['MH-6'],
  toConfirm: [
    '文件没有写各部门补的加起来不超过个人应缴的数；这里从 2024 年起这样算，2024 年以前的个人缴费没有登记，不限',
  ],
  every: 'year',
  summary: '建档的精神障碍患者人人参加医保，保费由市、区残联承担，每人每年不少于 200 元。',
  withoutApplication: '由精防人员按建档名单统一参保，本人不用申请',
  criteria: {
    notThreeWithouts: criterion(
      not(threeWithouts),
      '不属于三无人员',
      'the patient has family, work or income',
      '属于三无人员，由民政部门参保',
      rescueClause,
    ),
  },
  amount: insuranceStandard.ref,
  cap: {
    with: ['urban-medical-subsidy', 'rural-medical-subsidy'],
    parameter: 'resident-medical-contribution',
    // Until then the scheme paid more than people had to contribute themselves, for better benefits.
    from: plainDate('2024-01-01'),
    because: '同一年的居民医保个人缴费，各部门补的加起来不超过应缴的数',
    becauseEn: 'what all offices pay towards the contribution of one year is at most the contribution',
    source: insuranceClause,
  },
  paidBy: paidBy(50, 50),
});

export const mentalHospitalPayment = forPatients({
  id: 'mental-hospital-payment',
  title: '精神专科医院住院定额',
  titleEn: 'Fixed payment for stays in the specialised hospital',
  requirements: ['MH-6'],
  every: 'month',
  summary: '在精神专科医院住院的患者，医保按提高 20% 的定额和医院结算。',
  withoutApplication: '由医保和医院结算，不发给个人，本人不用申请',
  benefit: '医保和医院结算，不发给个人。',
  months: whileQualifying(insuranceClause),
  criteria: {
    inHospital: criterion(
      onRecord(patient.inMentalHospital, patient.inMentalHospital),
      '登记了在精神专科医院住院',
      'a stay in the specialised hospital is on record',
      '没有登记在精神专科医院住院',
      insuranceClause,
    ),
    insured: criterion(
      not(equals(person.medicalScheme, 'none')),
      '参加了医疗保险',
      'the patient is in a medical insurance',
      '没有参加医疗保险，请先参保',
      insuranceClause,
    ),
  },
  amount: share(fixedRaise.ref, fixedPayment.ref),
});

export const patientRescue = forPatients({
  id: 'patient-rescue',
  title: '贫困精神障碍患者残联医疗救助',
  titleEn: 'Medical rescue of poor patients by the federation',
  requirements: ['MH-7'],
  toConfirm: [
    '文件写困难患者由残联救助、低保患者由民政救助，没有写两边都符合时怎么办；这里同一年的医疗费只救助一次，择高',
  ],
  every: 'year',
  summary: '没有低保但家庭困难的精神障碍患者，自己付的医疗费由残联救助。',
  withoutApplication: '由精防人员按建档名单向残联代办，本人和家属不用申请',
  criteria: {
    poorWithoutLowIncome: criterion(
      and(not(onLowIncome), or(household.lowIncomeMarginal, household.registeredPoor)),
      '家庭困难，但没有纳入低保',
      'the household is poor and not on the minimum-living scheme',
      '家庭不困难，或已纳入低保（由民政部门救助）',
      rescueClause,
    ),
    ownCost,
  },
  amount: smaller(person.ownMedicalCost, rescueCeiling.ref),
  excludes: [
    {
      policy: 'medical-rescue',
      keep: 'larger',
      because: '同一年自己付的医疗费，残联和民政只由一家救助，择高',
      becauseEn: 'the federation or civil affairs pay back the costs of one year, not both: the larger way',
      source: rescueClause,
    },
    {
      policy: 'mental-disability-rescue',
      keep: 'larger',
      because: '同一年自己付的医疗费，残联只按一种办法救助，择高',
      becauseEn: 'the federation pays back the costs of one year in one way only, the larger one',
      source: rescueClause,
    },
  ],
});

export const patientCivilRescue = forPatients({
  id: 'patient-civil-rescue',
  title: '低保精神障碍患者民政医疗救助',
  titleEn: 'Medical rescue of patients on the minimum-living scheme by civil affairs',
  requirements: ['MH-7'],
  toConfirm: [
    '文件没有写和困难残疾人医疗救助都符合时怎么办；这里同一年的医疗费民政只救助一次，择高，合计不超过年度封顶线',
  ],
  every: 'year',
  summary: '低保家庭的精神障碍患者，自己付的医疗费由民政部门救助八成，生活补贴照常发。',
  withoutApplication: '由精防人员按建档名单向民政部门代办，本人和家属不用申请',
  criteria: { onLowIncome: isOnLowIncome(rescueClause), ownCost },
  amount: share(civilShare.ref, person.ownMedicalCost),
  excludes: [
    {
      policy: 'medical-rescue',
      keep: 'larger',
      because: '同一年自己付的医疗费，民政部门只救助一次，择高',
      becauseEn: 'civil affairs pay back the costs of one year only once, the larger way',
      source: rescueClause,
    },
  ],
  cap: {
    with: ['medical-rescue'],
    parameter: 'medical-rescue-ceiling',
    because: '民政部门一年的医疗救助加起来不超过年度封顶线',
    becauseEn: 'medical rescue by civil affairs is at most the yearly ceiling together',
    source: rescueClause,
  },
});

export const threeWithoutsInsurance = forPatients({
  id: 'three-withouts-insurance',
  title: '三无精神障碍患者民政参保',
  titleEn: 'Insurance of patients without family, work and income by civil affairs',
  requirements: ['MH-7'],
  every: 'year',
  summary: '没有家人、不能劳动、没有收入的精神障碍患者，由民政部门全额参保。',
  withoutApplication: '由民政部门按建档名单统一参保，本人不用申请',
  criteria: {
    threeWithouts: criterion(
      threeWithouts,
      '无赡养扶养人、无劳动能力、无生活来源',
      'the patient has neither family nor work nor income',
      '不属于三无人员',
      rescueClause,
    ),
  },
  amount: insuranceStandard.ref,
});

export const guardianReward = forPatients({
  id: 'guardian-reward',
  title: '精神障碍患者监护人以奖代补',
  titleEn: 'Reward for guardians of patients at risk',
  requirements: ['MH-7', 'MH-2'],
  every: 'year',
  summary: '看护危险性三级以上患者、签了协议、一年没有出事的监护人，年底领一份奖补。',
  withoutApplication: '由社区和监护人签看护协议，年底按检查结果兑现，本人不用申请',
  benefit: '奖补发给监护人，社区每季度检查，年底兑现。',
  criteria: {
    atRisk: criterion(
      atLeast(patient.mentalRisk, rewardRisk.ref),
      '危险性评估为三级以上',
      'the risk is of grade 3 or above',
      '危险性评估在三级以下',
      managementRules.at('监护人看护补贴'),
    ),
    agreed: criterion(
      onRecord(patient.guardianAgreement, patient.guardianAgreement),
      '监护人签订了看护管理协议',
      'the guardian signed the agreement',
      '没有登记看护管理协议',
      scheme.at('监护人以奖代补'),
    ),
    noIncident: criterion(
      not(patient.incidentThisYear),
      '本年度没有肇事肇祸',
      'there was no incident this year',
      '本年度发生过肇事肇祸',
      scheme.at('监护人以奖代补'),
    ),
  },
  amount: rewardStandard.ref,
});
