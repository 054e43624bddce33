import { known } from '../../define/expression.ts';
import { decisions, entries } from '../../define/indicator.ts';
import { field } from '../../define/ledger.ts';
import { type DatedValue, parameter } from '../../define/parameter.ts';
import type { MatchingFund } from '../../define/plan.ts';
import type { Source } from '../../define/source.ts';
import { plainDate } from '../../values/date.ts';
import { type Fen, yuan } from '../../values/money.ts';
import { cataractScheme, cataractTable, outreachScheme, rescueScheme, stationScheme } from './papers.ts';
import { specialRescueStandard } from './special-rescue.ts';

const since2016 = (value: Fen, source: Source): DatedValue => ({
  from: plainDate('2016-01-01'),
  area: '',
  value,
  source,
});
const cost = (id: string, label: string, unit: string, value: Fen, source: Source) =>
  parameter.money(id, label, { unit, values: [since2016(value, source)] });

export const stationCostCity = cost(
  'station-cost-city',
  '康复站单位造价市级部分',
  '元/个',
  yuan(30_000),
  stationScheme.at('资金'),
);
export const stationCostCounty = cost(
  'station-cost-county',
  '康复站单位造价县区部分',
  '元/个',
  yuan(20_000),
  stationScheme.at('资金'),
);
export const cataractCostCity = cost(
  'cataract-cost-city',
  '白内障手术补助（市级）',
  '元/例',
  yuan(1100),
  cataractTable.at('残联补助栏'),
);
export const cataractCostCounty = cost(
  'cataract-cost-county',
  '白内障工作经费（县区）',
  '元/例',
  yuan(50),
  cataractScheme.at('资金'),
);
export const outreachCostCounty = cost(
  'outreach-cost-county',
  '知识宣传工作经费（县区）',
  '元/村',
  yuan(300),
  outreachScheme.at('资金'),
);

export const fundParameters = [
  stationCostCity,
  stationCostCounty,
  cataractCostCity,
  cataractCostCounty,
  outreachCostCounty,
].map((each) => each.parameter);

export const funds: readonly MatchingFund[] = [
  {
    id: 'special-rescue-fund',
    title: '特别救助资金',
    requirements: ['MS-2', 'MS-3'],
    units: decisions('special-rescue'),
    indicator: 'special-rescue-recipients',
    shares: [{ level: 'province', parameter: specialRescueStandard.parameter.id, source: rescueScheme.at('资金') }],
  },
  {
    id: 'station-fund',
    title: '康复站建设配套资金',
    requirements: ['MS-3'],
    units: entries('rehabilitation-station', {
      where: known(field('coordinatorTrainedOn')),
      date: 'coordinatorTrainedOn',
    }),
    indicator: 'stations-completed',
    shares: [
      { level: 'city', parameter: stationCostCity.parameter.id, source: stationScheme.at('资金') },
      { level: 'county', parameter: stationCostCounty.parameter.id, source: stationScheme.at('资金') },
    ],
  },
  {
    id: 'cataract-fund',
    title: '白内障复明手术资金',
    requirements: ['MS-2', 'MS-3', 'MS-5'],
    units: entries('cataract-surgery', { where: known(field('operatedOn')), date: 'operatedOn' }),
    indicator: 'cataract-operated',
    shares: [
      { level: 'city', parameter: cataractCostCity.parameter.id, source: cataractScheme.at('资金') },
      { level: 'county', parameter: cataractCostCounty.parameter.id, source: cataractScheme.at('资金') },
    ],
  },
  {
    id: 'outreach-fund',
    title: '知识宣传工作经费',
    requirements: ['MS-2', 'MS-3'],
    units: entries('outreach', { date: 'heldOn', distinct: 'village' }),
    indicator: 'outreach-villages',
    shares: [{ level: 'county', parameter: outreachCostCounty.parameter.id, source: outreachScheme.at('资金') }],
  },
];
