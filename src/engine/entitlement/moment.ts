/**
 * Reading a rule over time. A reader gives the value on a day, and says until when it stays so: the day before which nothing it rests on changes.
 * Numbers may move with the calendar meanwhile, by the same step each day (`day` itself, days since a date); `slope` is that step.
 * So an interval of a decision is found by one reading, and the next reading is made where something really changes.
 */
import type { Step } from '../../define/assertion.ts';
import type { DayNumber } from '../../values/date.ts';
import { FOREVER } from './flip.ts';

/** The fact that ends a life: from the day on which it is on record nobody is counted as a member, and what is paid for later months is recovered apart. */
export const DIED = 'diedOn';

/** What was computed from facts of one subject, and from which to which day it holds. */
export interface Remembered {
  readonly from: DayNumber;
  readonly until: DayNumber;
  readonly value: number | null;
}

/** One subject's facts over time, as known at one moment. */
export interface Lines {
  readonly steps: ReadonlyMap<string, readonly Step[]>;
  /** Derived facts that were computed already. */
  readonly remembered: Map<string, Remembered>;
}

export interface Member {
  readonly person: string;
  readonly lines: Lines;
  /** The days on which the person lives in the household. */
  readonly from: DayNumber;
  readonly to: DayNumber;
}

export interface HouseholdLines extends Lines {
  /** Null when nobody knows who lives there. */
  readonly members: readonly Member[] | null;
}

/** What a policy decides on the days `from <= day < until`. */
export interface PolicyState {
  readonly from: DayNumber;
  readonly until: DayNumber;
  /** Index of the version; -1: not in force. */
  readonly version: number;
  /** 0 ineligible, 1 eligible, 2 unknown. */
  readonly outcome: 0 | 1 | 2;
  /** Bit k: the k-th criterion does not hold. */
  readonly failing: number;
  /** Bit k: the k-th criterion can not be told. */
  readonly unclear: number;
  /** Whether the version pays money. */
  readonly pays: boolean;
  /** Fen on the day `from`, zero when refused; null when it can not be told or the benefit is not money. */
  readonly amount: number | null;
  /** By how much it grows each day. */
  readonly slope: number;
}

export interface Moment {
  day: DayNumber;
  /** Readers only ever lower it. */
  until: DayNumber;
  /** Of the number that was read last, when it was not null. */
  slope: number;
  person: Lines;
  household: HouseholdLines;
  /** By the place of the policy in the program. */
  readonly states: (PolicyState | undefined)[];
}

export type ReadOver = (at: Moment) => number | null;

export const linesOf = (steps: ReadonlyMap<string, readonly Step[]>): Lines => ({ steps, remembered: new Map() });

/** The value of one fact's timeline on the day; null where it is not known. */
export function readSteps(steps: readonly Step[] | undefined, at: Moment): number | null {
  at.slope = 0;
  if (steps === undefined) return null;
  const { day } = at;
  for (const { from, to, value } of steps) {
    if (day < from) {
      if (from < at.until) at.until = from;
      return null;
    }
    if (to === null) return value;
    if (day < to) {
      if (to < at.until) at.until = to;
      return value;
    }
  }
  return null;
}

/** Reads without regard to what was read before; afterwards `at.until` says how long this value alone stays. */
export function readAlone(read: ReadOver, at: Moment): number | null {
  at.until = FOREVER;
  return read(at);
}
