import type { Fact } from '../define/fact.ts';
import type { AreaCode } from '../values/area.ts';
import type { PlainDate } from '../values/date.ts';
import type { Catalogue } from './catalogue.ts';
import type { Row } from './fact-row.ts';

export interface Question {
  readonly fact: Fact;
  /** Policies whose outcome or amount the answer can still change. */
  readonly policies: readonly string[];
}

/** The facts still worth asking, the most telling first; empty when nothing asked could change a result. */
export declare function questionsFor(
  catalogue: Catalogue,
  at: { on: PlainDate; area: AreaCode | '' },
  row: Row,
  policies?: readonly string[],
): Question[];
