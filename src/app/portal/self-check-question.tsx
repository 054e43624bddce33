/** One fact as one question, with the control that fits its kind. The same file draws it on the server and in the browser. */
import type { Fact } from '../../define/fact.ts';
import { lifeSituations } from '../../define/life-situation.ts';
import { DateBoxes } from '../ui/date-boxes.tsx';
import { type Option, Radios } from '../ui/radios.tsx';
import { TextInput } from '../ui/text-input.tsx';
import type { Step } from './self-check.ts';
import {
  type Answers,
  CERTIFICATE,
  certificateAnswers,
  datePart,
  fieldOf,
  isFew,
  situationsIn,
  UNKNOWN,
} from './self-check-answers.ts';

interface QuestionProps {
  readonly fact: Fact;
  readonly answers: Answers;
  readonly error?: string | undefined;
}

const notSure: Option = { id: UNKNOWN, label: '不清楚' };
const numerals = '〇一二三四五六七八九';

/** “能不能” is answered 能 or 不能, “有没有” 有 or 没有, the rest 是 or 不是. */
function yesNo(question: string): Option[] {
  const [yes, no] = question.includes('能不能')
    ? ['能', '不能']
    : question.includes('有没有')
      ? ['有', '没有']
      : ['是', '不是'];
  return [{ id: 'yes', label: yes }, { id: 'no', label: no }, notSure];
}

function optionsOf(fact: Fact): Option[] {
  if (fact.kind === 'boolean') return yesNo(fact.question ?? '');
  if (fact.kind === 'choice') return [...(fact.values ?? []).map(({ id, label }) => ({ id, label })), notSure];
  const { min = 0, max = 0, unit = '' } = fact;
  const numbers = Array.from({ length: max - min + 1 }, (_, index) => min + index);
  const say = (n: number): string => (unit === '级' ? `${numerals[n]}级` : `${n} ${unit}`);
  return [...numbers.map((n) => ({ id: String(n), label: say(n) })), notSure];
}

const isTyped = (fact: Fact): boolean => fact.kind === 'money' || (fact.kind === 'integer' && !isFew(fact));

export function Question({ fact, answers, error }: QuestionProps) {
  const name = fieldOf(fact.id);
  const words = { name, label: fact.question ?? fact.label, error };
  const value = answers[name] ?? '';
  if (fact.kind === 'date') return <DateQuestion fact={fact} answers={answers} error={error} />;
  if (isTyped(fact))
    return (
      <TextInput
        {...words}
        hint={hintOf(fact, `${unitWords(fact)}不清楚就空着。`)}
        value={value}
        width="digits-8"
        numeric
      />
    );
  return <Radios {...words} hint={fact.hint} options={optionsOf(fact)} chosen={value} />;
}

const unitWords = ({ unit }: Fact): string => (unit === undefined ? '' : `单位：${unit}。`);
const hintOf = ({ hint }: Fact, more: string): string => (hint === undefined ? more : `${hint}${more}`);

function DateQuestion({ fact, answers, error }: QuestionProps) {
  const birthday = fact.id === 'birthDate';
  const hint = birthday
    ? hintOf(fact, '例如 1968 年 3 月 5 日。替家人查，就填家人的。')
    : hintOf(fact, '不清楚就空着。');
  const part = (which: 'year' | 'month' | 'day'): string => answers[datePart(fact.id, which)] ?? '';
  return (
    <DateBoxes
      name={fieldOf(fact.id)}
      label={fact.question ?? fact.label}
      hint={hint}
      error={error}
      birthday={birthday}
      value={{ year: part('year'), month: part('month'), day: part('day') }}
    />
  );
}

export interface AnswerWords {
  readonly question: string;
  readonly answer: string;
}

/** The life situations looked at, by name; null: all of them. */
export function lookedAt(answers: Answers): string | null {
  const looked = situationsIn(answers);
  if (looked.length === lifeSituations.length) return null;
  return lifeSituations
    .filter(({ id }) => looked.includes(id))
    .map(({ label }) => label)
    .join('、');
}

/** An answer as it was given, in words. */
export function answerWords(step: Step, answers: Answers): AnswerWords {
  if (step === 'about') return { question: '您想看哪些方面？', answer: lookedAt(answers) ?? '全都看' };
  if (step === 'certificate')
    return {
      question: '有残疾人证吗？',
      answer: certificateAnswers.find(({ id }) => id === answers[CERTIFICATE])?.label ?? notSure.label,
    };
  const question = step.question ?? step.label;
  const text = (answers[fieldOf(step.id)] ?? '').trim();
  if (step.kind === 'date') {
    const [year, month, day] = (['year', 'month', 'day'] as const).map((part) =>
      answers[datePart(step.id, part)]?.trim(),
    );
    return { question, answer: year ? `${year} 年 ${month} 月 ${day} 日` : notSure.label };
  }
  if (isTyped(step)) return { question, answer: text === '' ? notSure.label : `${text} ${step.unit ?? ''}`.trim() };
  return { question, answer: optionsOf(step).find(({ id }) => id === text)?.label ?? notSure.label };
}
