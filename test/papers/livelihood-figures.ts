/** The reference figures of the livelihood programme for its work summary: each can be checked by hand. */
import type { PaperData } from '../../src/engine/fill.ts';
import type { PaperFigure } from '../../src/engine/fill-figure.ts';
import { plainDate } from '../../src/values/date.ts';

const count = (value: number, target?: number): PaperFigure => ({
  unit: 'count',
  value,
  numerator: value,
  ...(target === undefined ? {} : against(value, target)),
});

const percent = (numerator: number, denominator: number, shortfall: number): PaperFigure => ({
  unit: 'percent',
  value: (100 * numerator) / denominator,
  numerator,
  denominator,
  target: 100,
  shortfall,
  excess: 0,
});

const against = (value: number, target: number) => ({
  target,
  shortfall: Math.max(0, target - value),
  excess: Math.max(0, value - target),
});

const problems = [
  {
    id: 'p1',
    values: {
      problem: '部分患者术后未按期回访',
      cause: '住地偏远,通行不便.',
      measure: '组织乡村医生上门回访',
      answers: '县人民医院眼科',
      dueOn: '2026年12月15日',
    },
  },
  {
    id: 'p2',
    values: {
      problem: '特别救助任务与实有对象差距较大',
      cause: '任务按一级、二级残疾人数测算，未扣除不在低保的家庭',
      measure: '将名单和差额原因报市残疾人联合会，建议据实调整任务',
      answers: '县残疾人联合会康复股',
      dueOn: '2026年12月31日',
    },
  },
];

export const livelihoodFigures: PaperData = {
  figures: {
    'special-rescue-recipients': count(923, 2019),
    'severely-disabled-people': count(2273),
    'severe-not-on-low-income': count(1350),
    'stations-sited': count(9),
    'stations-retrofitted': count(9),
    'stations-equipped': count(9),
    'stations-completed': count(9, 9),
    'coordinators-trained': count(18),
    'coordinators-failed': count(2),
    'coordinators-passing': percent(16, 18, 11.1),
    'cataract-screened': count(409),
    'cataract-diagnosed': count(282),
    'cataract-operated': count(185, 130),
    'cataract-subsidy': { ...count(20_350_000), unit: 'fen' },
    'cataract-follow-ups-on-time': percent(168, 185, 9.2),
    'outreach-villages': count(171, 342),
    'outreach-coverage': percent(171, 342, 50),
    'outreach-people': count(12_480),
    'outreach-families': count(4_096),
    'outreach-by-poster': count(171),
    'outreach-by-broadcast': count(96),
    'outreach-by-home-visit': count(310),
    'outreach-by-talk': count(25),
    'outreach-by-sign-language': count(6),
    'problems-raised': count(5),
    'problems-solved': count(3),
    'problems-open': count(2),
  },
  funds: {
    'station-fund': {
      total: 45_000_000n,
      byLevel: [
        { level: 'city', fen: 27_000_000n },
        { level: 'county', fen: 18_000_000n },
      ],
    },
  },
  entries: {},
  period: '2026',
  areaName: '宕昌县',
  date: plainDate('2026-11-30'),
};

/** The same with open problems for each list of entries that the paper asks for. */
export const withProblems = (keys: readonly string[]): PaperData => ({
  ...livelihoodFigures,
  entries: Object.fromEntries(keys.map((key) => [key, problems])),
});
