/** Entitled against paid, month by month: what is missing, what was too much, and which news, rule or payment made the difference. */
import type { AreaCode } from '../../values/area.ts';
import type { DayNumber } from '../../values/date.ts';
import { FOREVER } from '../entitlement/flip.ts';
import type { History } from '../entitlement/history.ts';
import { knowledgeOf } from '../entitlement/knowledge.ts';
import { DIED } from '../entitlement/moment.ts';
import { type Months, monthsIn, type Period } from '../entitlement/period.ts';
import type { ChangeKind } from '../entitlement/redetermine.ts';
import type { EntitlementReader, PersonEntitlements } from '../entitlement/timeline.ts';
import { type Cause, causesAmongNews, causesAmongRules } from './cause.ts';
import { type Due, duesOf } from './dues.ts';
import { bookedFor, type Ledger } from './ledger.ts';

/** A finding of fraud by the office; null for every policy. */
export interface Fraud {
  readonly finding: string;
  readonly policy: string | null;
  readonly from: DayNumber;
  readonly to: DayNumber | null;
}

export interface Comparison {
  readonly history: History;
  readonly reader: EntitlementReader;
  /** By which was decided before, always or at a moment; left out: the same. */
  readonly readerThen?: EntitlementReader | ((moment: number) => EntitlementReader);
  /** Milliseconds: what is known now, and what was known when periods without any payment were last decided. */
  readonly now: number;
  readonly since: number | ((policy: string, period: string) => number);
  /** Months that have been paid or should have been. */
  readonly months: Months;
  readonly ledger: Ledger;
  /** Left out: all that pay money. */
  readonly policies?: readonly string[];
  readonly frauds?: readonly Fraud[];
  /** Where somebody without a residence on record is taken to live. */
  readonly area?: AreaCode | '';
}

/** Money paid for time after a death, or obtained by fraud, is recovered apart. */
export type Circumstance = 'ordinary' | 'death' | 'fraud';

export interface Difference {
  readonly policy: string;
  readonly period: string;
  readonly change: Exclude<ChangeKind, 'unchanged'>;
  /** Null: can not be told; then nothing is proposed. */
  readonly entitledFen: number | null;
  /** With the corrections approved so far. */
  readonly paidFen: number;
  readonly circumstance: Circumstance;
  /** At least one. */
  readonly causes: readonly Cause[];
  /** The decision it rests on now. */
  readonly due: Due;
}

/** Only what differs. Unknown entitlements are named where something was paid. */
export function comparePaid(comparison: Comparison): Difference[] {
  const { ledger, months, policies, reader, now } = comparison;
  const booked = bookedFor(ledger);
  const person = personAt(comparison, reader, now);
  const then = personsThen(comparison);
  return duesOf(person, months, policies).flatMap((due): Difference[] => {
    const { policy, entitled } = due;
    const { fen: paidFen, knownAt } = booked(policy, entitled.period.id);
    if (due.amountFen === paidFen || (due.amountFen === null && paidFen === 0)) return [];
    const { since } = comparison;
    const moment = knownAt ?? (typeof since === 'number' ? since : since(policy, entitled.period.id));
    const was = then(moment, policy).find((each) => each.entitled.period.id === entitled.period.id)!;
    return [
      {
        policy,
        period: entitled.period.id,
        change: changeOf(due, was, paidFen),
        entitledFen: due.amountFen,
        paidFen,
        circumstance: circumstanceOf(due, paidFen, person, comparison.frauds ?? []),
        causes: causesOf(comparison, due, was, paidFen, moment),
        due,
      },
    ];
  });
}

/** Whether a period was among those compared: a proposal about another one is left alone. */
export function compares({ months, policies, reader }: Comparison): (policy: string, period: string) => boolean {
  const asked = new Set(policies ?? reader.catalogue.order);
  const all = new Set(['once', ...monthsIn(months).flatMap((month) => [month, month.slice(0, 4)])]);
  return (policy, period) => asked.has(policy) && all.has(period);
}

const personAt = ({ history, area }: Comparison, reader: EntitlementReader, moment: number): PersonEntitlements =>
  reader.of(knowledgeOf(history, moment, area));

const readerAt = ({ reader, readerThen = reader }: Comparison, moment: number): EntitlementReader =>
  typeof readerThen === 'function' ? readerThen(moment) : readerThen;

/** What was due by what was known then, computed once for each moment and policy. */
function personsThen(comparison: Comparison): (moment: number, policy: string) => readonly Due[] {
  const people = new Map<number, PersonEntitlements>();
  const dues = new Map<string, readonly Due[]>();
  return (moment, policy) => {
    const key = `${moment} ${policy}`;
    const known = dues.get(key);
    if (known) return known;
    const person = people.get(moment) ?? personAt(comparison, readerAt(comparison, moment), moment);
    people.set(moment, person);
    const found = duesOf(person, comparison.months, [policy]);
    dues.set(key, found);
    return found;
  };
}

function changeOf(due: Due, was: Due, paidFen: number): Difference['change'] {
  if (due.amountFen === null) return 'becomes-unknown';
  if (was.amountFen === null && paidFen === 0) return 'was-unknown';
  if (paidFen === 0) return 'starts';
  return due.amountFen === 0 ? 'stops' : 'amount-changes';
}

function causesOf(comparison: Comparison, due: Due, was: Due, paidFen: number, then: number): Cause[] {
  const { reader, history, months, now, area } = comparison;
  const { policy, entitled } = due;
  const causes: Cause[] = [];
  const decidedOtherwise = entitled.outcome !== was.entitled.outcome || entitled.amountFen !== was.entitled.amountFen;
  if (decidedOtherwise) {
    const occasion = { history, policy, months, period: entitled.period.id, then, now, ...(area && { area }) };
    causes.push(...causesAmongNews(reader, occasion, entitled));
    causes.push(...causesAmongRules(readerAt(comparison, then).catalogue, reader.catalogue, policy, entitled));
  } else if (due.amountFen !== was.amountFen) {
    for (const by of new Set([...due.cuts, ...was.cuts].map((cut) => cut.by)))
      causes.push({ kind: 'clash', policy: by });
  }
  if ((was.amountFen ?? 0) !== paidFen || causes.length === 0) causes.push({ kind: 'payment' });
  return causes;
}

function circumstanceOf(
  { policy, entitled, amountFen }: Due,
  paidFen: number,
  { knowledge }: PersonEntitlements,
  frauds: readonly Fraud[],
): Circumstance {
  if (amountFen === null || amountFen >= paidFen) return 'ordinary';
  const { from, to } = entitled.period;
  const found = frauds.some(
    (fraud) => (fraud.policy ?? policy) === policy && fraud.from < to && from < (fraud.to ?? FOREVER),
  );
  if (found) return 'fraud';
  const died = knowledge.lines.steps.get(DIED)?.at(-1)?.value;
  return died !== undefined && isAfter(entitled.period, died) ? 'death' : 'ordinary';
}

/** The month of the death is still the person's own. */
const isAfter = ({ from }: Period, died: DayNumber): boolean => from > died;
