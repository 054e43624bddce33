/** A project of a programme: who does what until when, with which money (MS-2, MS-3). */
import type { PlainDate } from '../values/date.ts';
import type { Measure } from './indicator.ts';
import type { Source } from './source.ts';

export interface Step {
  readonly title: string;
  readonly due: PlainDate;
  readonly requirement: string;
}

export interface Project {
  readonly id: string;
  readonly title: string;
  readonly requirements: readonly string[];
  readonly responsible: string;
  readonly leadingGroup: readonly { readonly post: string; readonly duty: string }[];
  readonly steps: readonly Step[];
  readonly indicator: string;
  readonly fund?: string;
}

/** A unit cost carried by levels of government: 9 stations × (city 30,000 + county 20,000). */
export interface MatchingFund {
  readonly id: string;
  readonly title: string;
  readonly requirements: readonly string[];
  /** How many units there are to pay for: the target's value is the plan, this measure is what has been done. */
  readonly units: Measure;
  readonly indicator: string;
  readonly shares: readonly {
    readonly level: 'province' | 'city' | 'county';
    readonly parameter: string;
    readonly source: Source;
  }[];
}
