import { type DatedValue, held } from '../../define/parameter.ts';
import type { Funding, Policy } from '../../define/policy.ts';
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

const START_READ =
  '文件只写到 2015 年建成框架、到 2020 年全面建成，没有写每一项从哪天起；这里都从 2011 年 1 月 1 日起算';

/** Policies whose first day no paper says tell so. */
export const withReadings = (policies: readonly Policy[]): readonly Policy[] =>
  policies.map((policy) =>
    policy.versions[0]?.from === START ? { ...policy, toConfirm: [...(policy.toConfirm ?? []), START_READ] } : policy,
  );
