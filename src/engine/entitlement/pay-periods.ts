/** From days to months: which periods the intervals of a decision pay for, at which amount, by the policy's month rules. */
import type { Step } from '../../define/assertion.ts';
import type { MonthRules, Policy } from '../../define/policy.ts';
import type { DayNumber } from '../../values/date.ts';
import type { Outcome } from '../decision.ts';
import { FOREVER } from './flip.ts';
import { type ClaimStep, claimFact } from './history.ts';
import type { DecisionInterval } from './interval.ts';
import { type Months, type Period, periodsFor } from './period.ts';
import type { Span } from './span.ts';

export interface EntitledPeriod {
  readonly period: Period;
  /** Whether it is due. */
  readonly outcome: Outcome;
  /** Fen for the period; 0 when it is not due; null when the benefit is not money or it can not be told. */
  readonly amountFen: number | null;
  /** What was missing although somebody qualifies; null when nothing was. */
  readonly lacks: 'application' | 'confirmation' | null;
  /** The day whose decision settles it: what it rests on is that day's reasons. */
  readonly day: DayNumber;
  /** That day's decision. */
  readonly decision: DecisionInterval;
}

export type Rules = Pick<MonthRules, 'starts' | 'stops' | 'amounts' | 'awaitsConfirmation'>;

/** Where a policy states no rules: every month in which somebody qualifies, without an application. */
export const withoutRules: Rules = { starts: 'month-of-qualifying', stops: 'month-after', amounts: 'month-after' };

/** Whether nothing is due to those about whom neither an application nor a confirmation is on record. */
export function needsClaim({ months: rules = withoutRules }: { readonly months?: Rules | undefined }): boolean {
  return !rules.starts.endsWith('qualifying') || rules.awaitsConfirmation === true;
}

/** Nothing has to be claimed. */
export const always: readonly Span[] = [{ from: -FOREVER, to: FOREVER }];

/** `intervals(from, to)` gives the decisions on these days, without gaps. `pays`: whether the benefit is money. */
export function payPeriods(
  policy: Pick<Policy, 'id' | 'every' | 'months'> & { readonly pays: boolean },
  months: Months,
  intervals: (from: DayNumber, to: DayNumber) => readonly DecisionInterval[],
  claims: ReadonlyMap<string, readonly Step[]>,
): EntitledPeriod[] {
  const periods = periodsFor(policy.every, months);
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return [];
  const rules = policy.months ?? withoutRules;
  const setting: Setting = { rules, pays: policy.pays, ...claimsOf(policy.id, rules, claims) };
  const all = intervals(first.from, last.to);
  let start = 0;
  return periods.map((period) => {
    while (all[start]!.to <= period.from) start += 1;
    let end = start;
    while (all[end] !== undefined && all[end]!.from < period.to) end += 1;
    const only = end === start + 1 && setting.claimed === always ? all[start] : undefined;
    return only ? wholePeriod(period, only, setting) : settle(period, all.slice(start, end), setting);
  });
}

interface Setting extends Claims {
  readonly rules: Rules;
  readonly pays: boolean;
}

export interface Claims {
  /** The days on which somebody has claimed, in the sense of the rules. */
  readonly claimed: readonly Span[];
  /** The days on which an application stands, confirmed or not. */
  readonly applied: readonly Span[];
}

export function claimsOf(policy: string, rules: Rules, claims: ReadonlyMap<string, readonly Step[]>): Claims {
  const known = rules.starts.startsWith('month-after') ? beforeThePayment : itself;
  const spans = (step: ClaimStep): Span[] => spansOf((claims.get(claimFact(policy, step)) ?? []).map(known));
  const applied = rules.starts.endsWith('qualifying') ? always : spans('applied');
  const confirmed = spans('confirmed');
  if (rules.starts.endsWith('confirmation')) return { applied, claimed: confirmed };
  return { applied, claimed: rules.awaitsConfirmation ? backdated(applied, confirmed) : applied };
}

const itself = (step: Step): Step => step;

/** Where payment begins with the month after, whoever was paid for a month had claimed at the latest on the day before it. */
const beforeThePayment = (step: Step): Step => (step.by.byPayment ? { ...step, from: step.from - 1 } : step);

/** The days covered. A claim that is renewed on the day the old one ends goes on. */
function spansOf(steps: readonly Step[]): Span[] {
  const spans: { from: DayNumber; to: DayNumber }[] = [];
  for (const { from, to, value } of steps) {
    if (value !== 1) continue;
    const last = spans.at(-1);
    if (last?.to === from) last.to = to ?? FOREVER;
    else spans.push({ from, to: to ?? FOREVER });
  }
  return spans;
}

/** Of the applications those that were confirmed while they stood. */
const backdated = (spans: readonly Span[], confirmed: readonly Span[]): Span[] =>
  spans.filter((span) => confirmed.some(({ from }) => span.from <= from && from < span.to));

/** Some days of the period with one decision, on which somebody has or has not claimed. */
interface Piece extends Span {
  readonly decision: DecisionInterval;
  readonly claimed: boolean;
}

/** One decision throughout, and nothing to apply for: every rule comes to the same. */
function wholePeriod(period: Period, decision: DecisionInterval, { pays }: Setting): EntitledPeriod {
  const { outcome, amountFen } = decision;
  const refused = outcome === 'ineligible' && pays ? 0 : null;
  return {
    period,
    outcome,
    amountFen: outcome === 'eligible' ? amountFen : refused,
    lacks: null,
    day: period.from,
    decision,
  };
}

function settle(period: Period, decisions: readonly DecisionInterval[], setting: Setting): EntitledPeriod {
  const { rules, claimed } = setting;
  const pieces = piecesOf(period, decisions, claimed);
  const after = rules.starts.startsWith('month-after');
  const whole = rules.stops === 'month-of-change';
  const inTime = !after || rules.starts === 'month-after-qualifying' || claimedBefore(period.from, claimed);
  const asked = after && whole ? pieces : after ? pieces.slice(0, 1) : whole ? pieces.slice(-1) : null;
  const outcome = !inTime ? 'ineligible' : asked ? every(asked) : some(pieces);
  const paid = pieces.filter(pays);
  const settling =
    outcome === 'eligible'
      ? (rules.amounts === 'month-after' ? paid[0] : paid.at(-1))!
      : ((asked ?? pieces).find((piece) => answer(piece) === outcome) ?? pieces[0]!);
  const { decision } = settling;
  const refused = outcome === 'ineligible' && setting.pays ? 0 : null;
  return {
    period,
    outcome,
    amountFen: outcome === 'eligible' ? decision.amountFen : refused,
    lacks: outcome === 'ineligible' ? lacking(period, pieces, setting) : null,
    day: settling.from,
    decision,
  };
}

const pays = ({ decision, claimed }: Piece): boolean => claimed && decision.outcome === 'eligible';
const answer = ({ decision, claimed }: Piece): Outcome => (claimed ? decision.outcome : 'ineligible');

function every(pieces: readonly Piece[]): Outcome {
  const answers = pieces.map(answer);
  if (answers.includes('ineligible')) return 'ineligible';
  return answers.includes('unknown') ? 'unknown' : 'eligible';
}

function some(pieces: readonly Piece[]): Outcome {
  const answers = pieces.map(answer);
  if (answers.includes('eligible')) return 'eligible';
  return answers.includes('unknown') ? 'unknown' : 'ineligible';
}

const claimedBefore = (day: DayNumber, claimed: readonly Span[]): boolean =>
  claimed.some(({ from, to }) => from < day && day < to);

/** Somebody qualifies on some day of the period, but has claimed it on none of them. */
function lacking({ from, to }: Period, pieces: readonly Piece[], { rules, applied }: Setting): EntitledPeriod['lacks'] {
  const qualifies = pieces.some(({ decision }) => decision.outcome === 'eligible');
  if (!qualifies || pieces.some(pays)) return null;
  if (rules.starts.endsWith('qualifying')) return 'confirmation';
  return applied.some((span) => span.from < to && from < span.to) ? 'confirmation' : 'application';
}

function piecesOf(period: Period, decisions: readonly DecisionInterval[], claimed: readonly Span[]): Piece[] {
  return decisions.flatMap((decision) => {
    const end = Math.min(decision.to, period.to);
    const start = Math.max(decision.from, period.from);
    const cuts = new Set([start]);
    for (const { from, to } of claimed) for (const day of [from, to]) if (day > start && day < end) cuts.add(day);
    const days = [...cuts].sort((a, b) => a - b);
    return days.map((from, index) => ({
      from,
      to: days[index + 1] ?? end,
      decision,
      claimed: claimed.some((span) => span.from <= from && from < span.to),
    }));
  });
}
