/** `fuzhu bench`: everything that is measured, each figure with its goal. What each one means: docs/benchmarks.md. */
import { Problem } from '../src/values/problem.ts';
import { benchBatch } from './batch.ts';
import { benchDecide } from './decide.ts';
import { benchEntitlements } from './entitlements.ts';
import { benchImport } from './import.ts';
import { benchList } from './list.ts';
import { type Bench, type BenchResult, lineOf, type Print } from './result.ts';
import { benchStart } from './start.ts';
import { benchUnclaimed } from './unclaimed.ts';

const benches: Readonly<Record<string, Bench>> = {
  decide: benchDecide,
  batch: benchBatch,
  entitlements: benchEntitlements,
  import: benchImport,
  list: benchList,
  unclaimed: benchUnclaimed,
  start: benchStart,
};

const PEOPLE = 1_000_000;

/** All of them when none is named. Problem `usage` for a name there is not. */
export async function runBenches(
  names: readonly string[],
  { people = PEOPLE }: { readonly people?: number },
  print: Print,
): Promise<BenchResult[]> {
  const stray = names.find((name) => benches[name] === undefined);
  if (stray !== undefined) throw new Problem('usage', { what: `bench ${stray}（${Object.keys(benches).join(', ')}）` });
  const wanted = names.length > 0 ? names : Object.keys(benches);
  const results: BenchResult[] = [];
  for (const name of wanted) {
    const found = await benches[name]!({ people }, print);
    for (const result of found) print(lineOf(result));
    results.push(...found);
  }
  return results;
}
