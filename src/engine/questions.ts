/** What is still worth asking: only facts whose answer can change a result, the most telling first. */
import type { Fact } from '../define/fact.ts';
import type { AreaCode } from '../values/area.ts';
import type { PlainDate } from '../values/date.ts';
import type { Catalogue } from './catalogue.ts';
import type { Decision } from './decision.ts';
import type { Row } from './fact-row.ts';
import { traceReader } from './trace.ts';

export interface Question {
  readonly fact: Fact;
  /** Policies whose outcome or amount the answer can still change. */
  readonly policies: readonly string[];
}

/** The facts still worth asking, the most telling first; empty when no answer could change a result. */
export function questionsFor(
  catalogue: Catalogue,
  at: { on: PlainDate; area: AreaCode | '' },
  row: Row,
  policies?: readonly string[],
): Question[] {
  return questionsAfter(catalogue, traceReader(catalogue, at).decideAll(row, policies));
}

/** The same from decisions that are there already. What most policies wait for comes first, then the order of the catalogue. */
export function questionsAfter(catalogue: Catalogue, decisions: readonly Decision[]): Question[] {
  const waiting = new Map<string, string[]>();
  for (const { policy, missing } of decisions) {
    for (const fact of missing) waiting.set(fact, [...(waiting.get(fact) ?? []), policy]);
  }
  return [...catalogue.facts.values()]
    .flatMap((fact) => {
      const policies = waiting.get(fact.id);
      return policies ? [{ fact, policies }] : [];
    })
    .sort((a, b) => b.policies.length - a.policies.length);
}
