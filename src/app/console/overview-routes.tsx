/** 今日概览, and the numbers of its charts as CSV. */
import { Hono } from 'hono';
import { Problem } from '../../values/problem.ts';
import { chartCsv } from '../ui/chart-figure.tsx';
import { count } from '../ui/format.ts';
import { goalData } from '../ui/goal-chart.tsx';
import { stackedBarData } from '../ui/stacked-bar-chart.tsx';
import { tileData } from '../ui/tile-map.tsx';
import { csvReply } from './csv.ts';
import { type ConsoleHost, type Desk, type DeskEnv, reply } from './desk.ts';
import { unitWords } from './indicator-words.ts';
import { dueVisits } from './ledger-routes.tsx';
import {
  categoryChart,
  goalChart,
  type OverviewGoal,
  OverviewPage,
  type OverviewPageProps,
  townChart,
} from './overview.tsx';
import { paths } from './paths.ts';
import { waitingWork } from './waiting-work.ts';

const charts = {
  categories: (props: OverviewPageProps) => stackedBarData(categoryChart(props)),
  towns: (props: OverviewPageProps) => tileData(townChart(props)),
  goals: (props: OverviewPageProps) => goalData(goalChart(props)),
} as const;

export function overviewRoutes(host: ConsoleHost): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/', async (c) => reply(c, <OverviewPage {...(await overviewProps(c.var.desk, host))} />));
  app.get('/charts/:chart{[a-z]+\\.csv}', async (c) => {
    const chart = c.req.param('chart').replace('.csv', '');
    if (!Object.hasOwn(charts, chart)) throw new Problem('not-found', { what: '这张图' });
    const data = charts[chart as keyof typeof charts](await overviewProps(c.var.desk, host));
    return csvReply(c, data.caption, chartCsv(data));
  });
  return app;
}

/** Work shown at once; the rest is one click away. */
const DUE_SHOWN = 8;

async function overviewProps(desk: Desk, host: ConsoleHost): Promise<OverviewPageProps> {
  const { operations, frame, session } = desk;
  const seen = await operations.overview.read({});
  const unclaimed = await unclaimedSums(operations);
  const due = await dueVisits(desk, host, { page: 1, pageSize: DUE_SHOWN });
  return {
    frame,
    figures: figuresOf(seen),
    waiting: await waitingWork(desk),
    categories: seen.byCategory.map(({ label, levels }) => ({ label, parts: levels })),
    towns: seen.byArea.map(({ code, holders }) => ({
      name: host.places.nameOf(code),
      people: holders,
      unclaimed: unclaimed.known ? (unclaimed.byArea.get(code) ?? 0) : null,
    })),
    townName: session.role === 'county' ? '乡镇' : '村',
    goals: await goalsOf(operations),
    due: due.visits,
    dueInAll: due.total,
    unclaimed: unclaimed.policies ?? [],
    decided: unclaimed.policies !== undefined,
    csv: { categories: paths.chart('categories'), towns: paths.chart('towns'), goals: paths.chart('goals') },
  };
}

type Seen = Awaited<ReturnType<Desk['operations']['overview']['read']>>;

const figuresOf = ({ holders, people, households, onLowIncome, expiringSoon }: Seen): OverviewPageProps['figures'] => [
  { label: '持证残疾人', value: count(holders), href: paths.people },
  { label: '登记的人', value: count(people), href: paths.peopleWhere({ state: 'living' }) },
  { label: '家庭', value: count(households) },
  { label: '低保家庭里的残疾人', value: count(onLowIncome), href: paths.peopleWhere({ poor: 'any' }) },
  { label: '三个月内到期的残疾人证', value: count(expiringSoon), href: paths.peopleWhere({ state: 'expiring' }) },
];

const GOALS_SHOWN = 8;

/** What has a target this year and is to be reached, the furthest behind first. */
async function goalsOf(operations: Desk['operations']): Promise<OverviewGoal[]> {
  const { indicators } = await operations.indicator.measure({});
  return indicators
    .flatMap((figure) => {
      const { id, title, value, target, better, unit } = figure;
      if (value === null || target === null || target === 0 || better !== 'more' || unit === 'yesno') return [];
      const scale = unit === 'fen' ? 100 : 1;
      return [{ id, title, unit: unitWords(figure), value: value / scale, target: target / scale }];
    })
    .sort((a, b) => a.value / a.target - b.value / b.target)
    .slice(0, GOALS_SHOWN);
}

/** By policy, and by the places below; nothing when nobody has been decided for yet. */
async function unclaimedSums(operations: Desk['operations']) {
  const { policies } = await operations.decision.unclaimed({}).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'not-decided-yet') return { policies: undefined };
    throw error;
  });
  if (policies === undefined) return { known: false, byArea: new Map<string, number>(), policies: undefined };
  const byArea = new Map<string, number>();
  for (const policy of policies)
    for (const { area, count: people } of policy.byArea) byArea.set(area, (byArea.get(area) ?? 0) + people);
  return {
    known: policies.length > 0,
    byArea,
    policies: policies
      .map(({ policy, title, eligible }) => ({ policy, title, people: eligible }))
      .sort((a, b) => b.people - a.people),
  };
}
