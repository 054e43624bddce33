/** What a determination of everybody and one of some people have in common: the program, and the sums by difference. */
import type { Catalogue } from '../../engine/catalogue.ts';
import { compileDetermination, type DeterminationProgram } from '../../engine/determination/determine.ts';
import { type RunBook, readHead, slotOfRun } from '../../engine/determination/entitled-runs.ts';
import { addTallies, type PeriodTally, periodTallies } from '../../engine/determination/period-tally.ts';
import { windowOf } from '../../engine/determination/window.ts';
import { type Month, monthAfter } from '../../engine/entitlement/period.ts';
import { policySlots } from '../../store/decision.ts';
import type { Stretch } from '../../store/entitlement.ts';
import { monthOf } from '../../values/date.ts';
import { areaFinder, areasWithParameters } from '../decision/areas.ts';
import type { Context } from '../operation.ts';

export interface Determining {
  readonly stretch: Stretch;
  readonly areas: readonly string[];
  readonly areaOf: (code: string) => number;
  /** Policy → its place in packed results, for all that are determined. */
  readonly slots: ReadonlyMap<string, number>;
  /** A program of its own for some policies, or for all. */
  compile(policies?: readonly string[]): DeterminationProgram;
}

export const monthsOf = ({ first, months }: Stretch): { first: Month; last: Month } => {
  const month = monthOf(first);
  return { first: month, last: monthAfter(month, months - 1) };
};

export async function determiningOf(
  { catalogue, tx }: Pick<Context, 'catalogue' | 'tx'>,
  stretch: Stretch,
): Promise<Determining> {
  const policies = catalogue.order.filter((id) => catalogue.policies.get(id)!.subject === 'person');
  const known = await policySlots(tx, policies);
  const slots = new Map(policies.map((policy) => [policy, known.get(policy)!]));
  const areas = areasWithParameters(catalogue, tx.scope.county);
  return {
    stretch,
    areas,
    areaOf: areaFinder(areas),
    slots,
    compile: (wanted = policies) =>
      compileDetermination(catalogue, {
        months: monthsOf(stretch),
        policies: wanted,
        areas,
        slotOf: (policy) => slots.get(policy)!,
      }),
  };
}

export interface SumsByDifference {
  /** Runs that stood and no longer do, or the other way round. */
  take(words: Int32Array): void;
  add(words: Int32Array): void;
  /** The sums as they were, with the differences. */
  over(before: readonly PeriodTally[]): PeriodTally[];
}

export function sumsByDifference(catalogue: Catalogue, { stretch, slots }: Determining): SumsByDifference {
  const policies = [...slots.keys()];
  const policyIn = new Map([...slots].map(([policy, slot]) => [slot, policy]));
  const tally = periodTallies(policies, windowOf(catalogue, policies, monthsOf(stretch)));
  const count = (words: Int32Array, times: 1 | -1): void => {
    for (let at = 0; at < words.length; at += 2) {
      const policy = policyIn.get(slotOfRun(words[at]!));
      if (policy === undefined) continue;
      const { due, first, count: periods } = readHead(words[at]!);
      tally.add(policy, due, first, periods, words[at + 1]!, times);
    }
  };
  return {
    take: (words) => count(words, -1),
    add: (words) => count(words, 1),
    over: (before) => addTallies(before, tally.result()),
  };
}

/** A person's words in a book of runs. */
export function wordsIn(runs: RunBook, i: number): Int32Array {
  const start = runs.startOf(i);
  return runs.words.subarray(start, start + runs.counts[i]!);
}

/** Stored runs as words; copied when they do not lie on a word's boundary. */
export function wordsOf(bytes: Uint8Array): Int32Array {
  const { buffer, byteOffset, byteLength } = byteOffsetIsWhole(bytes) ? bytes : bytes.slice();
  return new Int32Array(buffer, byteOffset, byteLength / 4);
}

const byteOffsetIsWhole = ({ byteOffset }: Uint8Array): boolean => byteOffset % 4 === 0;
