/** Whom a recovery after a death addresses: nobody owes it by themselves. */
import { z } from 'zod';
import { actOnCorrection, addressees, correctionsById } from '../../store/correction-list.ts';
import { Problem } from '../../values/problem.ts';
import { EntityId, reasonInput } from '../inputs.ts';
import { operation } from '../operation.ts';

export const address = operation({
  id: 'correction.address',
  title: '确定身故后追缴的对象',
  titleEn: 'Say whom a recovery after a death addresses',
  kind: 'write',
  input: z.object({
    correction: EntityId,
    to: z.enum(addressees),
    reason: reasonInput('请写明怎么核实的，至少 4 个字'),
  }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/corrections/{correction}/address' },
  async run({ correction: id, to, reason }, { tx, at }) {
    const [correction] = await correctionsById(tx, [id], true);
    if (correction === undefined) throw new Problem('not-found', { what: '这项补发或追缴' });
    if (correction.circumstance !== 'death') throw new Problem('conflict', { what: '这项不是身故后的追缴' });
    await actOnCorrection(tx, correction, { kind: 'address', reason, at, data: { to } });
    return { person: correction.person, to };
  },
  trail: ({ correction, to, reason }, { person }) => ({
    subject: `person:${person}`,
    detail: { correction, to, reason },
  }),
});
