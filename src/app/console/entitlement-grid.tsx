/** A line of months for each policy: due or not as mark and word, the amount, and what was paid, with its sum where that differs. */
import { formatFen } from '../../values/money.ts';
import { kindWords, periodWords } from '../correction-words.ts';
import { StatusMark, type Tone } from '../ui/status-mark.tsx';
import { Table } from '../ui/table.tsx';
import type { Operations } from './desk.ts';

export type Entitlements = Awaited<ReturnType<Operations['entitlement']['read']>>;
export type PolicyLine = Entitlements['policies'][number];
type Period = PolicyLine['periods'][number];
type Correction = Entitlements['corrections'][number];

const marks: Record<Period['outcome'], { tone: Tone; word: string }> = {
  eligible: { tone: 'ok', word: '应发' },
  ineligible: { tone: 'none', word: '不发' },
  unknown: { tone: 'warn', word: '缺信息' },
};

const lacking = { application: '没申请', confirmation: '没确认' } as const;

/** All lines are paid by the same kind of period. */
export function EntitlementGrid({
  lines,
  corrections,
  caption,
}: {
  readonly lines: readonly PolicyLine[];
  readonly corrections: readonly Correction[];
  readonly caption: string;
}) {
  const approved = corrections.filter(({ state }) => state === 'approved' || state === 'settled');
  const ofPeriod = ({ policy }: PolicyLine, { period }: Period) =>
    approved.filter((each) => each.policy === policy && each.period === period);
  const periods = lines[0]?.periods ?? [];
  return (
    <Table
      caption={caption}
      flat
      rows={lines}
      columns={[
        {
          id: 'title',
          label: '待遇',
          rowHeading: true,
          whole: true,
          cell: ({ policy, title }) => <a href={`#${policy}`}>{title}</a>,
        },
        ...periods.map(({ period }, index) => ({
          id: period,
          label: shortWords(period, index),
          cell: (line: PolicyLine) => {
            const cell = line.periods[index]!;
            return <PeriodCell period={cell} pays={line.pays} approved={ofPeriod(line, cell)} />;
          },
        })),
      ]}
    />
  );
}

/** The year is said where it begins. */
const shortWords = (period: string, index: number): string =>
  period.length === 7 && index > 0 && !period.endsWith('-01') ? `${Number(period.slice(5))}月` : periodWords(period);

interface CellProps {
  readonly period: Period;
  readonly pays: boolean;
  readonly approved: readonly Correction[];
}

/** What was approved counts as paid; here the list and the corrections are told apart, as in the table below. */
const listedFen = (paidFen: number, approved: readonly Correction[]): number =>
  approved.reduce((sum, { kind, amountFen }) => (kind === 'arrears' ? sum - amountFen : sum + amountFen), paidFen);

function PeriodCell({ period, pays, approved }: CellProps) {
  const { outcome, amountFen, paidFen, paidOpen, lacks, cuts } = period;
  const mark = lacks === null ? marks[outcome] : ({ tone: 'warn', word: lacking[lacks] } as const);
  const due = pays && outcome === 'eligible' && amountFen !== null ? formatFen(amountFen) : '';
  return (
    <>
      <StatusMark {...mark} />
      {due !== '' && <div class="whole">{due}</div>}
      {cuts.map(({ by, kind, fen }) => (
        <div class="muted">{kind === 'capped' ? `超过上限，少发 ${formatFen(fen)}` : `改发${by}`}</div>
      ))}
      {paidFen !== null && (
        <div class="whole">
          {approved.length === 0 && paidFen === amountFen && due !== ''
            ? '已发'
            : `已发 ${formatFen(listedFen(paidFen, approved))}`}
        </div>
      )}
      {paidOpen && <div class="muted">已发，发放表没有分开写多少</div>}
      {approved.map(({ kind, amountFen: fen }) => (
        <div class="whole">
          {kindWords[kind]} {formatFen(fen)}，已通过
        </div>
      ))}
    </>
  );
}
