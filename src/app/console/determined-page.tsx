/** 待遇测算: what the rules give everybody, month by month, by what is on record. One month of all policies, or all months of one. */
import { formatFen } from '../../values/money.ts';
import { periodWords } from '../correction-words.ts';
import { Button } from '../ui/button.tsx';
import { Filters } from '../ui/filters.tsx';
import { count, moment } from '../ui/format.ts';
import { href, type Query } from '../ui/list-state.ts';
import { Notice } from '../ui/notice.tsx';
import { Panel } from '../ui/panel.tsx';
import type { Option } from '../ui/radios.tsx';
import { type Column, Table } from '../ui/table.tsx';
import type { Operations } from './desk.ts';
import { UnderWay } from './job-page.tsx';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';

type Determined = Awaited<ReturnType<Operations['entitlement']['determined']>>;
type Policy = Determined['policies'][number];

export interface DeterminedPageProps {
  readonly frame: ConsoleFrame;
  readonly found: Determined;
  /** `first`, `month`, `policy`, `town` */
  readonly query: Query;
  /** Shown while no policy is chosen. */
  readonly month: string;
  readonly choices: {
    readonly stretches: readonly Option[];
    readonly months: readonly Option[];
    readonly policies: readonly Option[];
    readonly towns: readonly Option[];
  };
  readonly mayRun: boolean;
  /** One that is under way. */
  readonly job: string | undefined;
}

/** One period of one policy. */
interface Line {
  readonly policy: string;
  readonly title: string;
  readonly pays: boolean;
  readonly heading: string;
  readonly at: string;
  readonly figures: Policy['periods'][number];
}

export function DeterminedPage(props: DeterminedPageProps) {
  const { frame, found, query, choices, mayRun, job } = props;
  const { run } = found;
  return (
    <ConsolePage frame={frame} title="待遇测算" section="determined">
      <p>
        按登记的情况和现行规则，每项政策每个月该发给多少人、多少钱。是测算，不是发放；数字点开就是名单。不能同时领的、超过合计上限的，能按规定定的已经扣除；要由人决定的，在“重复与冲突”里定了以后扣除。
      </p>
      <UnderWay job={job} before={run !== null} />
      {run === null ? (
        <Notice tone="info">
          <p>还没有测算过。{mayRun ? '点“开始测算”，一般几秒钟就好。' : '县级工作人员测算以后，这里就有了。'}</p>
        </Notice>
      ) : (
        <>
          <Filters action={paths.determined} query={query} filters={filtersOf(choices)} />
          <p>
            {periodWords(run.first)}起 {run.months} 个月。最近一次有变化的测算：{moment(run.at)}。
            {found.waiting > 0 && `另有 ${count(found.waiting)} 人的情况刚变，正在重新测算。`}
          </p>
          <Figures {...props} />
          <p>
            <a class="button quiet" href={href(paths.determinedFile, query, { policy: '', month: '' })}>
              下载各政策各月的表（XLSX）
            </a>
          </p>
        </>
      )}
      {mayRun && <Run {...props} />}
    </ConsolePage>
  );
}

const filtersOf = ({ stretches, months, policies, towns }: DeterminedPageProps['choices']) => [
  ...(stretches.length > 1
    ? [{ kind: 'choice' as const, name: 'first', label: '哪次测算', options: stretches, empty: '今年' }]
    : []),
  { kind: 'choice' as const, name: 'month', label: '月份', options: months, empty: '本月' },
  { kind: 'choice' as const, name: 'policy', label: '政策', options: policies, empty: '全部政策' },
  ...(towns.length > 0 ? [{ kind: 'choice' as const, name: 'town', label: '乡镇、村', options: towns }] : []),
];

function Figures({ found, query, month }: DeterminedPageProps) {
  const chosen = found.policies.find(({ id }) => id === query['policy']);
  if (chosen !== undefined)
    return (
      <Table
        caption={`${chosen.title}，各期`}
        rows={chosen.periods.map((figures) => lineOf(chosen, figures, periodWords(figures.period), ''))}
        columns={columns('期间', query)}
      />
    );
  const lines = found.policies.flatMap((policy) =>
    policy.periods
      .filter(({ period }) => period === month || period === month.slice(0, 4) || period === 'once')
      .map((figures) => lineOf(policy, figures, policy.title, href(paths.determined, query, { policy: policy.id }))),
  );
  const some = lines.filter(({ figures: { due, unknown, unclaimed } }) => due + unknown + unclaimed > 0);
  const sum = some.reduce((fen, { pays, figures }) => fen + (pays && figures.period === month ? figures.fen : 0), 0);
  return (
    <>
      <Table
        caption={`${periodWords(month)}，按月发的合计 ${formatFen(sum)}；按年、一次性的政策是整期的数，不在合计里`}
        rows={some}
        empty="这个月没有人符合，也没有说不准的。"
        columns={columns('政策', query)}
      />
      {lines.length > some.length && <p>另有 {lines.length - some.length} 项政策，没有人符合，也没有说不准的。</p>}
    </>
  );
}

const lineOf = ({ id, title, pays }: Policy, figures: Line['figures'], heading: string, at: string): Line => ({
  policy: id,
  title,
  pays,
  figures,
  heading,
  at,
});

function columns(heading: string, query: Query): Column<Line>[] {
  const listOf = ({ policy, figures }: Line, kind: string, people: number) =>
    people === 0 ? (
      '0'
    ) : (
      <a href={href(paths.determinedPeople, query, { policy, period: figures.period, kind, month: '' })}>
        {count(people)}
      </a>
    );
  return [
    {
      id: 'title',
      label: heading,
      rowHeading: true,
      cell: (line) => (line.at === '' ? line.heading : <a href={line.at}>{line.heading}</a>),
    },
    { id: 'due', label: '应发人数', number: true, cell: (line) => listOf(line, 'due', line.figures.due) },
    {
      id: 'fen',
      label: '应发金额',
      number: true,
      cell: ({ pays, figures }) => (pays ? formatFen(figures.fen) : '不发钱'),
    },
    { id: 'unknown', label: '说不准', number: true, cell: (line) => listOf(line, 'unknown', line.figures.unknown) },
    {
      id: 'unclaimed',
      label: '符合，没有申请或确认',
      number: true,
      cell: (line) => listOf(line, 'unclaimed', line.figures.unclaimed),
    },
  ];
}

function Run({ found, query }: DeterminedPageProps) {
  return (
    <Panel title={found.run === null ? '开始测算' : '重新测算'}>
      <p>登记和规则变了，系统会自己重新测算变了的人和政策；不放心时可以在这里全部重算一遍。只写有变化的，不动发放。</p>
      <form method="post" action={paths.determined} class="actions">
        {query['first'] !== undefined && <input type="hidden" name="first" value={query['first']} />}
        <Button kind={found.run === null ? 'main' : 'quiet'}>{found.run === null ? '开始测算' : '全部重新测算'}</Button>
      </form>
    </Panel>
  );
}
