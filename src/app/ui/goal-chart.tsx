/** Measured values against their targets: a bar in a track, the target as a dashed line. */
import { type ChartData, ChartFigure } from './chart-figure.tsx';

export interface Goal {
  readonly label: string;
  /** Both in the same unit, at least 0. */
  readonly value: number;
  readonly target: number;
  /** 185 例，目标 130 例 */
  readonly words: string;
}

export interface GoalChartProps {
  readonly caption: string;
  readonly finding: string;
  readonly goals: readonly Goal[];
  readonly csv?: string | undefined;
}

const WIDTH = 560;
const STEP = 46;
const REACH = 1.5;

/** The numbers that are drawn, for the table and the CSV. */
export const goalData = ({ caption, goals }: GoalChartProps): ChartData => ({
  caption,
  head: ['指标', '完成', '目标', '完成率'],
  rows: goals.map(({ label, value, target }) => [
    label,
    value,
    target,
    target === 0 ? '—' : `${((value / target) * 100).toFixed(1)}%`,
  ]),
});

export function GoalChart(props: GoalChartProps) {
  const { finding, goals, csv } = props;
  return (
    <ChartFigure finding={finding} data={goalData(props)} csv={csv}>
      <svg class="chart" viewBox={`0 0 ${WIDTH} ${goals.length * STEP + 4}`} aria-hidden="true">
        {goals.map((goal, row) => (
          <GoalRow goal={goal} y={row * STEP} />
        ))}
      </svg>
    </ChartFigure>
  );
}

function GoalRow({ goal: { label, value, target, words }, y }: { readonly goal: Goal; readonly y: number }) {
  const share = target === 0 ? 0 : Math.min(value / target, REACH);
  const at = WIDTH / REACH;
  return (
    <>
      <text x="0" y={y + 14}>
        {label}
      </text>
      <text x={WIDTH} y={y + 14} text-anchor="end" class="strong">
        {words}
      </text>
      <rect x="0" y={y + 20} width={WIDTH} height="16" class="track" />
      <rect x="0" y={y + 20} width={Math.round((share / REACH) * WIDTH)} height="16" class="s1 outline" />
      <line x1={at} x2={at} y1={y + 16} y2={y + 40} class="goal" />
    </>
  );
}
