/** 应享未享: who qualifies and does not receive, by policy and village, so that somebody can knock on the door. */
import { formatFen } from '../../values/money.ts';
import { Filters } from '../ui/filters.tsx';
import { count } from '../ui/format.ts';
import type { Query } from '../ui/list-state.ts';
import { Pager } from '../ui/pager.tsx';
import type { Option } from '../ui/radios.tsx';
import { Table } from '../ui/table.tsx';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';

export interface UnclaimedLine {
  readonly person: string;
  readonly name: string;
  readonly place: string;
  readonly policy: string;
  readonly policyTitle: string;
  readonly amountFen: number | null;
  /** YYYY-MM-DD since when the person qualifies; null when that is not known. */
  readonly since: string | null;
  readonly phone: string | null;
}

export interface UnclaimedPageProps {
  readonly frame: ConsoleFrame;
  readonly lines: readonly UnclaimedLine[];
  readonly total: number;
  /** `policy`, `town`, `page` */
  readonly query: Query;
  readonly page: number;
  readonly pages: number;
  readonly choices: { readonly policies: readonly Option[]; readonly towns: readonly Option[] };
}

export function UnclaimedPage({ frame, lines, total, query, page, pages, choices }: UnclaimedPageProps) {
  return (
    <ConsolePage frame={frame} title="应享未享" section="unclaimed">
      <p>按政策符合条件、登记里还没有在领的人。核实后请上门告知，帮忙申请。</p>
      <Filters
        action={paths.unclaimed}
        query={query}
        filters={[
          { kind: 'choice', name: 'policy', label: '政策', options: choices.policies },
          { kind: 'choice', name: 'town', label: '乡镇', options: choices.towns },
        ]}
      />
      <Table
        caption={`共 ${count(total)} 项，第 ${page} 页，共 ${Math.max(1, pages)} 页`}
        rows={lines}
        empty="没有应享未享的人。"
        columns={[
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
          { id: 'since', label: '从哪天起符合', cell: ({ since }) => since ?? '—' },
          { id: 'phone', label: '联系电话', cell: ({ phone }) => phone ?? '—' },
        ]}
      />
      <Pager base={paths.unclaimed} query={query} page={page} pages={pages} />
    </ConsolePage>
  );
}
