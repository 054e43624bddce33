/** TS-31: each poor rural household with a disabled member has one or two projects that bring income. */
import { criterion, holdsCertificate, isRural } from '../../define/criteria.ts';
import { atLeast, lessThan } from '../../define/expression.ts';
import { factsOf, refs } from '../../define/fact.ts';
import { parameter } from '../../define/parameter.ts';
import { policy } from '../../define/policy.ts';
import { poor } from '../../define/registry.ts';
import { yuan } from '../../values/money.ts';
import { everywhere, START } from './dated.ts';
import { twoSystems } from './papers.ts';

const clause = twoSystems.at('扶贫开发');

const ofHousehold = factsOf('household');
export const povertyFacts = {
  incomeProjects: ofHousehold.integer('incomeProjects', '已有增收项目数', {
    min: 0,
    max: 20,
    unit: '个',
    question: '家里已经有几个增收项目（养殖、种植、手工等）？没有就填 0。',
  }),
  workingMembers: ofHousehold.integer('workingMembers', '家庭劳动力人数', {
    min: 0,
    max: 30,
    unit: '人',
    question: '家里有几个人能干活？',
  }),
};
const home = refs(povertyFacts);

const projects = parameter.integer('poverty-projects-per-household', '每户增收项目数', {
  unit: '个',
  values: [everywhere(2, clause)],
});
const support = parameter.money('poverty-project-support', '增收项目扶持标准', {
  unit: '元/个',
  values: [everywhere(yuan(2000), clause)],
});

export const povertyParameters = [projects, support].map((each) => each.parameter);

export const povertyProject = policy({
  id: 'poverty-project',
  title: '农村贫困残疾人家庭增收项目',
  titleEn: 'Income projects for poor rural households',
  requirements: ['TS-31', 'DP-11'],
  subject: 'person',
  every: 'year',
  summary: '农村贫困残疾人家庭，每户扶持一到两个增收项目，从扶贫资金里专门安排。',
  plate: '48',
  lifeSituation: 'work',
  benefit: '扶持种植、养殖、手工等项目，并优先安排贷款。',
  papers: ['身份证', '户口簿', '残疾人证', '脱贫户或低保证明', '项目计划'],
  applyAt: '户籍所在乡镇便民服务大厅，村里可以代办',
  versions: [
    {
      from: START,
      criteria: {
        certificateValid: holdsCertificate(clause),
        rural: isRural(clause),
        poor: criterion(
          poor,
          '家庭在低保、低保边缘、脱贫户或监测户范围内',
          'the household is poor',
          '家庭不属于低保、低保边缘、脱贫户或监测户',
          clause,
        ),
        someoneCanWork: criterion(
          atLeast(home.workingMembers, 1),
          '家里有劳动力',
          'somebody in the household can work',
          '家里没有劳动力，按低保兜底',
          clause,
        ),
        notEnoughProjects: criterion(
          lessThan(home.incomeProjects, projects.ref),
          '增收项目还不到两个',
          'there are less than two projects',
          '已有两个增收项目',
          clause,
        ),
      },
      amount: support.ref,
    },
  ],
});
