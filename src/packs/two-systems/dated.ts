import { type DatedValue, held } from '../../define/parameter.ts';
import type { Source } from '../../define/source.ts';

/** The frame of the two systems holds from this day on. */
export const START = '2011-01-01';
export const COUNTY = '621223';

/** One value for the whole country since the start; an area or a later day may have its own beside it. */
export const everywhere = (value: DatedValue['value'], source: Source): DatedValue => held(START, '', value, source);
