/** Which places, areas or organisations a policy is about at all. */
import { type PlainDate, toDayNumber } from '../values/date.ts';
import type { Catalogue } from './catalogue.ts';
import type { Row } from './fact-row.ts';
import { interpret } from './interpret.ts';

/** Null: what it is can not be told yet. `rules` are those about its subject. */
export function concerns(rules: Catalogue, policy: string, row: Row, on: PlainDate): boolean | null {
  const among = rules.checked.get(policy)?.among ?? null;
  if (among === null) return true;
  const truth = interpret(among, { on: toDayNumber(on) })(row, null);
  return truth === null ? null : truth === 1;
}
