/** The open questions, each with the policies that wait for its answer. */
import type { Board } from './board.ts';
import type { Place } from './situation.ts';

export interface Waiting {
  readonly key: string;
  readonly place: Place;
  readonly policies: readonly string[];
}

export function waitingOn(board: Board, policies: readonly string[]): Waiting[] {
  const waiting = new Map<string, { key: string; place: Place; policies: string[] }>();
  for (const id of policies)
    for (const [key, place] of board.open(id)) {
      const found = waiting.get(key) ?? { key, place, policies: [] };
      found.policies.push(id);
      waiting.set(key, found);
    }
  return [...waiting.values()];
}
