/** How people of the registry are put into words on staff pages. */
import { disabilityCategories, relations, sexes } from '../../define/registry.ts';
import type { PlainDate } from '../../values/date.ts';
import type { Tone } from '../ui/status-mark.tsx';
import type { Operations } from './desk.ts';

export type PersonSummary = Omit<Awaited<ReturnType<Operations['person']['list']>>['people'][number], 'masked'>;

const labelOf = (choices: readonly { code: number; label: string }[], code: number | null): string | null =>
  choices.find((choice) => choice.code === code)?.label ?? null;

export const sexWords = (code: number | null): string | null => labelOf(sexes, code);
export const relationWords = (code: number | null): string => labelOf(relations, code) ?? '不清楚';
export const categoryWords = (code: number | null): string | null => labelOf(disabilityCategories, code);

export const levels = ['一级', '二级', '三级', '四级'] as const;
export const levelWords = (level: number | null): string | null =>
  level === null ? null : (levels[level - 1] ?? null);

/** 肢体二级; null without a certificate. */
export function disabilityWords({ disabilityCategory, disabilityLevel }: PersonSummary): string | null {
  const words = `${categoryWords(disabilityCategory) ?? ''}${levelWords(disabilityLevel) ?? ''}`;
  return words === '' ? null : words;
}

type Person = Pick<PersonSummary, 'standing' | 'certificateValidUntil'>;

/** Whether somebody lives, holds a certificate, and whether it is still in force. */
export function stateOf(person: Person, today: PlainDate): { readonly tone: Tone; readonly word: string } {
  const { standing, certificateValidUntil } = person;
  if (standing === 3) return { tone: 'none', word: '已去世' };
  if (standing > 3) return { tone: 'none', word: '档案已停用' };
  if (standing === 2) return { tone: 'none', word: '未持证' };
  if (certificateValidUntil === null) return { tone: 'warn', word: '有效期不清楚' };
  return certificateValidUntil < today ? { tone: 'err', word: '证件过期' } : { tone: 'ok', word: '持证有效' };
}
