import type { AreaCode } from '../values/area.ts';
import type { PlainDate } from '../values/date.ts';
import type { Catalogue } from './catalogue.ts';
import type { Decision } from './decision.ts';
import type { Row } from './fact-row.ts';

export interface TraceReader {
  /** Problems: `policy-unknown`, `parameter-missing`. */
  decide(policy: string, row: Row): Decision;
  /** All policies, or those named, in the order of definition. */
  decideAll(row: Row, policies?: readonly string[]): Decision[];
}

export declare function traceReader(catalogue: Catalogue, at: { on: PlainDate; area: AreaCode | '' }): TraceReader;
