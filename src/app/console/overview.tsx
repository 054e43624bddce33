/** 今日概览: how many there are, how the targets stand, what is due, who qualifies and does not receive. */
import { count, percentOf } from '../ui/format.ts';
import { GoalChart, type GoalChartProps } from '../ui/goal-chart.tsx';
import { type KeyFigure, KeyFigures } from '../ui/key-figures.tsx';
import { Panel } from '../ui/panel.tsx';
import { type StackedBar, StackedBarChart, type StackedBarChartProps } from '../ui/stacked-bar-chart.tsx';
import { Table } from '../ui/table.tsx';
import { TileMap, type TileMapProps } from '../ui/tile-map.tsx';
import { DueTable, type DueVisit } from './due-table.tsx';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';
import type { WaitingWork } from './waiting-work.ts';

export interface TownFigure {
  readonly name: string;
  readonly people: number;
  /** Those who qualify and do not receive; null as long as no ledger tells who is paid. */
  readonly unclaimed: number | null;
  /** Column and row on the county's tile map. */
  readonly at?: readonly [number, number];
}

export interface OverviewGoal {
  readonly id: string;
  readonly title: string;
  /** 例, 人, 个, % */
  readonly unit: string;
  readonly value: number;
  readonly target: number;
}

export interface OverviewPageProps {
  readonly frame: ConsoleFrame;
  readonly figures: readonly KeyFigure[];
  readonly waiting?: readonly WaitingWork[];
  /** One bar per category of disability, four parts for the levels. */
  readonly categories: readonly StackedBar[];
  /** The places right below one's own area; empty for who works in a village. */
  readonly towns: readonly TownFigure[];
  /** 乡镇 of a county, 村 of a town. */
  readonly townName: string;
  readonly goals: readonly OverviewGoal[];
  readonly due: readonly DueVisit[];
  readonly dueInAll: number;
  readonly unclaimed: readonly { readonly policy: string; readonly title: string; readonly people: number }[];
  /** False while nobody has been decided for. */
  readonly decided?: boolean;
  /** Where the charts' numbers come as CSV. */
  readonly csv?: { readonly categories: string; readonly towns: string; readonly goals: string };
}

export function OverviewPage(props: OverviewPageProps) {
  const { frame, figures, towns, due, dueInAll, unclaimed, csv, waiting = [] } = props;
  const [categories, goals, map] = [categoryChart(props), goalChart(props), townChart(props)];
  return (
    <ConsolePage frame={frame} title="今日概览" section="overview">
      {waiting.length > 0 && (
        <Panel title="等您办">
          <ul>
            {waiting.map(({ words, href }) => (
              <li>
                <a href={href}>{words}</a>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <KeyFigures figures={figures} />
      <div class="columns">
        <Panel title="残疾类别与等级">
          <StackedBarChart {...categories} csv={csv?.categories} />
        </Panel>
        {towns.length > 0 && (
          <Panel title={map.caption}>
            <TileMap {...map} csv={csv?.towns} />
          </Panel>
        )}
        <Panel title="目标任务" actions={<a href={paths.indicators}>看全部指标</a>}>
          {goals.goals.length === 0 ? <p>{goals.finding}</p> : <GoalChart {...goals} csv={csv?.goals} />}
        </Panel>
        <Panel title="应享未享" actions={<a href={paths.unclaimed}>看名单</a>}>
          <UnclaimedTable rows={unclaimed} decided={props.decided ?? true} />
        </Panel>
      </div>
      <Panel title="到期回访" actions={<a href={paths.due}>看全部 {count(dueInAll)} 项</a>}>
        <DueTable visits={due} />
      </Panel>
    </ConsolePage>
  );
}

export const categoryChart = ({ categories }: Pick<OverviewPageProps, 'categories'>): StackedBarChartProps => ({
  id: 'categories',
  caption: '残疾类别与等级（人）',
  rowName: '类别',
  finding: categoryFinding(categories),
  parts: ['一级', '二级', '三级', '四级'],
  bars: categories,
});

export const goalChart = ({ goals }: Pick<OverviewPageProps, 'goals'>): GoalChartProps => ({
  caption: '目标任务完成情况',
  finding: goalFinding(goals),
  goals: goals.map(({ title, unit, value, target }) => ({
    label: title,
    value,
    target,
    words: `${withUnit(value, unit)}，目标 ${withUnit(target, unit)}`,
  })),
});

const withUnit = (value: number, unit: string): string => `${count(value)}${/^[%‰]$/.test(unit) ? '' : ' '}${unit}`;

/** Who does not receive, where that is known; otherwise how many people there are. */
export function townChart({ towns, townName }: Pick<OverviewPageProps, 'towns' | 'townName'>): TileMapProps {
  const known = towns.some(({ unclaimed }) => unclaimed !== null);
  const deeper = known ? '颜色越深，应享未享的人越多。' : '颜色越深，人越多。';
  return {
    caption: known ? `各${townName}应享未享` : `各${townName}持证残疾人`,
    placeName: townName,
    valueName: '人数',
    finding: `示意图，只表示相对位置，不是地图。${deeper}`,
    tiles: towns.map(({ name, people, unclaimed, at }) => ({
      name,
      value: known ? (unclaimed ?? 0) : people,
      words: known ? `${count(unclaimed ?? 0)} 人 · ${percentOf(unclaimed ?? 0, people)}` : `${count(people)} 人`,
      at,
    })),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, value) => total + value, 0);

/** 肢体残疾最多，7,410 人，占 34.8%；其中一、二级 2,895 人。 */
export function categoryFinding(bars: readonly StackedBar[]): string {
  const all = sum(bars.flatMap(({ parts }) => parts));
  const most = [...bars].sort((a, b) => sum(b.parts) - sum(a.parts))[0];
  if (most === undefined || all === 0) return '还没有登记残疾人。';
  const people = sum(most.parts);
  return `${most.label}残疾最多，${count(people)} 人，占 ${percentOf(people, all)}；其中一、二级 ${count(sum(most.parts.slice(0, 2)))} 人。`;
}

export function goalFinding(goals: readonly OverviewGoal[]): string {
  if (goals.length === 0) return '今年还没有下达目标。';
  const reached = goals.filter(({ value, target }) => value >= target).length;
  return `${goals.length} 项目标，${reached} 项已完成，${goals.length - reached} 项还差一些。虚线是目标。`;
}

function UnclaimedTable({ rows, decided }: { rows: OverviewPageProps['unclaimed']; decided: boolean }) {
  return (
    <Table
      caption="符合条件、还没有领的人"
      quietCaption
      flat
      rows={rows}
      empty={
        decided
          ? '还没有发放台账，说不出谁没有领。导入发放台账以后，这里就有了。'
          : '还没有给全员认定。在“政策认定”里认定一次，这里就有了。'
      }
      columns={[
        {
          id: 'policy',
          label: '政策',
          rowHeading: true,
          cell: ({ policy, title }) => <a href={paths.unclaimedOf(policy)}>{title}</a>,
        },
        { id: 'people', label: '人数', number: true, cell: ({ people }) => count(people) },
      ]}
    />
  );
}
