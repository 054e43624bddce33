import { StatusMark } from '../ui/status-mark.tsx';
import { Table } from '../ui/table.tsx';
import { paths } from './paths.ts';

export interface DueVisit {
  readonly ledger: string;
  readonly entry: string;
  /** Of whom or of what: a name, a place. */
  readonly about: string;
  /** 术后 1 周回访 */
  readonly what: string;
  readonly village: string;
  /** YYYY-MM-DD */
  readonly due: string;
  /** Days since it was due; below zero when it is still to come. */
  readonly late: number;
}

export const lateWords = (late: number): string =>
  late > 0 ? `已超期 ${late} 天` : late === 0 ? '今天到期' : `还有 ${-late} 天`;

export function DueTable({ visits }: { readonly visits: readonly DueVisit[] }) {
  return (
    <Table
      caption="到期的回访"
      quietCaption
      rows={visits}
      empty="没有到期的回访。"
      columns={[
        {
          id: 'about',
          label: '对象',
          rowHeading: true,
          cell: ({ ledger, entry, about }) => <a href={paths.entry(ledger, entry)}>{about}</a>,
        },
        { id: 'what', label: '要做的事', cell: ({ what }) => what },
        { id: 'village', label: '村（社区）', cell: ({ village }) => village },
        { id: 'due', label: '到期日', cell: ({ due }) => due },
        {
          id: 'late',
          label: '状态',
          cell: ({ late }) => (
            <StatusMark tone={late > 0 ? 'err' : late === 0 ? 'warn' : 'info'} word={lateWords(late)} />
          ),
        },
      ]}
    />
  );
}
