import { type DatedValue, held } from '../../define/parameter.ts';
import type { Funding } from '../../define/policy.ts';
import type { Source } from '../../define/source.ts';
import { plainDate } from '../../values/date.ts';

/** The frame of the two systems holds from this day on. */
export const START = '2011-01-01';
export const COUNTY = '621223';

/** One value for the whole country since the start; an area or a later day may have its own beside it. */
export const everywhere = (value: DatedValue['value'], source: Source): DatedValue => held(START, '', value, source);

/** What the paper puts into the county's own budget. */
export const countyPays = (source: Source): readonly Funding[] => [
  { from: plainDate(START), shares: [{ level: 'county', share: { of: 1, in: 1 } }], source },
];
