/** 重复与冲突: what does not go together, looked at before it is paid. */
import { formatFen } from '../../values/money.ts';
import { Filters } from '../ui/filters.tsx';
import { count } from '../ui/format.ts';
import type { Query } from '../ui/list-state.ts';
import type { Option } from '../ui/radios.tsx';
import { sourceWords } from '../ui/source-words.ts';
import { StatusMark } from '../ui/status-mark.tsx';
import { Table } from '../ui/table.tsx';
import { periodWords } from './correction-words.ts';
import type { Operations } from './desk.ts';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';

type Found = Awaited<ReturnType<Operations['entitlement']['clashes']>>;
type Clash = Found['clashes'][number];

export interface ClashesPageProps {
  readonly frame: ConsoleFrame;
  readonly found: Found;
  readonly placeOf: (area: string) => string;
  /** `month`, `town` */
  readonly query: Query;
  readonly months: readonly Option[];
  readonly towns: readonly Option[];
}

const kinds = {
  'same-policy': { tone: 'err', word: '重复领取' },
  excluded: { tone: 'warn', word: '不能同时领' },
  capped: { tone: 'info', word: '超过上限' },
} as const;

export function ClashesPage({ frame, found, placeOf, query, months, towns }: ClashesPageProps) {
  return (
    <ConsolePage frame={frame} title="重复与冲突" section="clashes">
      <p>
        发放以前看一遍：同一个人同一个月，几项待遇不能同时领、超过合计上限，或者在外县也领着。外县的从《外地享受待遇核对表》比对。
      </p>
      <Filters
        action={paths.clashes}
        query={query}
        filters={[
          { kind: 'choice', name: 'month', label: '月份', options: months, empty: '最近 3 个月' },
          ...(towns.length === 0 ? [] : [{ kind: 'choice' as const, name: 'town', label: '乡镇、村', options: towns }]),
        ]}
      />
      {found.more && <p>人太多，只比对了前 {count(found.people)} 人。请按乡镇分开看。</p>}
      <Table
        caption={`${periodWords(found.months.first)}至${periodWords(found.months.last)}，比对 ${count(found.people)} 人，发现 ${count(found.clashes.length)} 处`}
        rows={found.clashes}
        empty="没有重复和冲突的待遇。"
        columns={[
          {
            id: 'name',
            label: '姓名',
            rowHeading: true,
            cell: ({ person }) => <a href={paths.entitlements(person.id)}>{person.name}</a>,
          },
          { id: 'place', label: '乡镇、村', cell: ({ person }) => placeOf(person.area) },
          { id: 'kind', label: '问题', cell: ({ kind }) => <StatusMark {...kinds[kind]} /> },
          { id: 'months', label: '月份', cell: monthsOf },
          { id: 'sides', label: '哪几项', cell: ({ sides }) => sides.map((side) => <div>{sideWords(side)}</div>) },
          { id: 'keep', label: '按规定', cell: keptWords },
        ]}
      />
    </ConsolePage>
  );
}

const monthsOf = ({ first, last }: Clash): string =>
  first === last ? periodWords(first) : `${periodWords(first)}至${periodWords(last)}`;

const sideWords = ({ title, amountFen, paidIn }: Clash['sides'][number]): string =>
  `${title}${amountFen > 0 ? ` ${formatFen(amountFen)}` : ''}${paidIn === null ? '' : `（${paidIn}发放）`}`;

function keptWords({ sides, keep, rule }: Clash) {
  if (rule === null) return <>由人核实后定，只能领一份。</>;
  const kept = keep === null ? '' : `发${sides[keep]!.title}。`;
  return (
    <>
      {kept}
      {rule.because}
      {/[。！]$/.test(rule.because) ? '' : '。'}
      <div class="muted">{sourceWords(rule.source)}</div>
    </>
  );
}
