/**
 * From pieces of days to months, in numbers only: the same as `payPeriods`, which explains, for everybody at once. A piece is a stretch of days with one
 * decision; which months it pays for follows from the month rules and from what the person has claimed.
 */
import type { Policy } from '../../define/policy.ts';
import { UNKNOWN } from '../columns-block.ts';
import { always, type Claims, claimsOf, type Rules, withoutRules } from '../entitlement/pay-periods.ts';
import type { Period } from '../entitlement/period.ts';
import type { Span } from '../entitlement/span.ts';

/** What a period comes to: 0 nothing is due, 1 it is due, 2 it can not be told, 3 nothing is due only because nobody has applied or confirmed. */
export type Due = 0 | 1 | 2 | 3;
export const dues = { nothing: 0, due: 1, unknown: 2, unclaimed: 3 } as const;

/** Pieces of one person in order of days; each lasts until the next begins, the last to the end of all periods. */
export interface Pieces {
  length: number;
  readonly days: Int32Array;
  /** 0 ineligible, 1 eligible, 2 unknown. */
  readonly outcomes: Uint8Array;
  readonly amounts: Int32Array;
}

export interface Settler {
  /** What a decision that never changes comes to for somebody who has claimed nothing, by outcome. */
  readonly unchanging: readonly [Due, Due, Due];
  /** Whether a claim makes a difference. */
  readonly claimed: boolean;
  /** Fills the due and the fen of each period. `claims`: undefined for somebody who has claimed nothing. */
  settle(pieces: Pieces, claims: Claims | undefined, into: Settled): void;
}

export interface Settled {
  readonly dues: Uint8Array;
  readonly fen: Int32Array;
}

export function settlerFor({ id, months }: Pick<Policy, 'id' | 'months'>, periods: readonly Period[]): Settler {
  const rules = months ?? withoutRules;
  const nothing = claimsOf(id, rules, new Map());
  const needsNothing = nothing.claimed === always;
  return {
    unchanging: needsNothing ? [0, 1, 2] : [0, 3, 0],
    claimed: !needsNothing,
    settle: (pieces, claims = nothing, into) => {
      let start = 0;
      periods.forEach((period, index) => {
        while (start + 1 < pieces.length && pieces.days[start + 1]! <= period.from) start += 1;
        const { due, fen } = settlePeriod(period, pieces, start, claims, rules);
        into.dues[index] = due;
        into.fen[index] = fen;
      });
    },
  };
}

function settlePeriod(period: Period, pieces: Pieces, start: number, claims: Claims, rules: Rules) {
  const seen = newSeen();
  for (let at = start; at < pieces.length && pieces.days[at]! < period.to; at++) {
    const from = Math.max(pieces.days[at]!, period.from);
    const to = at + 1 < pieces.length ? Math.min(pieces.days[at + 1]!, period.to) : period.to;
    const [outcome, amount] = [pieces.outcomes[at]!, pieces.amounts[at]!];
    if (claims.claimed === always) see(seen, outcome, amount, true);
    else
      for (let day = from; day < to; day = nextEdge(claims.claimed, day, to))
        see(seen, outcome, amount, covers(claims.claimed, day));
  }
  return conclude(period, seen, claims, rules);
}

interface Seen {
  first: number;
  last: number;
  /** How many pieces came to nothing, to something, to what can not be told. */
  readonly answers: [number, number, number];
  qualifies: boolean;
  paid: boolean;
  firstPaid: number;
  lastPaid: number;
}

const newSeen = (): Seen => ({
  first: -1,
  last: -1,
  answers: [0, 0, 0],
  qualifies: false,
  paid: false,
  firstPaid: UNKNOWN,
  lastPaid: UNKNOWN,
});

function see(seen: Seen, outcome: number, amount: number, claimed: boolean): void {
  const answer = claimed ? outcome : 0;
  if (seen.first === -1) seen.first = answer;
  seen.last = answer;
  seen.answers[answer]!++;
  if (outcome === 1) seen.qualifies = true;
  if (answer !== 1) return;
  if (!seen.paid) seen.firstPaid = amount;
  seen.lastPaid = amount;
  seen.paid = true;
}

function conclude(period: Period, seen: Seen, claims: Claims, rules: Rules): { due: Due; fen: number } {
  const outcome = inTime(period, claims, rules) ? outcomeOf(seen, rules) : 0;
  if (outcome === 1) return { due: 1, fen: rules.amounts === 'month-after' ? seen.firstPaid : seen.lastPaid };
  if (outcome === 2) return { due: 2, fen: UNKNOWN };
  return { due: seen.qualifies && !seen.paid ? 3 : 0, fen: 0 };
}

/** “The month after” an application or confirmation: it was made before the month began, and stands then. */
const inTime = ({ from }: Period, { claimed }: Claims, { starts }: Rules): boolean =>
  !starts.startsWith('month-after') ||
  starts === 'month-after-qualifying' ||
  claimed.some((span) => span.from < from && from < span.to);

function outcomeOf({ first, last, answers }: Seen, { starts, stops }: Rules): number {
  const [ineligible, eligible, unknown] = answers;
  const after = starts.startsWith('month-after');
  const whole = stops === 'month-of-change';
  if (after && whole) return ineligible > 0 ? 0 : unknown > 0 ? 2 : 1;
  if (after) return first;
  if (whole) return last;
  return eligible > 0 ? 1 : unknown > 0 ? 2 : 0;
}

const covers = (spans: readonly Span[], day: number): boolean => spans.some(({ from, to }) => from <= day && day < to);

/** The next day on which something claimed begins or ends, at most `end`. */
function nextEdge(spans: readonly Span[], day: number, end: number): number {
  let next = end;
  for (const { from, to } of spans) {
    if (from > day && from < next) next = from;
    if (to > day && to < next) next = to;
  }
  return next;
}
