/** The progress part of the summary: one section for each of the four projects. */
import { type Block, figure, heading, ifAny, paragraph, type Span } from '../../define/paper.ts';

const fund = (id: string, level?: 'province' | 'city' | 'county'): Span =>
  level === undefined ? { fund: id } : { fund: id, level };
/** One or the other sentence, by whether there is anything to count. */
const orElse = (id: string, then: readonly Block[], otherwise: readonly Block[]): Block => ({
  block: 'when',
  figure: id,
  part: 'value',
  then,
  otherwise,
});

const rescue: readonly Block[] = [
  heading(2, '贫困重度残疾人特别救助'),
  paragraph(
    '经与最低生活保障名册逐人核对，持有效残疾人证的一级、二级残疾人共',
    figure('severely-disabled-people'),
    '人，其中家庭享受最低生活保障、符合救助条件的',
    figure('special-rescue-recipients'),
    '人',
    ifAny(
      'severe-not-on-low-income',
      'value',
      '；',
      figure('severe-not-on-low-income'),
      '人因家庭未纳入最低生活保障而不符合条件，已逐人注明原因',
    ),
    '。',
  ),
  paragraph(
    ifAny(
      'special-rescue-recipients',
      'target',
      '市下达任务',
      figure('special-rescue-recipients', 'target'),
      '人，完成任务的',
      figure('special-rescue-recipients', 'attainment'),
      ifAny(
        'special-rescue-recipients',
        'shortfall',
        '，与任务相差',
        figure('special-rescue-recipients', 'shortfall'),
        '人。符合条件的对象已全部列入名单，差额及原因随名单一并上报',
      ),
      ifAny('special-rescue-recipients', 'excess', '，超出任务', figure('special-rescue-recipients', 'excess'), '人'),
      '。',
    ),
  ),
];

const stations: readonly Block[] = [
  heading(2, '残疾人社区康复站建设'),
  orElse(
    'stations-sited',
    [
      paragraph(
        '已确定站址',
        figure('stations-sited'),
        '个',
        ifAny('stations-retrofitted', 'value', '，完成无障碍改造', figure('stations-retrofitted'), '个'),
        ifAny('stations-equipped', 'value', '，设备到位', figure('stations-equipped'), '个'),
        ifAny('stations-completed', 'value', '，协理员培训合格、正式建成', figure('stations-completed'), '个'),
        '。',
        ifAny(
          'stations-completed',
          'target',
          '年度任务',
          figure('stations-completed', 'target'),
          '个，完成任务的',
          figure('stations-completed', 'attainment'),
          ifAny('stations-completed', 'shortfall', '，尚有', figure('stations-completed', 'shortfall'), '个未建成'),
          '。',
        ),
      ),
    ],
    [paragraph('康复站尚未确定站址，正在与乡镇和医疗机构衔接。')],
  ),
  paragraph(
    '按任务数和每站造价测算，建站资金共',
    fund('station-fund'),
    '，其中市级配套',
    fund('station-fund', 'city'),
    '，县级配套',
    fund('station-fund', 'county'),
    '。',
  ),
  paragraph(
    ifAny(
      'coordinators-trained',
      'value',
      '康复协理员多由基层医务人员兼任，缺少康复专业知识。为此组织培训',
      figure('coordinators-trained'),
      '人次',
      ifAny('coordinators-passing', 'denominator', '，考核合格率', figure('coordinators-passing')),
      ifAny(
        'coordinators-failed',
        'value',
        '；考核不合格',
        figure('coordinators-failed'),
        '人次，将补训补考，未合格前不上岗',
      ),
      '。',
    ),
  ),
];

const cataract: readonly Block[] = [
  heading(2, '贫困白内障患者免费复明手术'),
  orElse(
    'cataract-screened',
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
  paragraph(
    ifAny(
      'cataract-operated',
      'target',
      '市下达任务',
      figure('cataract-operated', 'target'),
      '例，完成任务的',
      figure('cataract-operated', 'attainment'),
      ifAny(
        'cataract-operated',
        'excess',
        '，',
        figure('cataract-operated', 'excess'),
        '例超出任务，拟单独造册报市残疾人联合会另行安排资金',
      ),
      ifAny(
        'cataract-operated',
        'shortfall',
        '，与任务相差',
        figure('cataract-operated', 'shortfall'),
        '例，将对已确诊未手术的患者逐人回访动员',
      ),
      '。',
    ),
    ifAny(
      'cataract-subsidy',
      'value',
      '手术补助资金',
      figure('cataract-subsidy'),
      '，由市级资金安排；工作经费由县级资金安排。',
    ),
  ),
  paragraph(
    ifAny(
      'cataract-follow-ups-on-time',
      'denominator',
      '术后应回访',
      figure('cataract-follow-ups-on-time', 'denominator'),
      '人，一个月内完成回访',
      figure('cataract-follow-ups-on-time', 'numerator'),
      '人，按期回访率',
      figure('cataract-follow-ups-on-time'),
      '。',
    ),
  ),
];

const byChannel = (id: string, words: string): Span =>
  ifAny(`outreach-by-${id}`, 'value', `，${words}`, figure(`outreach-by-${id}`), '场次');

const spread: readonly Block[] = [
  heading(2, '残疾预防与康复知识宣传'),
  orElse(
    'outreach-villages',
    [
      paragraph(
        '宣传到村（社区）',
        figure('outreach-villages'),
        '个，村（社区）覆盖率',
        figure('outreach-coverage'),
        ifAny('outreach-people', 'value', '；受众', figure('outreach-people'), '人次'),
        ifAny('outreach-families', 'value', '，覆盖家庭', figure('outreach-families'), '户次'),
        '。',
        ifAny(
          'outreach-villages',
          'shortfall',
          '尚有',
          figure('outreach-villages', 'shortfall'),
          '个村（社区）未宣传到。',
        ),
      ),
      paragraph(
        '宣传方式因人而异，对不识字和行动不便的老年人上门讲解，对听力残疾人用手语讲解',
        byChannel('home-visit', '入户讲解'),
        byChannel('sign-language', '手语讲解'),
        byChannel('broadcast', '村级广播'),
        byChannel('talk', '集中讲座'),
        byChannel('poster', '张贴和发放资料'),
        '。',
      ),
    ],
    [paragraph('知识宣传尚未进村。')],
  ),
];

export const progress: readonly Block[] = [...rescue, ...stations, ...cataract, ...spread];
