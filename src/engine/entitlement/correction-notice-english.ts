/** Notices of money that is paid later or to be paid back, in English. */
import type { FilledPaper } from '../../define/filled-paper.ts';
import { inEnglish } from '../../values/date.ts';
import { yuanText } from '../words.ts';
import type { CorrectionNoticeInput } from './correction-notice.ts';
import { appealInEnglish, headline, inRuns, lastLinesInEnglish, line, numbered } from './notice-english.ts';

const titles = { arrears: 'Notice of arrears paid', recovery: 'Notice of money to be paid back' } as const;

/** Periods come with their words in English. */
export function correctionNoticeInEnglish(input: CorrectionNoticeInput): FilledPaper {
  const { kind, addressee, office, date, periods } = input;
  const title = `${titles[kind]}: ${[...new Set(periods.map(({ policy }) => policy))].join(', ')}`;
  return {
    id: `notice-${kind}-en`,
    kind: '通知书',
    language: 'en',
    title,
    titleRuns: inRuns(title),
    addressee,
    blocks: [
      line(opening(input)),
      {
        block: 'table',
        title: 'Month by month',
        head: ['Benefit', 'Period', 'Paid', 'Due', kind === 'arrears' ? 'Arrears' : 'To pay back'],
        rows: periods.map(({ policy, period, paidFen, entitledFen }) =>
          [policy, period, yuanText(paidFen), yuanText(entitledFen), yuanText(Math.abs(entitledFen - paidFen))].map(
            inRuns,
          ),
        ),
      },
      headline('1. Why'),
      ...numbered(periods.flatMap(({ reasons }) => reasons)),
      headline('2. Clauses'),
      ...numbered(periods.flatMap(({ sources }) => sources)),
      headline(kind === 'arrears' ? '3. How it is paid' : '3. How to pay it back'),
      line(howTo(input)),
      appealInEnglish(input),
      ...lastLinesInEnglish(input),
    ],
    attachments: [],
    issuer: office,
    date,
    missing: [],
  };
}

function opening({ kind, circumstance, periods }: CorrectionNoticeInput): string {
  const sum = yuanText(periods.reduce((all, { entitledFen, paidFen }) => all + Math.abs(entitledFen - paidFen), 0));
  if (kind === 'arrears') return `It was found that ${sum} too little was paid before. It is paid now.`;
  if (circumstance === 'death')
    return `It was found that ${sum} was still paid after the death of the person concerned. It is to be paid back.`;
  if (circumstance === 'fraud')
    return `It was found that ${sum} was drawn by false statements or by keeping something back. It is to be paid back.`;
  return `It was found that ${sum} too much was paid before. It is to be paid back.`;
}

const fromWhom = {
  account: 'It is paid back from the account used before.',
  estate: 'It is paid back out of the estate, by heirs up to what they inherited.',
  heirs: 'It is paid back by the relatives who took the money.',
  keeper: 'It is paid back by whoever drew or kept the money for the person.',
} as const satisfies Record<NonNullable<CorrectionNoticeInput['addressedTo']>, string>;

function howTo({ kind, circumstance, addressedTo, payBackUntil }: CorrectionNoticeInput): string {
  if (kind === 'arrears') return 'The money goes to the account used before; no application is needed.';
  const until = `Please pay it back before ${inEnglish(payBackUntil)}.`;
  if (circumstance === 'death')
    return `${until} ${addressedTo === null ? 'It is paid back from the account used before, or by whoever took the money.' : fromWhom[addressedTo]}`;
  return circumstance === 'fraud'
    ? until
    : `${until} If you can not pay it at once, it can be agreed to keep it back from later months.`;
}
