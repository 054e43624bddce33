import { casesFor } from '../../define/worked-case.ts';
import { yuan } from '../../values/money.ts';
import { START } from './dated.ts';

const on = '2026-05-20';
const area = '621223';
const certificate = { certificateValidUntil: '2030-12-31' };

const training = casesFor({
  policy: 'training-subsidy',
  on,
  area,
  given: {
    person: { ...certificate, trainingPassed: true, trainingCost: yuan(1000), employment: 'employed' },
  },
});
const trainingCases = [
  training.passes('合格并就业，学费 1,000 元：全额', {}, yuan(1000)),
  training.passes('合格，还没有就业：六成，600 元', { person: { employment: 'unemployed' } }, yuan(600)),
  training.passes('学费 2,000 元：到上限 1,500 元', { person: { trainingCost: yuan(2000) } }, yuan(1500)),
  training.passes('不知道就没就业：可以补，金额等核实', { person: { employment: null } }),
  ...training.begins(START, {}, yuan(1000)),
  ...training.certificate(),
  training.fails('考核不合格', { person: { trainingPassed: false } }, 'passed'),
  training.fails('没有登记考核', { person: { trainingPassed: null } }, 'passed'),
  training.fails('没有登记费用', { person: { trainingCost: null } }, 'billed'),
];

const test = casesFor({
  policy: 'skill-test-subsidy',
  on,
  area,
  given: { person: { ...certificate, skillCertificate: true, skillTestFee: yuan(150) } },
});
const testCases = [
  test.passes('鉴定费 150 元：全额', {}, yuan(150)),
  test.passes('鉴定费 260 元：到上限 200 元', { person: { skillTestFee: yuan(260) } }, yuan(200)),
  ...test.begins(START, {}, yuan(150)),
  ...test.certificate(),
  test.fails('没有取得证书', { person: { skillCertificate: false } }, 'certified'),
  test.fails('没有登记鉴定费', { person: { skillTestFee: null } }, 'billed'),
];

const ages = { birthDate: '1990-01-01' };
const post = casesFor({
  policy: 'public-service-post',
  on,
  area,
  given: { person: { ...certificate, ...ages, hasLabourCapacity: true, employment: 'unemployed' } },
});
const postCases = [
  post.passes('失业：安排岗位，每月 1,620 元', {}, yuan(1620)),
  post.passes('已在公益性岗位上', { person: { employment: 'public-post' } }, yuan(1620)),
  post.passes('今天满十六周岁', { person: { birthDate: '2010-05-20' } }, yuan(1620)),
  post.passes('闰日出生，满六十周岁前一天', { on: '2024-02-28', person: { birthDate: '1964-02-29' } }, yuan(500)),
  post.passes('宕昌 2026 年标准第一天', { on: '2026-01-01' }, yuan(1620)),
  post.passes('前一天按默认：500 元', { on: '2025-12-31' }, yuan(500)),
  ...post.begins(START, {}, yuan(500)),
  ...post.certificate(),
  post.fails('闰日出生，满六十周岁当天', { on: '2024-02-29', person: { birthDate: '1964-02-29' } }, 'ofWorkingAge'),
  post.fails('今天满六十周岁', { person: { birthDate: '1966-05-20' } }, 'ofWorkingAge'),
  post.fails('没有劳动能力', { person: { hasLabourCapacity: false } }, 'ableToWork'),
  post.fails('已在单位就业', { person: { employment: 'employed' } }, 'unemployedOrInPost'),
  post.unclear('不知道出生日期', { person: { birthDate: null } }, 'birthDate'),
  post.unclear('不知道能不能劳动', { person: { hasLabourCapacity: null } }, 'hasLabourCapacity'),
  post.unclear('不知道就业状况', { person: { employment: null } }, 'employment'),
];

const loan = casesFor({
  policy: 'employment-loan',
  on,
  area,
  given: { person: { ...certificate, ...ages, businessPlanned: true, employment: 'self-employed' } },
});
const loanCases = [
  loan.passes('个体经营：最高 50,000 元', {}, yuan(50_000)),
  loan.passes('失业，准备创业', { person: { employment: 'unemployed' } }, yuan(50_000)),
  loan.passes('闰日出生，满六十周岁前一天', { on: '2024-02-28', person: { birthDate: '1964-02-29' } }, yuan(50_000)),
  ...loan.begins(START, {}, yuan(50_000)),
  ...loan.certificate(),
  loan.fails('明天才满十六周岁', { person: { birthDate: '2010-05-21' } }, 'ofWorkingAge'),
  loan.fails('没有申请', { person: { businessPlanned: null } }, 'asked'),
  loan.fails('在单位就业', { person: { employment: 'employed' } }, 'ownWork'),
  loan.unclear('不知道出生日期', { person: { birthDate: null } }, 'birthDate'),
  loan.unclear('不知道就业状况', { person: { employment: null } }, 'employment'),
];

const graduate = casesFor({
  policy: 'graduate-hiring-subsidy',
  on,
  area,
  given: { person: { ...certificate, graduatedOn: '2025-06-30', employment: 'employed', contractMonths: 12 } },
});
const graduateCases = [
  graduate.passes('去年毕业，签一年合同：3,000 元', {}, yuan(3000)),
  graduate.passes('明天毕业才满两年', { person: { graduatedOn: '2024-05-21' } }, yuan(3000)),
  graduate.passes('闰日毕业，满两年前一天', { on: '2026-02-27', person: { graduatedOn: '2024-02-29' } }, yuan(3000)),
  ...graduate.begins(START, { person: { graduatedOn: '2010-06-30' } }, yuan(3000)),
  ...graduate.certificate(),
  graduate.fails(
    '闰日毕业，平年二月二十八日满两年',
    { on: '2026-02-28', person: { graduatedOn: '2024-02-29' } },
    'graduate',
  ),
  graduate.fails('没有登记毕业', { person: { graduatedOn: null } }, 'graduate'),
  graduate.fails('没有在单位就业', { person: { employment: 'flexible' } }, 'employed'),
  graduate.fails('合同只有半年', { person: { contractMonths: 6 } }, 'stableContract'),
  graduate.unclear('不知道就业状况', { person: { employment: null } }, 'employment'),
  graduate.unclear('不知道合同多长', { person: { contractMonths: null } }, 'contractMonths'),
];

const reward = casesFor({
  policy: 'stable-job-reward',
  on,
  area,
  given: { person: { ...certificate, foundThroughAgency: true, employment: 'employed', contractMonths: 24 } },
});
const rewardCases = [
  reward.passes('机构介绍，签两年合同：奖励 300 元', {}, yuan(300)),
  ...reward.begins(START, {}, yuan(300)),
  ...reward.certificate(),
  reward.fails('自己找到的工作', { person: { foundThroughAgency: false } }, 'throughAgency'),
  reward.fails('没有就业', { person: { employment: 'unemployed' } }, 'employed'),
  reward.fails('合同不满一年', { person: { contractMonths: 11 } }, 'stableContract'),
  reward.unclear('不知道就业状况', { person: { employment: null } }, 'employment'),
  reward.unclear('不知道合同多长', { person: { contractMonths: null } }, 'contractMonths'),
];

export const employmentCases = [
  ...trainingCases,
  ...testCases,
  ...postCases,
  ...loanCases,
  ...graduateCases,
  ...rewardCases,
];
