/** 应享未享: who qualifies and does not receive, by policy and village, so that somebody can knock on the door. */
import { formatFen } from '../../values/money.ts';
import { Filters } from '../ui/filters.tsx';
import { count } from '../ui/format.ts';
import { href, type Query } from '../ui/list-state.ts';
import { Pager } from '../ui/pager.tsx';
import type { Option } from '../ui/radios.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { Download } from './download.tsx';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';

export interface UnclaimedLine {
  readonly person: string;
  readonly name: string;
  readonly place: string;
  readonly policy: string;
  readonly policyTitle: string;
  readonly amountFen: number | null;
  readonly phone: string | null;
}

/** How many qualify for a policy and, where a ledger tells who is paid, are not paid. */
export interface UnclaimedPolicy {
  readonly policy: string;
  readonly title: string;
  readonly people: number;
  /** 按 2026-03 的《…》; null when no ledger tells who is paid. */
  readonly paidBy: string | null;
}

export interface UnclaimedPageProps {
  readonly frame: ConsoleFrame;
  /** Shown while no policy is chosen. */
  readonly policies: readonly UnclaimedPolicy[];
  /** People of the chosen policy; null while none is. */
  readonly chosen: UnclaimedPolicy | null;
  readonly lines: readonly UnclaimedLine[];
  readonly total: number;
  /** `policy`, `town`, `page` */
  readonly query: Query;
  readonly page: number;
  readonly pages: number;
  /** Where the list comes as CSV. */
  readonly csv?: string;
  readonly choices: { readonly policies: readonly Option[]; readonly towns: readonly Option[] };
}

export function UnclaimedPage(props: UnclaimedPageProps) {
  const { frame, query, choices, chosen, csv } = props;
  return (
    <ConsolePage frame={frame} title="应享未享" section="unclaimed">
      <p>按政策符合条件、登记里还没有在领的人。核实后请上门告知，帮忙申请。</p>
      <Filters
        action={paths.unclaimed}
        query={query}
        filters={[
          { kind: 'choice', name: 'policy', label: '政策', options: choices.policies, empty: '先看各项人数' },
          ...(choices.towns.length > 0
            ? [{ kind: 'choice' as const, name: 'town', label: '乡镇、村', options: choices.towns }]
            : []),
        ]}
      />
      {chosen === null ? <Policies {...props} /> : <People {...props} chosen={chosen} />}
      {csv !== undefined && <Download href={csv} words={chosen === null ? '下载这两张表' : '下载这份名单'} />}
    </ConsolePage>
  );
}

/** Nothing is claimed of a policy of which nobody knows whom it pays. */
function Policies({ policies, query }: UnclaimedPageProps) {
  const listOf = (policy: string): string => href(paths.unclaimed, query, { policy, page: '' });
  const known = policies.filter(({ paidBy }) => paidBy !== null);
  const others = policies.filter(({ paidBy }) => paidBy === null);
  const title = {
    id: 'title',
    label: '政策',
    rowHeading: true,
    cell: ({ policy, title }: UnclaimedPolicy) => <a href={listOf(policy)}>{title}</a>,
  };
  const people = { id: 'people', number: true, cell: (line: UnclaimedPolicy) => count(line.people) };
  const paidBy = { id: 'paidBy', label: '凭什么说没有领', cell: (line: UnclaimedPolicy) => line.paidBy };
  return (
    <>
      <Table
        caption="有发放台账的政策"
        rows={known}
        empty="还没有发放台账，说不出谁没有领。导入发放台账以后，这里就有了。"
        columns={[title, { ...people, label: '应享未享' }, paidBy]}
      />
      <Table
        caption="没有发放台账的政策：谁在领，系统不知道"
        rows={others}
        empty="没有这样的政策。"
        columns={[title, { ...people, label: '符合条件' }]}
      />
    </>
  );
}

function People(props: UnclaimedPageProps & { readonly chosen: UnclaimedPolicy }) {
  const { chosen, lines, total, query, page, pages } = props;
  return (
    <>
      <p>{chosen.paidBy === null ? '没有发放台账，名单里是所有符合条件的人，有人可能已经在领。' : chosen.paidBy}</p>
      <Table
        caption={`${chosen.title}：共 ${count(total)} 人，第 ${page} 页，共 ${Math.max(1, pages)} 页`}
        rows={lines}
        empty="没有应享未享的人。"
        columns={peopleColumns}
      />
      <Pager base={paths.unclaimed} query={query} page={page} pages={pages} />
    </>
  );
}

const peopleColumns: Column<UnclaimedLine>[] = [
  {
    id: 'name',
    label: '姓名',
    rowHeading: true,
    cell: ({ person, name }) => <a href={paths.person(person)}>{name}</a>,
  },
  { id: 'place', label: '乡镇、村', cell: ({ place }) => place },
  {
    id: 'policy',
    label: '可以享受',
    cell: ({ policy, policyTitle }) => <a href={paths.policy(policy)}>{policyTitle}</a>,
  },
  {
    id: 'amount',
    label: '每期金额',
    number: true,
    cell: ({ amountFen }) => (amountFen === null ? '—' : formatFen(amountFen)),
  },
  { id: 'phone', label: '联系电话', cell: ({ phone }) => phone ?? '—' },
];
