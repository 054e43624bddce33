/**
 * A person decides about a proposal to stop a grant and recover what was paid, and says why. The machine that proposed it never does. To stop is
 * itself a proposal, that waits for a second person.
 */
import { z } from 'zod';
import { grantStopsOf, writeGrantStop } from '../../store/grant-stop.ts';
import { rulingsOf, writeRuling } from '../../store/ruling.ts';
import { lockSubjects } from '../../store/subject-lock.ts';
import { Problem } from '../../values/problem.ts';
import { withdrawWaiting } from '../grant-stop/waiting.ts';
import { EntityId, reasonInput } from '../inputs.ts';
import { type Context, operation, recordingOf } from '../operation.ts';
import { readersBy, rulesAsked } from './decided.ts';
import { findSubject } from './find.ts';
import { type Proposal, proposalOf } from './proposal.ts';
import { SubjectKind } from './read.ts';
import { rowsOfSubjects, type SubjectSeat } from './subjects.ts';

export const rule = operation({
  id: 'subject.rule',
  title: '决定停发、追回或继续发放',
  titleEn: 'Decide about a proposal to stop and recover',
  kind: 'write',
  input: z.object({
    kind: SubjectKind,
    subject: EntityId,
    /** The policy that proposes. */
    policy: z.string(),
    /** As it was shown: a proposal that has changed since is not ruled unseen. */
    grounds: z.string().max(4000),
    outcome: z.enum(['stop-and-recover', 'stop', 'keep']),
    reason: reasonInput('请写明核实的情况和理由，至少 4 个字'),
  }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/subjects/{kind}/{subject}/rulings' },
  async run({ kind, subject, policy, grounds, outcome, reason }, context) {
    const { tx, today } = context;
    const { seat, rules } = await findSubject(context, kind, subject);
    if (rulesAsked(context, policy).subject !== kind) throw new Problem('policy-unknown', { id: policy });
    await lockSubjects(tx, [{ kind, id: seat.id }]);
    const [found] = await rowsOfSubjects(context, rules, [seat], today);
    const decision = readersBy(rules, today)(seat.area).decide(policy, found!.row);
    const rulings = await rulingsOf(tx, [seat.id]);
    const proposal = proposalOf(rules, found!, decision, { rulings, stops: await grantStopsOf(tx, [seat.id]) });
    if (proposal?.grounds !== grounds) throw new Problem('changed-meanwhile');
    if (proposal.ruling !== undefined) throw new Problem('conflict', { what: '这条建议已经有人决定过' });
    const { newId, at } = recordingOf(context, { kind: 'staff', ref: null });
    const ruling = {
      id: newId(),
      subject: seat.id,
      kind,
      area: seat.area,
      policy,
      stops: proposal.stops,
      grounds,
      outcome,
      amountFen: outcome === 'stop-and-recover' ? proposal.amountFen : 0,
      reason,
      ruledOn: today,
      at,
      number: 1 + rulings.filter((each) => each.policy === policy && each.grounds === grounds).length,
    };
    await writeRuling(tx, ruling);
    const stop =
      outcome === 'keep'
        ? null
        : await proposeStop(context, seat, proposal, { ...ruling, recovers: outcome === 'stop-and-recover' });
    return { ruling: ruling.id, stops: ruling.stops, outcome, amountFen: ruling.amountFen, stop };
  },
  trail: ({ kind, subject, policy, outcome, reason }, { amountFen, stop }) => ({
    subject: `${kind}:${subject}`,
    detail: { policy, outcome, amountFen, reason, stop },
  }),
});

interface Ruled {
  readonly id: string;
  readonly policy: string;
  readonly amountFen: number;
  readonly recovers: boolean;
  readonly reason: string;
  readonly at: string;
}

/** What waited about the same grant on older grounds gives way to it. */
async function proposeStop(context: Context, seat: SubjectSeat, proposal: Proposal, ruled: Ruled): Promise<string> {
  const { tx, newId } = context;
  await withdrawWaiting(context, seat.id, proposal.stops);
  const id = newId();
  await writeGrantStop(tx, {
    id,
    subject: seat.id,
    kind: seat.kind,
    area: seat.area,
    ruling: ruled.id,
    policy: ruled.policy,
    stops: proposal.stops,
    grounds: proposal.grounds,
    fromMonth: proposal.fromMonth,
    months: ruled.recovers ? proposal.months : proposal.months.map((each) => ({ ...each, recoverFen: 0 })),
    amountFen: ruled.amountFen,
    reason: ruled.reason,
    at: ruled.at,
  });
  return id;
}
