import type { DatedValue, Parameter } from '../define/parameter.ts';
import type { AreaCode } from '../values/area.ts';
import type { PlainDate } from '../values/date.ts';
import type { Catalogue } from './catalogue.ts';

export interface Resolved {
  readonly parameter: Parameter;
  readonly held: DatedValue;
}

/** The value that holds on the day in the area: the nearest area's, of these the latest. Undefined when there is none. */
export declare function parameterOn(parameter: Parameter, on: PlainDate, area: AreaCode | ''): DatedValue | undefined;
/** All parameters the policies read on that day, by id. Problem `parameter-missing` names the first that has no value. */
export declare function resolveParameters(
  catalogue: Catalogue,
  policies: readonly string[],
  on: PlainDate,
  area: AreaCode | '',
): ReadonlyMap<string, Resolved>;
