import type { Normalise } from './normalised.ts';
import { readDate } from './read-date.ts';

const MESSAGES = {
  lunar: '写的是农历。请换算成公历日期再填写。',
  'no-such-day': '日历上没有这一天。请核对后改正。',
  unreadable: undefined,
} as const;

/** Dates that end something are taken from the end of a range. */
const isEnd = (label: string): boolean => /至|止|期限|到期|有效/u.test(label);

const RANGE = /^(.*\d[日号]?)\s*(?:至|到|—+|–|~|～|--|-(?=\s*\d{4}[-./年]))\s*(\d{2,4}.*|长期.*)$/u;

export const normaliseDate: Normalise = (text, cell, { field, today, date1904 }) => {
  if (cell.kind === 'text' && /^(长期|永久)(有效)?$/u.test(text)) return { value: null, rules: ['date-open-ended'] };
  const whole = readDate(text, { today, kind: cell.kind, date1904 });
  if ('date' in whole) {
    const spelled =
      cell.kind === 'date' || whole.date === text || whole.rules.length > 0 ? [] : (['date-spelling'] as const);
    return { value: whole.date, rules: [...spelled, ...whole.rules] };
  }
  const range = cell.kind === 'text' ? RANGE.exec(text) : null;
  if (range) {
    const part = range[isEnd(field.label) ? 2 : 1]!;
    if (part.startsWith('长期')) return { value: null, rules: ['date-open-ended'] };
    const half = readDate(part, { today, kind: 'text', date1904 });
    if ('date' in half) return { value: half.date, rules: ['date-range', ...half.rules] };
  }
  const message = MESSAGES[whole.fault];
  return { wrong: 'date-invalid', ...(message === undefined ? {} : { message }) };
};
