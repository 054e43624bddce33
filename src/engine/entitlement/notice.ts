/**
 * Notices to a person: of approval, of refusal, and of what is still missing, made from a decision. Every reason stands with the clause it rests on.
 * Structured as a filled paper, so that a page and a document file can be made of it.
 */
import type { FilledBlock, FilledPaper, Run } from '../../define/filled-paper.ts';
import type { Source } from '../../define/source.ts';
import { inChinese, type PlainDate } from '../../values/date.ts';
import { formatFen } from '../../values/money.ts';
import { Problem } from '../../values/problem.ts';
import type { CriterionResult, Decision, FactUsed } from '../decision.ts';
import { factsThatCount, sourceText } from '../words.ts';
import { type Month, monthNumber } from './period.ts';

export interface NoticeInput {
  readonly decision: Decision;
  /** The person's name, as the notice addresses it. */
  readonly addressee: string;
  /** The issuing office. */
  readonly office: string;
  readonly date: PlainDate;
  readonly number?: string;
  readonly appliedOn?: PlainDate;
  /** Of an approval: the first month paid, and the day of the month by which money arrives. */
  readonly firstMonth?: Month;
  /** Where to turn to against the decision, and where questions are answered. */
  readonly appealTo: { readonly review: string; readonly court: string };
  readonly contact: string;
  /** Of what is missing: until when it should be brought. */
  readonly bringUntil?: PlainDate;
  /** Of somebody who has received it: the first month that is not paid any more. A refusal is then a stop. */
  readonly stopsFrom?: Month;
  /** Nobody has applied: nothing is granted, it is told that it may be applied for. */
  readonly unclaimed?: true;
  /** The application ended: the first day without it. */
  readonly endedOn?: PlainDate;
  /** Less is paid than the standard, by rules between benefits. */
  readonly between?: {
    readonly amountFen: number;
    readonly rules: readonly { readonly because: string; readonly becauseEn: string; readonly source: Source }[];
  };
  /** The person has died: the notice is for the family. */
  readonly died?: PlainDate;
}

export type NoticeKind = 'approval' | 'refusal' | 'supplement' | 'stop' | 'invitation';

const kinds = {
  eligible: 'approval',
  ineligible: 'refusal',
  unknown: 'supplement',
} as const satisfies Record<Decision['outcome'], NoticeKind>;

const titles: Record<NoticeKind, (policy: string) => string> = {
  approval: (policy) => `${policy}审核通过通知书`,
  refusal: (policy) => `${policy}不予通过通知书`,
  supplement: (policy) => `${policy}补充材料通知书`,
  stop: (policy) => `${policy}停发通知书`,
  invitation: (policy) => `${policy}申请告知书`,
};

export function kindOfNotice({
  decision: { outcome },
  stopsFrom,
  unclaimed,
}: Pick<NoticeInput, 'decision' | 'stopsFrom' | 'unclaimed'>): NoticeKind {
  const notDue = outcome === 'ineligible' || (outcome === 'eligible' && unclaimed === true);
  if (stopsFrom !== undefined && notDue) return 'stop';
  return outcome === 'eligible' && unclaimed ? 'invitation' : kinds[outcome];
}

/** Problem `input-invalid` when the policy was not in force on the day: there is nothing to notify of. */
export function noticeOf(input: NoticeInput): FilledPaper {
  const { decision, addressee, office, date, number } = input;
  if (decision.version === null)
    throw new Problem('input-invalid', { what: `“${decision.title}”在${inChinese(decision.on)}还没有实行` });
  const kind = kindOfNotice(input);
  const title = titles[kind](decision.title);
  return {
    id: `notice-${kind}`,
    kind: '通知书',
    title,
    titleRuns: [{ text: title }],
    ...(number === undefined ? {} : { number }),
    addressee,
    blocks: [...opening(input, kind), ...bodies[kind](input), ...closing(input, kind)],
    attachments: [],
    issuer: office,
    date,
    missing: [],
  };
}

export const text = (words: string): Run[] => [{ text: words }];
export const paragraph = (words: string): FilledBlock => ({ block: 'paragraph', runs: text(words) });
export const heading = (words: string): FilledBlock => ({ block: 'heading', level: 1, runs: text(words) });
/** Each sentence once. */
export const numbered = (sentences: readonly string[]): FilledBlock[] =>
  [...new Set(sentences)].map((words, index) => paragraph(`${index + 1}．${words}`));

const results: Record<NoticeKind, (policy: string) => string> = {
  approval: (policy) => `经审核，您符合“${policy}”的条件，准予享受。`,
  refusal: (policy) => `经审核，您目前不符合“${policy}”的条件，这次没有通过。`,
  supplement: (policy) => `要判断您能不能享受“${policy}”，还缺少一些情况，请您补充。`,
  stop: (policy) => `经核查，您的情况有变化，不再符合“${policy}”的条件。`,
  invitation: (policy) => `按已登记的情况，您符合“${policy}”的条件，还没有申请。`,
};

function opening({ decision, appliedOn, died, unclaimed }: NoticeInput, kind: NoticeKind): FilledBlock[] {
  const when = appliedOn === undefined ? '' : `您于${inChinese(appliedOn)}提出的“${decision.title}”申请已收到。`;
  if (kind === 'stop' && died !== undefined)
    return [paragraph(`经核查，待遇对象已于${inChinese(died)}去世，“${decision.title}”不再发放。请节哀。`)];
  if (kind === 'stop' && unclaimed && decision.outcome === 'eligible')
    return [paragraph(`您的“${decision.title}”申请已经终止，不再发放。`)];
  return [paragraph(`${when}${results[kind](decision.title)}`)];
}

const bodies: Record<NoticeKind, (input: NoticeInput) => FilledBlock[]> = {
  approval: ({ decision, firstMonth, between }) => [
    ...moneyOf(decision, between?.amountFen === 0 ? undefined : firstMonth),
    ...lessPaid(decision, between),
    heading('一、认定的情况'),
    reasonTable('认定的情况', decision.criteria),
    ...amountBasis(decision),
  ],
  refusal: ({ decision }) => {
    const failing = decision.criteria.filter(({ holds }) => holds === false);
    const others = decision.criteria.filter(({ holds }) => holds === true);
    return [
      heading('一、没有通过的原因'),
      ...failing.map((each, index) => paragraph(`（${chineseNumber(index + 1)}）${failure(each)}`)),
      ...(others.length === 0 ? [] : [heading('二、已经符合的条件'), reasonTable('已经符合的条件', others)]),
      paragraph('以后情况有变化，符合上述条件了，您可以随时再申请。'),
    ];
  },
  stop: ({ decision, stopsFrom, died, endedOn }) => {
    const failing = decision.criteria.filter(({ holds }) => holds === false);
    const ended = endedOn === undefined ? '没有有效的申请。' : `您的申请从${inChinese(endedOn)}起终止。`;
    return [
      paragraph(`从${monthInChinese(stopsFrom!)}起停发。`),
      heading('一、停发的原因'),
      ...(decision.outcome === 'eligible' ? [paragraph(`（一）${ended}`)] : []),
      ...failing.map((each, index) => paragraph(`（${chineseNumber(index + 1)}）${failure(each, died !== undefined)}`)),
      ...(died === undefined ? [paragraph('以后情况有变化，又符合条件了，您可以随时再申请。')] : []),
    ];
  },
  invitation: ({ decision }) => [
    ...moneyOf(decision, undefined),
    paragraph('愿意享受的，请您或者家属、监护人提出申请；审核确认以后才发放。'),
    heading('一、符合的条件'),
    reasonTable('符合的条件', decision.criteria),
    ...amountBasis(decision),
  ],
  supplement: ({ decision, bringUntil }) => [
    heading('一、需要补充的情况'),
    ...decision.missingLabels.map((label, index) => paragraph(`（${chineseNumber(index + 1)}）${label}`)),
    ...(bringUntil === undefined
      ? []
      : [paragraph(`请在${inChinese(bringUntil)}前补充。补充以前，申请的日期仍按您提出申请的那天算。`)]),
    heading('二、为什么需要'),
    reasonTable(
      '还不能判断的条件',
      decision.criteria.filter(({ holds }) => holds === null),
    ),
  ],
};

const periods = { month: '每月', year: '每年', once: '一次性' } as const;

function moneyOf({ amountFen, every }: Decision, firstMonth: Month | undefined): FilledBlock[] {
  if (amountFen === null) return [];
  const since = firstMonth === undefined ? '' : `，从${monthInChinese(firstMonth)}起计发`;
  return [paragraph(`标准为${periods[every]}${formatFen(amountFen)}${since}。`)];
}

function lessPaid({ every }: Decision, between: NoticeInput['between']): FilledBlock[] {
  if (between === undefined) return [];
  const why = between.rules.map(({ because, source }) => `${because}（${sourceText(source)}）`).join('；');
  const paid = between.amountFen === 0 ? '这项不发' : `这项${periods[every]}实发${formatFen(between.amountFen)}`;
  return [paragraph(`和您的其他待遇一起，按规定${paid}${why === '' ? '' : `：${why}`}。`)];
}

const monthInChinese = (month: Month): string => {
  const number = monthNumber(month);
  return `${Math.floor(number / 12)}年${(number % 12) + 1}月`;
};

function amountBasis({ amountParameters }: Decision): FilledBlock[] {
  if (amountParameters.length === 0) return [];
  const parts = amountParameters.map(
    ({ label, text: value, from, source }) => `${label}${value}（${inChinese(from)}起，${sourceText(source)}）`,
  );
  return [heading('二、金额的依据'), paragraph(`${parts.join('；')}。`)];
}

function failure(criterion: CriterionResult, died = false): string {
  const facts = died ? '' : factWords(factsThatCount(criterion), '没有登记');
  return `${trimmed(criterion.otherwise)}${facts === '' ? '' : `（${facts}）`}。依据：${sourceText(criterion.source)}。`;
}

const factWords = (facts: readonly FactUsed[], whenUnknown?: string): string =>
  facts.map(({ label, text: value, unknown }) => `${label}：${unknown ? (whenUnknown ?? value) : value}`).join('，');

const trimmed = (sentence: string): string => sentence.replace(/[。.]$/u, '');

function reasonTable(title: string, criteria: readonly CriterionResult[]): FilledBlock {
  const row = ({ because, facts, policies, source }: CriterionResult): Run[][] => {
    const known = [factWords(facts.filter(({ unknown }) => !unknown)), ...policies.map((policy) => policy.title)];
    return [text(because), text(known.filter((part) => part !== '').join('，') || '—'), text(cited(source))];
  };
  return { block: 'table', title, head: ['条件', '您的情况', '依据'], rows: criteria.map(row) };
}

const cited = (source: Source): string => sourceText(source);

function closing({ appealTo, contact }: NoticeInput, kind: NoticeKind): FilledBlock[] {
  const asked = paragraph(`有不清楚的地方，请问${contact}。`);
  if (kind === 'supplement' || kind === 'invitation') return [asked];
  const duty = paragraph('家庭人口、收入、残疾等级、户籍等情况有变化的，请在变化后及时告诉我们。');
  const appeal = paragraph(
    `不服本决定的，可以在收到本通知书之日起六十日内向${appealTo.review}申请行政复议，或者在六个月内向${appealTo.court}提起行政诉讼。`,
  );
  return kind === 'approval' ? [duty, appeal, asked] : [appeal, asked];
}

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1–99: 一, 十, 十一, 二十三. */
function chineseNumber(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  if (tens === 0) return digits[ones]!;
  return `${tens === 1 ? '' : digits[tens]}十${ones === 0 ? '' : digits[ones]}`;
}
