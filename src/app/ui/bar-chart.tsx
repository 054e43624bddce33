/** One number per row, longest first or in the order given. */
import { ChartFigure } from './chart-figure.tsx';
import { count } from './format.ts';

export interface Bar {
  readonly label: string;
  readonly value: number;
}

interface BarChartProps {
  readonly caption: string;
  readonly rowName: string;
  readonly valueName: string;
  readonly finding: string;
  readonly bars: readonly Bar[];
  readonly csv?: string | undefined;
}

const LEFT = 190;
const WIDTH = 560;
const STEP = 28;

export function BarChart({ caption, rowName, valueName, finding, bars, csv }: BarChartProps) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const scale = (WIDTH - LEFT - 70) / most;
  const data = {
    caption,
    head: [rowName, valueName],
    rows: bars.map(({ label, value }) => [label, value] as [string, number]),
  };
  return (
    <ChartFigure finding={finding} data={data} csv={csv}>
      <svg class="chart" viewBox={`0 0 ${WIDTH} ${bars.length * STEP + 4}`} aria-hidden="true">
        {bars.map(({ label, value }, row) => (
          <>
            <text x={LEFT - 8} y={row * STEP + 17} text-anchor="end">
              {label.length > 13 ? `${label.slice(0, 12)}…` : label}
            </text>
            <rect
              x={LEFT}
              y={row * STEP + 3}
              width={Math.max(1, Math.round(value * scale))}
              height="19"
              class="s1 outline"
            />
            <text x={LEFT + Math.max(1, Math.round(value * scale)) + 6} y={row * STEP + 17} class="strong">
              {count(value)}
            </text>
          </>
        ))}
      </svg>
    </ChartFigure>
  );
}
