/** A parameter: a figure that a paper fixes, with the date from which it holds, the area it holds in and the paper it stands in. */
import type { AreaCode } from '../values/area.ts';
import { type PlainDate, plainDate } from '../values/date.ts';
import type { Rate } from '../values/money.ts';
import type { Expression, Of } from './expression.ts';
import type { Source } from './source.ts';

export type ParameterKind = 'money' | 'integer' | 'rate';

/** One value, or a table by the keys' values (`{ '1': 15000, '2': 12000 }`; two keys: `'1|poor'`). */
export type ParameterValue = number | Rate | { readonly table: Readonly<Record<string, number>> };

export interface DatedValue {
  readonly from: PlainDate;
  /** The area it holds in and below; the nearest wins. Empty text = the whole country. */
  readonly area: AreaCode | '';
  readonly value: ParameterValue;
  readonly source: Source;
}

export interface Parameter {
  readonly id: string;
  readonly label: string;
  readonly kind: ParameterKind;
  readonly unit?: string;
  /** Facts whose values are the keys of the table, in order. */
  readonly by: readonly string[];
  readonly values: readonly DatedValue[];
}

export interface ParameterRef<K extends string> {
  readonly parameter: Parameter;
  readonly ref: Of<K>;
}

type Options = { unit?: string; values: readonly DatedValue[] };

const make = <K extends string>(
  kind: ParameterKind,
  id: string,
  label: string,
  options: Options,
  by: readonly Expression[] = [],
): ParameterRef<K> => ({
  parameter: { id, label, kind, unit: options.unit, by: by.map(factId), values: options.values },
  ref: { op: 'parameter', parameter: id, by },
});

function factId(expression: Expression): string {
  if (expression.op !== 'fact') throw new TypeError('a parameter table is keyed by facts');
  return expression.fact;
}

export const parameter = {
  money: (id: string, label: string, options: Options) => make<'money'>('money', id, label, options),
  integer: (id: string, label: string, options: Options) => make<'integer'>('integer', id, label, options),
  rate: (id: string, label: string, options: Options) => make<'rate'>('rate', id, label, options),
  /** Money by the values of one or more facts: the standard by level. */
  moneyBy: (id: string, label: string, by: readonly Expression[], options: Options) =>
    make<'money'>('money', id, label, options, by),
};

/** `held('2026-07-01', '621223', yuan(740), notice.at('城市'))`: the area holds it for everything below; empty text = the whole country. */
export const held = (from: string, area: string, value: ParameterValue, source: Source): DatedValue => ({
  from: plainDate(from),
  area,
  value,
  source,
});
