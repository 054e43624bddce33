/** MS-7: the work summary. Every figure is live; a sentence stands only when there is something to say. */
import { oneOf } from '../../define/expression.ts';
import { field } from '../../define/ledger.ts';
import {
  type Block,
  type FigurePart,
  figure,
  heading,
  ifAny,
  officialPaper,
  paragraph,
  type Span,
} from '../../define/paper.ts';
import { progress } from './summary-progress.ts';

const area: Span = { area: 'name' };
const opening: readonly Block[] = [
  paragraph(
    { period: 'label' },
    '，',
    area,
    '残疾人联合会按照市残疾人联合会下达的民生工程任务，会同民政、卫生健康、财政等部门和各乡镇，组织实施贫困重度残疾人特别救助、残疾人社区康复站建设、贫困白内障患者免费复明手术、残疾预防与康复知识宣传四个项目。现将工作情况总结如下。',
  ),
];

const parts: readonly FigurePart[] = ['target', 'value', 'attainment', 'shortfall', 'excess'];
const row = (title: string, id: string): readonly (readonly Span[])[] => [
  [title],
  ...parts.map((part) => [figure(id, part)]),
];

const figures: readonly Block[] = [
  heading(1, '任务完成情况'),
  paragraph('各项目任务完成情况见下表。'),
  {
    block: 'table',
    title: '民生工程残疾人项目任务完成情况',
    head: ['项目', '任务数', '完成数', '完成率', '差额', '超额'],
    rows: [
      row('特别救助（人）', 'special-rescue-recipients'),
      row('社区康复站（个）', 'stations-completed'),
      row('白内障复明手术（例）', 'cataract-operated'),
      row('知识宣传到村（个）', 'outreach-villages'),
    ],
  },
];

const unsolved = oneOf(field('state'), 'open', 'working');

const problems: readonly Block[] = [
  heading(1, '存在的问题及原因'),
  paragraph(
    ifAny(
      'problems-raised',
      'value',
      '工作中共发现问题',
      figure('problems-raised'),
      '个',
      ifAny('problems-solved', 'value', '，已解决', figure('problems-solved'), '个'),
      ifAny('problems-open', 'value', '，尚未解决', figure('problems-open'), '个'),
      '。',
    ),
  ),
  {
    block: 'entries',
    ledger: 'problem-log',
    where: unsolved,
    each: '{problem}。主要原因是：{cause}。',
    none: '问题台账中没有尚未解决的问题。',
  },
];

const next: readonly Block[] = [
  heading(1, '下一步工作'),
  {
    block: 'entries',
    ledger: 'problem-log',
    where: unsolved,
    each: '{measure}。由{answers}负责，{dueOn}前完成。',
    none: '',
  },
  paragraph(
    ifAny(
      'cataract-operated',
      'excess',
      '将超出任务的',
      figure('cataract-operated', 'excess'),
      '例白内障手术资料报市残疾人联合会，争取专项资金及时到位。',
    ),
    ifAny(
      'stations-completed',
      'shortfall',
      '倒排工期，抓紧建成其余',
      figure('stations-completed', 'shortfall'),
      '个康复站。',
    ),
    ifAny(
      'outreach-villages',
      'shortfall',
      '对尚未宣传到的',
      figure('outreach-villages', 'shortfall'),
      '个村（社区）逐一查漏补缺。',
    ),
    '做好救助对象和手术患者的回访，整理归档项目资料，为下一年度项目做好准备。',
  ),
];

export const livelihoodSummary = officialPaper({
  id: 'livelihood-summary',
  kind: '工作总结',
  requirements: ['MS-7'],
  title: [area, { period: 'label' }, '民生工程残疾人项目工作总结'],
  issuer: '{area}残疾人联合会',
  blocks: [...opening, heading(1, '项目进展情况'), ...progress, ...figures, ...problems, ...next],
});
