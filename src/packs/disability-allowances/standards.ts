import { type DatedValue, parameter } from '../../define/parameter.ts';
import type { Funding } from '../../define/policy.ts';
import { household, lowIncomeClasses, person } from '../../define/registry.ts';
import type { Source } from '../../define/source.ts';
import { type PlainDate, plainDate } from '../../values/date.ts';
import { type Fen, yuan } from '../../values/money.ts';
import { commonPractice, fuqing2019, gansuStart, localTable, shimian, stateCouncil2015 } from './papers.ts';

const started: PlainDate = plainDate('2016-01-01');
/** Since when the county pays the amounts of its table is still to be confirmed with the province's paper. */
const raised: PlainDate = plainDate('2023-01-01');

const levels = ['1', '2', '3', '4'];
/** Every level and household class at one amount: the table's shape lets an area tell them apart. */
const sameForAll = (amount: Fen) => ({
  table: Object.fromEntries(levels.flatMap((level) => lowIncomeClasses.map(({ id }) => [`${level}|${id}`, amount]))),
});
const byLevel = (first: Fen, second: Fen, third: Fen = 0, fourth: Fen = 0) => ({
  table: { '1': first, '2': second, '3': third, '4': fourth },
});

const held = (from: PlainDate, area: string, value: DatedValue['value'], source: Source): DatedValue => ({
  from,
  area,
  value,
  source,
});

export const livingStandard = parameter.moneyBy(
  'living-allowance-standard',
  '困难残疾人生活补贴标准',
  [person.disabilityLevel, household.lowIncome],
  {
    unit: '元/月',
    values: [
      held(started, '', sameForAll(yuan(50)), commonPractice.whole),
      held(started, '62', sameForAll(yuan(100)), gansuStart.whole),
      held(raised, '62', sameForAll(yuan(110)), localTable.at('生活补贴栏')),
      held(plainDate('2019-01-01'), '350181', sameForAll(yuan(200)), fuqing2019.at('生活补贴')),
    ],
  },
);

export const nursingStandard = parameter.moneyBy(
  'nursing-allowance-standard',
  '重度残疾人护理补贴标准',
  [person.disabilityLevel],
  {
    unit: '元/月',
    values: [
      held(started, '', byLevel(yuan(50), yuan(50), yuan(50), yuan(50)), commonPractice.whole),
      held(started, '62', byLevel(yuan(100), yuan(100)), gansuStart.whole),
      held(raised, '62', byLevel(yuan(120), yuan(100)), localTable.at('护理补贴栏')),
      held(plainDate('2019-01-01'), '350181', byLevel(yuan(110), yuan(60)), fuqing2019.at('护理补贴')),
      held(plainDate('2021-01-01'), '511824', byLevel(yuan(80), yuan(50), yuan(50)), shimian.at('补贴标准')),
    ],
  },
);

/** 0: low-income households only; 1: households at the margin of low income too. */
export const livingForMarginal = parameter.integer(
  'living-allowance-for-marginal',
  '生活补贴扩大到低保边缘家庭（1 为扩大）',
  {
    values: [
      held(started, '', 0, stateCouncil2015.at('二（一）')),
      held(plainDate('2021-01-01'), '511824', 1, shimian.at('补贴对象')),
    ],
  },
);

/** The mildest level at which intellectual and mental disability still count as severe. */
export const nursingExtendedLevel = parameter.integer(
  'nursing-allowance-extended-level',
  '智力、精神残疾人护理补贴扩大到几级',
  {
    unit: '级',
    values: [
      held(started, '', 2, stateCouncil2015.at('二（一）')),
      held(plainDate('2021-01-01'), '511824', 3, shimian.at('补贴对象')),
    ],
  },
);

/**
 * No paper at hand says how the levels of government share. Until one is named, all of it is put down to the county, which pays it out.
 */
export const twoSubsidyFunding: readonly Funding[] = [
  { from: started, shares: [{ level: 'county', share: { of: 1, in: 1 } }], source: commonPractice.at('资金来源') },
];
