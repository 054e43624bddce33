import { count } from '../ui/format.ts';
import type { Query } from '../ui/list-state.ts';
import { Pager } from '../ui/pager.tsx';
import { DueTable, type DueVisit } from './due-table.tsx';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';

export interface DuePageProps {
  readonly frame: ConsoleFrame;
  readonly visits: readonly DueVisit[];
  readonly total: number;
  readonly query: Query;
  readonly page: number;
  readonly pages: number;
}

export function DuePage({ frame, visits, total, query, page, pages }: DuePageProps) {
  return (
    <ConsolePage frame={frame} title="到期回访" section="due">
      <p>从台账里的日期算出来，一共 {count(total)} 项。办完登记在台账里，就从这里消失。</p>
      <DueTable visits={visits} />
      <Pager base={paths.due} query={query} page={page} pages={pages} />
    </ConsolePage>
  );
}
