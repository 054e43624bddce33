/** The timeline of facts in the database: what was said about people and households, by whom, when, from what. Only ever added to. */
import type { Assertion } from '../define/assertion.ts';
import type { PlainDate } from '../values/date.ts';
import type { Transaction } from './database.ts';
import type { Origin, Recording } from './fact-book.ts';
import type { Seal } from './seal.ts';

export interface FactSubject {
  readonly kind: 'person' | 'household';
  readonly id: string;
}

export interface FactToRecord {
  readonly subject: FactSubject;
  /** Id of a fact of the catalogue that is not derived. */
  readonly fact: string;
  /** As the engine encodes it; null records that it is no longer known. */
  readonly value: number | null;
  readonly from: PlainDate;
  /** The first day on which it no longer holds. Null: until further notice, over whatever was known. Left out: until the next change already known. */
  readonly to?: PlainDate | null;
}

export interface StoredAssertion extends Assertion {
  readonly subjectId: string;
  readonly recordedBy: string | null;
  readonly origin: Origin;
}

export interface Recorded {
  /** Ids of the new assertions, in the order of what was given; undefined where the fact already said so. */
  readonly assertions: readonly (string | undefined)[];
  readonly recorded: number;
  readonly unchanged: number;
  /** People whose row for policies is different now. */
  readonly peopleChanged: readonly string[];
}

/**
 * Records facts and keeps the rows that lists and policies read. What holds already is not said again; another value from the same day on replaces
 * the one that was recorded. Problems: `not-found` when a subject is not in the scope's area, `fact-unknown`.
 */
export declare function recordFacts(
  tx: Transaction,
  recording: Recording,
  facts: readonly FactToRecord[],
): Promise<Recorded>;

export interface Correction {
  readonly subject: FactSubject;
  /** The assertion that was wrong. */
  readonly assertion: string;
  readonly value: number | null;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
}

/** Replaces one assertion by another; gives the new one's id. Problems: `not-found`, `conflict` when it was replaced or taken back already. */
export declare function correctFact(tx: Transaction, recording: Recording, correction: Correction): Promise<string>;

/** Takes back everything that came from an origin (the undoing of an import); what it had replaced holds again. Gives how many were taken back. */
export declare function withdrawFacts(tx: Transaction, recording: Recording, from: Origin): Promise<number>;

/** All assertions about some subjects, in no order; sealed values opened. */
export declare function assertionsOf(
  tx: Transaction,
  seal: Seal,
  subjectIds: readonly string[],
): Promise<StoredAssertion[]>;
