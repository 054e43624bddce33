/** People who may be one and the same, and making them one. */
import type { PlainDate } from '../values/date.ts';
import type { Transaction } from './database.ts';
import type { Recording } from './fact-book.ts';

export type DuplicateReason =
  | 'sameIdentityNumber'
  | 'certificateOfOther'
  | 'sameCertificate'
  | 'sameBirthAndName'
  | 'sameBirthSimilarName';

export interface DuplicateCandidate {
  readonly people: readonly [string, string];
  readonly reasons: readonly DuplicateReason[];
  /** 0–100; above 90 nearly sure. */
  readonly likelihood: number;
}

/** Pairs that may be the same person, the likeliest first: for one person, or for the scope's area. */
export declare function proposeDuplicates(
  tx: Transaction,
  options: { person?: string; limit: number },
): Promise<DuplicateCandidate[]>;

export interface Merge {
  readonly winner: string;
  readonly loser: string;
  readonly reason: string;
}

/** The loser points to the winner from now on; what only the loser's file knew is recorded in the winner's. Nothing is removed. */
export declare function mergePeople(
  tx: Transaction,
  recording: Recording,
  merge: Merge,
): Promise<{ facts: number; from: PlainDate }>;
