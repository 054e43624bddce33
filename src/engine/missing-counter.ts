/**
 * Counts the facts that are missing, over everybody. Which ones follows from the values of the facts that matter, and people with the same values are
 * many: each case is looked into once and then only counted.
 */
import type { Block } from './columns-block.ts';

export interface MissingCounter {
  /** `mask`: the criteria that can not be told for the i-th person. Gives what `tagOf` makes of the facts that are missing. */
  add(block: Block, i: number, mask: number): number;
  /** Fact → people, the most frequent first. */
  result(): Record<string, number>;
}

/** So many different cases are kept before they are summed up: a power of two, and half of the places there are. */
const MOST_CASES = 1 << 14;
const PLACES = MOST_CASES * 2;

const nothing: readonly string[] = [];

/** `factsOf`: the facts that matter, by mask. `missingOf`: looks into one person. */
export function missingCounter(
  factsOf: (mask: number) => readonly string[],
  missingOf: (block: Block, i: number) => readonly string[],
  tagOf: (missing: readonly string[]) => number,
): MissingCounter {
  const totals: Record<string, number> = {};
  const columnsFor = columnFinder(factsOf);
  // Cases are told apart by 64 bits of their values. A map with as long a key would make an object of every key it is asked for.
  const high = new Int32Array(PLACES);
  const low = new Int32Array(PLACES);
  const people = new Float64Array(PLACES);
  const missing: (readonly string[])[] = Array(PLACES).fill(nothing);
  const tags = new Int32Array(PLACES);
  let cases = 0;
  const sumUp = (): void => {
    for (let at = 0; at < PLACES; at++)
      if (people[at] !== 0) for (const id of missing[at]!) totals[id] = (totals[id] ?? 0) + people[at]!;
    people.fill(0);
    cases = 0;
  };
  return {
    add: (block, i, mask) => {
      let a = 0x9e3779b9 ^ Math.imul(mask + 1, 0x27d4eb2f) ^ block.area[i]!;
      let b = a ^ 0x1b56c4e9;
      for (const column of columnsFor(block, mask)) {
        const value = column[i]!;
        a = Math.imul(a ^ value, 0x2c1b3c6d);
        a ^= a >>> 15;
        b = Math.imul(b ^ value, 0x297a2d39);
        b = ((b << 13) | (b >>> 19)) + a;
      }
      b |= 0;
      if (cases === MOST_CASES) sumUp();
      let at = (a ^ (b >>> 16)) & (PLACES - 1);
      while (people[at] !== 0 && (high[at] !== a || low[at] !== b)) at = (at + 1) & (PLACES - 1);
      if (people[at] === 0) {
        high[at] = a;
        low[at] = b;
        const facts = missingOf(block, i);
        missing[at] = facts;
        tags[at] = tagOf(facts);
        cases += 1;
      }
      people[at]! += 1;
      return tags[at]!;
    },
    result: () => {
      sumUp();
      return Object.fromEntries(Object.entries(totals).sort(([, one], [, other]) => other - one));
    },
  };
}

function columnFinder(factsOf: (mask: number) => readonly string[]): (block: Block, mask: number) => Int32Array[] {
  const byMask = new Map<number, Int32Array[]>();
  // Blocks that come one after the other often share their columns.
  let known: Block['columns'] | undefined;
  return (block, mask) => {
    if (known !== block.columns) byMask.clear();
    known = block.columns;
    const columns = byMask.get(mask) ?? factsOf(mask).flatMap((id) => block.columns[id] ?? []);
    byMask.set(mask, columns);
    return columns;
  };
}
