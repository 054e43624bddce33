/** 重复与冲突: what does not go together, looked at before it is paid. */

import { periodWords } from '../correction-words.ts';
import { Filters } from '../ui/filters.tsx';
import { count } from '../ui/format.ts';
import { href, type Query } from '../ui/list-state.ts';
import { Notice } from '../ui/notice.tsx';
import type { Option } from '../ui/radios.tsx';
import { StatusMark } from '../ui/status-mark.tsx';
import { Table } from '../ui/table.tsx';
import { clashMarks, keptWords, monthsOf, rulingWords, sideWords } from './clash-words.tsx';
import type { Operations } from './desk.ts';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';

type Found = Awaited<ReturnType<Operations['entitlement']['clashes']>>;

export interface ClashesPageProps {
  readonly frame: ConsoleFrame;
  readonly found: Found;
  readonly placeOf: (area: string) => string;
  /** `month`, `town`, `state`, `import`, `after` */
  readonly query: Query;
  readonly months: readonly Option[];
  readonly towns: readonly Option[];
}

const states: readonly Option[] = [
  { id: 'open', label: '等人决定' },
  { id: 'decided', label: '已决定' },
];

export function ClashesPage(props: ClashesPageProps) {
  const { frame, found, query, months, towns } = props;
  return (
    <ConsolePage frame={frame} title="重复与冲突" section="clashes">
      <p>
        发放以前看一遍：同一个人同一个月（按年发的，同一年），几项待遇不能同时领、超过合计上限，或者在外县也领着（按《外地享受待遇核对表》）。已申请、还没发过的也比对。
      </p>
      <p>没有决定发哪一项以前，后一项的申请、补发和发放表都不能通过。</p>
      {query['import'] ? (
        <p>
          只看<a href={paths.import(query['import'])}>这份还没有写入的发放表</a>上的人。
          <a href={paths.clashes}>看全部</a>
        </p>
      ) : (
        <Filters
          action={paths.clashes}
          query={query}
          filters={[
            { kind: 'choice', name: 'month', label: '月份', options: months, empty: '前两个月到下个月' },
            { kind: 'choice', name: 'state', label: '办理', options: states },
            ...(towns.length === 0
              ? []
              : [{ kind: 'choice' as const, name: 'town', label: '乡镇、村', options: towns }]),
          ]}
        />
      )}
      {query['after'] && (
        <p>
          这是后面的人。<a href={href(paths.clashes, query, { after: '' })}>从头看</a>
        </p>
      )}
      {found.unnamed.length > 0 && <UnnamedBenefits unnamed={found.unnamed} />}
      <Clashes {...props} />
      {found.next !== null && (
        <p>
          一次最多比对 {count(found.people)} 人，后面还有人没有比对。
          <a href={href(paths.clashes, query, { after: found.next })}>比对后面的人</a>
        </p>
      )}
    </ConsolePage>
  );
}

function Clashes({ found, placeOf }: ClashesPageProps) {
  const { months, people, clashes, open } = found;
  const summary = `${periodWords(months.first)}至${periodWords(months.last)}，比对 ${count(people)} 人，发现 ${count(clashes.length)} 处，等人决定 ${count(open)} 处`;
  return (
    <Table
      caption={summary}
      rows={clashes}
      empty="没有重复和冲突的待遇。"
      columns={[
        {
          id: 'name',
          label: '姓名',
          rowHeading: true,
          cell: ({ person }) => (
            <a class="whole" href={paths.clashesOf(person.id)}>
              {person.name}
            </a>
          ),
        },
        { id: 'place', label: '乡镇、村', cell: ({ person }) => placeOf(person.area) },
        { id: 'kind', label: '问题', cell: ({ kind }) => <StatusMark {...clashMarks[kind]} /> },
        { id: 'months', label: '月份', cell: monthsOf },
        {
          id: 'sides',
          label: '哪几项',
          cell: ({ sides, first }) => sides.map((side) => <div>{sideWords(side, first)}</div>),
        },
        { id: 'keep', label: '按规定', cell: keptWords },
        { id: 'ruling', label: '办理', cell: rulingWords },
      ]}
    />
  );
}

/** What can not be compared by the machine is handed to a person. */
function UnnamedBenefits({ unnamed }: Pick<Found, 'unnamed'>) {
  return (
    <Notice tone="warn">
      <p>
        外县来表里有 {count(unnamed.length)} 条待遇名称对不上本县的任何一项，没有比对。请核实后在台账里改成本县的名称：
      </p>
      <ul>
        {unnamed.map(({ entry, name, benefit, paidIn }) => (
          <li>
            <a href={paths.entry('received-elsewhere', entry)}>{name}</a>：{paidIn}“{benefit}”
          </li>
        ))}
      </ul>
    </Notice>
  );
}
