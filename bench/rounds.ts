/** Measuring things side by side: they take turns, so that whatever else the machine does falls on all of them, and the middle of the rounds counts. */

export const medianOf = (values: readonly number[]): number => percentileOf(values, 0.5);

/** The smallest value that at least this share of the values does not exceed. */
export function percentileOf(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (value === undefined) throw new RangeError('nothing was measured');
  return value;
}

/** Milliseconds that the work took. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Milliseconds of each round of each part; the parts run one after the other within a round. */
export async function takingTurns<K extends string>(
  rounds: number,
  parts: Readonly<Record<K, { readonly before?: () => Promise<unknown>; readonly work: () => unknown }>>,
): Promise<Record<K, number[]>> {
  const names = Object.keys(parts) as K[];
  const taken = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const { before, work } = parts[name];
      await before?.();
      taken[name].push(await timed(work));
    }
  }
  return taken;
}
