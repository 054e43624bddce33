/** One bar per row, its parts told apart by colour and by pattern: solid, hatched, dotted, lined. At most four parts. */
import { type ChartData, ChartFigure } from './chart-figure.tsx';
import { count } from './format.ts';

export interface StackedBar {
  readonly label: string;
  readonly parts: readonly number[];
}

export interface StackedBarChartProps {
  /** Unique on the page: patterns are referred to by id. */
  readonly id: string;
  readonly caption: string;
  readonly rowName: string;
  readonly finding: string;
  /** At most four. */
  readonly parts: readonly string[];
  readonly bars: readonly StackedBar[];
  readonly csv?: string | undefined;
}

const LEFT = 56;
const WIDTH = 560;
const BAR = 20;
const STEP = 30;
const TOP = 34;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, value) => total + value, 0);

/** The numbers that are drawn, for the table and the CSV. */
export const stackedBarData = ({ caption, rowName, parts, bars }: StackedBarChartProps): ChartData => ({
  caption,
  head: [rowName, ...parts, '合计'],
  rows: bars.map((bar) => [bar.label, ...bar.parts, sum(bar.parts)] as [string, ...number[]]),
});

export function StackedBarChart(props: StackedBarChartProps) {
  const { id, finding, parts, bars, csv } = props;
  const most = Math.max(1, ...bars.map((bar) => sum(bar.parts)));
  const scale = (WIDTH - LEFT - 70) / most;
  return (
    <ChartFigure finding={finding} data={stackedBarData(props)} csv={csv}>
      <svg class="chart" viewBox={`0 0 ${WIDTH} ${TOP + bars.length * STEP + 4}`} aria-hidden="true">
        <Patterns id={id} />
        <Legend id={id} parts={parts} />
        {bars.map((bar, row) => (
          <BarRow id={id} bar={bar} y={TOP + row * STEP} scale={scale} />
        ))}
        <line x1={LEFT} x2={LEFT} y1={TOP - 4} y2={TOP + bars.length * STEP} class="outline" />
      </svg>
    </ChartFigure>
  );
}

function BarRow({
  id,
  bar,
  y,
  scale,
}: {
  readonly id: string;
  readonly bar: StackedBar;
  readonly y: number;
  readonly scale: number;
}) {
  const ends = bar.parts.map((_, index) => LEFT + sum(bar.parts.slice(0, index + 1)) * scale);
  return (
    <>
      <text x={LEFT - 7} y={y + 15} text-anchor="end">
        {bar.label}
      </text>
      {bar.parts.map((value, index) => {
        const start = ends[index - 1] ?? LEFT;
        return value === 0 ? null : (
          <Part id={id} index={index} x={start} y={y} width={(ends[index] as number) - start} height={BAR} />
        );
      })}
      <text x={(ends.at(-1) ?? LEFT) + 6} y={y + 15} class="strong">
        {count(sum(bar.parts))}
      </text>
    </>
  );
}

interface PartProps {
  readonly id: string;
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The colour, and over it the pattern. */
function Part({ id, index, ...box }: PartProps) {
  const rounded = { ...box, x: round(box.x), width: round(box.width) };
  return (
    <>
      <rect {...rounded} class={`s${index}`} />
      <rect {...rounded} class="outline" fill={index === 0 ? 'none' : `url(#${id}-${index})`} />
    </>
  );
}

const round = (value: number): number => Math.round(value * 100) / 100;

function Legend({ id, parts }: { readonly id: string; readonly parts: readonly string[] }) {
  return (
    <>
      {parts.map((label, index) => (
        <>
          <Part id={id} index={index} x={LEFT + index * 85} y={4} width={20} height={14} />
          <text x={LEFT + index * 85 + 26} y={16}>
            {label}
          </text>
        </>
      ))}
    </>
  );
}

function Patterns({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={`${id}-1`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1="0" y1="0" x2="0" y2="6" class="on-dark" />
      </pattern>
      <pattern id={`${id}-2`} width="7" height="7" patternUnits="userSpaceOnUse">
        <circle cx="3.5" cy="3.5" r="1" class="on-light" />
      </pattern>
      <pattern id={`${id}-3`} width="8" height="6" patternUnits="userSpaceOnUse">
        <line x1="0" y1="3" x2="8" y2="3" class="on-light" stroke-width="0.6" />
      </pattern>
    </defs>
  );
}
