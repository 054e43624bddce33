/** Remembers what follows from a few facts with few values each: most criteria do, and then an explanation is looked up instead of made. */
import type { Fact } from '../define/fact.ts';
import type { Cells } from './interpret.ts';
import { rangeOf } from './range.ts';

/** More combinations than this are not worth the memory. */
const MOST = 4096;

/** `make` must depend on nothing but these facts; what it returns is shared and never changed. */
export function rememberedBy<T>(
  ids: readonly string[],
  facts: ReadonlyMap<string, Fact>,
  make: (row: Cells) => T,
): (row: Cells) => T {
  let combinations = 1;
  const keys = ids.map((id) => {
    const { low, high } = rangeOf(facts.get(id)!);
    const stride = combinations;
    // One more for unknown.
    combinations *= high - low + 2;
    return { id, low, size: high - low + 1, stride };
  });
  if (combinations > MOST) return make;
  const made = new Array<T | undefined>(combinations);
  return (row) => {
    let place = 0;
    for (const { id, low, size, stride } of keys) {
      const value = row[id];
      if (typeof value !== 'number') continue;
      const step = value - low;
      if (!(step >= 0 && step < size)) return make(row);
      place += (step + 1) * stride;
    }
    const known = made[place];
    if (known !== undefined) return known;
    const fresh = make(row);
    made[place] = fresh;
    return fresh;
  };
}
