/** TS-29 as seen from the person: training, tests, posts, loans, hiring of graduates, stable jobs. The quota levy is a matter of the employer. */
import { criterion, holdsCertificate, onRecord } from '../../define/criteria.ts';
import {
  age,
  and,
  atLeast,
  choose,
  day,
  equals,
  lessThan,
  oneOf,
  onOrBefore,
  share,
  smaller,
} from '../../define/expression.ts';
import { factsOf, refs } from '../../define/fact.ts';
import { fromApplication } from '../../define/month-rules.ts';
import { held, parameter } from '../../define/parameter.ts';
import { type PolicyInput, policy } from '../../define/policy.ts';
import { person } from '../../define/registry.ts';
import { percent, yuan } from '../../values/money.ts';
import { COUNTY, everywhere, START } from './dated.ts';
import { employmentRegulation, twoSystems } from './papers.ts';

const clause = twoSystems.at('就业');

const ofPerson = factsOf('person');
const paid = (id: string, label: string, question: string) =>
  ofPerson.money(id, label, { min: 0, unit: '元', sensitive: 'money', question });
export const employmentFacts = {
  trainingCost: paid('trainingCost', '本次职业培训费用', '这次培训交了多少元学费？没有交就填 0。'),
  trainingPassed: ofPerson.boolean('trainingPassed', '职业培训考核合格', {
    topic: 'income',
    question: '有没有参加职业培训，并且考核合格？',
  }),
  skillTestFee: paid('skillTestFee', '职业技能鉴定费', '考证交了多少元鉴定费？没有交就填 0。'),
  skillCertificate: ofPerson.boolean('skillCertificate', '取得职业技能证书', {
    topic: 'income',
    question: '有没有考到职业技能证书？',
  }),
  businessPlanned: ofPerson.boolean('businessPlanned', '申请创业贷款', {
    topic: 'income',
    question: '是不是打算自己创业，想申请贷款？',
  }),
  graduatedOn: ofPerson.date('graduatedOn', '高校毕业日期', { question: '大学是哪天毕业的？' }),
  foundThroughAgency: ofPerson.boolean('foundThroughAgency', '由职业介绍机构介绍就业'),
};
const work = refs(employmentFacts);

const money = (id: string, label: string, unit: string, everybody: number, county?: number) =>
  parameter.money(id, label, {
    unit,
    values: [
      everywhere(yuan(everybody), clause),
      ...(county === undefined ? [] : [held('2026-01-01', COUNTY, yuan(county), clause)]),
    ],
  });
const trainingCeiling = money('training-subsidy-ceiling', '职业培训补贴上限', '元/人', 1500);
const shareEmployed = parameter.rate('training-subsidy-share-employed', '培训后就业的补贴比例', {
  values: [everywhere(percent(100), clause)],
});
const shareOthers = parameter.rate('training-subsidy-share-others', '培训后没有就业的补贴比例', {
  values: [everywhere(percent(60), clause)],
});
const testCeiling = money('skill-test-subsidy-ceiling', '职业技能鉴定补贴上限', '元/次', 200);
const postAllowance = money('public-service-post-allowance', '公益性岗位补贴标准', '元/月', 500, 1620);
const loanLimit = money('employment-loan-limit', '残疾人创业小额担保贷款额度', '元', 50_000);
const hiringSubsidy = money('graduate-hiring-subsidy-standard', '招用残疾高校毕业生补贴标准', '元/年', 3000);
const agencyReward = money('stable-job-reward-standard', '稳定就业介绍奖励标准', '元/人', 300);
const whole = (id: string, label: string, unit: string, value: number) =>
  parameter.integer(id, label, { unit, values: [everywhere(value, clause)] });
const fromAge = whole('employment-from-age', '就业年龄下限', '岁', 16);
const untilAge = whole('employment-until-age', '就业年龄上限（不满）', '岁', 60);
const graduateYears = whole('graduate-hiring-years', '招用补贴的毕业年限（不满）', '年', 2);
const stableMonths = whole('stable-job-months', '稳定就业的合同期限', '月', 12);

export const employmentParameters = [
  trainingCeiling,
  shareEmployed,
  shareOthers,
  testCeiling,
  postAllowance,
  loanLimit,
  hiringSubsidy,
  agencyReward,
  fromAge,
  untilAge,
  graduateYears,
  stableMonths,
].map((each) => each.parameter);

const certificateValid = holdsCertificate(clause);
const ofWorkingAge = criterion(
  and(atLeast(age(person.birthDate), fromAge.ref), lessThan(age(person.birthDate), untilAge.ref)),
  '在就业年龄内',
  'the person is of working age',
  '不在就业年龄内',
  employmentRegulation.at('第二条'),
);
const employed = criterion(
  equals(person.employment, 'employed'),
  '在单位就业',
  'the person is employed',
  '没有在单位就业',
  clause,
);
const stableContract = criterion(
  atLeast(person.contractMonths, stableMonths.ref),
  '劳动合同在一年以上',
  'the contract runs for a year or more',
  '劳动合同不满一年',
  clause,
);

type Own = Omit<PolicyInput, 'requirements' | 'subject' | 'versions'> & PolicyInput['versions'][number];
const employmentPolicy = ({ from, criteria, amount, ...own }: Own) =>
  policy({ ...own, requirements: ['TS-29'], subject: 'person', versions: [{ from, criteria, amount }] });

export const trainingSubsidy = employmentPolicy({
  id: 'training-subsidy',
  title: '残疾人职业培训补贴',
  titleEn: 'Training subsidy',
  every: 'once',
  summary: '参加职业培训、考核合格的残疾人，培训费给补贴；培训后就业的补得更多。',
  plate: '41',
  lifeSituation: 'work',
  papers: ['身份证', '残疾人证', '培训合格证', '培训费发票', '劳动合同（有的带）'],
  applyAt: '县残疾人就业服务所',
  from: START,
  criteria: {
    certificateValid,
    passed: criterion(
      onRecord(work.trainingPassed, work.trainingPassed),
      '登记了培训考核合格',
      'a passed course is on record',
      '没有登记培训考核合格',
      clause,
    ),
    billed: criterion(
      onRecord(work.trainingCost, atLeast(work.trainingCost, 1)),
      '登记了培训费用',
      'the cost of the course is on record',
      '没有登记培训费用',
      clause,
    ),
  },
  amount: smaller(
    share(
      choose(oneOf(person.employment, 'none', 'unemployed'), shareOthers.ref, shareEmployed.ref),
      work.trainingCost,
    ),
    trainingCeiling.ref,
  ),
});

export const skillTestSubsidy = employmentPolicy({
  id: 'skill-test-subsidy',
  title: '残疾人职业技能鉴定补贴',
  titleEn: 'Subsidy of skill tests',
  every: 'once',
  summary: '考取职业技能证书的残疾人，鉴定费由就业资金补贴。',
  plate: '42',
  lifeSituation: 'work',
  papers: ['身份证', '残疾人证', '职业技能证书', '鉴定费发票'],
  applyAt: '县残疾人就业服务所',
  from: START,
  criteria: {
    certificateValid,
    certified: criterion(
      onRecord(work.skillCertificate, work.skillCertificate),
      '登记了职业技能证书',
      'a certificate of skill is on record',
      '没有登记职业技能证书',
      clause,
    ),
    billed: criterion(
      onRecord(work.skillTestFee, atLeast(work.skillTestFee, 1)),
      '登记了鉴定费',
      'the fee of the test is on record',
      '没有登记鉴定费',
      clause,
    ),
  },
  amount: smaller(work.skillTestFee, testCeiling.ref),
});

export const publicServicePost = employmentPolicy({
  id: 'public-service-post',
  title: '残疾人公益性岗位',
  titleEn: 'Public-service posts',
  every: 'month',
  summary: '失业、还能劳动的残疾人，优先安排公益性岗位，三成以上的岗位留给残疾人。',
  plate: '43',
  lifeSituation: 'work',
  benefit: '安排岗位后按月发岗位补贴；新开发的岗位不少于 30% 安排残疾人。',
  papers: ['身份证', '残疾人证', '失业登记证明'],
  applyAt: '户籍所在乡镇（街道）便民服务大厅或县公共就业服务中心',
  months: fromApplication(clause),
  excludes: [
    {
      policy: 'unemployment-benefit',
      keep: 'this',
      because: '在公益性岗位上就不再是失业',
      becauseEn: 'whoever has a post is not unemployed',
      source: clause,
    },
  ],
  from: START,
  criteria: {
    certificateValid,
    ofWorkingAge,
    ableToWork: criterion(person.hasLabourCapacity, '有劳动能力', 'the person is able to work', '没有劳动能力', clause),
    unemployedOrInPost: criterion(
      oneOf(person.employment, 'unemployed', 'public-post'),
      '登记失业，或已在公益性岗位上',
      'the person is unemployed or in such a post',
      '已有其他就业',
      clause,
    ),
  },
  amount: postAllowance.ref,
});

export const employmentLoan = employmentPolicy({
  id: 'employment-loan',
  title: '残疾人创业小额担保贷款',
  titleEn: 'Loans for starting a business',
  every: 'once',
  summary: '想自己创业的残疾人，可以申请免担保费的小额贷款。',
  plate: '46',
  lifeSituation: 'work',
  benefit: '金额是最高贷款额度，要还；利息补贴另看康复扶贫贷款贴息。',
  papers: ['身份证', '残疾人证', '创业计划', '营业执照（有的带）'],
  applyAt: '县公共就业服务中心',
  from: START,
  criteria: {
    certificateValid,
    ofWorkingAge,
    asked: criterion(
      onRecord(work.businessPlanned, work.businessPlanned),
      '登记了创业贷款申请',
      'a loan was asked for',
      '没有登记创业贷款申请',
      clause,
    ),
    ownWork: criterion(
      oneOf(person.employment, 'self-employed', 'flexible', 'farming', 'unemployed'),
      '没有在单位就业',
      'the person is not employed by somebody else',
      '已在单位或公益性岗位就业，或不能劳动',
      clause,
    ),
  },
  amount: loanLimit.ref,
});

export const graduateHiringSubsidy = employmentPolicy({
  id: 'graduate-hiring-subsidy',
  title: '招用残疾高校毕业生补贴',
  titleEn: 'Subsidy for hiring a disabled graduate',
  every: 'year',
  summary: '招用毕业不满两年的残疾大学生、签一年以上合同的单位，每年补贴一份。',
  plate: '55',
  lifeSituation: 'work',
  applicant: 'employer',
  benefit: '补贴付给招用的单位。',
  papers: ['残疾人证', '毕业证书', '劳动合同'],
  applyAt: '县残疾人就业服务所，由单位申请',
  from: START,
  criteria: {
    certificateValid,
    graduate: criterion(
      onRecord(
        work.graduatedOn,
        and(onOrBefore(work.graduatedOn, day), lessThan(age(work.graduatedOn), graduateYears.ref)),
      ),
      '登记的毕业日期还不满两年',
      'the graduation on record is less than two years ago',
      '没有登记毕业日期，或毕业已满两年',
      clause,
    ),
    employed,
    stableContract,
  },
  amount: hiringSubsidy.ref,
});

export const stableJobReward = employmentPolicy({
  id: 'stable-job-reward',
  title: '残疾人稳定就业介绍奖励',
  titleEn: 'Reward for a stable job found by an agency',
  every: 'once',
  summary: '职业介绍机构帮残疾人找到工作、签了一年以上合同的，奖励机构。',
  plate: '56',
  lifeSituation: 'work',
  applicant: 'agency',
  benefit: '奖励付给介绍就业的机构。',
  papers: ['残疾人证', '劳动合同', '职业介绍登记表'],
  applyAt: '县残疾人就业服务所，由机构申请',
  from: START,
  criteria: {
    certificateValid,
    throughAgency: criterion(
      onRecord(work.foundThroughAgency, work.foundThroughAgency),
      '登记了由职业介绍机构介绍就业',
      'the job was found through an agency',
      '没有登记由职业介绍机构介绍就业',
      clause,
    ),
    employed,
    stableContract,
  },
  amount: agencyReward.ref,
});
