/** A clash of benefits in words, for the list and for the page of one person. */
import { formatFen } from '../../values/money.ts';
import { periodWords } from '../correction-words.ts';
import { moment } from '../ui/format.ts';
import { sourceWords } from '../ui/source-words.ts';
import { StatusMark } from '../ui/status-mark.tsx';
import type { Operations } from './desk.ts';

export type Clash = Awaited<ReturnType<Operations['entitlement']['clashes']>>['clashes'][number];
type Side = Clash['sides'][number];

export const clashMarks = {
  'same-policy': { tone: 'err', word: '重复领取' },
  excluded: { tone: 'warn', word: '不能同时领' },
  capped: { tone: 'info', word: '超过上限' },
} as const;

const stateWords: Record<Exclude<Side['state'], 'elsewhere'>, string> = {
  paid: '已发过',
  listed: '在这份发放表上',
  granted: '已通过，要发',
  applied: '已申请，还没通过',
};

export const monthsOf = ({ first, last }: Pick<Clash, 'first' | 'last'>): string =>
  first === last ? periodWords(first) : `${periodWords(first)}至${periodWords(last)}`;

const amountWords = ({ amountFen }: Side, first: string): string =>
  amountFen === null ? '金额不详' : `每${first.length === 4 ? '年' : '月'} ${formatFen(amountFen)}`;

/** `first`: the month or year it begins with. */
export const sideWords = (side: Side, first: string): string =>
  `${side.title}，${amountWords(side, first)}（${side.state === 'elsewhere' ? `${side.paidIn}发放` : stateWords[side.state]}）`;

export function keptWords({ sides, keep, rule }: Clash) {
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

/** The names of the sides by what is kept: the one here, the other one. */
export function choicesOf({ sides, about }: Clash): { id: 'policy' | 'other' | 'both'; label: string }[] {
  const [one, two] = sides as [Side, Side];
  const here = (side: Side): string =>
    side.state === 'elsewhere' ? `由${side.paidIn}发“${side.title}”，本县不发` : `本县发“${side.title}”`;
  const both =
    about.elsewhere === null ? [] : [{ id: 'both' as const, label: '不冲突：查明不是同一个人，或外地已经停了' }];
  return [
    { id: 'policy', label: `${here(one)}${about.elsewhere === null ? `，不发“${two.title}”` : '，请外地停'}` },
    { id: 'other', label: about.elsewhere === null ? `${here(two)}，不发“${one.title}”` : here(two) },
    ...both,
  ];
}

export function rulingWords(clash: Clash) {
  const { ruling, kind } = clash;
  if (kind === 'capped') return <>按规定扣减</>;
  if (ruling === null) return <StatusMark tone="warn" word="等人决定" />;
  return (
    <>
      <StatusMark tone="ok" word="已决定" />
      <div>
        {choicesOf(clash).find(({ id }) => id === ruling.keep)?.label}。{ruling.reason}
      </div>
      <div class="muted">{moment(new Date(ruling.recordedAt).toISOString())}</div>
    </>
  );
}
