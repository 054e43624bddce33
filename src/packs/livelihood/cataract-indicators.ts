import { and, known } from '../../define/expression.ts';
import { entries, type Indicator, indicator } from '../../define/indicator.ts';
import { field } from '../../define/ledger.ts';

const cataract = (input: Pick<Indicator, 'id' | 'title' | 'numerator'> & Partial<Indicator>): Indicator =>
  indicator({ requirements: ['MS-5'], unit: 'count', better: 'more', counter: '人', ...input });

const operated = known(field('operatedOn'));

export const cataractIndicators: readonly Indicator[] = [
  cataract({
    id: 'cataract-screened',
    title: '白内障筛查登记人数',
    numerator: entries('cataract-surgery', { date: 'screenedOn' }),
  }),
  cataract({
    id: 'cataract-diagnosed',
    title: '白内障确诊人数',
    numerator: entries('cataract-surgery', { where: known(field('diagnosis')), date: 'screenedOn' }),
  }),
  cataract({
    id: 'cataract-operated',
    title: '白内障复明手术例数',
    counter: '例',
    numerator: entries('cataract-surgery', { where: operated, date: 'operatedOn' }),
  }),
  cataract({
    id: 'cataract-subsidy',
    title: '白内障手术补助金额',
    unit: 'fen',
    counter: '元',
    numerator: entries('cataract-surgery', { where: operated, date: 'operatedOn', sum: 'subsidy' }),
  }),
  cataract({
    id: 'cataract-follow-ups-on-time',
    title: '白内障术后按期回访率',
    unit: 'percent',
    numerator: entries('cataract-surgery', { where: and(operated, known(field('followedUpOn'))), date: 'operatedOn' }),
    denominator: entries('cataract-surgery', { where: operated, date: 'operatedOn' }),
  }),
];
