/** Somebody applied for a benefit, on a day, at a counter or otherwise. */
import { z } from 'zod';
import { claimFact } from '../../define/claim.ts';
import { recordFacts } from '../../store/fact.ts';
import { personFile } from '../../store/person.ts';
import { Problem } from '../../values/problem.ts';
import { arisingFrom } from '../entitlement/arising.ts';
import { EntityId, PlainDateInput } from '../inputs.ts';
import { operation, recordingOf, staffRoles } from '../operation.ts';

export const channels = ['counter', 'village', 'online', 'phone', 'outreach'] as const;

export const record = operation({
  id: 'claim.record',
  title: '登记申请',
  titleEn: 'Record an application',
  kind: 'write',
  input: z.object({ person: EntityId, policy: z.string(), on: PlainDateInput, channel: z.enum(channels) }),
  allow: { roles: staffRoles },
  route: { method: 'post', path: '/people/{person}/claims' },
  async run({ person, policy, on, channel }, context) {
    const { tx, seal, catalogue, today } = context;
    if (!catalogue.policies.has(policy)) throw new Problem('policy-unknown', { id: policy });
    if (on > today)
      throw new Problem('input-invalid', { what: '申请日期不能晚于今天' }, { on: '申请日期不能晚于今天' });
    await personFile(tx, seal, person);
    const subject = { kind: 'person', id: person } as const;
    const { recorded } = await recordFacts(tx, recordingOf(context, { kind: 'claim', ref: channel }), [
      { subject, fact: claimFact(policy, 'applied'), value: 1, from: on, to: null },
    ]);
    return { recorded, arising: await arisingFrom(context) };
  },
  trail: ({ person, policy, on, channel }) => ({ subject: `person:${person}`, detail: { policy, on, channel } }),
});
