/**
 * Everything that was ever said about a person and the people and households around, with both times: when it holds and when it was recorded.
 * What is said is never lost, so what was known at a moment can be put together again.
 */
import type { Assertion } from '../../define/assertion.ts';
import type { AreaCode } from '../../values/area.ts';
import type { DayNumber } from '../../values/date.ts';
import type { Month } from './period.ts';

export { type ClaimStep, claimFact } from '../../define/claim.ts';

/** Where somebody lives from a day on. A later recorded one for the same day replaces it. The first is taken to have been so before too. */
export interface Residence {
  readonly id: string;
  readonly from: DayNumber;
  /** Null: lives in no household that is known. */
  readonly household: string | null;
  readonly area: AreaCode | '';
  /** Milliseconds since 1970-01-01 UTC. */
  readonly recordedAt: number;
}

export interface PersonHistory {
  readonly id: string;
  readonly assertions: readonly Assertion[];
  readonly residences: readonly Residence[];
}

export interface HouseholdHistory {
  readonly id: string;
  readonly assertions: readonly Assertion[];
}

/** What somebody decided about two benefits of the person that do not go together. A later one about the same two and a month counts more. */
export interface ClashRuling {
  readonly id: string;
  readonly policy: string;
  /** The same as `policy` where one benefit is drawn twice. */
  readonly other: string;
  /** What tells of the other one being drawn in another county; null when both are drawn here. */
  readonly elsewhere: string | null;
  readonly keep: 'policy' | 'other' | 'both';
  readonly first: Month;
  /** Null: until something else is decided. */
  readonly last: Month | null;
  /** On which amounts it was decided; it speaks of no others (`groundsOf` in correction/ruled-clash.ts). */
  readonly grounds: string;
  readonly recordedAt: number;
}

export interface History {
  readonly person: PersonHistory;
  /** Everybody else who ever lived in one of the person's households. */
  readonly others: readonly PersonHistory[];
  readonly households: readonly HouseholdHistory[];
  /**
   * Applications and confirmations, as assertions of the facts that `claimFact` names: value 1 from the day of the application (confirmation) until
   * the person gave it up or it was ended. Corrected and taken back like any fact.
   */
  readonly claims: readonly Assertion[];
  /** In the order in which they were made. */
  readonly rulings?: readonly ClashRuling[];
}

/** The same without one fact, claim or home, to see what difference it makes. What people decided about clashes stays. */
export function withoutAssertion(history: History, id: string): History {
  const without = (assertions: readonly Assertion[]) => assertions.filter((assertion) => assertion.id !== id);
  const person = <P extends PersonHistory>(one: P): P => ({
    ...one,
    assertions: without(one.assertions),
    residences: one.residences.filter((residence) => residence.id !== id),
  });
  return {
    ...history,
    person: person(history.person),
    others: history.others.map(person),
    households: history.households.map((one) => ({ ...one, assertions: without(one.assertions) })),
    claims: without(history.claims),
  };
}
