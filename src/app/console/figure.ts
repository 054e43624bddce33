/** Where the rows are that a figure counts. */
import type { Catalogue } from '../../engine/catalogue.ts';
import { href, type Query } from '../ui/list-state.ts';
import { oneOf } from './desk.ts';
import { paths } from './paths.ts';

/** What names a figure in an address, beside the indicator. */
export const figureQuery = ['indicator', 'part', 'area', 'period'] as const;

interface Figure {
  readonly indicator: string;
  readonly part: 'numerator' | 'denominator';
  readonly area: string | undefined;
  readonly period: string | undefined;
}

export const figureOf = (query: Query): Figure => ({
  indicator: query['indicator'] ?? '',
  part: oneOf(['numerator', 'denominator'], query['part']) ?? 'numerator',
  area: query['area'],
  period: query['period'],
});

/** Entries are shown in their ledger, people and villages on a page of the indicator. Null when there is nothing that is counted. */
export function figureHref(
  catalogue: Catalogue,
  indicator: string,
  part: Figure['part'],
  { area = '', period = '' }: { readonly area?: string; readonly period?: string },
): string | null {
  const measure = catalogue.indicators.get(indicator)?.[part];
  if (measure === undefined) return null;
  const figure = { ...(part === 'numerator' ? {} : { part }), area, period };
  return measure.of === 'entries'
    ? href(paths.ledger(measure.ledger), { indicator, ...figure })
    : href(paths.indicator(indicator), figure);
}
