/** Some people determined again, for every stretch that has been determined: in the transaction that compares them with what they were paid. */
import type { Catalogue } from '../../engine/catalogue.ts';
import { betweenRulesMark } from '../../engine/determination/between-rules.ts';
import type { DeterminationProgram } from '../../engine/determination/determine.ts';
import {
  beginEntitlementRun,
  closeEntitlements,
  determinedStretches,
  holdDeterminations,
  latestEntitlementRun,
  type PersonToDetermine,
  type Stretch,
  writeEntitlementRun,
  writeEntitlements,
} from '../../store/entitlement.ts';
import { AREA_BYTES, emptyBlock, type FactBlock } from '../../store/fact-block.ts';
import { UUID_BYTES } from '../../store/standing.ts';
import type { Context } from '../operation.ts';
import {
  type Determining,
  determiningOf,
  type SumsByDifference,
  sumsByDifference,
  wordsIn,
  wordsOf,
} from './determining.ts';
import { type DifferingRuns, differingRuns } from './differing-runs.ts';
import { decidePieces, piecesReader } from './pieced-runs.ts';
import { readAhead } from './read-ahead.ts';
import type { KeptSummary } from './summary.ts';
import { type TakenSums, takenSums } from './taken-by-rules.ts';

type Asking = Pick<Context, 'tx' | 'seal' | 'catalogue' | 'at'>;

/** People decided while the next ones are read. */
const AT_ONCE = 512;

/** Gives for how many people something is different. */
export async function determinePeople(context: Asking, people: readonly string[]): Promise<number> {
  await holdDeterminations(context.tx);
  let changed = 0;
  for (const stretch of await determinedStretches(context.tx))
    changed += await determineStretch(context, stretch, people);
  return changed;
}

async function determineStretch(context: Asking, stretch: Stretch, people: readonly string[]): Promise<number> {
  const { catalogue } = context;
  const determining = await determiningOf(context, stretch);
  const program = keptProgram(catalogue, determining);
  const sums = sumsByDifference(catalogue, determining);
  const taken = takenSums(catalogue, determining);
  const differing = differingRuns({ block: AT_ONCE, people: people.length });
  const gone: string[] = [];
  const read = await piecesReader(context, program, determining, people);
  for await (const { people: asked, pieces } of readAhead(partsOf(people), read)) {
    const { runs, others } = decidePieces(program, pieces);
    for (const [i, { person, area, digest }] of asked.entries()) {
      if (area === null) others[i] = 1;
      if (digest !== null && others[i] === 1) gone.push(person);
    }
    differing.add(blockOf(asked), runs, {
      passOver: others,
      differs: (i) => {
        sums.add(wordsIn(runs, i));
        taken.add(wordsIn(runs, i), asked[i]!.area!);
      },
    });
  }
  const found = differing.take();
  const changed = found.length + gone.length;
  if (changed > 0) await writeRun(context, stretch, { people: people.length, found, gone, sums, taken });
  return changed;
}

interface Changes {
  /** How many were determined. */
  readonly people: number;
  readonly found: ReturnType<DifferingRuns['take']>;
  /** Who has no results any more. */
  readonly gone: readonly string[];
  /** Of what is found; what stood before is taken from them. */
  readonly sums: SumsByDifference;
  readonly taken: TakenSums;
}

async function writeRun(context: Asking, stretch: Stretch, changes: Changes): Promise<void> {
  const { tx, catalogue, at } = context;
  const { people, found, gone, sums, taken } = changes;
  const number = await beginEntitlementRun(tx);
  const before = await latestEntitlementRun(tx, stretch);
  for (const each of await closeEntitlements(tx, number, stretch, [...gone, ...found.replaced])) {
    sums.take(wordsOf(each.runs));
    taken.take(wordsOf(each.runs), each.area);
  }
  await writeEntitlements(tx, number, stretch, found);
  // By the rules of today; the others still stand by those that are marked.
  const { taken: _, ...kept } = before!.summary as KeptSummary;
  const summary = {
    ...kept,
    sums: sums.over(kept.sums),
    ...takenSince(catalogue, before!.summary as KeptSummary, taken),
  };
  const { county: area } = tx.scope;
  const changed = found.length + gone.length;
  await writeEntitlementRun(tx, { ...stretch, number, area, policies: null, at, people, changed, summary });
}

/** Where other rules hold since, nothing is kept: the next determination adds it up anew. */
function takenSince(catalogue: Catalogue, { taken: kept }: KeptSummary, taken: TakenSums): Pick<KeptSummary, 'taken'> {
  if (kept === undefined || kept.mark !== betweenRulesMark(catalogue)) return {};
  return { taken: { ...kept, sums: taken.over(kept.sums) } };
}

const programs = new WeakMap<Catalogue, Map<string, DeterminationProgram>>();

/** Compiling takes longer than determining one person. */
function keptProgram(catalogue: Catalogue, determining: Determining): DeterminationProgram {
  const { stretch, slots, areas } = determining;
  const key = JSON.stringify([stretch, areas, [...slots]]);
  const kept = programs.get(catalogue) ?? new Map<string, DeterminationProgram>();
  programs.set(catalogue, kept);
  const program = kept.get(key) ?? determining.compile();
  kept.set(key, program);
  return program;
}

const partsOf = (people: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(people.length / AT_ONCE) }, (_, part) =>
    people.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  );

function blockOf(people: readonly PersonToDetermine[]): FactBlock {
  const block = emptyBlock([], people.length);
  people.forEach(({ person, area, digest }, i) => {
    block.people.set(Buffer.from(person.replaceAll('-', ''), 'hex'), i * UUID_BYTES);
    block.areas.set(Buffer.from((area ?? '').slice(0, AREA_BYTES), 'latin1'), i * AREA_BYTES);
    if (digest === null) return;
    [block.decided[i], block.digestHigh[i], block.digestLow[i]] = [1, ...digest];
  });
  block.length = people.length;
  return block;
}
