/** 停发追回: grants of places, areas and organisations that a person decided to stop, what is to come back and what came. */
import type { OtherSubject } from '../../define/fact.ts';
import { formatFen } from '../../values/money.ts';
import { periodWords } from '../correction-words.ts';
import { Filters } from '../ui/filters.tsx';
import { count } from '../ui/format.ts';
import { KeyFigures } from '../ui/key-figures.tsx';
import type { Query } from '../ui/list-state.ts';
import { Pager } from '../ui/pager.tsx';
import type { Option } from '../ui/radios.tsx';
import { StatusMark } from '../ui/status-mark.tsx';
import { Table } from '../ui/table.tsx';
import { Download } from './download.tsx';
import { stopMarks } from './grant-stop-words.ts';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';

export interface GrantStopLine {
  readonly id: string;
  readonly subject: string;
  readonly kind: OtherSubject;
  readonly name: string;
  readonly place: string;
  readonly stopsTitle: string;
  readonly fromMonth: string;
  readonly amountFen: number;
  readonly repaidFen: number;
  readonly state: keyof typeof stopMarks;
}

export interface GrantStopsPageProps {
  readonly frame: ConsoleFrame;
  readonly stops: readonly GrantStopLine[];
  readonly sums: { readonly total: number; readonly amountFen: number; readonly repaidFen: number };
  /** `state`, `town`, `page` */
  readonly query: Query;
  readonly towns: readonly Option[];
  readonly page: number;
  readonly pages: number;
  readonly csv: string;
}

const states: Option[] = Object.entries(stopMarks).map(([id, { word }]) => ({ id, label: word }));

export function GrantStopsPage({ frame, stops, sums, query, towns, page, pages, csv }: GrantStopsPageProps) {
  return (
    <ConsolePage frame={frame} title="场所和单位的停发追回" section="corrections">
      <p>
        规则提出建议，县里一个人核实后决定停发、追回，另一个人复核；通过以后才停发，退回的钱在这里逐笔登记。个人的在
        <a href={paths.corrections}>补发追缴</a>里。
      </p>
      <Filters
        action={paths.grantStops({})}
        query={query}
        filters={[
          { kind: 'choice', name: 'state', label: '状态', options: states },
          ...(towns.length === 0 ? [] : [{ kind: 'choice' as const, name: 'town', label: '乡镇、村', options: towns }]),
        ]}
      />
      <KeyFigures
        figures={[
          { label: '项数', value: count(sums.total) },
          { label: '追回合计', value: formatFen(sums.amountFen) },
          { label: '已退回', value: formatFen(sums.repaidFen) },
        ]}
      />
      <Table
        caption="停发追回清单"
        quietCaption
        rows={stops}
        empty="没有这样的停发追回。"
        columns={[
          {
            id: 'name',
            label: '场所或单位',
            rowHeading: true,
            cell: ({ id, name }) => <a href={paths.grantStop(id)}>{name}</a>,
          },
          { id: 'place', label: '乡镇、村', cell: ({ place }) => place },
          { id: 'grant', label: '补助', cell: ({ stopsTitle }) => stopsTitle },
          { id: 'from', label: '停发月份', whole: true, cell: ({ fromMonth }) => `${periodWords(fromMonth)}起` },
          { id: 'amount', label: '追回', number: true, cell: ({ amountFen }) => formatFen(amountFen) },
          { id: 'repaid', label: '已退回', number: true, cell: ({ repaidFen }) => formatFen(repaidFen) },
          { id: 'state', label: '状态', cell: ({ state }) => <StatusMark {...stopMarks[state]} /> },
        ]}
      />
      <Pager base={paths.grantStops({})} query={query} page={page} pages={pages} />
      <Download href={csv} words="下载这份清单" />
    </ConsolePage>
  );
}
