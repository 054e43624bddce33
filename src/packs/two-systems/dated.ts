import type { DatedValue } from '../../define/parameter.ts';
import type { Source } from '../../define/source.ts';
import { plainDate } from '../../values/date.ts';

/** The frame of the two systems holds from this day on. */
export const START = '2011-01-01';
export const COUNTY = '621223';

export const held = (from: string, area: string, value: DatedValue['value'], source: Source): DatedValue => ({
  from: plainDate(from),
  area,
  value,
  source,
});

/** One value for the whole country since the start; an area or a later day may have its own beside it. */
export const everywhere = (value: DatedValue['value'], source: Source): DatedValue => held(START, '', value, source);
