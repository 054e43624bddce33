/**
 * What the registry's tables need to know about facts and about a write. The store knows shapes and not rules: how assertions become timelines and
 * how facts follow from others is handed in, made by operations from the catalogue and the engine (operations/fact-book.ts).
 */
import type { Assertion, Step } from '../define/assertion.ts';
import type { Fact } from '../define/fact.ts';
import type { PlainDate } from '../values/date.ts';
import type { Seal } from './seal.ts';

/** Fact id → its value as an integer; null or missing = unknown. */
export type Values = Readonly<Record<string, number | null>>;

export interface FactBook {
  /** Every fact of the catalogue, in its order. */
  readonly facts: ReadonlyMap<string, Fact>;
  /** Whether somebody can apply for the policy: claims may be recorded for it. */
  hasPolicy(policy: string): boolean;
  /** For whom it is news that a fact, or what was said about a claim, is different. */
  concerns(fact: string): Concern;
  /** Fact id → its steps in time, from all assertions about one subject. */
  timelines<A extends Assertion>(assertions: readonly A[]): ReadonlyMap<string, readonly Step<A>[]>;
  /** A person's own facts and those that follow from them. */
  person(own: Values): Values;
  /** A household's own facts and those that follow from them and its members (as `person` gives them). */
  household(own: Values, members: readonly Values[]): Values;
}

/** Nobody: no policy reads it. Subject: the person, or the people of the household. Household: also those who live with the person. */
export type Concern = 'nobody' | 'subject' | 'household';

/** Where what is written comes from. */
export interface Origin {
  /** entry, import, staff, merge, demonstration … */
  readonly kind: string;
  /** Id of the entry, the import … */
  readonly ref: string | null;
}

/** What every write of the registry needs beside its transaction. */
export interface Recording {
  readonly book: FactBook;
  readonly seal: Seal;
  /** A new UUID, version 7: they grow with time. */
  readonly newId: () => string;
  /** Moment of recording, ISO 8601 in UTC. */
  readonly at: string;
  /** The day in Asia/Shanghai: derived rows hold the values of this day. */
  readonly today: PlainDate;
  readonly origin: Origin;
}

/** Money that is sealed in `fact` and masked in `person_facts`. */
export const isSealedFact = (fact: Fact): boolean => fact.kind === 'money' && fact.sensitive !== undefined;
