/**
 * The contract of every chart: one plain sentence with the finding, a drawing that readers skip, then the same numbers as a table and a CSV.
 * Colours come only from the theme's variables; patterns are the second channel.
 */
import type { Child } from 'hono/jsx';
import { Disclosure } from './disclosure.tsx';
import { Table } from './table.tsx';

/** Rows of numbers under named columns; the first column names the row. */
export interface ChartData {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly [string, ...(number | string)[]])[];
}

interface ChartFigureProps {
  readonly finding: string;
  readonly data: ChartData;
  /** Where the same numbers come as CSV. */
  readonly csv?: string | undefined;
  readonly children: Child;
}

export function ChartFigure({ finding, data, csv, children }: ChartFigureProps) {
  return (
    <figure>
      <p>{finding}</p>
      {children}
      <Disclosure summary="用表格看这些数字">
        <div class="stack-small">
          <ChartTable data={data} />
          {csv !== undefined && (
            <p>
              <a href={csv}>下载 CSV：{data.caption}</a>
            </p>
          )}
        </div>
      </Disclosure>
    </figure>
  );
}

export function ChartTable({ data }: { readonly data: ChartData }) {
  return (
    <Table
      caption={data.caption}
      flat
      rows={data.rows}
      columns={data.head.map((label, index) => ({
        id: String(index),
        label,
        number: index > 0,
        rowHeading: index === 0,
        cell: (row: readonly (number | string)[]) => cellText(row[index] ?? ''),
      }))}
    />
  );
}

const cellText = (value: number | string): string =>
  typeof value === 'number' ? value.toString().replace(/\B(?=(\d{3})+$)/g, ',') : value;

/** The same rows for a download. Fields that a spreadsheet would run as a formula get a leading apostrophe. */
export function chartCsv({ head, rows }: ChartData): string {
  const field = (value: number | string): string => {
    const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [head, ...rows].map((row) => row.map(field).join(',')).join('\r\n');
}
