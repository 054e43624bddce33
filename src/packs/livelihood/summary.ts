/**
 * MS-7: the work summary. Every figure is live; a sentence stands only when there is something to say.
 * A project is one paragraph of progress and one of money or people, as such papers are written; figures are digits, their measure words stand here.
 */
import { oneOf } from '../../define/expression.ts';
import { field } from '../../define/ledger.ts';
import { type Block, figure, heading, ifAny, officialPaper, paragraph, type Span } from '../../define/paper.ts';

const when = (id: string, then: readonly Block[], otherwise: readonly Block[] = []): Block => ({
  block: 'when',
  figure: id,
  then,
  otherwise,
});
const area: Span = { area: 'name' };

const opening: readonly Block[] = [
  paragraph(
    { period: 'label' },
    '，',
    area,
    '残疾人联合会按照市残疾人联合会下达的民生工程目标任务，会同民政、卫生健康、财政等部门和各乡镇，组织实施贫困重度残疾人特别救助、残疾人社区康复站建设、贫困白内障患者免费复明手术、残疾预防与康复知识宣传四个项目。现将有关工作情况总结如下。',
  ),
];

/** `年度任务130例，完成任务的142.3%，超出任务55例`, as far as there is a target. */
const againstTarget = (id: string, counter: string): Span =>
  ifAny(
    id,
    'target',
    '年度任务',
    figure(id, 'target'),
    counter,
    '，完成任务的',
    figure(id, 'attainment'),
    ifAny(id, 'excess', '，超出任务', figure(id, 'excess'), counter),
    ifAny(id, 'shortfall', '，与任务相差', figure(id, 'shortfall'), counter),
    '。',
  );

const rescue: readonly Block[] = [
  heading(2, '贫困重度残疾人特别救助'),
  paragraph(
    '经与最低生活保障名册逐人核对，全县持有效残疾人证的一级、二级残疾人共',
    figure('severely-disabled-people'),
    '人，其中家庭享受最低生活保障、符合救助条件的',
    figure('special-rescue-recipients'),
    '人',
    ifAny(
      'severe-not-on-low-income',
      'value',
      '，因家庭未纳入最低生活保障而不符合条件的',
      figure('severe-not-on-low-income'),
      '人，均已逐人注明原因',
    ),
    '。',
    againstTarget('special-rescue-recipients', '人'),
    ifAny('special-rescue-recipients', 'shortfall', '符合条件的对象已全部列入名单，差额原因随名单一并上报。'),
    ifAny('special-rescue-recipients', 'excess', '超出部分拟报请追加指标。'),
  ),
];

const stations: readonly Block[] = [
  heading(2, '残疾人社区康复站建设'),
  paragraph(
    {
      when: 'stations-sited',
      then: [
        '已确定站址',
        figure('stations-sited'),
        '个，完成无障碍改造',
        figure('stations-retrofitted'),
        '个，设备到位',
        figure('stations-equipped'),
        '个，康复协理员培训合格并正式建成',
        figure('stations-completed'),
        '个。',
      ],
      otherwise: ['康复站站址尚未确定，正在与有关乡镇和医疗机构衔接。'],
    },
    againstTarget('stations-completed', '个'),
  ),
  paragraph(
    '按照任务数和单位造价测算，建站资金共',
    { fund: 'station-fund' },
    '，其中市级配套',
    { fund: 'station-fund', level: 'city' },
    '，县级配套',
    { fund: 'station-fund', level: 'county' },
    '。',
  ),
  paragraph(
    ifAny(
      'coordinators-trained',
      'value',
      '康复协理员多由基层医务人员兼任，康复专业知识不足。为此，组织康复协理员培训',
      figure('coordinators-trained'),
      '人次，考核合格率为',
      figure('coordinators-passing'),
      '。',
    ),
    ifAny(
      'coordinators-failed',
      'value',
      '考核不合格的',
      figure('coordinators-failed'),
      '人次已安排补训补考，未合格前不上岗。',
    ),
  ),
];

const cataract: readonly Block[] = [
  heading(2, '贫困白内障患者免费复明手术'),
  paragraph(
    {
      when: 'cataract-screened',
      then: [
        '共筛查登记',
        figure('cataract-screened'),
        '人，确诊',
        figure('cataract-diagnosed'),
        '人，实施复明手术',
        figure('cataract-operated'),
        '例。',
      ],
      otherwise: ['筛查工作尚未开展。'],
    },
    againstTarget('cataract-operated', '例'),
    ifAny('cataract-operated', 'excess', '超出部分已单独造册，拟报市残疾人联合会另行安排资金。'),
    ifAny('cataract-operated', 'shortfall', '对已确诊尚未手术的患者，将逐人回访动员。'),
  ),
  paragraph(
    ifAny(
      'cataract-subsidy',
      'value',
      '手术补助资金',
      figure('cataract-subsidy'),
      '由市级资金安排，工作经费由县级资金安排。',
    ),
    ifAny(
      'cataract-follow-ups-on-time',
      'denominator',
      '术后应回访',
      figure('cataract-follow-ups-on-time', 'denominator'),
      '人，已回访',
      figure('cataract-follow-ups-on-time', 'numerator'),
      '人，回访率为',
      figure('cataract-follow-ups-on-time'),
      '。',
    ),
  ),
];

const byChannel = (id: string, words: string): Span =>
  ifAny(`outreach-by-${id}`, 'value', words, figure(`outreach-by-${id}`), '场次。');

const spread: readonly Block[] = [
  heading(2, '残疾预防与康复知识宣传'),
  paragraph({
    when: 'outreach-villages',
    then: [
      '宣传到村（社区）',
      figure('outreach-villages'),
      '个，村（社区）覆盖率为',
      figure('outreach-coverage'),
      '，受众',
      figure('outreach-people'),
      '人次，覆盖家庭',
      figure('outreach-families'),
      '户次。',
      ifAny(
        'outreach-coverage',
        'shortfall',
        '距全覆盖还差',
        figure('outreach-coverage', 'shortfall'),
        '，尚未宣传到的村（社区）已列出清单。',
      ),
      byChannel('home-visit', '针对不识字和行动不便的老年人，入户讲解'),
      byChannel('sign-language', '针对听力残疾人，手语讲解'),
      byChannel('broadcast', '利用村级广播，播出'),
      byChannel('talk', '面向村（居）民，集中讲座'),
      byChannel('poster', '在人员集中的地方，张贴和发放资料'),
    ],
    otherwise: ['知识宣传尚未进村。'],
  }),
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

const open = oneOf(field('state'), 'open', 'working');

const problems: readonly Block[] = [
  heading(1, '存在的问题及原因'),
  when('problems-raised', [
    paragraph(
      '工作中共发现问题',
      figure('problems-raised'),
      '个，已解决',
      figure('problems-solved'),
      '个，尚未解决',
      figure('problems-open'),
      '个。',
      ifAny('problems-open', 'value', '尚未解决的主要问题及原因如下。'),
    ),
  ]),
  {
    block: 'entries',
    ledger: 'problem-log',
    where: open,
    each: '{problem}。主要原因是：{cause}。',
    none: '问题台账中没有尚未解决的问题。',
  },
];

const next: readonly Block[] = [
  heading(1, '下一步工作'),
  paragraph(
    ifAny(
      'cataract-operated',
      'excess',
      '将超出任务的',
      figure('cataract-operated', 'excess'),
      '例白内障手术资料报送市残疾人联合会，争取专项资金及时到位。',
    ),
    ifAny(
      'stations-completed',
      'shortfall',
      '倒排工期，抓紧建成其余',
      figure('stations-completed', 'shortfall'),
      '个康复站。',
    ),
    ifAny('outreach-coverage', 'shortfall', '对照清单逐村查漏补缺，实现知识宣传全覆盖。'),
    '继续做好回访服务和资料归档，巩固项目成果。',
  ),
  when('problems-open', [
    paragraph('对尚未解决的问题，逐项落实整改措施、责任单位和完成时限。'),
    {
      block: 'entries',
      ledger: 'problem-log',
      where: open,
      each: '{measure}。由{answers}负责，{dueOn}前完成。',
      none: '',
    },
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
