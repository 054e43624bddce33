import { z } from 'zod';
import { mergePeople } from '../../store/merge-people.ts';
import { Problem } from '../../values/problem.ts';
import { arisingFrom } from '../entitlement/arising.ts';
import { EntityId, reasonInput } from '../inputs.ts';
import { operation, recordingOf } from '../operation.ts';

export const merge = operation({
  id: 'duplicate.merge',
  title: '合并重复的人',
  titleEn: 'Make two registrations of one person one file',
  kind: 'write',
  input: z.object({
    winner: EntityId,
    loser: EntityId,
    reason: reasonInput('请写明合并的理由，至少 4 个字'),
  }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/duplicates/merge' },
  async run({ winner, loser, reason }, context) {
    if (winner === loser) throw new Problem('input-invalid', { what: '两份档案是同一份' });
    const recording = recordingOf(context, { kind: 'merge', ref: loser });
    const merged = await mergePeople(context.tx, recording, { winner, loser, reason });
    return { ...merged, arising: await arisingFrom(context) };
  },
  trail: ({ winner, loser, reason }) => ({ subject: `person:${winner}`, detail: { loser, reason } }),
});
