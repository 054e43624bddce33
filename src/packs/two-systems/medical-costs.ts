/** TS-7, TS-8, TS-11 and TS-14: what is paid back of the costs of treatment. */
import { criterion, holdsCertificate, onRecord } from '../../define/criteria.ts';
import {
  add,
  atLeast,
  choose,
  constant,
  equals,
  larger,
  moreThan,
  not,
  or,
  share,
  smaller,
  subtract,
} from '../../define/expression.ts';
import { factsOf, refs } from '../../define/fact.ts';
import type { Choice } from '../../define/field.ts';
import { parameter } from '../../define/parameter.ts';
import { policy } from '../../define/policy.ts';
import { household, person, poor, severe } from '../../define/registry.ts';
import { percent, yuan } from '../../values/money.ts';
import { everywhere, START } from './dated.ts';
import { rehabilitationItems2010, twoSystems } from './papers.ts';

const clause = twoSystems.at('社会保险·医疗待遇');
const maternityClause = twoSystems.at('社会保险·生育');
const rescueClause = twoSystems.at('社会救助·医疗救助');

/** The thirteen that the insurance pays for. */
const items: readonly Choice[] = [
  { id: 'none', code: 0, label: '不在十三项之内' },
  { id: 'exercise-therapy', code: 1, label: '运动疗法' },
  { id: 'hemiplegia-training', code: 2, label: '偏瘫肢体综合训练' },
  { id: 'cerebral-palsy-training', code: 3, label: '脑瘫肢体综合训练' },
  { id: 'paraplegia-training', code: 4, label: '截瘫肢体综合训练' },
  { id: 'occupational-therapy', code: 5, label: '作业疗法' },
  { id: 'cognitive-training', code: 6, label: '认知知觉功能障碍训练' },
  { id: 'speech-training', code: 7, label: '言语训练' },
  { id: 'swallowing-training', code: 8, label: '吞咽功能障碍训练' },
  { id: 'daily-living-assessment', code: 9, label: '日常生活能力评定' },
  { id: 'cataract-surgery', code: 10, label: '白内障复明手术' },
  { id: 'child-corrective-surgery', code: 11, label: '肢体残疾儿童矫治手术' },
  { id: 'psychiatric-rehabilitation', code: 12, label: '精神病康复治疗' },
  { id: 'device-fitting', code: 13, label: '辅助器具适配' },
];

const ofPerson = factsOf('person');
const cost = (id: string, label: string, question: string) =>
  ofPerson.money(id, label, { min: 0, unit: '元', sensitive: 'money', question });

export const medicalCostFacts = {
  rehabilitationItem: ofPerson.choice('rehabilitationItem', '康复项目', items, {
    sensitive: 'health',
    question: '做过（或要做）下面哪一项康复？',
  }),
  rehabilitationCost: cost('rehabilitationCost', '康复项目费用', '这项康复花了多少元？没有花钱就填 0。'),
  inpatientCost: cost(
    'inpatientCost',
    '政策范围内住院费用',
    '最近一次住院，医保范围内的费用一共多少元？没有住院就填 0。',
  ),
  maternityInsured: ofPerson.boolean('maternityInsured', '参加生育保险', {
    topic: 'income',
    question: '有没有参加生育保险？',
  }),
  maternityCost: cost('maternityCost', '生育医疗费用', '最近生孩子，医疗费花了多少元？没有就填 0。'),
};
const bill = refs(medicalCostFacts);

const employeeRate = parameter.rate('medical-rate-employee', '职工医疗保险报销比例', {
  values: [everywhere(percent(90), clause)],
});
const residentRate = parameter.rate('medical-rate-resident', '城镇居民医疗保险报销比例', {
  values: [everywhere(percent(80), clause)],
});
const ruralRate = parameter.rate('medical-rate-rural', '新农合报销比例', {
  values: [everywhere(percent(75), twoSystems.at('社会保险·新农合'))],
});
const deductible = parameter.moneyBy('inpatient-deductible', '住院起付线', [person.medicalScheme], {
  unit: '元/次',
  values: [
    everywhere(
      { table: { none: 0, employee: yuan(500), 'urban-resident': yuan(300), 'rural-cooperative': yuan(200) } },
      clause,
    ),
  ],
});
const maternityLimit = parameter.money('maternity-limit', '生育医疗费限额', {
  unit: '元/次',
  values: [everywhere(yuan(3000), maternityClause)],
});
const maternityAbove = parameter.rate('maternity-rate-above-limit', '生育医疗费超限额部分报销比例', {
  values: [everywhere(percent(50), maternityClause)],
});
const rescueRate = parameter.rate('medical-rescue-rate', '医疗救助比例', {
  values: [everywhere(percent(70), rescueClause)],
});
const rescueRateSevere = parameter.rate('medical-rescue-rate-severe', '重度残疾人医疗救助比例', {
  values: [everywhere(percent(80), rescueClause)],
});
const rescueCeiling = parameter.money('medical-rescue-ceiling', '医疗救助年度封顶线', {
  unit: '元/年',
  values: [everywhere(yuan(30_000), rescueClause)],
});

export const medicalCostParameters = [
  employeeRate,
  residentRate,
  ruralRate,
  deductible,
  maternityLimit,
  maternityAbove,
  rescueRate,
  rescueRateSevere,
  rescueCeiling,
].map((each) => each.parameter);

const rateOfScheme = choose(
  equals(person.medicalScheme, 'employee'),
  employeeRate.ref,
  choose(equals(person.medicalScheme, 'urban-resident'), residentRate.ref, ruralRate.ref),
);

const insured = criterion(
  not(equals(person.medicalScheme, 'none')),
  '参加了医疗保险',
  'the person is in a medical insurance',
  '没有参加医疗保险，请先参保',
  clause,
);

export const rehabilitationReimbursement = policy({
  id: 'rehabilitation-reimbursement',
  title: '康复项目医疗保险报销',
  titleEn: 'Reimbursement of rehabilitation items by the medical insurance',
  requirements: ['TS-7'],
  subject: 'person',
  every: 'once',
  summary: '运动疗法等十三项康复项目，按参加的医疗保险报销。',
  plate: '28',
  lifeSituation: 'health',
  papers: ['身份证', '残疾人证', '医保卡', '康复费用发票和清单'],
  applyAt: '县医疗保障服务中心，或在定点机构直接结算',
  versions: [
    {
      from: START,
      criteria: {
        certificateValid: holdsCertificate(clause),
        insured,
        itemCovered: criterion(
          onRecord(bill.rehabilitationItem, not(equals(bill.rehabilitationItem, 'none'))),
          '登记的康复项目在十三项之内',
          'the rehabilitation item on record is one of the thirteen',
          '没有登记属于十三项的康复项目',
          rehabilitationItems2010.whole,
        ),
        billed: criterion(
          onRecord(bill.rehabilitationCost, atLeast(bill.rehabilitationCost, 1)),
          '登记了康复费用',
          'a bill for rehabilitation is on record',
          '没有登记康复费用',
          clause,
        ),
      },
      amount: share(rateOfScheme, bill.rehabilitationCost),
    },
  ],
});

export const inpatientReimbursement = policy({
  id: 'inpatient-reimbursement',
  title: '残疾人住院费用报销',
  titleEn: 'Reimbursement of hospital costs',
  requirements: ['TS-8'],
  subject: 'person',
  every: 'once',
  summary: '住院费用在政策范围内、起付线以上的，职工报 90% 以上，居民报 80% 以上。',
  plate: '27',
  lifeSituation: 'health',
  papers: ['身份证', '残疾人证', '医保卡', '出院小结', '住院费用清单'],
  applyAt: '就诊医院医保窗口，出院时直接结算',
  versions: [
    {
      from: START,
      criteria: {
        certificateValid: holdsCertificate(clause),
        insured,
        aboveDeductible: criterion(
          onRecord(bill.inpatientCost, moreThan(bill.inpatientCost, deductible.ref)),
          '登记的住院费用超过起付线',
          'the hospital costs on record are above the deductible',
          '没有登记超过起付线的住院费用',
          clause,
        ),
      },
      amount: share(rateOfScheme, subtract(bill.inpatientCost, deductible.ref)),
    },
  ],
});

export const maternityReimbursement = policy({
  id: 'maternity-reimbursement',
  title: '残疾人生育医疗费报销',
  titleEn: 'Reimbursement of the costs of childbirth',
  requirements: ['TS-11'],
  subject: 'person',
  every: 'once',
  summary: '参加生育保险的残疾人，限额内的生育医疗费全报，超出的部分再报一些。',
  plate: '30',
  lifeSituation: 'health',
  papers: ['身份证', '残疾人证', '结婚证', '出生医学证明', '医疗费发票'],
  applyAt: '县医疗保障服务中心',
  versions: [
    {
      from: START,
      criteria: {
        certificateValid: holdsCertificate(maternityClause),
        maternityInsured: criterion(
          bill.maternityInsured,
          '参加了生育保险',
          'the person is in the maternity insurance',
          '没有参加生育保险',
          maternityClause,
        ),
        billed: criterion(
          onRecord(bill.maternityCost, atLeast(bill.maternityCost, 1)),
          '登记了生育医疗费用',
          'a bill for childbirth is on record',
          '没有登记生育医疗费用',
          maternityClause,
        ),
      },
      amount: add(
        smaller(bill.maternityCost, maternityLimit.ref),
        share(maternityAbove.ref, larger(subtract(bill.maternityCost, maternityLimit.ref), constant(0))),
      ),
    },
  ],
});

export const medicalRescue = policy({
  id: 'medical-rescue',
  title: '困难残疾人医疗救助',
  titleEn: 'Medical rescue of disabled people in hardship',
  requirements: ['TS-14'],
  subject: 'person',
  toConfirm: [
    '文件只写“优先救助、标准从高”，没有写比例、封顶线和多久一次；这里按自己付的七成（重度八成）、一年一次、最高 3 万元',
  ],
  every: 'year',
  summary: '低保、特困、低保边缘和脱贫家庭的残疾人，医保报销后自己付的部分再救助七成，重度残疾人八成。',
  plate: '26',
  lifeSituation: 'health',
  benefit: '优先救助，标准从高；一年有封顶线。',
  papers: ['身份证', '残疾人证', '低保证或困难证明', '医保结算单'],
  applyAt: '户籍所在乡镇（街道）便民服务大厅，定点医院可以直接结算',
  versions: [
    {
      from: START,
      criteria: {
        certificateValid: holdsCertificate(rescueClause),
        inNeed: criterion(
          or(poor, household.fullySupported),
          '属于低保、特困、低保边缘、脱贫户或监测户',
          'the household is poor, or the person is fully supported by the state',
          '不属于低保、特困、低保边缘、脱贫户或监测户',
          rescueClause,
        ),
        ownCost: criterion(
          onRecord(person.ownMedicalCost, atLeast(person.ownMedicalCost, 1)),
          '登记了医保报销后自己付的医疗费',
          'medical costs left after the insurance are on record',
          '没有登记医保报销后自己付的医疗费',
          rescueClause,
        ),
      },
      amount: smaller(
        share(choose(severe, rescueRateSevere.ref, rescueRate.ref), person.ownMedicalCost),
        rescueCeiling.ref,
      ),
    },
  ],
});
