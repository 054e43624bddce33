/**
 * From differences to proposals that wait for a person. A proposal has a key of its own, so that a run that finds the same again changes nothing;
 * when the difference has changed, the proposal that waits is changed with it.
 */
import type { Cause } from './cause.ts';
import type { Circumstance, Difference } from './compare.ts';
import { type Correction, type CorrectionKind, signed } from './ledger.ts';

export interface CorrectionLine {
  readonly key: string;
  readonly person: string;
  readonly policy: string;
  readonly period: string;
  readonly kind: CorrectionKind;
  /** Above zero. */
  readonly amountFen: number;
  readonly circumstance: Circumstance;
  readonly causes: readonly Cause[];
}

export interface Proposals {
  readonly create: readonly CorrectionLine[];
  /** Waiting under the same key at another amount. */
  readonly change: readonly { readonly before: Correction; readonly after: CorrectionLine }[];
  /** Waiting, but no longer so. */
  readonly withdraw: readonly Correction[];
  /** Waiting and still so. */
  readonly keep: readonly Correction[];
  /** Would be proposed, had a person not said no to just that. */
  readonly refused: readonly CorrectionLine[];
}

/** `compares(policy, period)`: whether the comparison looked at it; proposals about anything else stay as they are. */
export function proposeCorrections(
  person: string,
  differences: readonly Difference[],
  corrections: readonly Correction[],
  compares: (policy: string, period: string) => boolean,
): Proposals {
  const placeOf = ({ policy, period }: { readonly policy: string; readonly period: string }) => `${policy} ${period}`;
  const earlier = Map.groupBy(corrections, placeOf);
  const found: Found = { create: [], change: [], withdraw: [], keep: [], refused: [] };
  const looked = new Set<string>();
  for (const difference of differences) {
    const before = earlier.get(placeOf(difference)) ?? [];
    looked.add(placeOf(difference));
    sortOut(lineFor(person, difference, before), before, found);
  }
  for (const [place, before] of earlier) {
    const [{ policy, period }] = [before[0]!];
    if (!looked.has(place) && compares(policy, period)) sortOut(null, before, found);
  }
  return found;
}

type Found = { [N in keyof Proposals]: Proposals[N][number][] };

/** Null when the entitlement can not be told. */
function lineFor(person: string, difference: Difference, before: readonly Correction[]): CorrectionLine | null {
  const { policy, period, entitledFen, paidFen, circumstance, causes } = difference;
  if (entitledFen === null) return null;
  const fen = entitledFen - paidFen;
  const kind: CorrectionKind = fen > 0 ? 'arrears' : 'recovery';
  // What a person has decided is closed: a later difference of the same month is another matter.
  const closed = before.filter(({ state }) => state !== 'proposed').length;
  const key = [person, policy, period, kind, ...(closed === 0 ? [] : [closed + 1])].join('|');
  return { key, person, policy, period, kind, amountFen: Math.abs(fen), circumstance, causes };
}

function sortOut(line: CorrectionLine | null, before: readonly Correction[], found: Found): void {
  const waiting = before.filter(({ state }) => state === 'proposed');
  const last = before.findLast(({ state }) => state !== 'proposed');
  const refused = line !== null && last?.state === 'rejected' && signed(last) === signed(line);
  if (refused) found.refused.push(line);
  const wanted = refused ? null : line;
  let placed = false;
  for (const correction of waiting) {
    if (wanted === null || correction.key !== wanted.key) found.withdraw.push(correction);
    else {
      placed = true;
      if (correction.amountFen === wanted.amountFen) found.keep.push(correction);
      else found.change.push({ before: correction, after: wanted });
    }
  }
  if (wanted !== null && !placed) found.create.push(wanted);
}
