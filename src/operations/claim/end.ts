/** An application ends: given up, or the benefit is no longer wanted. What was due before stays due. */
import { z } from 'zod';
import { claimFact } from '../../define/claim.ts';
import { recordFacts } from '../../store/fact.ts';
import { personFile } from '../../store/person.ts';
import { Problem } from '../../values/problem.ts';
import { EntityId, PlainDateInput, reasonInput } from '../inputs.ts';
import { operation, recordingOf, staffRoles } from '../operation.ts';

export const end = operation({
  id: 'claim.end',
  title: '终止申请',
  titleEn: 'End an application',
  kind: 'write',
  input: z.object({
    person: EntityId,
    policy: z.string(),
    /** The first day on which it no longer stands. */
    on: PlainDateInput,
    reason: reasonInput('请写明终止的理由，至少 4 个字'),
  }),
  allow: { roles: staffRoles },
  route: { method: 'post', path: '/people/{person}/claims/end' },
  async run({ person, policy, on, reason }, context) {
    const { tx, seal, catalogue } = context;
    if (!catalogue.policies.has(policy)) throw new Problem('policy-unknown', { id: policy });
    await personFile(tx, seal, person);
    const subject = { kind: 'person', id: person } as const;
    // Zero and not unknown: it is known that nothing is claimed, also where only payments told of a claim.
    const { recorded } = await recordFacts(
      tx,
      recordingOf(context, { kind: 'claim', ref: reason }),
      (['applied', 'confirmed'] as const).map((step) => ({
        subject,
        fact: claimFact(policy, step),
        value: 0,
        from: on,
        to: null,
      })),
    );
    return { recorded };
  },
  trail: ({ person, policy, on, reason }) => ({ subject: `person:${person}`, detail: { policy, on, reason } }),
});
