/** The office finds that money was obtained by fraud. What is to be recovered for it stands apart from then on. */
import { z } from 'zod';
import { recordFraud } from '../../store/fraud.ts';
import { Problem } from '../../values/problem.ts';
import { arisingFrom } from '../entitlement/arising.ts';
import { EntityId, PlainDateInput, reasonInput } from '../inputs.ts';
import { operation } from '../operation.ts';

export const record = operation({
  id: 'fraud.record',
  title: '认定骗领',
  titleEn: 'Record a finding of fraud',
  kind: 'write',
  input: z.object({
    person: EntityId,
    /** All when left out. */
    policy: z.string().optional(),
    from: PlainDateInput,
    /** The first day after it. */
    to: PlainDateInput.nullable().default(null),
    reason: reasonInput('请写明认定的根据，至少 4 个字'),
  }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/people/{person}/fraud-findings' },
  async run({ person, policy = null, from, to, reason }, context) {
    if (policy !== null && !context.catalogue.policies.has(policy)) throw new Problem('policy-unknown', { id: policy });
    if (to !== null && to <= from)
      throw new Problem('input-invalid', { what: '止期要晚于起期' }, { to: '要晚于开始的那天' });
    const finding = await recordFraud(context.tx, { person, policy, from, to, reason, takesBack: null }, context);
    return { finding, arising: await arisingFrom(context) };
  },
  trail: ({ person, policy, from, reason }, { finding }) => ({
    subject: `person:${person}`,
    detail: { finding, policy: policy ?? null, from, reason },
  }),
});
