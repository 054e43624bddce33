/**
 * How many questions stand between a person and a result, kept in the place of the amount that an undecided result does not have: who is one question
 * away can then be found among a million by looking at one byte.
 */
import type { PlainDate } from '../../values/date.ts';
import type { Catalogue } from '../catalogue.ts';
import { UNKNOWN } from '../columns.ts';
import { readsOn } from '../trace.ts';
import type { Reads } from '../tree.ts';

/** In the lowest byte of the word: 0 not told, 1 … 250 exactly one question and which, 255 several. */
export const MOST_TELLABLE = 250;
export const SEVERAL = 255;

/** Facts a policy reads on a day, also through the policies it reads, in an order that stays the same as long as the rules do. */
export function factsRead(catalogue: Catalogue, policy: string, on: PlainDate): readonly string[] {
  return [...new Set(factsBehind(catalogue, readsOn(catalogue.checked.get(policy)!, on), on))];
}

/** With repetitions. */
export function factsBehind(
  catalogue: Catalogue,
  { facts, policies }: Pick<Reads, 'facts' | 'policies'>,
  on: PlainDate,
): string[] {
  return [...facts, ...policies.flatMap((id) => factsBehind(catalogue, readsOn(catalogue.checked.get(id)!, on), on))];
}

/** `facts`: as `factsRead` gives them. */
export function questionWord(missing: readonly string[], facts: readonly string[]): number {
  if (missing.length === 0) return UNKNOWN;
  const place = missing.length === 1 ? facts.indexOf(missing[0]!) + 1 : 0;
  return UNKNOWN + (place >= 1 && place <= MOST_TELLABLE ? place : SEVERAL);
}
