/** The notice that a grant stops and of what is to come back, in English, beside the Chinese one that counts. */
import type { FilledBlock, FilledPaper } from '../../define/filled-paper.ts';
import { inEnglish } from '../../values/date.ts';
import { yuanText } from '../words.ts';
import type { GrantStopNoticeInput } from './grant-stop-notice.ts';
import {
  appealInEnglish,
  headline,
  inRuns,
  lastLinesInEnglish,
  line,
  monthInEnglish,
  numbered,
} from './notice-english.ts';

/** The grant, reasons and sources come in English. */
export function grantStopNoticeInEnglish(input: GrantStopNoticeInput): FilledPaper {
  const { grant, addressee, office, date, amountFen } = input;
  const title = `${amountFen > 0 ? 'Notice that a grant stops and is to be paid back' : 'Notice that a grant stops'}: ${grant}`;
  return {
    id: 'notice-grant-stop-en',
    kind: '通知书',
    language: 'en',
    title,
    titleRuns: inRuns(title),
    addressee,
    blocks: [
      line(opening(input)),
      ...(amountFen > 0 ? [monthTable(input)] : []),
      headline('1. Why'),
      ...numbered(input.reasons),
      headline('2. Clauses'),
      ...numbered(input.sources),
      ...(amountFen > 0 ? [headline('3. How to pay it back'), line(howTo(input))] : []),
      appealInEnglish(input),
      ...lastLinesInEnglish(input),
    ],
    attachments: [],
    issuer: office,
    date,
    missing: [],
  };
}

function opening({ grant, stopsFrom, amountFen }: GrantStopNoticeInput): string {
  const stops = `It was examined, and a second person looked at it again: “${grant}” is not granted from ${monthInEnglish(stopsFrom)} on.`;
  return amountFen > 0 ? `${stops} Of what was paid, ${yuanText(amountFen)} is to be paid back.` : stops;
}

const monthTable = ({ months }: GrantStopNoticeInput): FilledBlock => ({
  block: 'table',
  title: 'Month by month',
  head: ['Month', 'Paid', 'To pay back'],
  rows: months.map(({ month, paidFen, recoverFen }) =>
    [monthInEnglish(month), yuanText(paidFen), yuanText(recoverFen)].map(inRuns),
  ),
});

function howTo({ amountFen, repaidFen, parts, payBackUntil }: GrantStopNoticeInput): string {
  if (repaidFen >= amountFen) return `All of the ${yuanText(amountFen)} has been paid back.`;
  const open = yuanText(amountFen - repaidFen);
  const so = repaidFen > 0 ? ` So far ${yuanText(repaidFen)} has been paid back; ${open} is still owed.` : '';
  if (parts === null)
    return `Please pay it back before ${inEnglish(payBackUntil)} into the account it came from; come before then if it is to be in parts.${so}`;
  const agreed = parts.map(({ month, fen }) => `${yuanText(fen)} in ${monthInEnglish(month)}`).join(', ');
  return `As agreed it is paid back into the account it came from in ${parts.length} parts: ${agreed}.${so}`;
}
