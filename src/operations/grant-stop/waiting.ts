/** Stops that wait for a second person: how another decision about the same grant takes their place, and whether they are still so. */
import { actOnGrantStop, type GrantStop, grantStopById, grantStopsOf } from '../../store/grant-stop.ts';
import { rulingsOf } from '../../store/ruling.ts';
import { Problem } from '../../values/problem.ts';
import type { Context } from '../operation.ts';
import { readersBy } from '../subject/decided.ts';
import { findSubject } from '../subject/find.ts';
import { type Proposal, proposalOf } from '../subject/proposal.ts';
import { rowsOfSubjects } from '../subject/subjects.ts';

export async function withdrawWaiting({ tx, at }: Context, subject: string, stops: string): Promise<void> {
  for (const each of await grantStopsOf(tx, [subject]))
    if (each.stops === stops && each.state === 'proposed')
      await actOnGrantStop(tx, each, { kind: 'withdraw', state: 'withdrawn', reason: '情况有变，另作了决定', at });
}

/** Problem `not-found`, also outside of the scope's area. */
export async function stopAsked({ tx }: Context, id: string, forChange = false): Promise<GrantStop> {
  const found = await grantStopById(tx, id, forChange);
  if (found === undefined) throw new Problem('not-found', { what: '这项停发追回' });
  return found;
}

export interface StopNow {
  /** Empty for one that is no longer registered, and then nothing is proposed. */
  readonly name: string;
  /** What the rules propose by what is on record now. */
  readonly proposal: Proposal | undefined;
}

export async function proposedNow(context: Context, stop: GrantStop): Promise<StopNow> {
  const { tx, today } = context;
  const known = await seatNow(context, stop);
  if (known === undefined) return { name: '', proposal: undefined };
  const { seat, rules } = known;
  if (!rules.policies.has(stop.policy)) return { name: seat.name, proposal: undefined };
  const [found] = await rowsOfSubjects(context, rules, [seat], today);
  const decision = readersBy(rules, today)(seat.area).decide(stop.policy, found!.row);
  const decided = { rulings: await rulingsOf(tx, [seat.id]), stops: await grantStopsOf(tx, [seat.id]) };
  return { name: seat.name, proposal: proposalOf(rules, found!, decision, decided) };
}

/** Undefined for a place or an organisation that was withdrawn from its register. */
async function seatNow(context: Context, { kind, subject }: GrantStop) {
  try {
    return await findSubject(context, kind, subject);
  } catch (error) {
    if (error instanceof Problem && error.code === 'not-found') return undefined;
    throw error;
  }
}

/** Whether a stop that waits is what would be proposed today: the same grounds, month and money. */
export const isStillSo = (stop: GrantStop, { proposal }: StopNow): boolean =>
  proposal !== undefined &&
  proposal.grounds === stop.grounds &&
  proposal.fromMonth === stop.fromMonth &&
  (stop.amountFen === 0 || stop.amountFen === proposal.amountFen) &&
  paidIn(proposal) === paidIn(stop);

const paidIn = ({ months }: Pick<GrantStop, 'months'>): string =>
  months.map(({ month, paidFen }) => `${month} ${paidFen}`).join();
