/**
 * Sums up what was decided for everybody: how many are eligible, refused by which criterion, undecided for want of which facts, and the money.
 * Blocks of people are added one after the other; nothing grows with their number.
 */
import type { AreaCode } from '../values/area.ts';
import type { PlainDate } from '../values/date.ts';
import type { Catalogue } from './catalogue.ts';
import { versionOn } from './checked-policy.ts';
import { type Block, type ColumnsProgram, type PolicyColumns, UNKNOWN } from './columns.ts';
import { missingCounter } from './missing-counter.ts';
import { factsBehind, factsRead, questionWord } from './question/single.ts';
import { traceReader } from './trace.ts';

export interface PolicyTally {
  readonly policy: string;
  readonly subjects: number;
  readonly eligible: number;
  readonly ineligible: number;
  readonly unknown: number;
  /** Criterion → people whom it refuses; somebody refused for two reasons counts for both. */
  readonly refusedBy: Readonly<Record<string, number>>;
  /** Fact → undecided people for whom it is unknown and could still change the outcome. */
  readonly missing: Readonly<Record<string, number>>;
  /** Fen in all, for one period of the policy. */
  readonly amountFen: number;
}

export interface Tally {
  /**
   * Results as the program gave them for the block, with reasons. Into the amounts of those who are undecided it writes how many questions they are
   * away (question/single.ts): to be added before the results are packed.
   */
  add(block: Block, results: readonly PolicyColumns[]): void;
  result(): PolicyTally[];
}

/** `areas` are those the program was compiled for. */
export function tallyOf(
  catalogue: Catalogue,
  program: ColumnsProgram,
  at: { readonly on: PlainDate; readonly areas: readonly (AreaCode | '')[] },
): Tally {
  const readers = at.areas.map((area) => traceReader(catalogue, { on: at.on, area }));
  const missingOf = (policy: string, block: Block, i: number): readonly string[] =>
    readers[block.area[i]!]!.decide(policy, rowOf(catalogue, block, i)).missing;
  const tallies = new Map(program.policies.map((id) => [id, policyTally(catalogue, program, at.on, id, missingOf)]));
  return {
    add: (block, results) => {
      for (const columns of results) tallies.get(columns.policy)?.add(block, columns);
    },
    result: () => [...tallies.values()].map((tally) => tally.result()),
  };
}

function rowOf(catalogue: Catalogue, block: Block, i: number): Record<string, number | null> {
  const row: Record<string, number | null> = {};
  for (const id of catalogue.facts.keys()) {
    const value = block.columns[id]?.[i];
    row[id] = value === undefined || value === UNKNOWN ? null : value;
  }
  return row;
}

type MissingOf = (policy: string, block: Block, i: number) => readonly string[];

function policyTally(
  catalogue: Catalogue,
  program: ColumnsProgram,
  on: PlainDate,
  policy: string,
  missingOf: MissingOf,
) {
  const criteria = program.criteria[policy] ?? [];
  const refusals = refusalCounter(criteria);
  const read = factsRead(catalogue, policy, on);
  const missing = missingCounter(
    factsThatMatter(catalogue, policy, on),
    (block, i) => missingOf(policy, block, i),
    (facts) => questionWord(facts, read),
  );
  const counts = [0, 0, 0];
  let subjects = 0;
  let fen = 0;
  return {
    add(block: Block, { outcome, amount, failing, unclear }: PolicyColumns): void {
      subjects += block.length;
      refusals.add(failing);
      for (let i = 0; i < block.length; i++) {
        const found = outcome[i]!;
        counts[found]!++;
        // Money there is only for the eligible; without a branch, because who is eligible nobody can predict.
        const known = Number(amount[i] !== UNKNOWN);
        fen += amount[i]! & -(known & found & 1);
        if (found === 2) amount[i] = missing.add(block, i, unclear[i]!);
      }
    },
    result(): PolicyTally {
      const [ineligible, eligible, unknown] = counts as [number, number, number];
      return {
        policy,
        subjects,
        eligible,
        ineligible,
        unknown,
        refusedBy: refusals.result(),
        missing: missing.result(),
        amountFen: fen,
      };
    },
  };
}

/** How often each bit of the masks is set. Masks are counted eight bits at a time, and bits only at the end: people are many, masks few. */
function refusalCounter(criteria: readonly string[]) {
  const counted = Array.from({ length: Math.ceil(criteria.length / 8) }, () => new Float64Array(256));
  return {
    add(failing: Uint32Array): void {
      for (const [group, people] of counted.entries()) {
        const shift = group * 8;
        for (let i = 0; i < failing.length; i++) people[(failing[i]! >>> shift) & 255]!++;
      }
    },
    result(): Record<string, number> {
      const refused = criteria.map((id, bit): [string, number] => {
        let count = 0;
        for (const [mask, people] of counted[bit >> 3]!.entries()) if ((mask >>> (bit & 7)) & 1) count += people;
        return [id, count];
      });
      return Object.fromEntries(refused.filter(([, count]) => count > 0));
    },
  };
}

/** Of the criteria that can not be told (by mask) and of the amount: the facts they read, also through other policies. Nothing else bears on what is missing. */
function factsThatMatter(catalogue: Catalogue, policy: string, on: PlainDate): (mask: number) => readonly string[] {
  const version = versionOn(catalogue.checked.get(policy)!, on);
  const amount = version ? factsBehind(catalogue, version.amountReads, on) : [];
  const criteria = version?.criteria.map(({ reads }) => factsBehind(catalogue, reads, on)) ?? [];
  const known = new Map<number, readonly string[]>();
  return (mask) => {
    const found = known.get(mask) ?? [
      ...new Set([...amount, ...criteria.flatMap((facts, bit) => ((mask >>> bit) & 1 ? facts : []))]),
    ];
    known.set(mask, found);
    return found;
  };
}
