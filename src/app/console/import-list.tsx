/** 导入台账: upload a workbook, and see what has been brought in before. */
import { Button } from '../ui/button.tsx';
import type { FieldErrorLine } from '../ui/error-summary.tsx';
import { count, moment } from '../ui/format.ts';
import type { Query } from '../ui/list-state.ts';
import { Pager } from '../ui/pager.tsx';
import { Panel } from '../ui/panel.tsx';
import type { Option } from '../ui/radios.tsx';
import { Select } from '../ui/select.tsx';
import { StatusMark, type Tone } from '../ui/status-mark.tsx';
import { Table } from '../ui/table.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';

export type ImportState = 'preview' | 'applied' | 'undone';

export const importMarks: Record<ImportState, { readonly tone: Tone; readonly word: string }> = {
  preview: { tone: 'warn', word: '等您确认' },
  applied: { tone: 'ok', word: '已写入' },
  undone: { tone: 'none', word: '已撤销' },
};

export interface ImportLine {
  readonly id: string;
  readonly file: string;
  readonly ledger: string;
  readonly at: string;
  readonly by: string;
  readonly rows: number;
  readonly wrong: number;
  readonly state: ImportState;
}

export interface ImportListProps {
  readonly frame: ConsoleFrame;
  readonly ledgers: readonly Option[];
  /** As chosen before, after a refusal. */
  readonly ledger?: string;
  readonly errors?: readonly FieldErrorLine[];
  readonly imports: readonly ImportLine[];
  /** `page` */
  readonly query: Query;
  readonly page: number;
  readonly pages: number;
}

export function ImportListPage(props: ImportListProps) {
  const { frame, ledgers, ledger, errors = [], imports, query, page, pages } = props;
  const errorOf = (name: string): string | undefined => errors.find((line) => line.name === name)?.message;
  return (
    <ConsolePage frame={frame} title="导入台账" section="imports" errors={errors}>
      <Panel title="选一个文件">
        <form method="post" action={paths.imports} enctype="multipart/form-data" class="stack">
          <TextInput
            name="file"
            label="台账文件"
            type="file"
            accept=".xlsx,.xls,.et,.csv"
            hint="Excel、WPS 或 CSV，不用改格式。先预览，您确认了才写入。"
            error={errorOf('file')}
          />
          <Select
            name="ledger"
            label="是哪种台账"
            options={ledgers}
            chosen={ledger}
            empty="自动识别"
            error={errorOf('ledger')}
          />
          <Button>上传并预览</Button>
        </form>
        <p>
          还没有表的，在<a href={paths.ledgers}>业务台账</a>里下载空表，填好再导入。
        </p>
      </Panel>
      <Table
        caption="导入过的文件"
        rows={imports}
        empty="还没有导入过文件。"
        columns={[
          {
            id: 'file',
            label: '文件',
            rowHeading: true,
            cell: ({ id, file }) => <a href={paths.import(id)}>{file}</a>,
          },
          { id: 'ledger', label: '台账', cell: (line) => line.ledger },
          { id: 'at', label: '时间', whole: true, cell: ({ at }) => moment(at) },
          { id: 'by', label: '谁', cell: ({ by }) => by },
          { id: 'rows', label: '行数', number: true, cell: ({ rows }) => count(rows) },
          { id: 'wrong', label: '有错', number: true, cell: ({ wrong }) => count(wrong) },
          { id: 'state', label: '状态', cell: ({ state }) => <StatusMark {...importMarks[state]} /> },
        ]}
      />
      <Pager base={paths.imports} query={query} page={page} pages={pages} />
    </ConsolePage>
  );
}
