/** The notice to a place or an organisation that its grant stops, and of what is to come back: month by month, with the reason and the clause. */
import type { FilledBlock, FilledPaper } from '../../define/filled-paper.ts';
import { inChinese, type PlainDate } from '../../values/date.ts';
import { formatFen } from '../../values/money.ts';
import type { Part, StoppedMonth } from '../correction/grant-stop.ts';
import { appealWords } from './correction-notice.ts';
import { heading, type NoticeInput, numbered, paragraph, text } from './notice.ts';
import type { Month } from './period.ts';

export interface GrantStopNoticeInput
  extends Pick<NoticeInput, 'addressee' | 'office' | 'date' | 'appealTo' | 'contact'> {
  readonly grant: string;
  readonly stopsFrom: Month;
  readonly months: readonly StoppedMonth[];
  /** Zero where the grant only stops. */
  readonly amountFen: number;
  readonly repaidFen: number;
  /** As agreed; null where nothing was. */
  readonly parts: readonly Part[] | null;
  readonly payBackUntil: PlainDate;
  /** Sentences. */
  readonly reasons: readonly string[];
  readonly sources: readonly string[];
}

export function grantStopNotice(input: GrantStopNoticeInput): FilledPaper {
  const { grant, addressee, office, date, amountFen } = input;
  const title = `${grant}${amountFen > 0 ? '停发追回' : '停发'}通知书`;
  return {
    id: 'notice-grant-stop',
    kind: '通知书',
    title,
    titleRuns: text(title),
    addressee,
    blocks: [
      paragraph(opening(input)),
      ...(amountFen > 0 ? [monthTable(input)] : []),
      heading('一、原因'),
      ...numbered(input.reasons),
      heading('二、依据'),
      ...numbered(input.sources),
      ...(amountFen > 0 ? [heading('三、怎么退'), paragraph(howTo(input))] : []),
      paragraph(appealWords(input)),
      paragraph(`有不清楚的地方，请问${input.contact}。`),
    ],
    attachments: [],
    issuer: office,
    date,
    missing: [],
  };
}

const monthWords = (month: Month): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

const opening = ({ grant, stopsFrom, amountFen }: GrantStopNoticeInput): string =>
  `经核查并由两人复核，从${monthWords(stopsFrom)}起停发“${grant}”${amountFen > 0 ? `，已拨的钱中${formatFen(amountFen)}应予退回` : ''}。`;

const monthTable = ({ months }: GrantStopNoticeInput): FilledBlock => ({
  block: 'table',
  title: '按月拨付和追回',
  head: ['月份', '已拨', '应退回'],
  rows: months.map(({ month, paidFen, recoverFen }) =>
    [monthWords(month), formatFen(paidFen), formatFen(recoverFen)].map(text),
  ),
});

function howTo({ amountFen, repaidFen, parts, payBackUntil }: GrantStopNoticeInput): string {
  if (repaidFen >= amountFen) return `应退回的${formatFen(amountFen)}已经退清。`;
  const so = repaidFen > 0 ? `到今天已退回${formatFen(repaidFen)}，还应退回${formatFen(amountFen - repaidFen)}。` : '';
  if (parts === null) return `${so}请在${inChinese(payBackUntil)}前退回原拨款账户。要分期退回的，请在这以前来商定。`;
  const agreed = parts.map(({ month, fen }) => `${monthWords(month)}${formatFen(fen)}`).join('、');
  return `按商定的办法分${parts.length}次退回原拨款账户：${agreed}。${so}`;
}
