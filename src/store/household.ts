/** Households: who lives together, and moving. */
import type { AreaCode } from '../values/area.ts';
import type { PlainDate } from '../values/date.ts';
import type { Transaction } from './database.ts';
import type { Recording } from './fact-book.ts';
import type { PersonSummary } from './person.ts';

/** Living and dead, without those who were merged into others; the head first. */
export declare function householdMembers(tx: Transaction, household: string): Promise<PersonSummary[]>;

export interface Move {
  readonly person: string;
  /** Null: into a household of their own. */
  readonly household: string | null;
  /** The village of a new household; of an existing one it is the household's. */
  readonly village: AreaCode;
  readonly from: PlainDate;
}

/** Into another household of the county; what is known about the person goes along. Gives the household. Problem `not-found`. */
export declare function moveHousehold(tx: Transaction, recording: Recording, move: Move): Promise<string>;
