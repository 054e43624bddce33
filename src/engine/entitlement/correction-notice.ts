/** Notices of money that is paid later or to be paid back: month by month, with the reason and the clause. */
import type { FilledPaper } from '../../define/filled-paper.ts';
import { inChinese, type PlainDate } from '../../values/date.ts';
import { formatFen } from '../../values/money.ts';
import { heading, type NoticeInput, numbered, paragraph, text } from './notice.ts';

export interface CorrectedPeriod {
  readonly policy: string;
  /** `2026年3月` */
  readonly period: string;
  readonly entitledFen: number;
  readonly paidFen: number;
  /** Sentences. */
  readonly reasons: readonly string[];
  /** Clauses that it rests on: `国发〔2015〕52号 二（一）`. */
  readonly sources: readonly string[];
}

export interface CorrectionNoticeInput
  extends Pick<NoticeInput, 'addressee' | 'office' | 'date' | 'appealTo' | 'contact'> {
  readonly kind: 'arrears' | 'recovery';
  readonly circumstance: 'ordinary' | 'death' | 'fraud';
  /** Of what was paid after a death; null where nobody has said. */
  readonly addressedTo: 'account' | 'estate' | 'heirs' | 'keeper' | null;
  /** At least one. */
  readonly periods: readonly CorrectedPeriod[];
  /** By when it is to be paid back. */
  readonly payBackUntil: PlainDate;
}

const titles = { arrears: '补发通知书', recovery: '追缴通知书' } as const;

export function correctionNotice(input: CorrectionNoticeInput): FilledPaper {
  const { kind, addressee, office, date, periods } = input;
  const title = `${[...new Set(periods.map(({ policy }) => policy))].join('、')}${titles[kind]}`;
  return {
    id: `notice-${kind}`,
    kind: '通知书',
    title,
    titleRuns: [{ text: title }],
    addressee,
    blocks: [
      paragraph(opening(input)),
      {
        block: 'table',
        title: '逐月对照',
        head: ['待遇', '月份', '已发', '应发', kind === 'arrears' ? '补发' : '追缴'],
        rows: periods.map(({ policy, period, paidFen, entitledFen }) =>
          [policy, period, formatFen(paidFen), formatFen(entitledFen), formatFen(Math.abs(entitledFen - paidFen))].map(
            text,
          ),
        ),
      },
      heading('一、原因'),
      ...numbered(periods.flatMap(({ reasons }) => reasons)),
      heading('二、依据'),
      ...numbered(periods.flatMap(({ sources }) => sources)),
      heading(kind === 'arrears' ? '三、怎么发' : '三、怎么退'),
      paragraph(howTo(input)),
      paragraph(appealWords(input)),
      paragraph(`有不清楚的地方，请问${input.contact}。`),
    ],
    attachments: [],
    issuer: office,
    date,
    missing: [],
  };
}

const sumOf = (periods: readonly CorrectedPeriod[]): number =>
  periods.reduce((sum, { entitledFen, paidFen }) => sum + Math.abs(entitledFen - paidFen), 0);

function opening({ kind, circumstance, periods }: CorrectionNoticeInput): string {
  const sum = formatFen(sumOf(periods));
  if (kind === 'arrears') return `经核对，以前少发的待遇共${sum}，现予补发。`;
  if (circumstance === 'death') return `经核对，待遇对象身故以后仍发放的待遇共${sum}，应予退回。`;
  if (circumstance === 'fraud') return `经认定，以虚报、隐瞒等手段领取的待遇共${sum}，应予退回。`;
  return `经核对，以前多发的待遇共${sum}，应予退回。`;
}

const fromWhom = {
  account: '由原来领取待遇的账户退回。',
  estate: '从遗产中退回，继承人以继承到的遗产为限。',
  heirs: '由领取了这笔钱的家属退回。',
  keeper: '由代领、代管这笔钱的人或村（社区）退回。',
} as const satisfies Record<NonNullable<CorrectionNoticeInput['addressedTo']>, string>;

function howTo({ kind, circumstance, addressedTo, payBackUntil }: CorrectionNoticeInput): string {
  if (kind === 'arrears') return '补发的钱打到原来领取的账户，不用另外申请。';
  const until = `请在${inChinese(payBackUntil)}前退回。`;
  if (circumstance === 'death')
    return `${until}${addressedTo === null ? '由原账户退回，或由领取了这笔钱的人退回。' : fromWhom[addressedTo]}`;
  return circumstance === 'fraud' ? until : `${until}一次退回有困难的，可以商定从以后的待遇里分月扣回。`;
}

export const appealWords = ({ appealTo }: Pick<CorrectionNoticeInput, 'appealTo'>): string =>
  `不服本决定的，可以在收到本通知书之日起六十日内向${appealTo.review}申请行政复议，或者在六个月内向${appealTo.court}提起行政诉讼。`;
