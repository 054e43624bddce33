/** Everybody, or everybody of an area, block by block: whose row holds throughout as they come, the others by the rows of all their days. */

import type { DeterminationProgram } from '../../engine/determination/determine.ts';
import { type RunBook, runBook, spliceRuns } from '../../engine/determination/entitled-runs.ts';
import {
  closeEntitlements,
  readEntitlements,
  standingEntitlements,
  writeEntitlements,
} from '../../store/entitlement.ts';
import { areaText, type FactBlock } from '../../store/fact-block.ts';
import { type FactBlocksQuery, readFactBlocks } from '../../store/fact-blocks.ts';
import { type Standing, uuidText } from '../../store/standing.ts';
import type { AreaCode } from '../../values/area.ts';
import { fromDayNumber } from '../../values/date.ts';
import { areaIndexes } from '../decision/areas.ts';
import type { Context } from '../operation.ts';
import { claimReader } from './claim-reader.ts';
import { type Determining, type SumsByDifference, sumsByDifference, wordsIn, wordsOf } from './determining.ts';
import { type DifferingRuns, differingRuns } from './differing-runs.ts';
import { piecedRuns } from './pieced-runs.ts';
import type { Summary } from './summary.ts';
import { type TakenSums, takenSums } from './taken-by-rules.ts';

/** People read by one query, and written by one copy. */
const AT_ONCE = 1 << 15;
/** People decided while the next ones are on their way. */
const BLOCK = 1 << 11;

export interface Task {
  /** Of the run. */
  readonly number: number;
  readonly area: AreaCode;
  /** Null: all. Otherwise only these are determined again. */
  readonly policies: readonly string[] | null;
  /** The sums of the last run; null when there was none. */
  readonly before: Summary | null;
}

export interface Done {
  readonly people: number;
  readonly changed: number;
  readonly summary: Summary;
  /** What rules between policies take away: of everybody, or the differences where not everything was determined. */
  readonly taken: TakenSums;
  readonly partial: boolean;
}

interface Work {
  readonly context: Context;
  readonly determining: Determining;
  readonly task: Task;
  /** Not everything is determined: what stands is read, and sums follow by difference. */
  readonly partial: boolean;
  readonly program: DeterminationProgram;
  /** For all policies: people without a result get all of theirs. */
  readonly all: DeterminationProgram;
  readonly sums: SumsByDifference;
  readonly taken: TakenSums;
  readonly differing: DifferingRuns;
  /** People for whom a result stands and who were met nowhere, so far. */
  readonly gone: Set<string>;
  /** People met, and results written. */
  readonly count: { people: number; changed: number };
}

export async function determineBlocks(context: Context, determining: Determining, task: Task): Promise<Done> {
  const { tx, seal } = context;
  const { stretch } = determining;
  const work = workOf(context, determining, task);
  const claims = claimReader(tx, work.program);
  const wholeBlock = wholeBlocks(work, claims.of);
  await readFactBlocks(tx, seal, queryOf(work), {
    before: claims.before,
    block: wholeBlock,
    between: async (stale, passedOver) => {
      for (const person of passedOver) work.gone.add(person);
      await write(work);
      for (const block of stale) await pieceBlock(work, block);
      if (stale.length > 0) await write(work);
      context.progress(work.count.people, null, '测算');
    },
  });
  const closed = await closeEntitlements(tx, task.number, stretch, [...work.gone]);
  for (const { runs, area } of closed) {
    work.sums.take(wordsOf(runs));
    if (work.partial) work.taken.take(wordsOf(runs), area);
  }
  const { people, changed } = work.count;
  const summary = work.partial ? work.sums.over(task.before ?? []) : work.program.tally();
  return { people, changed: changed + closed.length, summary, taken: work.taken, partial: work.partial };
}

function workOf(context: Context, determining: Determining, task: Task): Work {
  const { policies, area, before } = task;
  const program = determining.compile(policies ?? undefined);
  return {
    context,
    determining,
    task,
    program,
    partial: before !== null && (policies !== null || area !== context.tx.scope.county),
    all: policies === null ? program : determining.compile(),
    sums: sumsByDifference(context.catalogue, determining),
    taken: takenSums(context.catalogue, determining),
    differing: differingRuns({ block: BLOCK, people: AT_ONCE }),
    gone: new Set(),
    count: { people: 0, changed: 0 },
  };
}

function queryOf({ program, all, determining, task, partial }: Work): FactBlocksQuery {
  const { from, to } = all.window;
  return {
    facts: program.facts,
    from: fromDayNumber(from),
    to: fromDayNumber(to),
    area: task.area,
    people: AT_ONCE,
    block: BLOCK,
    standing: standingEntitlements(determining.stretch, partial),
  };
}

/** People whose row holds throughout the window. */
function wholeBlocks(work: Work, claimsOf: ReturnType<typeof claimReader>['of']) {
  const { program, partial, differing, sums, taken, task, determining } = work;
  const splice = splicing(work);
  return (block: FactBlock, standing: Standing): void => {
    work.count.people += block.length;
    const area = areaIndexes(block, determining.areas);
    const runs = program.whole({ length: block.length, columns: block.columns, area }, claimsOf(block));
    const areaAt = (i: number): AreaCode => determining.areas[area[i]!]!;
    if (!partial) {
      taken.addAll(runs, block.length, areaAt);
      differing.add(block, runs);
      return;
    }
    const oldOf = (i: number): Int32Array =>
      block.standing[i] === -1 ? NOTHING : wordsOf(standing.resultsOf(block.standing[i]!));
    const all = task.policies === null ? runs : splice(block.length, runs, oldOf);
    differing.add(block, all, {
      differs: (i) => {
        sums.take(oldOf(i));
        sums.add(wordsIn(all, i));
        // Whoever lives elsewhere since is news, and determined one by one.
        taken.take(oldOf(i), areaAt(i));
        taken.add(wordsIn(all, i), areaAt(i));
      },
    });
  };
}

/** The runs of the policies that are determined again take the place of the old ones, the others stay. */
function splicing({ program, determining }: Work) {
  const fresh = new Set(program.policies.map((policy) => determining.slots.get(policy)!));
  const isFresh = (slot: number): boolean => fresh.has(slot);
  const spliced = runBook();
  return (people: number, runs: RunBook, oldOf: (i: number) => Int32Array): RunBook => {
    spliced.begin(people);
    for (let i = 0; i < people; i++) spliceRuns(spliced, i, oldOf(i), runs, isFresh);
    return spliced;
  };
}

/** People whose row does not. When for one of them nothing stands yet, all of them get all of theirs. */
async function pieceBlock(work: Work, block: FactBlock): Promise<void> {
  const { context, determining, task, partial, sums, taken, gone, all, program } = work;
  const own = Array.from({ length: block.length }, (_, i) => ({
    person: uuidText(block.people, i),
    area: areaText(block.areas, i),
  }));
  const people = own.map(({ person }) => person);
  const old = partial ? await readEntitlements(context.tx, determining.stretch, people) : undefined;
  const narrow = task.policies !== null && people.every((person) => old?.has(person));
  const { runs: fresh, others } = await piecedRuns(
    context,
    narrow ? program : all,
    determining.areaOf,
    own,
    all.window,
  );
  const runs = narrow
    ? splicing(work)(people.length, fresh, (i) => wordsOf(old?.get(people[i]!)?.runs ?? NO_BYTES))
    : fresh;
  own.forEach(({ person }, i) => {
    if (others[i] === 0) gone.delete(person);
    else if (block.decided[i] === 1) gone.add(person);
    if (!partial && others[i] === 0) taken.add(wordsIn(runs, i), own[i]!.area);
    work.count.people += 1 - others[i]!;
  });
  work.differing.add(block, runs, {
    passOver: others,
    differs: (i) => {
      if (!partial) return;
      const before = old?.get(people[i]!);
      const words = wordsOf(before?.runs ?? NO_BYTES);
      sums.take(words);
      sums.add(wordsIn(runs, i));
      taken.take(words, before?.area ?? own[i]!.area);
      taken.add(wordsIn(runs, i), own[i]!.area);
    },
  });
}

async function write({ context, determining, task, differing, count }: Work): Promise<void> {
  const found = differing.take();
  await closeEntitlements(context.tx, task.number, determining.stretch, found.replaced);
  await writeEntitlements(context.tx, task.number, determining.stretch, found);
  count.changed += found.length;
  context.progress(count.people, null, '测算');
}

const NOTHING = new Int32Array(0);
const NO_BYTES = new Uint8Array(0);
