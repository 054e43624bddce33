/**
 * The notice of a decision in English, for those who read it better: of a decision that was put into English before. Papers keep their numbers and
 * clauses in Chinese, by which they are found; the Chinese notice is the one that counts, and this one says so.
 */
import type { FilledBlock, FilledPaper, Run } from '../../define/filled-paper.ts';
import { inEnglish } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import type { CriterionResult, Decision } from '../decision.ts';
import { factsThatCount, sourceText, yuanText } from '../words.ts';
import { kindOfNotice, type NoticeInput, type NoticeKind } from './notice.ts';
import type { Month } from './period.ts';

export const inRuns = (words: string): Run[] => [{ text: words }];
export const line = (words: string): FilledBlock => ({ block: 'paragraph', runs: inRuns(words) });
export const headline = (words: string): FilledBlock => ({ block: 'heading', level: 1, runs: inRuns(words) });
/** Each sentence once. */
export const numbered = (sentences: readonly string[]): FilledBlock[] =>
  [...new Set(sentences)].map((words, index) => line(`(${index + 1}) ${words}`));
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const titles: Record<NoticeKind, string> = {
  approval: 'Notice of approval',
  refusal: 'Notice of refusal',
  supplement: 'Notice of what is still needed',
  stop: 'Notice that payment stops',
  invitation: 'Notice that you may apply',
};

/** Problem `input-invalid` when the policy was not in force on the day. */
export function noticeInEnglish(input: NoticeInput): FilledPaper {
  const { decision, addressee, office, date, number } = input;
  if (decision.version === null)
    throw new Problem('input-invalid', { what: `“${decision.titleEn}” was not in force on ${inEnglish(decision.on)}` });
  const kind = kindOfNotice(input);
  const title = `${titles[kind]}: ${decision.titleEn}`;
  return {
    id: `notice-${kind}-en`,
    kind: '通知书',
    language: 'en',
    title,
    titleRuns: inRuns(title),
    ...(number === undefined ? {} : { number }),
    addressee,
    blocks: [line(openings[kind](input)), ...bodies[kind](input), ...closing(input, kind)],
    attachments: [],
    issuer: office,
    date,
    missing: [],
  };
}

const received = ({ decision, appliedOn }: NoticeInput): string =>
  appliedOn === undefined ? '' : `Your application of ${inEnglish(appliedOn)} for “${decision.titleEn}” was received. `;

const openings: Record<NoticeKind, (input: NoticeInput) => string> = {
  approval: (input) =>
    `${received(input)}It was examined: you meet the conditions of “${input.decision.titleEn}”, and it is granted.`,
  refusal: (input) =>
    `${received(input)}It was examined: at present you do not meet the conditions of “${input.decision.titleEn}”, and it is not granted this time.`,
  supplement: (input) =>
    `${received(input)}Something is still missing to tell whether you can have “${input.decision.titleEn}”. Please add it.`,
  invitation: ({ decision }) =>
    `By what is on record you meet the conditions of “${decision.titleEn}”, and have not applied for it.`,
  stop: ({ decision, died, unclaimed }) =>
    unclaimed && decision.outcome === 'eligible'
      ? `Your application for “${decision.titleEn}” has ended, and nothing more is paid.`
      : died === undefined
        ? `It was examined: your situation has changed, and you no longer meet the conditions of “${decision.titleEn}”.`
        : `The person concerned died on ${inEnglish(died)}; “${decision.titleEn}” is no longer paid. Please accept our condolences.`,
};

const bodies: Record<NoticeKind, (input: NoticeInput) => FilledBlock[]> = {
  approval: (input) => [
    ...moneyOf(input),
    headline('1. What was found'),
    reasonTable('What was found', input.decision.criteria),
    ...basisOf(input.decision),
  ],
  refusal: ({ decision }) => {
    const holding = decision.criteria.filter(({ holds }) => holds === true);
    return [
      headline('1. Why it was not granted'),
      ...failuresOf(decision, false),
      ...(holding.length === 0
        ? []
        : [headline('2. Conditions that you meet'), reasonTable('Conditions that you meet', holding)]),
      line('You may apply again at any time when your situation has changed and you meet the conditions.'),
    ];
  },
  invitation: (input) => [
    ...moneyOf({ ...input, firstMonth: undefined }),
    line(
      'If you would like to have it, please apply, or let your family or guardian apply; it is paid once confirmed.',
    ),
    headline('1. Conditions that you meet'),
    reasonTable('Conditions that you meet', input.decision.criteria),
    ...basisOf(input.decision),
  ],
  stop: ({ decision, stopsFrom, died, endedOn }) => [
    line(`Nothing is paid from ${monthInEnglish(stopsFrom!)} on.`),
    headline('1. Why it stops'),
    ...(decision.outcome === 'eligible'
      ? [
          line(
            endedOn === undefined
              ? '(1) No application stands.'
              : `(1) Your application ended on ${inEnglish(endedOn)}.`,
          ),
        ]
      : []),
    ...failuresOf(decision, died !== undefined),
    ...(died === undefined ? [line('You may apply again at any time when you meet the conditions again.')] : []),
  ],
  supplement: ({ decision, bringUntil }) => [
    headline('1. What is needed'),
    ...decision.missingLabels.map((label, index) => line(`(${index + 1}) ${label}`)),
    ...(bringUntil === undefined
      ? []
      : [
          line(`Please bring it before ${inEnglish(bringUntil)}. Until then the day of your application still counts.`),
        ]),
    headline('2. Why it is needed'),
    reasonTable(
      'Conditions that can not be told yet',
      decision.criteria.filter(({ holds }) => holds === null),
    ),
  ],
};

type Money = Pick<NoticeInput, 'decision' | 'between'> & { readonly firstMonth?: Month | undefined };

const every = { month: 'a month', year: 'a year', once: 'once' } as const;

function moneyOf({ decision: { amountFen, every: often }, firstMonth, between }: Money): FilledBlock[] {
  if (amountFen === null) return [];
  const since =
    firstMonth === undefined || between?.amountFen === 0 ? '' : `, counted from ${monthInEnglish(firstMonth)}`;
  const standard = line(`The standard is ${yuanText(amountFen)} ${every[often]}${since}.`);
  if (between === undefined) return [standard];
  const why = between.rules.map(({ becauseEn, source }) => `${becauseEn} (${sourceText(source, 'en')})`);
  const paid = between.amountFen === 0 ? 'nothing' : `${yuanText(between.amountFen)} ${every[often]}`;
  const because = why.length === 0 ? '' : `: ${why.join('; ')}`;
  return [standard, line(`Because of what else you draw, ${paid} of it is paid${because}.`)];
}

export function monthInEnglish(month: Month): string {
  return inEnglish(`${month}-01` as Parameters<typeof inEnglish>[0]).replace(/^\d+ /, '');
}

function basisOf({ amountParameters }: Decision): FilledBlock[] {
  if (amountParameters.length === 0) return [];
  const parts = amountParameters.map(
    ({ label, text, from, source }) => `${label} ${text} (from ${inEnglish(from)}, ${sourceText(source, 'en')})`,
  );
  return [headline('2. How the amount comes about'), line(`${parts.join('; ')}.`)];
}

const failuresOf = ({ criteria }: Decision, died: boolean): FilledBlock[] =>
  criteria
    .filter(({ holds }) => holds === false)
    .map((each, index) => {
      const facts = died ? '' : factsOf({ ...each, facts: factsThatCount(each) }, 'not on record');
      return line(
        `(${index + 1}) This does not hold: ${each.becauseEn}${facts === '' ? '' : ` (${facts})`}. Clause: ${sourceText(each.source, 'en')}.`,
      );
    });

const factsOf = ({ facts }: CriterionResult, whenUnknown = 'unknown'): string =>
  facts.map(({ label, text, unknown }) => `${label}: ${unknown ? whenUnknown : text}`).join(', ');

function reasonTable(title: string, criteria: readonly CriterionResult[]): FilledBlock {
  const rows = criteria.map((each) => {
    const known = factsOf({ ...each, facts: each.facts.filter(({ unknown }) => !unknown) });
    const parts = [known, ...each.policies.map((policy) => policy.title)].filter((part) => part !== '');
    return [capital(each.becauseEn), parts.join(', ') || '—', sourceText(each.source, 'en')].map(inRuns);
  });
  return { block: 'table', title, head: ['Condition', 'Your situation', 'Clause'], rows };
}

export const appealInEnglish = ({ appealTo }: Pick<NoticeInput, 'appealTo'>): FilledBlock =>
  line(
    `If you do not agree, you may ask ${appealTo.review} for a review within sixty days of receiving this notice, or go to ${appealTo.court} within six months.`,
  );

/** The last lines of each notice. */
export const lastLinesInEnglish = ({ contact }: Pick<NoticeInput, 'contact'>): FilledBlock[] => [
  line(`Questions are answered by ${contact}.`),
  line('This is a translation to read; the notice in Chinese is the one that counts.'),
];

function closing(input: NoticeInput, kind: NoticeKind): FilledBlock[] {
  const last = lastLinesInEnglish(input);
  if (kind === 'supplement' || kind === 'invitation') return last;
  const duty = line(
    'Please tell us soon when members or income of the household, the disability level or the place of registration change.',
  );
  return kind === 'approval' ? [duty, appealInEnglish(input), ...last] : [appealInEnglish(input), ...last];
}
