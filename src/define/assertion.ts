/** A fact as it was recorded. Assertions are only ever added: a correction or a withdrawal is a new one that points at the old. */
import type { DayNumber } from '../values/date.ts';

export interface Assertion {
  readonly id: string;
  readonly fact: string;
  /** Encoded as in columns: boolean 0/1, a choice's code, money in fen, a date's day number. Null says that the value is not known. */
  readonly value: number | null;
  /** The first day on which it holds. */
  readonly from: DayNumber;
  /** The first day on which it no longer holds; null when no end is known. */
  readonly to: DayNumber | null;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly recordedAt: number;
  /** The assertion that this one replaces, or takes back when `withdrawn`. */
  readonly supersedes: string | null;
  /** Says nothing itself: takes back the assertion it points at, together with what that one replaced. */
  readonly withdrawn: boolean;
  /** Nobody said it: a payment for the month that begins on `from` proves it. */
  readonly byPayment?: true;
}

/** One step of a fact's timeline: the value from a day until another day, and the assertion that says so. */
export interface Step<A extends Assertion = Assertion> {
  readonly from: DayNumber;
  readonly to: DayNumber | null;
  readonly value: number;
  readonly by: A;
}
