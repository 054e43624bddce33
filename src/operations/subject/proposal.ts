/** A proposal to stop a grant and recover what was paid, and what a person decided about it. The machine only ever proposes. */
import type { Catalogue } from '../../engine/catalogue.ts';
import {
  paidMonths,
  recoverable,
  type StoppedMonth,
  stopMonth,
  stoppedMonths,
} from '../../engine/correction/grant-stop.ts';
import type { Decision, FactUsed } from '../../engine/decision.ts';
import type { GrantStop } from '../../store/grant-stop.ts';
import type { Ruling } from '../../store/ruling.ts';
import { monthOf, type PlainDate, toDayNumber } from '../../values/date.ts';
import type { SubjectRow } from './subjects.ts';

export interface Proposal {
  /** The policy that proposes, and the one whose grant it would stop. */
  readonly policy: string;
  readonly stops: string;
  /** What was paid and has not been claimed by an earlier decision; the sum of the months. */
  readonly amountFen: number;
  readonly months: readonly StoppedMonth[];
  /** The first month that would not be granted. */
  readonly fromMonth: string;
  /** What holds and counts, as it is recorded: the same grounds are the same proposal. */
  readonly grounds: string;
  /** The same in words: 挪用补助资金（2026-05-08 起）. */
  readonly because: readonly string[];
  /** Who said so: the ids of what is on record. */
  readonly recordedBy: readonly string[];
  /** Of the newest rulings about it, unless what followed was refused: then it waits again. */
  readonly ruling?: Ruling;
}

/** What people have decided so far. */
export interface Decided {
  readonly rulings: readonly Ruling[];
  readonly stops: readonly GrantStop[];
}

/** Undefined when nothing is proposed: also when the grant is stopped already for the same reason and nothing is left to recover. */
export function proposalOf(
  rules: Catalogue,
  found: SubjectRow,
  decision: Decision,
  { rulings, stops: made }: Decided,
): Proposal | undefined {
  const { seat, held } = found;
  const policy = rules.policies.get(decision.policy);
  const stops = policy?.stops;
  if (stops === undefined || decision.outcome !== 'eligible') return undefined;
  const used = decision.criteria
    .flatMap(({ facts }) => facts)
    .filter(({ unknown, value }) => !unknown && value !== false);
  const paid = paidFactOf(rules, decision.policy);
  const ground = ({ id, value }: FactUsed): string => `${id}=${value}@${held.get(id)?.from ?? ''}`;
  const grounds = used.map(ground).sort().join(';');
  const reasons = used.filter(({ id }) => id !== paid);
  const approved = made.filter(
    (each) =>
      each.subject === seat.id && each.stops === stops && (each.state === 'approved' || each.state === 'settled'),
  );
  const months = monthsPaid(found, paid, decision.on, approved);
  const amountFen = recoverable(months);
  const ruling = rulings.find(
    (each) => each.subject === seat.id && each.policy === decision.policy && each.grounds === grounds,
  );
  const standing = ruling !== undefined && stands(ruling) ? ruling : undefined;
  const stopped = approved.some((each) => reasons.some((fact) => each.grounds.split(';').includes(ground(fact))));
  if (standing === undefined && stopped && amountFen === 0) return undefined;
  return {
    policy: decision.policy,
    stops,
    amountFen,
    months,
    fromMonth: stopMonth(
      reasons.map(({ id }) => monthOf(held.get(id)?.from ?? decision.on)),
      rules.policies.get(stops)?.months?.stops ?? 'month-after',
    ),
    grounds,
    because: used.map(({ id, label, text, value }) => {
      const from = held.get(id)?.from;
      return `${value === true ? label : `${label}${text}`}${from === undefined ? '' : `（${from} 起）`}`;
    }),
    recordedBy: used.flatMap(({ id }) => held.get(id)?.by?.id ?? []),
    ...(standing === undefined ? {} : { ruling: standing }),
  };
}

/** A ruling to go on stands by itself; one to stop stands with what follows from it. */
export const stands = ({ outcome, stop }: Ruling): boolean =>
  outcome === 'keep' || (stop !== null && stop.state !== 'rejected' && stop.state !== 'withdrawn');

/** The fact that holds what was paid so far; the check of the catalogue sees to it that there is one. */
function paidFactOf(rules: Catalogue, policy: string): string {
  const amount = rules.policies.get(policy)!.versions.at(-1)!.amount;
  if (amount?.op !== 'fact') throw new TypeError(`${policy}: its amount is no fact`);
  return amount.fact;
}

/** As it was recorded up to the day. */
function monthsPaid(
  { lines }: SubjectRow,
  paid: string,
  on: PlainDate,
  approved: readonly GrantStop[],
): readonly StoppedMonth[] {
  const steps = (lines.get(paid) ?? []).filter(({ from }) => from <= toDayNumber(on));
  return stoppedMonths(
    paidMonths(steps),
    approved.flatMap(({ months }) => months),
  );
}
