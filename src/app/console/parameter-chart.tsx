/** A parameter through time as steps; tables as one line for each group of rows that always had the same values. */
import type { ParameterValue } from '../../define/parameter.ts';
import { addMonths, inChinese, type PlainDate } from '../../values/date.ts';
import { type ShownParameter, valueLines } from '../ui/parameter-words.ts';
import { StepChart, type StepSeries } from '../ui/step-chart.tsx';

export interface ParameterSteps {
  readonly parameter: string;
  readonly steps: readonly { readonly from: string; readonly value: ParameterValue }[];
}

interface ParameterChartProps {
  readonly parameter: ShownParameter;
  readonly steps: ParameterSteps | undefined;
  readonly on: PlainDate;
}

const MOST_LINES = 4;

export function ParameterChart({
  parameter,
  steps: { steps } = { parameter: '', steps: [] },
  on,
}: ParameterChartProps) {
  const series = seriesOf(parameter, steps);
  // What never changed needs no drawing.
  if (steps.length < 2 || series.length === 0 || series.length > MOST_LINES) return null;
  const last = steps.at(-1)!;
  // What begins later is drawn for a year.
  const until = last.from > on ? addMonths(last.from as PlainDate, 12) : on;
  const unit = parameter.kind === 'rate' ? '%' : (parameter.unit ?? (parameter.kind === 'money' ? '元' : ''));
  return (
    <StepChart
      caption={`${parameter.label}的变化`}
      finding={`${parameter.label}改过 ${steps.length - 1} 次，最近一次从${inChinese(last.from as PlainDate)}起。`}
      unit={unit}
      series={series}
      until={until}
    />
  );
}

function seriesOf(parameter: ShownParameter, steps: ParameterSteps['steps']): StepSeries[] {
  const rows = new Set(steps.flatMap(({ value }) => (isTable(value) ? Object.keys(value.table) : [''])));
  const groups = new Map<string, { rows: string[]; points: StepSeries['points'] }>();
  for (const row of rows) {
    const points = steps.flatMap(({ from, value }) => {
      const cell = isTable(value) ? value.table[row] : value;
      return cell === undefined ? [] : [{ from, value: numberOf(parameter, cell) }];
    });
    const key = JSON.stringify(points);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { rows: [row], points });
    else known.rows.push(row);
  }
  return [...groups.values()].map(({ rows: same, points }) => ({ label: labelOf(parameter, same, rows.size), points }));
}

const isTable = (value: ParameterValue): value is Extract<ParameterValue, { table: unknown }> =>
  typeof value === 'object' && 'table' in value;

function numberOf({ kind }: ShownParameter, cell: Exclude<ParameterValue, { table: unknown }>): number {
  if (typeof cell === 'object') return Number(((cell.of / cell.in) * 100).toFixed(2));
  return kind === 'money' ? cell / 100 : cell;
}

/** 一级、二级; nothing where one line stands for all rows. */
function labelOf(parameter: ShownParameter, rows: readonly string[], all: number): string {
  if (rows.length === all) return '';
  const [line = ''] = valueLines(parameter, { table: Object.fromEntries(rows.map((row) => [row, 1])) });
  const words =
    parameter.keys?.length === 1
      ? rows.map((row) => valueLines(parameter, { table: { [row]: 1, '': 2 } })[0]!.split('：')[0]!)
      : [line.split('：')[0]!];
  return words.join('、');
}
