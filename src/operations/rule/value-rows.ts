/** Values of a parameter as rows that people read: one for a single value, one for each cell of a table. */
import type { Parameter, ParameterValue } from '../../define/parameter.ts';
import type { Catalogue } from '../../engine/catalogue.ts';
import { parameterText } from '../../engine/fact-text.ts';

export interface ValueRow {
  /** The key in the table; empty for a single value. */
  readonly row: string;
  /** `一级、低保一类`; empty for a single value. */
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

export function valueRows(
  catalogue: Catalogue,
  parameter: Parameter,
  before: ParameterValue | null,
  after: ParameterValue,
): ValueRow[] {
  const text = (value: ParameterValue | null | undefined): string =>
    value === null || value === undefined ? '没有规定' : parameterText(parameter, value);
  if (typeof after === 'number' || !('table' in after))
    return [{ row: '', label: '', before: text(before), after: text(after) }];
  const old = before !== null && typeof before === 'object' && 'table' in before ? before.table : {};
  return Object.keys({ ...old, ...after.table }).map((row) => ({
    row,
    label: rowLabel(catalogue, parameter, row),
    before: text(old[row]),
    after: text(after.table[row]),
  }));
}

/** `1|first` → 一级、低保一类 */
export function rowLabel({ facts }: Pick<Catalogue, 'facts'>, parameter: Parameter, row: string): string {
  return row
    .split('|')
    .map((word, index) => {
      const fact = facts.get(parameter.by[index] ?? '');
      if (fact?.kind === 'choice') return fact.values?.find(({ id }) => id === word)?.label ?? word;
      if (fact?.kind === 'boolean') return word === 'true' ? fact.label : `${fact.label}：否`;
      return fact?.unit === '级' ? `${numerals[Number(word)] ?? word}级` : `${word}${fact?.unit ?? ''}`;
    })
    .join('、');
}

const numerals = '〇一二三四五六七八九';
