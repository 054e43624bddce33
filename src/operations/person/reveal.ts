/** Shows what is masked. Whoever looks says why; the audit keeps who, whose, what and why, and never the value. */
import { z } from 'zod';
import { personFile, revealIdentity } from '../../store/person.ts';
import { EntityId, reasonInput } from '../inputs.ts';
import { operation, staffRoles } from '../operation.ts';
import { moneyFactsOf } from './read.ts';

const SECRETS = ['residentId', 'certificateNumber', 'phone', 'account', 'address'] as const;

export const reveal = operation({
  id: 'person.reveal',
  title: '查看隐藏的信息',
  titleEn: 'Show masked values, with a reason',
  kind: 'write',
  input: z.object({
    person: EntityId,
    what: z.enum([...SECRETS, 'money']),
    reason: reasonInput('请写明查看的理由，至少 4 个字'),
  }),
  allow: { roles: staffRoles },
  route: { method: 'post', path: '/people/{person}/reveal' },
  async run({ person, what }, context) {
    const { tx, seal } = context;
    const { household } = await personFile(tx, seal, person);
    if (what === 'money') return { what, value: null, amounts: await moneyFactsOf(person, household, context) };
    return { what, value: await revealIdentity(tx, seal, person, what), amounts: [] };
  },
  trail: ({ person, what, reason }) => ({ subject: `person:${person}`, detail: { what, reason } }),
});
