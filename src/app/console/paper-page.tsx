/** A paper with live figures: each figure is a link to the rows it counts, and the same paper comes as a docx. */
import type { FilledBlock, FilledPaper, Run } from '../../define/filled-paper.ts';
import { inChinese } from '../../values/date.ts';
import { Filters } from '../ui/filters.tsx';
import type { Query } from '../ui/list-state.ts';
import { Notice } from '../ui/notice.tsx';
import type { Option } from '../ui/radios.tsx';
import { Table } from '../ui/table.tsx';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';

export interface PaperPageProps {
  readonly frame: ConsoleFrame;
  readonly paper: FilledPaper;
  /** `area`, `period` */
  readonly query: Query;
  readonly areas: readonly Option[];
  readonly periods: readonly Option[];
  /** What is chosen by choosing no area: 宕昌县. */
  readonly wholeArea: string;
  /** Where the rows of an indicator or a fund are; undefined when they can not be opened. */
  readonly rowsOf: (run: Run) => string | undefined;
}

export function PaperPage({ frame, paper, query, areas, periods, wholeArea, rowsOf }: PaperPageProps) {
  return (
    <ConsolePage
      frame={frame}
      title={paper.kind}
      section="papers"
      actions={
        <a class="button" href={paths.paperFile(paper.id, query)}>
          下载 Word 文件
        </a>
      }
    >
      <Filters
        action={paths.paper(paper.id)}
        query={query}
        filters={[
          ...(areas.length > 0
            ? [{ kind: 'choice' as const, name: 'area', label: '地区', options: areas, empty: wholeArea }]
            : []),
          { kind: 'choice', name: 'period', label: '时期', options: periods, empty: '今年' },
        ]}
      />
      {paper.missing.length > 0 && (
        <Notice tone="warn">
          <p>还缺这些数，文中写着“（未填）”：</p>
          <ul>
            {paper.missing.map((what) => (
              <li>{what}</li>
            ))}
          </ul>
        </Notice>
      )}
      <article class="paper stack-small">
        <h2>{paper.title}</h2>
        {paper.number !== undefined && <p class="number-line">{paper.number}</p>}
        {paper.addressee !== undefined && <p class="flush">{paper.addressee}：</p>}
        {paper.blocks.map((block) => (
          <Block block={block} rowsOf={rowsOf} />
        ))}
        <div class="signed">
          <p>{paper.issuer}</p>
          <p>{inChinese(paper.date)}</p>
        </div>
      </article>
    </ConsolePage>
  );
}

interface BlockProps {
  readonly block: FilledBlock;
  readonly rowsOf: PaperPageProps['rowsOf'];
}

function Block({ block, rowsOf }: BlockProps) {
  switch (block.block) {
    case 'heading': {
      const Heading = (['h3', 'h4', 'h5'] as const)[block.level - 1] ?? 'h5';
      return (
        <Heading>
          <Runs runs={block.runs} rowsOf={rowsOf} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p>
          <Runs runs={block.runs} rowsOf={rowsOf} />
        </p>
      );
    case 'table':
      return (
        <Table
          caption={block.title}
          flat
          rows={block.rows}
          columns={block.head.map((label, index) => ({
            id: String(index),
            label,
            number: index > 0,
            rowHeading: index === 0,
            cell: (row: (typeof block.rows)[number]) => <Runs runs={row[index] ?? []} rowsOf={rowsOf} />,
          }))}
        />
      );
  }
}

function Runs({ runs, rowsOf }: { readonly runs: readonly Run[]; readonly rowsOf: PaperPageProps['rowsOf'] }) {
  return (
    <>
      {runs.map((run) => {
        const href =
          run.figure === undefined && run.fund === undefined && run.entry === undefined ? undefined : rowsOf(run);
        return href === undefined ? run.text : <a href={href}>{run.text}</a>;
      })}
    </>
  );
}
