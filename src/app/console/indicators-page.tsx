/** Indicators against their targets, area by area and period by period. Every figure leads to the rows it counts. */
import { Filters } from '../ui/filters.tsx';
import type { Query } from '../ui/list-state.ts';
import type { Option } from '../ui/radios.tsx';
import { StatusMark } from '../ui/status-mark.tsx';
import { Table } from '../ui/table.tsx';
import { Download } from './download.tsx';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';

export interface IndicatorLine {
  readonly id: string;
  readonly title: string;
  readonly area: string;
  readonly period: string;
  /** As people read it with its unit: 185 例, 96.4%. */
  readonly value: string;
  /** 185 / 192, where there is something to divide by: small counts must be seen. */
  readonly parts: string | null;
  readonly target: string | null;
  /** 142.3% */
  readonly attainment: string | null;
  /** 还差 3 例, 超 55 例; null when there is no target. */
  readonly distance: string | null;
  /** Whether the target is reached; null when there is none. */
  readonly met: boolean | null;
  readonly handedDownBy: string | null;
  /** Where the rows are that the figure counts; null when it counts none of ours. */
  readonly rows: string | null;
}

export interface IndicatorsPageProps {
  readonly frame: ConsoleFrame;
  readonly indicators: readonly IndicatorLine[];
  /** `area`, `period` */
  readonly query: Query;
  readonly areas: readonly Option[];
  readonly periods: readonly Option[];
  /** What is chosen by choosing no area: 宕昌县. */
  readonly wholeArea: string;
  /** Where the table comes as CSV. */
  readonly csv?: string;
}

export function IndicatorsPage({ frame, indicators, query, areas, periods, wholeArea, csv }: IndicatorsPageProps) {
  const download = csv === undefined ? undefined : <Download href={csv} words="下载这张表" />;
  return (
    <ConsolePage frame={frame} title="指标目标" section="indicators" actions={download}>
      <Filters
        action={paths.indicators}
        query={query}
        filters={[
          ...(areas.length > 0
            ? [{ kind: 'choice' as const, name: 'area', label: '地区', options: areas, empty: wholeArea }]
            : []),
          { kind: 'choice', name: 'period', label: '时期', options: periods, empty: '今年' },
        ]}
      />
      <Table
        caption={`一共 ${indicators.length} 项`}
        rows={indicators}
        empty="这个地区、这个时期没有指标。"
        columns={[
          { id: 'title', label: '指标', rowHeading: true, cell: ({ title }) => title },
          { id: 'area', label: '地区', cell: ({ area }) => area },
          { id: 'period', label: '时期', cell: ({ period }) => period },
          { id: 'value', label: '完成', number: true, cell: (line) => <Value {...line} /> },
          { id: 'target', label: '目标', number: true, cell: ({ target }) => target ?? '—' },
          { id: 'attainment', label: '完成率', number: true, cell: ({ attainment }) => attainment ?? '—' },
          { id: 'state', label: '差多少', cell: (line) => <Distance {...line} /> },
          { id: 'by', label: '谁下达', cell: ({ handedDownBy }) => handedDownBy ?? '—' },
        ]}
      />
    </ConsolePage>
  );
}

function Value({ value, parts, rows, title }: IndicatorLine) {
  const words = parts === null ? value : `${value}（${parts}）`;
  return rows === null ? (
    words
  ) : (
    <a href={rows}>
      {words}
      <span class="visually-hidden">，看{title}的明细</span>
    </a>
  );
}

function Distance({ distance, met }: IndicatorLine) {
  if (met === null) return <span>没有目标</span>;
  return <StatusMark tone={met ? 'ok' : 'warn'} word={distance ?? (met ? '已完成' : '还没完成')} />;
}
