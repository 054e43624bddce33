import type { FactUsed } from '../../engine/decision.ts';

/** `残疾等级 一级`; a value that is not known is said so. `words` is how the catalogue writes the value, where it has words for it. */
export const factWords = ({ label, value, unknown, words }: FactUsed & { readonly words?: string }): string =>
  `${label} ${unknown || value === null ? '不清楚' : (words ?? valueWords(value))}`;

const valueWords = (value: string | number | boolean): string =>
  typeof value === 'boolean' ? (value ? '是' : '否') : String(value);
