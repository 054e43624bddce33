/**
 * Parameters for generated code. A value that is the same in every area becomes a literal in the code; the others stand in one table with a row
 * per area, which is also the record of what was decided by.
 */
import type { Parameter, ParameterValue } from '../define/parameter.ts';
import { latestBirthFor } from '../values/date.ts';
import type { Rate } from '../values/money.ts';
import { UNKNOWN } from './columns-block.ts';
import type { Calendar } from './columns-calendar.ts';
import { cellsOf, stridesOf } from './table.ts';
import type { TableKey } from './tree.ts';

export interface Slots {
  /** JavaScript that gives the number. */
  readonly number: (parameter: Parameter) => string;
  readonly rate: (parameter: Parameter) => { readonly of: string; readonly in: string };
  /** The last birth date of those who have completed as many years as the parameter says, and `more`. */
  readonly latestBirth: (parameter: Parameter, more: number) => string;
  /** JavaScript that looks a row up. `mask` is −1 when all keys are known and 0 otherwise: then the first row is read. */
  readonly cell: (
    parameter: Parameter,
    keys: readonly TableKey[],
    codeOf: (fact: string) => string,
    mask: string,
  ) => string;
  readonly finish: () => SlotTable;
}

export interface SlotTable {
  /** One row of `width` values per area. */
  readonly values: Int32Array;
  readonly width: number;
  /** Tables of parameters, one after the other; those that differ by area hold one part per area. */
  readonly cells: Int32Array;
}

/** `valueIn(parameter, index)` is the parameter's value in the index-th area. */
export function slotsFor(
  areas: number,
  calendar: Calendar,
  valueIn: (parameter: Parameter, area: number) => ParameterValue,
): Slots {
  const columns: number[][] = [];
  const cells: number[] = [];
  const places = new Map<string, string>();
  const inEachArea = <T>(parameter: Parameter, read: (value: ParameterValue) => T): T[] =>
    Array.from({ length: areas }, (_, area) => read(valueIn(parameter, area)));

  const place = (name: string, values: () => number[]): string => {
    const known = places.get(name);
    if (known !== undefined) return known;
    const list = values();
    const same = list.every((value) => value === list[0]);
    const code = same ? literal(list[0]!) : `P[ab + ${columns.push(list) - 1}]`;
    places.set(name, code);
    return code;
  };

  const tablePlace = (parameter: Parameter, keys: readonly TableKey[]): string => {
    const known = places.get(`table ${parameter.id}`);
    if (known !== undefined) return known;
    const parts = inEachArea(parameter, (value) => cellsOf(value, keys).map((cell) => cell ?? UNKNOWN));
    const [first = []] = parts;
    const base = cells.length;
    const same = parts.every((part) => part.every((cell, index) => cell === first[index]));
    for (const part of same ? [first] : parts) cells.push(...part);
    const code = same ? String(base) : `${base} + area[i] * ${first.length}`;
    places.set(`table ${parameter.id}`, code);
    return code;
  };

  return {
    number: (parameter) => place(parameter.id, () => inEachArea(parameter, asNumber)),
    rate: (parameter) => ({
      of: place(`${parameter.id} of`, () => inEachArea(parameter, (value) => asRate(value).of)),
      in: place(`${parameter.id} in`, () => inEachArea(parameter, (value) => asRate(value).in)),
    }),
    latestBirth: (parameter, more) => {
      const years = inEachArea(parameter, (value) => asNumber(value) + more);
      if (calendar.latestBirth) return calendar.latestBirth(years);
      return place(`${parameter.id} birth ${more}`, () => years.map((each) => latestBirthFor(each, calendar.on)));
    },
    cell: (parameter, keys, codeOf, mask) => {
      const strides = stridesOf(keys);
      const steps = keys.map(({ fact, low }, index) => `(${codeOf(fact)} - ${literal(low)}) * ${strides[index]}`);
      return `T[${tablePlace(parameter, keys)} + (${steps.join(' + ')} & ${mask})]`;
    },
    finish: () => {
      const width = columns.length;
      const values = new Int32Array(width * areas);
      columns.forEach((list, slot) => {
        list.forEach((value, area) => {
          values[area * width + slot] = value;
        });
      });
      return { values, width, cells: Int32Array.from(cells) };
    },
  };
}

export const literal = (value: number): string => (value < 0 ? `(${value})` : String(value));

function asNumber(value: ParameterValue): number {
  if (typeof value !== 'number') throw new TypeError('the parameter is not a number');
  return value;
}

function asRate(value: ParameterValue): Rate {
  if (typeof value !== 'object' || !('in' in value)) throw new TypeError('the parameter is not a rate');
  return value;
}
