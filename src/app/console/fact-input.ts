/** What somebody typed into the form of a fact, read as the fact's kind asks for. */
import type { Fact } from '../../define/fact.ts';
import { datesItself } from '../../define/registry.ts';
import { isPlainDate } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import type { FactFormProps } from './fact-form.tsx';
import { fenTyped } from './money-typed.ts';

export type Typed = Readonly<Record<string, string>>;

type Value = string | number | boolean | null;
type Reading = { readonly value: Value } | { readonly error: string };

/** An empty value says that nobody knows. */
const readers: Record<Fact['kind'], (text: string, fact: FactFormProps['fact']) => Reading> = {
  boolean: (text) => ({ value: text === 'yes' }),
  choice: (text, { values = [] }) =>
    values.some(({ id }) => id === text) ? { value: text } : { error: '请从列出的内容里选' },
  date: (text) => (isPlainDate(text) ? { value: text } : { error: '日期要写成 2026-07-01 的样子，日历上要真有这一天' }),
  integer: (text) => (/^-?\d{1,9}$/.test(text) ? { value: Number(text) } : { error: '请填整数' }),
  money: (text) => {
    const fen = fenTyped(text);
    return fen === undefined ? { error: '请填金额，单位为元，最多两位小数' } : { value: fen };
  },
};

export function readForm(fact: FactFormProps['fact'], typed: Typed) {
  const text = (typed['value'] ?? '').normalize('NFKC').trim();
  const reading: Reading = text === '' ? { value: null } : readers[fact.kind](text, fact);
  // The form of what dates itself has no field for the day: what is wrong with it is said of the value alone.
  const itself = datesItself(fact.id) && text !== '';
  const { from = '', to = '' } = itself ? { from: text } : typed;
  const errors: Record<string, string> = {
    ...('error' in reading ? { value: reading.error } : {}),
    ...(itself || isPlainDate(from) ? {} : { from: '请填从哪天起' }),
    ...(to === '' || (isPlainDate(to) && to > from) ? {} : { to: '要晚于开始的那天，或者空着' }),
  };
  return { value: 'value' in reading ? reading.value : null, from, to: to === '' ? null : to, errors };
}

/** A value as the form of its fact shows it; empty where nobody knows. */
export function typedValue({ kind }: Pick<Fact, 'kind'>, value: Value): string {
  if (value === null) return '';
  if (kind === 'boolean') return value ? 'yes' : 'no';
  return kind === 'money' ? String(Number(value) / 100) : String(value);
}

export const reasonErrors = ({ reason = '' }: Typed): Typed =>
  [...reason.trim()].length < 4 ? { reason: '请写明来源或理由，至少 4 个字' } : {};

/** A value out of its range is said beside the value. */
export function refusal({ kind }: FactFormProps['fact'], error: unknown): Typed {
  if (!(error instanceof Problem) || error.status !== 422) throw error;
  if (Object.keys(error.fields).length > 0) return error.fields;
  const range = kind === 'money' ? '金额太大或太小' : `应为 ${error.details['expected'] ?? '别的值'}`;
  return { value: error.code === 'fact-value-invalid' ? `填的值不对：${range}` : error.say('zh') };
}
