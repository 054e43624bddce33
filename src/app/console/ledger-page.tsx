/** Any ledger as a table: its fields are its columns. */
import type { Ledger, LedgerField } from '../../define/ledger.ts';
import { Filters } from '../ui/filters.tsx';
import { count } from '../ui/format.ts';
import { type Query, sortLink } from '../ui/list-state.ts';
import { Pager } from '../ui/pager.tsx';
import type { Option } from '../ui/radios.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { Download } from './download.tsx';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';

export interface EntryLine {
  readonly id: string;
  /** Field id → the value as people read it, masked where it is sensitive. */
  readonly values: Readonly<Record<string, string>>;
  /** Label of the stage reached. */
  readonly stage: string | null;
  readonly due: string | null;
}

export interface LedgerPageProps {
  readonly frame: ConsoleFrame;
  readonly ledger: Pick<Ledger, 'id' | 'title' | 'fields' | 'stages' | 'followUps'>;
  readonly entries: readonly EntryLine[];
  readonly total: number;
  /** `find`, `town`, `stage`, `sort`, `page` */
  readonly query: Query;
  readonly page: number;
  readonly pages: number;
  readonly towns: readonly Option[];
  /** Ids of the fields shown as columns; otherwise the first eight that people read. */
  readonly shown?: readonly string[];
  /** What the indicator counts whose rows these are, when the page was opened from a figure. */
  readonly countedBy?: string;
  /** Where the list comes as CSV. */
  readonly csv?: string;
  /** Ids of the fields by which the list can be ordered. */
  readonly sortable?: readonly string[];
}

const SHOWN = 8;

/** 序号 is read from papers and never kept. */
export const columnsShown = (fields: readonly LedgerField[], shown?: readonly string[]): readonly LedgerField[] =>
  shown === undefined
    ? fields.filter(({ kind }) => kind !== 'sequence').slice(0, SHOWN)
    : shown.flatMap((id) => fields.find((field) => field.id === id) ?? []);

export function LedgerPage(props: LedgerPageProps) {
  const { frame, ledger, entries, total, query, page, pages, towns, countedBy, csv } = props;
  const base = paths.ledger(ledger.id);
  return (
    <ConsolePage
      frame={frame}
      title={ledger.title}
      section="ledgers"
      actions={
        <a class="button" href={paths.newEntry(ledger.id)}>
          登记一条
        </a>
      }
    >
      {countedBy !== undefined && <p>这些是“{countedBy}”数到的记录。</p>}
      <Filters
        action={base}
        query={query}
        filters={[
          { kind: 'search', name: 'find', label: '姓名或关键字' },
          ...(towns.length > 0 ? [{ kind: 'choice' as const, name: 'town', label: '乡镇、村', options: towns }] : []),
          ...(ledger.stages.length > 0
            ? [{ kind: 'choice' as const, name: 'stage', label: '办到哪一步', options: ledger.stages }]
            : []),
        ]}
      />
      <Table
        caption={`共 ${count(total)} 条，第 ${page} 页，共 ${Math.max(1, pages)} 页`}
        rows={entries}
        empty="还没有记录。"
        columns={columnsOf(props)}
      />
      <Pager base={base} query={query} page={page} pages={pages} />
      <div class="actions">
        {csv !== undefined && <Download href={csv} words="下载这张表" />}
        <a class="button quiet" href={paths.ledgerTemplate(ledger.id)} download>
          下载空表，填好以后导入（XLSX）
        </a>
      </div>
    </ConsolePage>
  );
}

function columnsOf({ ledger, shown, query, sortable = [] }: LedgerPageProps): Column<EntryLine>[] {
  const fields = columnsShown(ledger.fields, shown);
  const named = fields.find(({ kind }) => kind === 'name') ?? fields[0];
  const columns = fields.map(
    (field): Column<EntryLine> => ({
      id: field.id,
      label: field.label,
      number: field.kind === 'integer' || field.kind === 'decimal' || field.kind === 'money',
      rowHeading: field === named,
      ...(sortable.includes(field.id) ? { sort: sortLink(paths.ledger(ledger.id), query, field.id) } : {}),
      cell: ({ id, values }) =>
        field === named ? (
          <a href={paths.entry(ledger.id, id)}>{values[field.id] || '（没有填）'}</a>
        ) : (
          values[field.id] || '—'
        ),
    }),
  );
  const stage: Column<EntryLine> = { id: 'stage', label: '办到哪一步', cell: (line) => line.stage ?? '—' };
  const due: Column<EntryLine> = { id: 'due', label: '下次回访', cell: (line) => line.due ?? '—' };
  return [...columns, ...(ledger.stages.length > 0 ? [stage] : []), ...(ledger.followUps.length > 0 ? [due] : [])];
}
