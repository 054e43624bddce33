import { atMost, daysBetween, known } from '../../define/expression.ts';
import { entries, type Indicator, indicator } from '../../define/indicator.ts';
import { field } from '../../define/ledger.ts';
import { cataractDiagnosed } from './cataract-surgery.ts';

const cataract = (input: Pick<Indicator, 'id' | 'title' | 'numerator'> & Partial<Indicator>): Indicator =>
  indicator({ requirements: ['MS-5'], unit: 'count', better: 'more', counter: '人', ...input });

const operated = known(field('operatedOn'));
/** The last visit is due a month after the operation; a visit that has not been made is not known, so it does not count. */
const FOLLOW_UP_DAYS = 30;
const followedUpOnTime = atMost(daysBetween(field('operatedOn'), field('followedUpOn')), FOLLOW_UP_DAYS);

export const cataractIndicators: readonly Indicator[] = [
  cataract({
    id: 'cataract-screened',
    title: '白内障筛查登记人数',
    numerator: entries('cataract-surgery', { date: 'screenedOn' }),
  }),
  cataract({
    id: 'cataract-diagnosed',
    title: '白内障确诊人数',
    numerator: entries('cataract-surgery', { where: cataractDiagnosed, date: 'screenedOn' }),
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
    numerator: entries('cataract-surgery', { where: followedUpOnTime, date: 'operatedOn' }),
    denominator: entries('cataract-surgery', { where: operated, date: 'operatedOn' }),
  }),
];
