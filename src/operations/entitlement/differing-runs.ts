/** Runs of periods that are new or different from what stands, kept until they are taken to be written. */
import { digestRuns, type RunBook } from '../../engine/determination/entitled-runs.ts';
import { PLACE_WORDS } from '../../engine/packed-results.ts';
import type { EntitlementsToWrite } from '../../store/entitlement.ts';
import { AREA_BYTES, type FactBlock } from '../../store/fact-block.ts';
import { UUID_BYTES, uuidText } from '../../store/standing.ts';

export interface DifferingRuns {
  /** `differs` is told of each person whose runs are new or different. People with a 1 in `passOver` are passed over. */
  add(block: FactBlock, runs: RunBook, options?: { differs?: (i: number) => void; passOver?: Uint8Array }): void;
  /** `replaced`: people whose old runs have to be closed. */
  take(): EntitlementsToWrite & { readonly replaced: readonly string[] };
}

/** `block`: the most people that are added at once; `people`: the most that are kept. */
export function differingRuns({
  block: most,
  people,
}: {
  readonly block: number;
  readonly people: number;
}): DifferingRuns {
  const kept = {
    people: new Uint8Array(people * UUID_BYTES),
    areas: new Uint8Array(people * AREA_BYTES),
    digestHigh: new Int32Array(people),
    digestLow: new Int32Array(people),
    ends: new Int32Array(people),
  };
  const high = new Int32Array(most);
  const low = new Int32Array(most);
  let words = new Int32Array(people * 8);
  let replaced: string[] = [];
  let length = 0;
  let used = 0;
  const keepWords = (from: Int32Array, start: number, count: number): void => {
    if (used + count > words.length) {
      const larger = new Int32Array(Math.max(words.length * 2, used + count));
      larger.set(words.subarray(0, used));
      words = larger;
    }
    for (let word = 0; word < count; word++) words[used + word] = from[start + word]!;
    used += count;
  };
  return {
    add: (block, runs, { differs, passOver } = {}) => {
      const places = new Int32Array(block.areas.buffer, block.areas.byteOffset, block.length * PLACE_WORDS);
      digestRuns(runs, places, PLACE_WORDS, block.length, high, low);
      for (let i = 0; i < block.length; i++) {
        const stands = block.decided[i] === 1;
        if (stands && block.digestHigh[i] === high[i] && block.digestLow[i] === low[i]) continue;
        if (passOver?.[i] === 1) continue;
        differs?.(i);
        if (stands) replaced.push(uuidText(block.people, i));
        kept.people.set(block.people.subarray(i * UUID_BYTES, (i + 1) * UUID_BYTES), length * UUID_BYTES);
        kept.areas.set(block.areas.subarray(i * AREA_BYTES, (i + 1) * AREA_BYTES), length * AREA_BYTES);
        kept.digestHigh[length] = high[i]!;
        kept.digestLow[length] = low[i]!;
        keepWords(runs.words, runs.startOf(i), runs.counts[i]!);
        kept.ends[length] = used;
        length += 1;
      }
    },
    take: () => {
      const taken = { ...kept, words, length, replaced };
      [length, used, replaced] = [0, 0, []];
      return taken;
    },
  };
}
