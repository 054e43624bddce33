/** MS-7: the work summary. Every figure is live; a sentence stands only when there is something to say. */
import { oneOf } from '../../define/expression.ts';
import { field } from '../../define/ledger.ts';
import {
  type Block,
  type FigurePart,
  figure,
  heading,
  officialPaper,
  paragraph,
  type Span,
} from '../../define/paper.ts';

const when = (id: string, part: FigurePart, then: readonly Block[], otherwise?: readonly Block[]): Block => ({
  block: 'when',
  figure: id,
  part,
  then,
  ...(otherwise === undefined ? {} : { otherwise }),
});
const fund = (id: string, level?: 'province' | 'city' | 'county'): Span => ({
  fund: id,
  ...(level === undefined ? {} : { level }),
});
const area: Span = { area: 'name' };

const opening: readonly Block[] = [
  paragraph(
    { period: 'label' },
    '，',
    area,
    '残疾人联合会按照市残疾人联合会下达的民生工程任务，会同民政、卫生健康、财政等部门和各乡镇，组织实施贫困重度残疾人特别救助、残疾人社区康复站建设、贫困白内障患者免费复明手术、残疾预防与康复知识宣传四个项目。现将工作情况总结如下。',
  ),
];

const rescue: readonly Block[] = [
  heading(2, '贫困重度残疾人特别救助'),
  paragraph(
    '经与最低生活保障名册逐人核对，全县持有效残疾人证的一级、二级残疾人共',
    figure('severely-disabled-people'),
    '人，其中家庭享受最低生活保障、符合救助条件的',
    figure('special-rescue-recipients'),
    '人。',
  ),
  when('severe-not-on-low-income', 'value', [
    paragraph('另有', figure('severe-not-on-low-income'), '人因家庭未纳入最低生活保障而不符合条件，已逐人注明原因。'),
  ]),
  when('special-rescue-recipients', 'target', [
    paragraph(
      '市下达任务',
      figure('special-rescue-recipients', 'target'),
      '人，完成',
      figure('special-rescue-recipients', 'attainment'),
      '。',
    ),
    when('special-rescue-recipients', 'shortfall', [
      paragraph(
        '与任务相差',
        figure('special-rescue-recipients', 'shortfall'),
        '人。符合条件的对象已全部列入名单，差额拟随名单一并上报说明。',
      ),
    ]),
    when('special-rescue-recipients', 'excess', [
      paragraph('超出任务', figure('special-rescue-recipients', 'excess'), '人，拟报请追加指标。'),
    ]),
  ]),
];

const stations: readonly Block[] = [
  heading(2, '残疾人社区康复站建设'),
  when(
    'stations-sited',
    'value',
    [
      paragraph(
        '已确定站址',
        figure('stations-sited'),
        '个，完成无障碍改造',
        figure('stations-retrofitted'),
        '个，设备到位',
        figure('stations-equipped'),
        '个，康复协理员培训合格、正式建成',
        figure('stations-completed'),
        '个。',
      ),
    ],
    [paragraph('康复站尚未确定站址，正在与乡镇和医疗机构衔接。')],
  ),
  when('stations-completed', 'target', [
    paragraph(
      '年度任务',
      figure('stations-completed', 'target'),
      '个，完成',
      figure('stations-completed', 'attainment'),
      '。',
    ),
    when('stations-completed', 'shortfall', [
      paragraph('尚有', figure('stations-completed', 'shortfall'), '个未建成。'),
    ]),
  ]),
  paragraph(
    '按任务数和每站造价测算，建站资金共',
    fund('station-fund'),
    '，其中市级配套',
    fund('station-fund', 'city'),
    '，县级配套',
    fund('station-fund', 'county'),
    '。',
  ),
  when('coordinators-trained', 'value', [
    paragraph(
      '康复协理员多由基层医务人员兼任，缺少康复专业知识。为此组织培训',
      figure('coordinators-trained'),
      '人次，考核合格率',
      figure('coordinators-passing'),
      '。',
    ),
    when('coordinators-failed', 'value', [
      paragraph('考核不合格', figure('coordinators-failed'), '人次，安排补训补考，未合格前不上岗。'),
    ]),
  ]),
];

const cataract: readonly Block[] = [
  heading(2, '贫困白内障患者免费复明手术'),
  when(
    'cataract-screened',
    'value',
    [
      paragraph(
        '共筛查登记',
        figure('cataract-screened'),
        '人，确诊',
        figure('cataract-diagnosed'),
        '人，实施复明手术',
        figure('cataract-operated'),
        '例。',
      ),
    ],
    [paragraph('筛查工作尚未开展。')],
  ),
  when('cataract-operated', 'target', [
    paragraph(
      '市下达任务',
      figure('cataract-operated', 'target'),
      '例，完成任务的',
      figure('cataract-operated', 'attainment'),
      '。',
    ),
    when('cataract-operated', 'excess', [
      paragraph(figure('cataract-operated', 'excess'), '例超出任务，已单独造册，拟报市残疾人联合会另行安排资金。'),
    ]),
    when('cataract-operated', 'shortfall', [
      paragraph('与任务相差', figure('cataract-operated', 'shortfall'), '例，将对已确诊未手术的患者逐人回访动员。'),
    ]),
  ]),
  when('cataract-subsidy', 'value', [
    paragraph('手术补助资金', figure('cataract-subsidy'), '，由市级资金安排；工作经费由县级资金安排。'),
  ]),
  when('cataract-follow-ups-on-time', 'denominator', [
    paragraph(
      '术后回访应完成',
      figure('cataract-follow-ups-on-time', 'denominator'),
      '人，按期完成',
      figure('cataract-follow-ups-on-time', 'numerator'),
      '人，按期回访率',
      figure('cataract-follow-ups-on-time'),
      '。',
    ),
  ]),
];

const byChannel = (id: string, words: string): Block =>
  when(`outreach-by-${id}`, 'value', [paragraph(words, figure(`outreach-by-${id}`), '场次。')]);

const spread: readonly Block[] = [
  heading(2, '残疾预防与康复知识宣传'),
  when(
    'outreach-villages',
    'value',
    [
      paragraph(
        '宣传到村（社区）',
        figure('outreach-villages'),
        '个，村覆盖率',
        figure('outreach-coverage'),
        '；受众',
        figure('outreach-people'),
        '人次，覆盖家庭',
        figure('outreach-families'),
        '户次。',
      ),
      when('outreach-coverage', 'shortfall', [
        paragraph('距全覆盖还差', figure('outreach-coverage', 'shortfall'), '，未到过的村已列出清单。'),
      ]),
      byChannel('home-visit', '针对不识字和行动不便的老人，组织入户讲解'),
      byChannel('sign-language', '针对听力残疾人，组织手语讲解'),
      byChannel('broadcast', '利用村级广播播出'),
      byChannel('talk', '举办集中讲座'),
      byChannel('poster', '开展张贴和发放资料'),
    ],
    [paragraph('知识宣传尚未进村。')],
  ),
];

const row = (title: string, id: string): readonly (readonly Span[])[] => [
  [title],
  [figure(id, 'target')],
  [figure(id)],
  [figure(id, 'attainment')],
  [figure(id, 'shortfall')],
  [figure(id, 'excess')],
];

const figures: readonly Block[] = [
  heading(1, '任务完成数字'),
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

const open = oneOf(field('state'), 'open', 'working');

const problems: readonly Block[] = [
  heading(1, '存在的问题及原因'),
  when('problems-raised', 'value', [
    paragraph(
      '工作中共发现问题',
      figure('problems-raised'),
      '个，已解决',
      figure('problems-solved'),
      '个，尚未解决',
      figure('problems-open'),
      '个。',
    ),
  ]),
  {
    block: 'entries',
    ledger: 'problem-log',
    where: open,
    each: '{problem}。主要原因是：{cause}。',
    none: '目前问题台账中没有尚未解决的问题。',
  },
];

const next: readonly Block[] = [
  heading(1, '下一步工作'),
  {
    block: 'entries',
    ledger: 'problem-log',
    where: open,
    each: '{measure}。由{answers}负责，{dueOn}前完成。',
    none: '巩固已有成果，做好回访和资料归档，为下一年度项目做准备。',
  },
  when('cataract-operated', 'excess', [
    paragraph(
      '将超出任务的',
      figure('cataract-operated', 'excess'),
      '例白内障手术资料报市残疾人联合会，争取专项资金及时到位。',
    ),
  ]),
  when('stations-completed', 'shortfall', [
    paragraph('倒排工期，抓紧建成余下的', figure('stations-completed', 'shortfall'), '个康复站。'),
  ]),
];

export const livelihoodSummary = officialPaper({
  id: 'livelihood-summary',
  kind: '工作总结',
  requirements: ['MS-7'],
  title: [area, { period: 'label' }, '民生工程残疾人项目工作总结'],
  issuer: '{area}残疾人联合会',
  blocks: [
    ...opening,
    heading(1, '项目进展情况'),
    ...rescue,
    ...stations,
    ...cataract,
    ...spread,
    ...figures,
    ...problems,
    ...next,
  ],
});
