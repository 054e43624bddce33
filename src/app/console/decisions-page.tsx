/** The result of deciding a policy for everybody: counts, what refused people, and the list with reasons. */
import type { Outcome } from '../../engine/decision.ts';
import { formatFen } from '../../values/money.ts';
import { BarChart } from '../ui/bar-chart.tsx';
import { Filters } from '../ui/filters.tsx';
import { count, percentOf } from '../ui/format.ts';
import { KeyFigures } from '../ui/key-figures.tsx';
import type { Query } from '../ui/list-state.ts';
import { Pager } from '../ui/pager.tsx';
import { Panel } from '../ui/panel.tsx';
import type { Option } from '../ui/radios.tsx';
import { StatusMark } from '../ui/status-mark.tsx';
import { Table } from '../ui/table.tsx';
import { outcomeMarks } from './decision-card.tsx';
import { Download } from './download.tsx';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';

export interface DecidedPerson {
  readonly id: string;
  readonly name: string;
  readonly place: string;
  readonly outcome: Outcome;
  readonly amountFen: number | null;
  /** Why, as one sentence for each reason. */
  readonly reasons: readonly string[];
}

export interface DecisionsPageProps {
  readonly frame: ConsoleFrame;
  readonly policy: { readonly id: string; readonly title: string };
  readonly on: string;
  readonly subjects: number;
  readonly eligible: number;
  readonly ineligible: number;
  readonly unknown: number;
  readonly amountFen: bigint | number;
  /** What to say of the criterion, and how many it refused; one person may be refused by several. */
  readonly refusedBy: readonly { readonly id: string; readonly label: string; readonly people: number }[];
  readonly missing: readonly { readonly id: string; readonly label: string; readonly people: number }[];
  readonly target?: { readonly value: number; readonly handedDownBy: string };
  /** `outcome`, `criterion`, `missing`, `town`, `page` */
  readonly query: Query;
  readonly towns: readonly Option[];
  readonly people: readonly DecidedPerson[];
  readonly page: number;
  readonly pages: number;
  /** Where the list comes as CSV. */
  readonly csv?: string;
}

export function DecisionsPage(props: DecisionsPageProps) {
  const { frame, policy, on, query, people, page, pages, refusedBy, missing, csv } = props;
  return (
    <ConsolePage
      frame={frame}
      title={`认定结果：${policy.title}`}
      section="policies"
      actions={
        <a class="button quiet" href={paths.policy(policy.id)}>
          看条件和依据
        </a>
      }
    >
      <p>按 {on} 的情况和标准。</p>
      <KeyFigures figures={figuresOf(props)} />
      <div class="columns">
        {refusedBy.length > 0 && (
          <Panel title="为什么不符合">
            <Reasons
              rows={refusedBy}
              what="不符合的条件"
              finding={`${count(props.ineligible)} 人不符合。一个人可能有几条不符合。`}
            />
          </Panel>
        )}
        {missing.length > 0 && (
          <Panel title="缺什么信息">
            <Reasons rows={missing} what="缺的信息" finding={`${count(props.unknown)} 人缺信息，补上才能认定。`} />
          </Panel>
        )}
      </div>
      <OutcomeSwitch {...props} />
      <Narrowing {...props} />
      <People people={people} />
      <Pager base={paths.decisions(policy.id)} query={query} page={page} pages={pages} />
      {csv !== undefined && <Download href={csv} words="下载这份名单" />}
    </ConsolePage>
  );
}

function figuresOf({ subjects, eligible, ineligible, unknown, amountFen, target }: DecisionsPageProps) {
  const goal =
    target === undefined
      ? []
      : [
          {
            label: `目标（${target.handedDownBy}）`,
            value: count(target.value),
            aside:
              `完成 ${percentOf(eligible, target.value)}` +
              (eligible < target.value ? `，还差 ${count(target.value - eligible)} 人` : ''),
          },
        ];
  return [
    { label: '认定人数', value: count(subjects) },
    { label: '符合', value: count(eligible) },
    { label: '不符合', value: count(ineligible) },
    { label: '缺信息', value: count(unknown) },
    { label: '金额合计', value: formatFen(amountFen) },
    ...goal,
  ];
}

interface ReasonsProps {
  readonly rows: DecisionsPageProps['refusedBy'];
  readonly what: string;
  readonly finding: string;
}

function Reasons({ rows, what, finding }: ReasonsProps) {
  const bars = rows.map(({ label, people }) => ({ label, value: people }));
  return <BarChart caption={`${what}（人）`} rowName={what} valueName="人数" finding={finding} bars={bars} />;
}

function OutcomeSwitch({ policy, query, eligible, ineligible, unknown }: DecisionsPageProps) {
  const tabs = [
    { id: 'eligible', label: '符合', people: eligible },
    { id: 'ineligible', label: '不符合', people: ineligible },
    { id: 'unknown', label: '缺信息', people: unknown },
  ];
  return (
    <nav aria-label="按结果看">
      <ul class="switch">
        {tabs.map(({ id, label, people }) => (
          <li>
            <a
              href={paths.decisionsWhere(policy.id, { outcome: id })}
              aria-current={(query['outcome'] ?? 'eligible') === id ? 'page' : undefined}
            >
              {label} {count(people)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const optionsOf = (rows: DecisionsPageProps['refusedBy']): Option[] =>
  rows.map(({ id, label, people }) => ({ id, label: `${label}（${count(people)}）` }));

/** Within one outcome: by place, and by the reason that this outcome can have. */
function Narrowing({ policy, query, towns, refusedBy, missing }: DecisionsPageProps) {
  const choice = (name: string, label: string, options: readonly Option[]) =>
    options.length === 0 ? [] : [{ kind: 'choice' as const, name, label, options }];
  const outcome = query['outcome'] ?? 'eligible';
  const filters = [
    ...choice('town', '乡镇、村', towns),
    ...(outcome === 'ineligible' ? choice('criterion', '不符合的条件', optionsOf(refusedBy)) : []),
    ...(outcome === 'unknown' ? choice('missing', '缺的信息', optionsOf(missing)) : []),
  ];
  return filters.length === 0 ? null : (
    <Filters action={paths.decisions(policy.id)} query={query} keep={['outcome']} filters={filters} />
  );
}

function People({ people }: { readonly people: readonly DecidedPerson[] }) {
  return (
    <Table
      caption="名单"
      rows={people}
      empty="没有这样的人。"
      columns={[
        { id: 'name', label: '姓名', rowHeading: true, cell: ({ id, name }) => <a href={paths.person(id)}>{name}</a> },
        { id: 'place', label: '乡镇、村', cell: ({ place }) => place },
        { id: 'outcome', label: '结果', cell: ({ outcome }) => <StatusMark {...outcomeMarks[outcome]} /> },
        {
          id: 'amount',
          label: '金额',
          number: true,
          cell: ({ amountFen }) => (amountFen === null ? '—' : formatFen(amountFen)),
        },
        {
          id: 'reasons',
          label: '理由',
          cell: ({ reasons }) => (
            <>
              {reasons.map((reason) => (
                <div>{reason}</div>
              ))}
            </>
          ),
        },
      ]}
    />
  );
}
