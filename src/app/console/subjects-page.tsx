/** A policy decided for places, areas or organisations: who passes, who does not and why, what is due, and what waits for a person. */
import type { OtherSubject } from '../../define/fact.ts';
import type { Outcome } from '../../engine/decision.ts';
import { formatFen } from '../../values/money.ts';
import { count } from '../ui/format.ts';
import { type KeyFigure, KeyFigures } from '../ui/key-figures.tsx';
import { Notice } from '../ui/notice.tsx';
import { StatusMark, type Tone } from '../ui/status-mark.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { type ConsoleFrame, ConsolePage, type ConsoleSection } from './layout.tsx';
import { paths } from './paths.ts';
import { kindWords } from './subject-words.ts';

export interface SubjectLine {
  readonly id: string;
  readonly name: string;
  readonly place: string;
  readonly outcome: Outcome;
  readonly amountFen: number | null;
  readonly reasons: readonly string[];
  readonly missing: readonly string[];
  /** Groups of figures: 需 4，有 2，缺 2. Null where it can not be told. */
  readonly figures: Readonly<
    Record<string, { readonly words: string; readonly anchor: string; readonly settled: boolean }>
  >;
  /** What is proposed and waits, or what a person decided. */
  readonly proposal?: { readonly tone: Tone; readonly words: string };
}

export interface SubjectsPageProps {
  readonly frame: ConsoleFrame;
  readonly section: ConsoleSection;
  readonly title: string;
  readonly policy: { readonly id: string; readonly title: string; readonly kind: OtherSubject };
  readonly on: string;
  readonly verdicts: Readonly<Record<Outcome, string>>;
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly lines: readonly SubjectLine[];
  /** Headings of the groups of figures. */
  readonly groups: readonly { readonly id: string; readonly label: string }[];
  readonly money: boolean;
  /** Sums over those of which the figure is known; `aside` says of how many it is not. */
  readonly totals: readonly KeyFigure[];
  /** How many proposals wait for a person. */
  readonly waiting: number;
}

const tones: Record<Outcome, Tone> = { eligible: 'ok', ineligible: 'err', unknown: 'warn' };
/** Where a levy is due nothing is wrong: the mark only tells the two apart. */
const levyTones: Record<Outcome, Tone> = { eligible: 'info', ineligible: 'none', unknown: 'warn' };

export function SubjectsPage(props: SubjectsPageProps) {
  const { frame, section, title, policy, on, verdicts, counts, lines, waiting, totals } = props;
  return (
    <ConsolePage frame={frame} title={title} section={section}>
      <p>
        按 {on} 的情况逐个认定。<a href={paths.policy(policy.id)}>条件、依据和标准</a>
      </p>
      <KeyFigures
        figures={(['eligible', 'ineligible', 'unknown'] as const).map((outcome) => ({
          label: verdicts[outcome],
          value: count(counts[outcome]),
        }))}
      />
      {totals.length > 0 && <KeyFigures figures={totals} />}
      {waiting > 0 && (
        <Notice tone="warn">
          <p>有 {waiting} 条停发、追回的建议等着人核实和决定。系统自己不会停发，也不会追回。</p>
        </Notice>
      )}
      {lines.some(({ proposal }) => proposal !== undefined) && (
        <p>
          <a href={paths.grantStops({})}>已决定的停发追回和退款</a>
        </p>
      )}
      <Table
        caption={`${kindWords[policy.kind]}一共 ${lines.length} 个`}
        rows={lines}
        columns={columnsOf(props)}
        empty={policy.kind === 'area' ? '这里没有乡镇。' : `《${kindWords[policy.kind]}名册》里还没有登记。`}
      />
    </ConsolePage>
  );
}

function columnsOf({ policy, groups, money, verdicts, lines }: SubjectsPageProps): Column<SubjectLine>[] {
  const marks = policy.kind === 'organisation' ? levyTones : tones;
  const own = (line: SubjectLine): string => paths.subject(policy.kind, line.id);
  return [
    ...(policy.kind === 'area'
      ? []
      : [{ id: 'place', label: '乡镇', whole: true, cell: ({ place }: SubjectLine) => place }]),
    {
      id: 'name',
      label: kindWords[policy.kind],
      rowHeading: true,
      whole: policy.kind === 'area',
      cell: (line) => <a href={own(line)}>{line.name}</a>,
    },
    ...(groups.length > 0
      ? []
      : [
          {
            id: 'outcome',
            label: '结论',
            cell: ({ outcome }: SubjectLine) => <StatusMark tone={marks[outcome]} word={verdicts[outcome]} />,
          },
        ]),
    ...(money
      ? [
          {
            id: 'amount',
            label: '金额',
            number: true,
            cell: ({ amountFen }: SubjectLine) => (amountFen === null ? '不清楚' : formatFen(amountFen)),
          },
        ]
      : []),
    ...(groups.length > MOST_GROUPS
      ? [totalColumn(groups[0]!, policy.kind), shortColumn(groups.slice(1), policy.kind)]
      : []),
    ...(groups.length > MOST_GROUPS ? [] : groups).map(({ id, label }) => ({
      id,
      label,
      whole: true,
      cell: (line: SubjectLine) => {
        const figure = line.figures[id];
        return figure === undefined ? (
          '—'
        ) : (
          <a href={paths.subject(policy.kind, line.id, figure.anchor)}>{figure.words}</a>
        );
      },
    })),
    ...(groups.length > 0 ? [] : [{ id: 'reasons', label: '理由', cell: reasonsCell }]),
    ...(lines.some(({ proposal }) => proposal !== undefined)
      ? [
          {
            id: 'proposal',
            label: '补助',
            cell: (line: SubjectLine) =>
              line.proposal === undefined ? (
                '—'
              ) : (
                <a href={paths.subject(policy.kind, line.id, 'proposal')}>
                  <StatusMark tone={line.proposal.tone} word={line.proposal.words} />
                </a>
              ),
          },
        ]
      : []),
  ];
}

/** So many figures still fit beside each other. */
const MOST_GROUPS = 4;
type Group = SubjectsPageProps['groups'][number];

function figureLink(line: SubjectLine, id: string, kind: OtherSubject, before = '') {
  const figure = line.figures[id];
  if (figure === undefined) return '—';
  return <a href={paths.subject(kind, line.id, figure.anchor)}>{`${before}${figure.words}`}</a>;
}

const totalColumn = ({ id, label }: Group, kind: OtherSubject): Column<SubjectLine> => ({
  id,
  label,
  whole: true,
  cell: (line) => figureLink(line, id, kind),
});

/** Only where something is short or can not be told: the rest stands in the file. */
const shortColumn = (groups: readonly Group[], kind: OtherSubject): Column<SubjectLine> => ({
  id: 'short',
  label: '哪里还缺',
  cell: (line) => {
    const open = groups.filter(({ id }) => line.figures[id]?.settled !== true);
    if (open.length === 0) return '都不缺';
    return (
      <ul class="inline-list">
        {open.map(({ id, label }) => (
          <li>{figureLink(line, id, kind, `${label}：`)}</li>
        ))}
      </ul>
    );
  },
});

function reasonsCell({ reasons, missing }: SubjectLine) {
  const shown = missing.slice(0, 3).join('、');
  const open =
    missing.length > 3 ? `还不清楚 ${missing.length} 项：${shown}……` : missing.length > 0 ? `还要知道：${shown}` : '';
  return (
    <>
      {reasons.length > 0 && <p>{reasons.join('；')}</p>}
      {open !== '' && <p class="muted">{open}</p>}
    </>
  );
}
