/** The people or villages that a figure counts. Entries are shown in their ledger. */
import type { OtherSubject } from '../../define/fact.ts';
import { count } from '../ui/format.ts';
import type { Query } from '../ui/list-state.ts';
import { Pager } from '../ui/pager.tsx';
import { Table } from '../ui/table.tsx';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';

const nouns = { person: '人', village: '村', place: '场所', area: '乡镇', organisation: '单位' } as const;

export interface FigureLine {
  readonly kind: 'person' | 'village' | OtherSubject;
  readonly id: string;
  readonly title: string;
  /** 城关镇 下坝社区 */
  readonly place: string;
}

export interface FigurePageProps {
  readonly frame: ConsoleFrame;
  readonly indicator: { readonly id: string; readonly title: string };
  /** 宕昌县 2026 */
  readonly where: string;
  readonly lines: readonly FigureLine[];
  readonly total: number;
  /** `part`, `area`, `period`, `page` */
  readonly query: Query;
  readonly page: number;
  readonly pages: number;
}

export function FigurePage({ frame, indicator, where, lines, total, query, page, pages }: FigurePageProps) {
  const what = nouns[lines[0]?.kind ?? 'person'];
  return (
    <ConsolePage
      frame={frame}
      title={indicator.title}
      section="indicators"
      actions={
        <a class="button quiet" href={paths.indicators}>
          回到指标
        </a>
      }
    >
      <p>
        {where} 的“{indicator.title}”数的是这些{what}。
      </p>
      <Table
        caption={`共 ${count(total)} ${what === '人' ? '人' : `个${what}`}，第 ${page} 页，共 ${Math.max(1, pages)} 页`}
        rows={lines}
        empty="一个也没有数到。"
        columns={[
          {
            id: 'title',
            label: what === '人' ? '姓名' : '名称',
            rowHeading: true,
            cell: ({ kind, id, title }) =>
              kind === 'village' ? (
                title
              ) : (
                <a href={kind === 'person' ? paths.person(id) : paths.subject(kind, id)}>{title}</a>
              ),
          },
          { id: 'place', label: '乡镇、村', cell: ({ place }) => place },
        ]}
      />
      <Pager base={paths.indicator(indicator.id)} query={query} page={page} pages={pages} />
    </ConsolePage>
  );
}
