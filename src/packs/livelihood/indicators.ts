import { and, equals, known, not, oneOf } from '../../define/expression.ts';
import { decisions, entries, type Indicator, indicator, people, type Target } from '../../define/indicator.ts';
import { field } from '../../define/ledger.ts';
import { certificateValid, onLowIncome, severe } from '../../define/registry.ts';
import type { Source } from '../../define/source.ts';
import { channels } from './outreach.ts';
import { cataractScheme, cityTargets, outreachScheme, rescueScheme, stationScheme } from './papers.ts';

type Counted = Pick<Indicator, 'id' | 'title' | 'requirements' | 'counter' | 'numerator'> & Partial<Indicator>;

const count = (input: Counted): Indicator => indicator({ unit: 'count', better: 'more', ...input });

const rescue: Indicator[] = [
  count({
    id: 'special-rescue-recipients',
    title: '特别救助符合条件人数',
    requirements: ['MS-1'],
    counter: '人',
    numerator: decisions('special-rescue'),
  }),
  count({
    id: 'severely-disabled-people',
    title: '持有效证件的一级、二级残疾人',
    requirements: ['MS-1'],
    counter: '人',
    numerator: people(and(certificateValid, severe)),
  }),
  count({
    id: 'severe-not-on-low-income',
    title: '仅因不在低保而不符合特别救助的人数',
    requirements: ['MS-1'],
    counter: '人',
    better: 'less',
    numerator: people(and(certificateValid, severe, not(onLowIncome))),
  }),
];

const station = (id: string, title: string, date: string, ...dates: string[]): Indicator =>
  count({
    id,
    title,
    requirements: ['MS-4'],
    counter: '个',
    numerator: entries('rehabilitation-station', {
      where: and(...[...dates, date].map((each) => known(field(each)))),
      date,
    }),
  });

const stations: Indicator[] = [
  station('stations-sited', '已选址的康复站', 'sitedOn'),
  station('stations-retrofitted', '已完成无障碍改造的康复站', 'retrofittedOn', 'sitedOn'),
  station('stations-equipped', '设备已到位的康复站', 'equippedOn', 'sitedOn', 'retrofittedOn'),
  station('stations-completed', '已建成的康复站', 'coordinatorTrainedOn', 'sitedOn', 'retrofittedOn', 'equippedOn'),
  count({
    id: 'coordinators-trained',
    title: '参加培训的康复协理员',
    requirements: ['MS-4'],
    counter: '人次',
    numerator: entries('coordinator-training', { date: 'trainedOn' }),
  }),
  count({
    id: 'coordinators-failed',
    title: '培训考核不合格的康复协理员',
    requirements: ['MS-4'],
    counter: '人次',
    better: 'less',
    numerator: entries('coordinator-training', { where: equals(field('result'), 'failed'), date: 'trainedOn' }),
  }),
  indicator({
    id: 'coordinators-passing',
    title: '康复协理员培训合格率',
    requirements: ['MS-4'],
    unit: 'percent',
    better: 'more',
    numerator: entries('coordinator-training', { where: equals(field('result'), 'passed'), date: 'trainedOn' }),
    denominator: entries('coordinator-training', { where: known(field('result')), date: 'trainedOn' }),
  }),
];

const spread: Indicator[] = [
  indicator({
    id: 'outreach-coverage',
    title: '知识宣传的村覆盖率',
    requirements: ['MS-6'],
    unit: 'percent',
    better: 'more',
    numerator: entries('outreach', { date: 'heldOn', distinct: 'village' }),
    denominator: { of: 'villages' },
  }),
  count({
    id: 'outreach-villages',
    title: '知识宣传到过的村',
    requirements: ['MS-6'],
    counter: '个',
    numerator: entries('outreach', { date: 'heldOn', distinct: 'village' }),
  }),
  count({
    id: 'outreach-people',
    title: '知识宣传受众',
    requirements: ['MS-6'],
    counter: '人次',
    numerator: entries('outreach', { date: 'heldOn', sum: 'people' }),
  }),
  count({
    id: 'outreach-families',
    title: '知识宣传覆盖家庭',
    requirements: ['MS-6'],
    counter: '户次',
    numerator: entries('outreach', { date: 'heldOn', sum: 'families' }),
  }),
  ...channels.map(({ id, label }) =>
    count({
      id: `outreach-by-${id}`,
      title: `${label}场次`,
      requirements: ['MS-6'],
      counter: '场',
      numerator: entries('outreach', { where: equals(field('channel'), id), date: 'heldOn' }),
    }),
  ),
];

const problems: Indicator[] = [
  count({
    id: 'problems-raised',
    title: '提出的问题',
    requirements: ['MS-8'],
    counter: '个',
    better: 'less',
    numerator: entries('problem-log', { date: 'raisedOn' }),
  }),
  count({
    id: 'problems-solved',
    title: '已解决的问题',
    requirements: ['MS-8'],
    counter: '个',
    numerator: entries('problem-log', { where: equals(field('state'), 'solved'), date: 'raisedOn' }),
  }),
  count({
    id: 'problems-open',
    title: '尚未解决的问题',
    requirements: ['MS-8'],
    counter: '个',
    better: 'less',
    numerator: entries('problem-log', { where: oneOf(field('state'), 'open', 'working'), date: 'raisedOn' }),
  }),
];

export const generalIndicators: readonly Indicator[] = [...rescue, ...stations, ...spread, ...problems];

const handedDown = (id: string, value: number, source: Source): Target => ({
  indicator: id,
  area: '621223',
  period: '2026',
  value,
  handedDownBy: '陇南市残疾人联合会',
  source,
});

export const targets: readonly Target[] = [
  handedDown('special-rescue-recipients', 2019, rescueScheme.at('年度任务')),
  handedDown('stations-completed', 9, stationScheme.at('年度任务')),
  handedDown('cataract-operated', 130, cataractScheme.at('年度任务')),
  handedDown('outreach-coverage', 100, outreachScheme.at('年度任务')),
  handedDown('outreach-villages', 342, outreachScheme.at('年度任务')),
  handedDown('coordinators-passing', 100, cityTargets.at('康复协理员培训')),
];
