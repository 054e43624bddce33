/** A line of months for each policy: due or not as mark and word, the amount, and what was paid, with its sum where that differs. */
import { formatFen } from '../../values/money.ts';
import { StatusMark, type Tone } from '../ui/status-mark.tsx';
import { Table } from '../ui/table.tsx';
import { periodWords } from './correction-words.ts';
import type { Operations } from './desk.ts';

export type Entitlements = Awaited<ReturnType<Operations['entitlement']['read']>>;
export type PolicyLine = Entitlements['policies'][number];
type Period = PolicyLine['periods'][number];

const marks: Record<Period['outcome'], { tone: Tone; word: string }> = {
  eligible: { tone: 'ok', word: '应发' },
  ineligible: { tone: 'none', word: '不发' },
  unknown: { tone: 'warn', word: '缺信息' },
};

const lacking = { application: '没申请', confirmation: '没确认' } as const;

/** All lines are paid by the same kind of period. */
export function EntitlementGrid({
  lines,
  caption,
}: {
  readonly lines: readonly PolicyLine[];
  readonly caption: string;
}) {
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
          cell: (line: PolicyLine) => <PeriodCell period={line.periods[index]!} pays={line.pays} />,
        })),
      ]}
    />
  );
}

/** The year is said where it begins. */
const shortWords = (period: string, index: number): string =>
  period.length === 7 && index > 0 && !period.endsWith('-01') ? `${Number(period.slice(5))}月` : periodWords(period);

function PeriodCell({ period, pays }: { readonly period: Period; readonly pays: boolean }) {
  const { outcome, amountFen, paidFen, lacks, cuts } = period;
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
        <div class="whole">{paidFen === amountFen && due !== '' ? '已发' : `已发 ${formatFen(paidFen)}`}</div>
      )}
    </>
  );
}
