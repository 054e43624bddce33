/** Results that are new or different from what stands, packed and kept until they are taken to be written. */
import type { PolicyColumns } from '../../engine/columns.ts';
import { digestResults, PLACE_WORDS, packResults } from '../../engine/packed-results.ts';
import type { ResultsToWrite } from '../../store/decision.ts';
import { AREA_BYTES, type FactBlock } from '../../store/fact-block.ts';
import { UUID_BYTES } from '../../store/standing.ts';

/** `block`: the most people that are added at once; `people`: the most that are kept. */
export function differingResults(
  slots: ReadonlyMap<string, number>,
  { block: most, people }: { readonly block: number; readonly people: number },
) {
  const wordsEach = slots.size * 3;
  const slotOf = (policy: string): number => slots.get(policy)!;
  const kept = {
    people: new Uint8Array(people * UUID_BYTES),
    areas: new Uint8Array(people * AREA_BYTES),
    decided: new Uint8Array(people),
    digestHigh: new Int32Array(people),
    digestLow: new Int32Array(people),
    packed: new Int32Array(people * wordsEach),
  };
  const high = new Int32Array(most);
  const low = new Int32Array(most);
  let length = 0;
  return {
    add(block: FactBlock, results: readonly PolicyColumns[]): void {
      const places = new Int32Array(block.areas.buffer, block.areas.byteOffset, block.length * PLACE_WORDS);
      digestResults(results, slotOf, places, block.length, high, low);
      const differ: number[] = [];
      for (let i = 0; i < block.length; i++) {
        if (block.decided[i] === 0 || block.digestHigh[i] !== high[i] || block.digestLow[i] !== low[i]) differ.push(i);
      }
      if (differ.length === 0) return;
      packResults(results, slotOf, slots.size, differ, kept.packed, length);
      for (const i of differ) {
        kept.people.set(block.people.subarray(i * UUID_BYTES, (i + 1) * UUID_BYTES), length * UUID_BYTES);
        kept.areas.set(block.areas.subarray(i * AREA_BYTES, (i + 1) * AREA_BYTES), length * AREA_BYTES);
        kept.decided[length] = block.decided[i]!;
        kept.digestHigh[length] = high[i]!;
        kept.digestLow[length] = low[i]!;
        length += 1;
      }
    },
    take(): ResultsToWrite {
      const taken = { ...kept, length, wordsEach };
      length = 0;
      return taken;
    },
  };
}
