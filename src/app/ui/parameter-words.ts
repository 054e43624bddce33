/** The values of parameters as people read them. */
import type { Fact } from '../../define/fact.ts';
import type { DatedValue, Parameter, ParameterValue } from '../../define/parameter.ts';
import { formatFen } from '../../values/money.ts';

/** A parameter with the facts whose values are the keys of its table, in order. */
export type ShownParameter = Parameter & { readonly keys?: readonly Fact[] };

/** `110元`, `12.5%`, or one line for each group of keys with the same value: `一级、二级：150元`. */
export function valueLines(parameter: ShownParameter, value: ParameterValue): string[] {
  const { kind, unit = '' } = parameter;
  const one = (amount: number): string =>
    kind === 'money' && amount === 0
      ? '不发'
      : kind === 'money'
        ? `${formatFen(amount)}${unit.replace(/^元/, '')}`
        : `${amount}${unit}`;
  if (typeof value === 'number') return [one(value)];
  if (!('table' in value)) return [`${Number(((value.of / value.in) * 100).toFixed(4))}%`];
  const rows = Object.entries(value.table).map(([key, amount]) => ({ key: key.split('|'), amount }));
  const told = (rows[0]?.key ?? []).map((_, index) => index).filter((index) => matters(rows, index));
  const groups = new Map<number, Set<string>>();
  for (const { key, amount } of rows) {
    const words = told.map((index) => keyWords(parameter.keys?.[index], key[index] ?? '')).join('且');
    groups.set(amount, (groups.get(amount) ?? new Set()).add(words));
  }
  return [...groups].map(([amount, keys]) =>
    told.length === 0 ? one(amount) : `${[...keys].join('、')}：${one(amount)}`,
  );
}

interface TableRow {
  readonly key: readonly string[];
  readonly amount: number;
}

/** Whether the value changes when only this key changes. */
function matters(rows: readonly TableRow[], index: number): boolean {
  const amounts = new Map<string, number>();
  return rows.some(({ key, amount }) => {
    const others = key.filter((_, other) => other !== index).join('|');
    const known = amounts.get(others);
    amounts.set(others, amount);
    return known !== undefined && known !== amount;
  });
}

const numerals = '〇一二三四五六七八九';

function keyWords(fact: Fact | undefined, key: string): string {
  if (fact?.kind === 'choice') return fact.values?.find(({ id }) => id === key)?.label ?? key;
  if (fact?.kind === 'boolean') return `${fact.label}${key === 'true' || key === '1' ? '' : '：否'}`;
  if (fact?.unit === '级') return `${numerals[Number(key)] ?? key}级`;
  return `${key}${fact?.unit ?? ''}`;
}

/** The value of the nearest area that holds on the day, and those that come after it. All values must be of the area and what lies above it. */
export function valuesFrom(parameter: Parameter, on: string): DatedValue[] {
  const held = parameter.values
    .filter(({ from }) => from <= on)
    .sort((a, b) => b.area.length - a.area.length || (a.from < b.from ? 1 : -1))[0];
  const later = parameter.values.filter(({ from, area }) => from > on && area.length >= (held?.area.length ?? 0));
  return [...(held === undefined ? [] : [held]), ...later];
}

/** Whether what holds on the day rests on common practice whose local paper is still to be named. Values as above. */
export const awaitsPaper = (parameter: Parameter, on: string): boolean => {
  const [held] = valuesFrom(parameter, on);
  return held !== undefined && held.from <= on && held.source.toConfirm === true;
};
