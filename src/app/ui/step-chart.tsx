/** Values that hold from a day until the next one: a line of steps for each series, named at its end. */
import { ChartFigure } from './chart-figure.tsx';

export interface StepSeries {
  readonly label: string;
  /** In order of time; values at least 0. */
  readonly points: readonly { readonly from: string; readonly value: number }[];
}

interface StepChartProps {
  readonly caption: string;
  readonly finding: string;
  readonly unit: string;
  readonly series: readonly StepSeries[];
  /** The last day that is drawn. */
  readonly until: string;
}

const [WIDTH, HEIGHT, LEFT, RIGHT, BOTTOM] = [560, 190, 44, 120, 26];
const dashes = ['', '7 4', '2 3', '10 3 2 3'];

export function StepChart({ caption, finding, unit, series, until }: StepChartProps) {
  const days = series.flatMap(({ points }) => points.map(({ from }) => from));
  const [first, last] = [Math.min(...days.map(dayOf)), dayOf(until)];
  const most = Math.max(1, ...series.flatMap(({ points }) => points.map(({ value }) => value)));
  const x = (day: number): number => LEFT + ((WIDTH - LEFT - RIGHT) * (day - first)) / Math.max(1, last - first);
  const y = (value: number): number => 10 + (HEIGHT - BOTTOM - 10) * (1 - value / most);
  const dates = [...new Set(days)].sort();
  const data = {
    caption,
    head: ['从哪天起', ...series.map(({ label }) => `${label}（${unit}）`)],
    rows: dates.map(
      (date) => [date, ...series.map(({ points }) => valueOn(points, date))] as [string, ...(number | string)[]],
    ),
  };
  return (
    <ChartFigure finding={finding} data={data}>
      <svg class="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <path d={`M${LEFT} 10V${HEIGHT - BOTTOM}H${WIDTH - RIGHT}`} class="axis" />
        {[0, most].map((value) => (
          <text x={LEFT - 6} y={y(value) + 5} text-anchor="end">
            {value}
          </text>
        ))}
        {[...new Set([dates[0]!, until])].map((date) => (
          <text x={x(dayOf(date))} y={HEIGHT - 6} text-anchor="middle">
            {date.slice(0, 4)}
          </text>
        ))}
        {series.map(({ label, points }, index) => (
          <>
            <path d={pathOf(points, { x, y, last })} class="steps" stroke-dasharray={dashes[index % dashes.length]} />
            <text x={WIDTH - RIGHT + 6} y={y(points.at(-1)!.value) + 5}>
              {label} {points.at(-1)!.value}
            </text>
          </>
        ))}
      </svg>
    </ChartFigure>
  );
}

const dayOf = (date: string): number => Date.parse(date) / 86_400_000;

const valueOn = (points: StepSeries['points'], date: string): number | string =>
  points.findLast(({ from }) => from <= date)?.value ?? '';

function pathOf(
  points: StepSeries['points'],
  { x, y, last }: { x: (day: number) => number; y: (value: number) => number; last: number },
): string {
  const [start, ...rest] = points;
  const steps = rest.map(({ from, value }) => `H${x(dayOf(from)).toFixed(1)}V${y(value).toFixed(1)}`);
  return `M${x(dayOf(start!.from)).toFixed(1)} ${y(start!.value).toFixed(1)}${steps.join('')}H${x(last).toFixed(1)}`;
}
