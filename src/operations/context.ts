/** What an operation is given to work with. */
import type { Catalogue } from '../engine/catalogue.ts';
import type { Database, Transaction } from '../store/database.ts';
import type { FactBook } from '../store/fact-book.ts';
import type { Scope } from '../store/scope.ts';
import type { Seal } from '../store/seal.ts';
import type { PlainDate } from '../values/date.ts';

/** The world as an operation sees it. Clock and identifiers are given, so that tests need no doubles. */
export interface Services {
  readonly database: Database;
  /** The packs alone. */
  readonly catalogue: Catalogue;
  readonly book: FactBook;
  readonly seal: Seal;
  readonly now: () => Date;
  readonly newId: () => string;
}

export interface Context extends Services {
  readonly tx: Transaction;
  /** The rules that hold in the county: the packs with what it has adopted. */
  readonly catalogue: Catalogue;
  /** The packs without it. */
  readonly packs: Catalogue;
  readonly scope: Scope;
  /** Moment of the request, ISO 8601 in UTC. */
  readonly at: string;
  /** Today in Asia/Shanghai. */
  readonly today: PlainDate;
  /** Says how far long work has come, on standard error or nowhere. */
  readonly progress: (done: number, of: number | null, what: string) => void;
}
