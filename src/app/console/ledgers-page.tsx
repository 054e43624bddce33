import { count } from '../ui/format.ts';
import { Table } from '../ui/table.tsx';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';

export interface LedgerLine {
  readonly id: string;
  readonly title: string;
  readonly pack: string;
  readonly entries: number;
  /** Follow-ups that are due. */
  readonly due: number;
}

export function LedgersPage({
  frame,
  ledgers,
}: {
  readonly frame: ConsoleFrame;
  readonly ledgers: readonly LedgerLine[];
}) {
  return (
    <ConsolePage frame={frame} title="业务台账" section="ledgers">
      <Table
        caption={`一共 ${ledgers.length} 种台账`}
        rows={ledgers}
        columns={[
          {
            id: 'title',
            label: '台账',
            rowHeading: true,
            cell: ({ id, title }) => <a href={paths.ledger(id)}>{title}</a>,
          },
          { id: 'pack', label: '所属项目', cell: ({ pack }) => pack },
          { id: 'entries', label: '记录', number: true, cell: ({ entries }) => count(entries) },
          { id: 'due', label: '到期回访', number: true, cell: ({ due }) => count(due) },
          {
            id: 'template',
            label: '空表',
            cell: ({ id, title }) => (
              <a href={paths.ledgerTemplate(id)} download>
                下载<span class="visually-hidden">{title}的空表</span>
              </a>
            ),
          },
        ]}
      />
    </ConsolePage>
  );
}
