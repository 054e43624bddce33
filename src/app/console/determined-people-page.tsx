/** The people behind a figure of 待遇测算, and how many there are in each area below. */
import { formatFen } from '../../values/money.ts';
import { periodWords } from '../correction-words.ts';
import { count } from '../ui/format.ts';
import { href, type Query } from '../ui/list-state.ts';
import { Pager } from '../ui/pager.tsx';
import { Panel } from '../ui/panel.tsx';
import type { Option } from '../ui/radios.tsx';
import { Table } from '../ui/table.tsx';
import type { Operations } from './desk.ts';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';

export interface DeterminedPeoplePageProps {
  readonly frame: ConsoleFrame;
  readonly found: Awaited<ReturnType<Operations['entitlement']['determinedPeople']>>;
  readonly title: string;
  readonly pays: boolean;
  /** `first`, `policy`, `period`, `kind`, `town`, `page` */
  readonly query: Query;
  readonly kind: keyof typeof kindWords;
  readonly placeOf: (area: string) => string;
  /** Areas that can be asked for. */
  readonly towns: readonly Option[];
  readonly page: number;
  readonly pages: number;
}

export const kindWords = { due: '应发', unknown: '说不准', unclaimed: '符合，没有申请或确认' } as const;

export function DeterminedPeoplePage(props: DeterminedPeoplePageProps) {
  const { frame, found, title, pays, query, kind, placeOf, towns, page, pages } = props;
  const money = pays && kind === 'due';
  const sum = money ? `，${formatFen(found.fen)}` : '';
  return (
    <ConsolePage
      frame={frame}
      title={`${title}：${periodWords(query['period'] ?? '')}，${kindWords[kind]}`}
      section="determined"
      actions={
        <a class="button" href={href(paths.determined, query, { period: '', kind: '', page: '' })}>
          回到各期
        </a>
      }
    >
      <Panel title="按乡镇、村">
        <Table
          caption={`${count(found.total)} 人${sum}`}
          flat
          rows={found.areas}
          empty="没有人。"
          columns={[
            {
              id: 'area',
              label: '乡镇、村',
              rowHeading: true,
              cell: ({ area, name }) =>
                towns.some(({ id }) => id === area) ? (
                  <a href={href(paths.determinedPeople, query, { town: area, page: '' })}>{name}</a>
                ) : (
                  name
                ),
            },
            { id: 'people', label: '人数', number: true, cell: ({ people }) => count(people) },
            ...(money
              ? [{ id: 'fen', label: '金额', number: true, cell: ({ fen }: { fen: number }) => formatFen(fen) }]
              : []),
          ]}
        />
      </Panel>
      <Table
        caption={`名单：共 ${count(found.total)} 人，第 ${page} 页，共 ${Math.max(1, pages)} 页`}
        rows={found.people}
        empty="没有人。"
        columns={[
          {
            id: 'name',
            label: '姓名',
            rowHeading: true,
            cell: ({ person, name }) => <a href={paths.entitlements(person)}>{name}</a>,
          },
          { id: 'place', label: '乡镇、村', cell: ({ area }) => placeOf(area) },
          ...(money
            ? [
                {
                  id: 'fen',
                  label: '金额',
                  number: true,
                  cell: ({ fen }: { fen: number | null }) => (fen === null ? '说不准' : formatFen(fen)),
                },
              ]
            : []),
        ]}
      />
      <Pager base={paths.determinedPeople} query={query} page={page} pages={pages} label="名单翻页" />
    </ConsolePage>
  );
}
