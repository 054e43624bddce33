/** What was filled in, as the form's fields hold it, and what it means. Pure: runs in the browser and on the server. */
import type { Fact } from '../../define/fact.ts';
import { type LifeSituation, lifeSituations } from '../../define/life-situation.ts';
import type { FactValue } from '../../define/pack.ts';
import { dateOf, type PlainDate } from '../../values/date.ts';

/** Field name → text, as in the form. Names start with `a.` so that they meet no other field. */
export type Answers = Readonly<Record<string, string>>;

/** null: said not to know. */
export type Reading = { readonly value: FactValue } | { readonly error: string };

export const fieldOf = (fact: string): string => `a.${fact}`;
export const UNKNOWN = 'unknown';
/** Whether there is a certificate at all: without one its three questions are not asked. */
export const CERTIFICATE = fieldOf('certificate');
export const certificateAnswers = [
  { id: 'yes', label: '有' },
  { id: 'no', label: '没有' },
  { id: 'waiting', label: '正在办' },
] as const;

/** Which life situations somebody wants to look at, joined by commas; empty: all. It comes first, so that nobody is asked about the rest. */
export const ABOUT = fieldOf('about');
export const situationsIn = (answers: Answers): readonly LifeSituation[] => {
  const named = (answers[ABOUT] ?? '').split(',');
  const chosen = lifeSituations.map(({ id }) => id).filter((id) => named.includes(id));
  return chosen.length > 0 ? chosen : lifeSituations.map(({ id }) => id);
};

/** The fields of a form; several boxes ticked under one name are joined by commas. */
export function joinedFields(fields: Iterable<readonly [string, string]>): Answers {
  const joined: Record<string, string> = {};
  for (const [name, value] of fields) joined[name] = joined[name] ? `${joined[name]},${value}` : value;
  return joined;
}

/** Whole numbers with so few values are asked as a choice. */
const FEW = 10;
export const isFew = ({ kind, min, max }: Fact): boolean =>
  kind === 'integer' && min !== undefined && max !== undefined && max - min < FEW;

/** Whether the form with this question has been sent; leaving a field empty is an answer too. */
export const isAnswered = (fact: Fact, answers: Answers): boolean =>
  (fact.kind === 'date' ? datePart(fact.id, 'year') : fieldOf(fact.id)) in answers;

export function readAnswer(fact: Fact, answers: Answers, today: PlainDate): Reading {
  const text = (answers[fieldOf(fact.id)] ?? '').trim();
  if (fact.kind === 'date') return readDate(fact, answers, today);
  if (fact.kind === 'money') return readMoney(fact, text);
  if (fact.kind === 'integer' && !isFew(fact)) return readNumber(fact, text);
  return readChoice(fact, text);
}

function readChoice(fact: Fact, text: string): Reading {
  if (text === UNKNOWN) return { value: null };
  if (fact.kind === 'boolean' && (text === 'yes' || text === 'no')) return { value: text === 'yes' };
  if (fact.kind === 'choice' && fact.values?.some(({ id }) => id === text)) return { value: text };
  if (fact.kind === 'integer' && isWithin(fact, text)) return { value: Number(text) };
  return { error: `请选择：${fact.label}` };
}

const isWithin = ({ min = 0, max = 2_000_000 }: Fact, text: string): boolean =>
  /^\d{1,7}$/.test(text) && Number(text) >= min && Number(text) <= max;

function readNumber(fact: Fact, text: string): Reading {
  if (text === '') return { value: null };
  if (isWithin(fact, text)) return { value: Number(text) };
  const { min = 0, max } = fact;
  return { error: `${fact.label}要填${max === undefined ? `数字，最小 ${min}` : ` ${min} 到 ${max} 的数字`}` };
}

/** Yuan with up to two decimals; becomes fen. */
function readMoney(fact: Fact, text: string): Reading {
  if (text === '') return { value: null };
  const match = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text.replaceAll(/[,，]/g, ''));
  if (!match) return { error: `${fact.label}要填数字，例如 120.5` };
  return { value: Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) };
}

export const datePart = (fact: string, part: 'year' | 'month' | 'day'): string => `${fieldOf(fact)}.${part}`;

function readDate(fact: Fact, answers: Answers, today: PlainDate): Reading {
  const [year = '', month = '', day = ''] = (['year', 'month', 'day'] as const).map((part) =>
    (answers[datePart(fact.id, part)] ?? '').trim(),
  );
  const birthday = fact.id === 'birthDate';
  if (year === '' && month === '' && day === '') return birthday ? { error: `请填${fact.label}` } : { value: null };
  if (!/^\d{4}$/.test(year)) return { error: `${fact.label}的年份要填 4 位数字，例如 1968` };
  if (!/^\d{1,2}$/.test(month) || Number(month) < 1 || Number(month) > 12)
    return { error: `${fact.label}的月份要填 1 到 12` };
  const date = /^\d{1,2}$/.test(day) ? dateOf(Number(year), Number(month), Number(day)) : undefined;
  if (date === undefined) return { error: `${fact.label}没有这一天，请查日子` };
  if (year < '1900') return { error: `${fact.label}的年份太早，请查一下` };
  if (birthday && date > today) return { error: `${fact.label}不能晚于今天` };
  return { value: date };
}
