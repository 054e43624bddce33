/** A person decides about a proposal to stop a grant and recover what was paid, and says why. The machine that proposed it never does. */
import { z } from 'zod';
import { writeRuling } from '../../store/ruling.ts';
import { Problem } from '../../values/problem.ts';
import { EntityId, reasonInput } from '../inputs.ts';
import { operation, recordingOf } from '../operation.ts';
import { readersBy, rulesAsked } from './decided.ts';
import { findSubject } from './find.ts';
import { proposalOf } from './proposal.ts';
import { SubjectKind } from './read.ts';
import { rowsOfSubjects } from './subjects.ts';

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
    const { seat, rules } = await findSubject(context, kind, subject);
    if (rulesAsked(context, policy).subject !== kind) throw new Problem('policy-unknown', { id: policy });
    const [found] = await rowsOfSubjects(context, rules, [seat], context.today);
    const decision = readersBy(rules, context.today)(seat.area).decide(policy, found!.row);
    const proposal = proposalOf(rules, found!, decision, []);
    if (proposal?.grounds !== grounds) throw new Problem('changed-meanwhile');
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
      ruledOn: context.today,
      at,
    };
    await writeRuling(context.tx, ruling);
    return { ruling: ruling.id, stops: ruling.stops, outcome, amountFen: ruling.amountFen };
  },
  trail: ({ kind, subject, policy, outcome, reason }, { amountFen }) => ({
    subject: `${kind}:${subject}`,
    detail: { policy, outcome, amountFen, reason },
  }),
});
