import { Table } from '../ui/table.tsx';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';

export interface PaperLine {
  readonly id: string;
  readonly title: string;
  /** 工作总结, 通知, 报告 */
  readonly kind: string;
  readonly pack: string;
}

export function PapersPage({ frame, papers }: { readonly frame: ConsoleFrame; readonly papers: readonly PaperLine[] }) {
  return (
    <ConsolePage frame={frame} title="公文" section="papers">
      <p>公文里的数字都是现算的，点数字看它数的是哪些记录。</p>
      <Table
        caption={`一共 ${papers.length} 种`}
        rows={papers}
        columns={[
          {
            id: 'title',
            label: '公文',
            rowHeading: true,
            cell: ({ id, title }) => <a href={paths.paper(id)}>{title}</a>,
          },
          { id: 'kind', label: '文种', cell: ({ kind }) => kind },
          { id: 'pack', label: '所属项目', cell: ({ pack }) => pack },
        ]}
      />
    </ConsolePage>
  );
}
