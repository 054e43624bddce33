/**
 * Who is eligible, and who is how many questions away, village by village. Fed after the tally, which writes into the amounts of the undecided how far
 * away they are (single.ts).
 */
import type { PolicyColumns } from '../columns.ts';
import { outcomes } from '../decision.ts';
import { MOST_TELLABLE } from './single.ts';

export interface DistanceCount {
  readonly place: string;
  readonly policy: string;
  readonly eligible: number;
  readonly oneQuestion: number;
  readonly severalQuestions: number;
}

const [ELIGIBLE, UNDECIDED] = [outcomes.indexOf('eligible'), outcomes.indexOf('unknown')];

export interface DistanceTally {
  /** `placeOf`: the place of the i-th. */
  add(length: number, placeOf: (i: number) => string, results: readonly PolicyColumns[]): void;
  /** Only what is not nothing. */
  result(): DistanceCount[];
}

export function distanceTally(): DistanceTally {
  const places = new Map<string, number>();
  /** For each policy three counts for each place. */
  const counts = new Map<string, number[]>();
  return {
    add(length, placeOf, results) {
      const at = new Int32Array(length);
      for (let i = 0; i < length; i++) {
        const place = placeOf(i);
        const known = places.get(place) ?? places.size;
        places.set(place, known);
        at[i] = known * 3;
      }
      for (const { policy, outcome, amount } of results) {
        const own = counts.get(policy) ?? [];
        counts.set(policy, own);
        while (own.length < places.size * 3) own.push(0);
        for (let i = 0; i < length; i++) {
          if (outcome[i] === ELIGIBLE) own[at[i]!]! += 1;
          else if (outcome[i] === UNDECIDED) own[at[i]! + (isOne(amount[i]! & 0xff) ? 1 : 2)]! += 1;
        }
      }
    },
    result: () =>
      [...counts].flatMap(([policy, own]) =>
        [...places].flatMap(([place, index]) => {
          const [eligible = 0, oneQuestion = 0, severalQuestions = 0] = own.slice(index * 3, index * 3 + 3);
          return eligible + oneQuestion + severalQuestions === 0
            ? []
            : [{ place, policy, eligible, oneQuestion, severalQuestions }];
        }),
      ),
  };
}

const isOne = (question: number): boolean => question >= 1 && question <= MOST_TELLABLE;
