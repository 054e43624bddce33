/** TS-9 and TS-10: work injury and unemployment. */
import { criterion, holdsCertificate, onRecord } from '../../define/criteria.ts';
import { age, atLeast, band, day, equals, lessThan, oneOf, onOrBefore, share } from '../../define/expression.ts';
import { factsOf, refs } from '../../define/fact.ts';
import { fromApplication } from '../../define/month-rules.ts';
import { held, parameter } from '../../define/parameter.ts';
import { policy } from '../../define/policy.ts';
import { person } from '../../define/registry.ts';
import { percent, yuan } from '../../values/money.ts';
import { COUNTY, everywhere, START } from './dated.ts';
import { employmentFunds2011, socialInsuranceLaw, twoSystems, workInjury } from './papers.ts';

const injuryClause = twoSystems.at('社会保险·工伤');
const clause = twoSystems.at('社会保险·失业');

const ofPerson = factsOf('person');

export const employmentInsuranceFacts = {
  injuredAtWorkOn: ofPerson.date('injuredAtWorkOn', '工伤事故日期', {
    sensitive: 'health',
    question: '上班时受过伤的，是哪天受的伤？',
    hint: '没有受过伤就空着。',
    topic: 'income',
  }),
  workInjuryInsured: ofPerson.boolean('workInjuryInsured', '单位参加了工伤保险', {
    question: '单位有没有给您参加工伤保险？',
  }),
  unemploymentInsuranceYears: ofPerson.integer('unemploymentInsuranceYears', '失业保险累计缴费年限', {
    min: 0,
    max: 60,
    unit: '年',
    question: '失业保险累计缴了多少年？',
  }),
  leftInvoluntarily: ofPerson.boolean('leftInvoluntarily', '非因本人意愿中断就业', {
    question: '是不是被辞退、合同到期等，不是自己要走的？',
  }),
  unemploymentMonthsDrawn: ofPerson.integer('unemploymentMonthsDrawn', '本次失业已领取失业保险金的月数', {
    min: 0,
    max: 24,
    unit: '月',
    question: '这次失业，已经领了几个月失业保险金？没有领过就填 0。',
  }),
  socialInsurancePremium: ofPerson.money('socialInsurancePremium', '单位月缴社会保险费', {
    min: 0,
    unit: '元/月',
    sensitive: 'money',
  }),
};
const work = refs(employmentInsuranceFacts);

const applyWithin = parameter.integer('work-injury-application-years', '工伤认定申请期限', {
  unit: '年',
  values: [everywhere(1, workInjury.at('第十七条'))],
});
const yearsInsured = parameter.integer('unemployment-insurance-years-needed', '领取失业保险金的最低缴费年限', {
  unit: '年',
  values: [everywhere(1, socialInsuranceLaw.at('第四十五条'))],
});
const longest = (id: string, label: string, months: number) =>
  parameter.integer(id, label, { unit: '月', values: [everywhere(months, socialInsuranceLaw.at('第四十六条'))] });
const monthsBelowFive = longest('unemployment-months-below-5-years', '缴费不满五年最长领取月数', 12);
const monthsBelowTen = longest('unemployment-months-below-10-years', '缴费五年以上不满十年最长领取月数', 18);
const monthsAfterTen = longest('unemployment-months-from-10-years', '缴费十年以上最长领取月数', 24);
const benefitStandard = parameter.money('unemployment-benefit-standard', '失业保险金标准', {
  unit: '元/月',
  values: [everywhere(yuan(500), clause), held('2026-01-01', COUNTY, yuan(1500), clause)],
});
const contractNeeded = parameter.integer('insurance-subsidy-contract-months', '享受社会保险补贴的最短合同期限', {
  unit: '月',
  values: [everywhere(12, clause)],
});
const subsidyShare = parameter.rate('contract-insurance-subsidy-share', '单位社会保险补贴比例', {
  values: [everywhere(percent(100), employmentFunds2011.whole)],
});

export const employmentInsuranceParameters = [
  applyWithin,
  yearsInsured,
  monthsBelowFive,
  monthsBelowTen,
  monthsAfterTen,
  benefitStandard,
  contractNeeded,
  subsidyShare,
].map((each) => each.parameter);

export const workInjuryRecognition = policy({
  id: 'work-injury-recognition',
  title: '残疾职工工伤认定和待遇',
  titleEn: 'Recognition of a work injury',
  requirements: ['TS-9'],
  subject: 'person',
  every: 'once',
  summary: '上班时受了伤，一年之内可以申请工伤认定，按规定治疗、鉴定和职业康复。',
  plate: '45',
  lifeSituation: 'work',
  benefit: '工伤医疗、停工留薪、劳动能力鉴定、职业康复；伤残待遇由社会保险机构核定。',
  papers: ['身份证', '劳动合同', '医疗诊断证明', '工伤认定申请表'],
  applyAt: '县人力资源和社会保障局',
  versions: [
    {
      from: START,
      criteria: {
        injured: criterion(
          onRecord(work.injuredAtWorkOn, onOrBefore(work.injuredAtWorkOn, day)),
          '登记了工伤事故',
          'an accident at work is on record',
          '没有登记工伤事故',
          workInjury.at('第十四条'),
        ),
        insured: criterion(
          work.workInjuryInsured,
          '单位参加了工伤保险',
          'the employer is in the work-injury insurance',
          '单位没有参加工伤保险，待遇由单位支付',
          injuryClause,
        ),
        inTime: criterion(
          // Without an accident there is no time that could have run out.
          onRecord(work.injuredAtWorkOn, lessThan(age(work.injuredAtWorkOn), applyWithin.ref)),
          '事故发生还不满一年',
          'less than a year has passed since the accident',
          '事故发生已满一年，超过了申请期限（或没有登记事故）',
          workInjury.at('第十七条'),
        ),
      },
      amount: null,
    },
  ],
});

export const unemploymentBenefit = policy({
  id: 'unemployment-benefit',
  title: '残疾人失业保险金',
  titleEn: 'Unemployment benefit',
  requirements: ['TS-10'],
  subject: 'person',
  every: 'month',
  summary: '缴满一年失业保险、不是自己要走的失业残疾人，按缴费年限最多领 12、18 或 24 个月。',
  plate: '44',
  lifeSituation: 'work',
  papers: ['身份证', '残疾人证', '解除劳动关系证明', '失业登记证明'],
  applyAt: '县公共就业服务中心，也可以在网上申领',
  months: fromApplication(clause),
  versions: [
    {
      from: START,
      criteria: {
        certificateValid: holdsCertificate(clause),
        unemployed: criterion(
          equals(person.employment, 'unemployed'),
          '已办理失业登记',
          'the person is registered as unemployed',
          '没有失业登记',
          socialInsuranceLaw.at('第四十五条'),
        ),
        involuntary: criterion(
          work.leftInvoluntarily,
          '不是因本人意愿中断就业',
          'the work ended against the person’s will',
          '是本人主动离职',
          socialInsuranceLaw.at('第四十五条'),
        ),
        insuredLongEnough: criterion(
          atLeast(work.unemploymentInsuranceYears, yearsInsured.ref),
          '缴纳失业保险费满一年',
          'unemployment insurance was paid for a year',
          '缴纳失业保险费不满一年',
          socialInsuranceLaw.at('第四十五条'),
        ),
        monthsLeft: criterion(
          lessThan(
            work.unemploymentMonthsDrawn,
            band(work.unemploymentInsuranceYears, [
              { below: 5, then: monthsBelowFive.ref },
              { below: 10, then: monthsBelowTen.ref },
              { then: monthsAfterTen.ref },
            ]),
          ),
          '还没有领满最长月数',
          'the longest time of drawing is not reached',
          '已领满按缴费年限可领的月数',
          socialInsuranceLaw.at('第四十六条'),
        ),
      },
      amount: benefitStandard.ref,
    },
  ],
});

export const contractInsuranceSubsidy = policy({
  id: 'contract-insurance-subsidy',
  title: '招用残疾人社会保险补贴',
  titleEn: 'Social-insurance subsidy for a disabled worker under contract',
  requirements: ['TS-10'],
  subject: 'person',
  every: 'month',
  summary: '与残疾人签一年以上劳动合同并缴纳社会保险的单位，缴的部分由就业资金补贴。',
  plate: '54',
  lifeSituation: 'work',
  applicant: 'employer',
  benefit: '补贴付给缴费的单位。',
  papers: ['残疾人证', '劳动合同', '社会保险缴费凭证'],
  applyAt: '县公共就业服务中心，由单位申请',
  months: fromApplication(clause),
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
        longContract: criterion(
          atLeast(person.contractMonths, contractNeeded.ref),
          '劳动合同在一年以上',
          'the contract runs for a year or more',
          '劳动合同不满一年',
          clause,
        ),
        premiumPaid: criterion(
          onRecord(work.socialInsurancePremium, atLeast(work.socialInsurancePremium, 1)),
          '登记了单位缴纳的社会保险费',
          'premiums paid by the employer are on record',
          '没有登记单位缴纳的社会保险费',
          clause,
        ),
      },
      amount: share(subsidyShare.ref, work.socialInsurancePremium),
    },
  ],
});
