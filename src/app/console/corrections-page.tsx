/** 补发追缴: what the system proposes after late news, and what became of it. Nothing happens to money before a person has decided. */
import { formatFen } from '../../values/money.ts';
import {
  type addressWords,
  circumstanceSaid,
  circumstanceWords,
  correctionMarks,
  kindWords,
  periodWords,
} from '../correction-words.ts';
import { errorLines } from '../ui/error-summary.tsx';
import { Filters } from '../ui/filters.tsx';
import { count } from '../ui/format.ts';
import { KeyFigures } from '../ui/key-figures.tsx';
import { href, type Query } from '../ui/list-state.ts';
import { Notice } from '../ui/notice.tsx';
import { Pager } from '../ui/pager.tsx';
import type { Option } from '../ui/radios.tsx';
import { StatusMark } from '../ui/status-mark.tsx';
import { Table } from '../ui/table.tsx';
import { ApprovePaper, type PapersProps } from './correction-papers.tsx';
import { Download } from './download.tsx';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';

export interface CorrectionLine {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly place: string;
  readonly policyTitle: string;
  readonly period: string;
  readonly kind: keyof typeof kindWords;
  readonly circumstance: keyof typeof circumstanceWords;
  readonly addressedTo: keyof typeof addressWords | null;
  readonly amountFen: number;
  readonly state: keyof typeof correctionMarks;
}

export interface CorrectionsPageProps extends PapersProps {
  readonly frame: ConsoleFrame;
  readonly corrections: readonly CorrectionLine[];
  readonly sums: {
    readonly total: number;
    readonly people: number;
    readonly arrearsFen: number;
    readonly recoveryFen: number;
  };
  /** `state`, `kind`, `circumstance`, `policy`, `town`, `person`, `page` */
  readonly query: Query;
  readonly policies: readonly Option[];
  readonly towns: readonly Option[];
  readonly page: number;
  readonly pages: number;
  readonly csv: string;
}

const options = (words: Readonly<Record<string, string>>): Option[] =>
  Object.entries(words).map(([id, label]) => ({ id, label }));

const states: Option[] = [
  ...(['proposed', 'approved', 'settled', 'rejected', 'withdrawn'] as const).map((id) => ({
    id,
    label: correctionMarks[id].word,
  })),
  { id: 'all', label: '全部' },
];

export function CorrectionsPage(props: CorrectionsPageProps) {
  const { frame, corrections, sums, query, policies, towns, errors, page, pages, csv } = props;
  return (
    <ConsolePage frame={frame} title="补发追缴" section="corrections" errors={errorLines(errors)}>
      <p>
        晚知道的身故、等级、搬迁和新标准，系统逐月和已发的比对，把差额提在这里。补不补、追不追由人来定，没有审批以前钱不会动。
        场所和单位的见<a href={paths.grantStops({})}>停发追回</a>。
      </p>
      <Filters
        action={paths.corrections}
        query={query}
        keep={['person', 'paper']}
        filters={[
          { kind: 'choice', name: 'state', label: '状态', options: states, empty: '待审' },
          { kind: 'choice', name: 'kind', label: '补发或追缴', options: options(kindWords) },
          { kind: 'choice', name: 'circumstance', label: '情形', options: options(circumstanceWords) },
          { kind: 'choice', name: 'policy', label: '待遇', options: policies },
          ...(towns.length === 0 ? [] : [{ kind: 'choice' as const, name: 'town', label: '乡镇、村', options: towns }]),
        ]}
      />
      {query['person'] !== undefined && (
        <p>
          只看一个人的。<a href={href(paths.corrections, query, { person: '', page: '' })}>看所有人的</a>
        </p>
      )}
      <KeyFigures
        figures={[
          { label: '项数', value: count(sums.total) },
          { label: '人数', value: count(sums.people) },
          { label: '补发合计', value: formatFen(sums.arrearsFen) },
          { label: '追缴合计', value: formatFen(sums.recoveryFen) },
        ]}
      />
      {props.comparing > 0 && (
        <Notice tone="info">
          还在比对 {count(props.comparing)}{' '}
          人，比对完可能还有补发、追缴，上面的数还会变。后台会接着比对，过一会儿刷新再看。
        </Notice>
      )}
      <ApprovePaper {...props} />
      <Table
        caption="补发追缴清单"
        quietCaption
        rows={corrections}
        empty="没有这样的补发或追缴。"
        columns={[
          {
            id: 'name',
            label: '姓名',
            rowHeading: true,
            cell: ({ id, name }) => <a href={paths.correction(id)}>{name}</a>,
          },
          { id: 'place', label: '乡镇、村', cell: ({ place }) => place },
          { id: 'policy', label: '待遇', cell: ({ policyTitle }) => policyTitle },
          { id: 'period', label: '月份', whole: true, cell: ({ period }) => periodWords(period) },
          { id: 'kind', label: '补发或追缴', cell: ({ kind }) => kindWords[kind] },
          { id: 'amount', label: '金额', number: true, cell: ({ amountFen }) => formatFen(amountFen) },
          {
            id: 'circumstance',
            label: '情形',
            cell: ({ circumstance, addressedTo }) => circumstanceSaid(circumstance, addressedTo),
          },
          { id: 'state', label: '状态', cell: ({ state }) => <StatusMark {...correctionMarks[state]} /> },
        ]}
      />
      <Pager base={paths.corrections} query={query} page={page} pages={pages} />
      <Download href={csv} words="下载这份清单" />
    </ConsolePage>
  );
}
