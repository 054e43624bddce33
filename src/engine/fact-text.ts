/** Values as people read them, in Chinese: 3级, 低保一类, 110元/月, 12.5%. */
import type { Fact } from '../define/fact.ts';
import type { Parameter, ParameterValue } from '../define/parameter.ts';
import { fromDayNumber } from '../values/date.ts';
import { formatFen, type Rate } from '../values/money.ts';
import { percentOf } from './measure.ts';

export const UNKNOWN_TEXT = '不清楚';

export function factText(fact: Fact, value: number | null): string {
  if (value === null) return UNKNOWN_TEXT;
  switch (fact.kind) {
    case 'boolean':
      return value === 1 ? '是' : '否';
    case 'integer':
      return `${value}${fact.unit ?? ''}`;
    case 'money':
      return moneyText(value, fact.unit);
    case 'date':
      return fromDayNumber(value);
    case 'choice':
      return fact.values?.find(({ code }) => code === value)?.label ?? String(value);
  }
}

/** A number that a rule worked out. */
export function numberText(kind: 'integer' | 'money', value: number, unit?: string, decimals = 0): string {
  if (kind === 'money') return moneyText(value, unit);
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0');
  const split = digits.length - decimals;
  const text = decimals === 0 ? digits : `${digits.slice(0, split)}.${digits.slice(split)}`;
  return `${value < 0 ? '-' : ''}${text}${unit ?? ''}`;
}

/** A unit like 元/月 says what the money is per; the 元 is written once. */
const moneyText = (fen: number, unit = ''): string => `${formatFen(fen)}${unit.replace(/^元/, '')}`;

export function parameterText({ kind, unit }: Parameter, value: ParameterValue): string {
  if (typeof value === 'number') return kind === 'money' ? moneyText(value, unit) : `${value}${unit ?? ''}`;
  if ('table' in value) return '按表';
  return rateText(value);
}

/** As a percentage when three decimals say it exactly, else as a fraction. */
export function rateText(rate: Rate): string {
  if ((rate.of * 100_000) % rate.in !== 0) return `${rate.of}/${rate.in}`;
  return `${percentOf(rate.of, rate.in, 3)?.value}%`;
}
