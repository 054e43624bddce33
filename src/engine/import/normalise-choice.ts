import type { Choice } from '../../define/field.ts';
import type { LedgerField } from '../../define/ledger.ts';
import { bareText, saysNothing } from './clean-text.ts';
import type { Normalise } from './normalised.ts';
import { readChoice, readRelation, readSeveral, readYesNo } from './read-choice.ts';
import { readLevel } from './read-number.ts';
import type { WrongCode } from './wrong-codes.ts';

export const normaliseBoolean: Normalise = (text, cell, { field, heading }) => {
  if (/^(不详|不清楚|未知|待查|[?？/\\.]+)$/u.test(text)) return { value: null, rules: ['dash-is-blank'] };
  const value = readYesNo(text, `${field.label} ${heading}`);
  if (value === null) return { wrong: 'choice-unknown', message: '请填写“是”或“否”。' };
  return {
    value,
    ...(cell.kind === 'boolean' || /^[是否]$/u.test(text) ? {} : { rules: ['yes-no-spelling' as const] }),
  };
};

const isCategory = (field: LedgerField): boolean =>
  field.id === 'category' || field.establishes === 'disabilityCategory';
const isRelation = (field: LedgerField): boolean => field.id === 'relation' || field.establishes === 'relation';

const wrongCode = (field: LedgerField): WrongCode =>
  isCategory(field) ? 'category-unknown' : isRelation(field) ? 'relation-unknown' : 'choice-unknown';

/** Below 是否低保 a 1 is yes, below 低保类别 it is the first class. */
const asksYesNo = (text: string): boolean => /是否|有无|享受/u.test(text);

export const normaliseChoice: Normalise = (text, _cell, { field, heading }) => {
  const values = field.values ?? [];
  const category = isCategory(field);
  if (category) {
    const several = readSeveral(text, values);
    const multiple = values.find(({ id }) => id === 'multiple');
    if (several !== null && several.length > 1 && multiple) return { value: multiple.id, rules: ['category-several'] };
  }
  const choice = isRelation(field)
    ? readRelation(text, values)
    : readChoice(text, values, {
        byCode: category || field.establishes === 'sex',
        yesNoFirst: asksYesNo(heading) || (asksYesNo(field.label) && !/[类级]/u.test(heading)),
      });
  if (choice !== undefined) {
    return { value: choice.id, ...(choice.label === text ? {} : { rules: ['choice-spelling' as const] }) };
  }
  const byOrder = ordinal(text, values);
  if (byOrder !== undefined) return { value: byOrder.id, rules: ['choice-spelling'] };
  if (saysNothing(text)) return { value: null, rules: ['dash-is-blank'] };
  const other = isRelation(field) ? undefined : values.find(({ id }) => id === 'other');
  if (other !== undefined) return { value: other.id, rules: ['choice-as-other'] };
  return unknown(field);
};

/** Ⅰ类, 壹类, 一档, A档, 二: where the choices themselves are 一类, 二类 … */
function ordinal(text: string, values: readonly Choice[]): Choice | undefined {
  const reading = readLevel(bareText(text).replace(/^([A-D])?(.*?)[类档等型]$/iu, '$1$2'));
  const letter = /^([A-D])[类档等型级]?$/iu.exec(bareText(text));
  const number = letter ? 'ABCD'.indexOf(letter[1]!.toUpperCase()) + 1 : 'level' in reading ? reading.level : 0;
  const word = `${'一二三四'[number - 1]}类`;
  return number < 1 || number > 4
    ? undefined
    : values.find(({ label, synonyms }) => label.includes(word) || synonyms?.includes(word));
}

function unknown(field: LedgerField) {
  const code = wrongCode(field);
  if (code !== 'choice-unknown') return { wrong: code };
  const labels = (field.values ?? []).map(({ label }) => bareText(label)).join('、');
  return { wrong: code, message: `不是可选的内容。可填：${labels}。` };
}
