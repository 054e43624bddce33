/** Everybody, or everybody of an area, block by block: whose row holds throughout in columns, the others by their histories. */

import type { ClaimsOfPeople, DeterminationProgram } from '../../engine/determination/determine.ts';
import { type RunBook, runBook, spliceRuns } from '../../engine/determination/entitled-runs.ts';
import { timelinesOf } from '../../engine/timeline.ts';
import { claimsOfPeople, peopleWithClaims } from '../../store/claim.ts';
import {
  closeEntitlements,
  readEntitlements,
  standingEntitlements,
  writeEntitlements,
} from '../../store/entitlement.ts';
import { areaText, type FactBlock } from '../../store/fact-block.ts';
import { readFactBlocks } from '../../store/fact-blocks.ts';
import { type Standing, uuidText } from '../../store/standing.ts';
import type { AreaCode } from '../../values/area.ts';
import { fromDayNumber } from '../../values/date.ts';
import { areaIndexes } from '../decision/areas.ts';
import type { Context } from '../operation.ts';
import { type Determining, partOf, sumsByDifference, wordsOf } from './determining.ts';
import { differingRuns } from './differing-runs.ts';
import { piecedRuns } from './pieced-runs.ts';
import type { Summary } from './summary.ts';

/** People read by one query, and written by one copy. */
const AT_ONCE = 1 << 15;
/** People decided while the next ones are on their way. */
const BLOCK = 1 << 11;
/** People whose histories are read at once. */
const HISTORIES = 1 << 9;

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
}

export async function determineBlocks(context: Context, determining: Determining, task: Task): Promise<Done> {
  const { tx, seal, catalogue, progress } = context;
  const { stretch, areas, slots } = determining;
  const { number, area, policies, before } = task;
  const partial = before !== null && (policies !== null || area !== tx.scope.county);
  const program = determining.compile(policies ?? undefined);
  const whole = policies === null ? program : determining.compile();
  const freshSlots = new Set(program.policies.map((policy) => slots.get(policy)!));
  const isFresh = (slot: number): boolean => freshSlots.has(slot);
  const sums = sumsByDifference(catalogue, determining);
  const differing = differingRuns({ block: BLOCK, people: AT_ONCE });
  const claims = claimReader(context, program);
  const spliced = runBook();
  const gone = new Set<string>();
  let [people, changed] = [0, 0];

  const decideBlock = (block: FactBlock, standing: Standing): void => {
    people += block.length;
    const columns = { length: block.length, columns: block.columns, area: areaIndexes(block, areas) };
    const runs = program.whole(columns, claims.of(block));
    if (!partial) return differing.add(block, runs);
    const oldOf = (i: number): Int32Array =>
      block.standing[i] === -1 ? NOTHING : wordsOf(standing.resultsOf(block.standing[i]!));
    const all = policies === null ? runs : splice(block, runs, oldOf);
    differing.add(block, all, {
      differs: (i) => {
        sums.take(oldOf(i), isFresh);
        sums.add(wordsIn(all, i), isFresh);
      },
    });
  };
  const splice = (block: FactBlock, runs: RunBook, oldOf: (i: number) => Int32Array): RunBook => {
    spliced.begin(block.length);
    for (let i = 0; i < block.length; i++) spliceRuns(spliced, i, oldOf(i), runs, isFresh);
    return spliced;
  };
  const decidePart = async (block: FactBlock): Promise<void> => {
    const own = Array.from({ length: block.length }, (_, i) => ({
      person: uuidText(block.people, i),
      area: areaText(block.areas, i),
    }));
    const old = partial
      ? await readEntitlements(
          tx,
          stretch,
          own.map(({ person }) => person),
        )
      : undefined;
    const { runs, others } = await piecedRuns(context, whole, determining.areaOf, own);
    own.forEach(({ person }, i) => {
      if (others[i] === 0) gone.delete(person);
      else if (block.decided[i] === 1) gone.add(person);
      people += 1 - others[i]!;
    });
    differing.add(block, runs, {
      passOver: others,
      differs: (i) => {
        if (!partial) return;
        sums.take(wordsOf(old?.get(own[i]!.person)?.runs ?? NO_BYTES));
        sums.add(wordsIn(runs, i));
      },
    });
  };
  const write = async (): Promise<void> => {
    const found = differing.take();
    await closeEntitlements(tx, number, stretch, found.replaced);
    await writeEntitlements(tx, number, stretch, found);
    changed += found.length;
    progress(people, null, '测算');
  };
  const { from, to } = whole.window;
  const query = {
    facts: program.facts,
    from: fromDayNumber(from),
    to: fromDayNumber(to),
    area,
    people: AT_ONCE,
    block: BLOCK,
    standing: standingEntitlements(stretch, partial),
  };
  await readFactBlocks(tx, seal, query, {
    before: claims.before,
    block: decideBlock,
    between: async (stale, passedOver) => {
      for (const person of passedOver) gone.add(person);
      await write();
      for (const block of stale)
        for (let start = 0; start < block.length; start += HISTORIES)
          await decidePart(partOf(block, start, Math.min(block.length, start + HISTORIES)));
      if (stale.length > 0) await write();
    },
  });
  const closed = await closeEntitlements(tx, number, stretch, [...gone]);
  for (const { runs } of closed) sums.take(wordsOf(runs));
  return {
    people,
    changed: changed + closed.length,
    summary: partial ? sums.over(before) : program.tally(),
  };
}

const NOTHING = new Int32Array(0);
const NO_BYTES = new Uint8Array(0);

const wordsIn = (runs: RunBook, i: number): Int32Array => {
  const start = runs.startOf(i);
  return runs.words.subarray(start, start + runs.counts[i]!);
};

/** Claims of the people who are read next. Where no policy asks for them nothing is read. */
function claimReader({ tx }: Context, { readsClaims }: DeterminationProgram) {
  let known: Awaited<ReturnType<typeof claimsOfPeople>> = new Map();
  const none: ClaimsOfPeople = new Map();
  return {
    before: async (after: string): Promise<string | null> => {
      if (!readsClaims) return null;
      const people = await peopleWithClaims(tx, after, AT_ONCE);
      known = await claimsOfPeople(tx, people);
      return people.length < AT_ONCE ? null : people.at(-1)!;
    },
    of: (block: FactBlock): ClaimsOfPeople => {
      if (known.size === 0) return none;
      const found = new Map<number, ReturnType<typeof timelinesOf>>();
      for (let i = 0; i < block.length; i++) {
        const own = known.get(uuidText(block.people, i));
        if (own !== undefined && own.length > 0) found.set(i, timelinesOf(own));
      }
      return found;
    },
  };
}
