/** Takes back a repayment that was recorded wrongly. Both stay on record, and the money is open again. */
import { z } from 'zod';
import { actOnGrantStop, grantStopActions } from '../../store/grant-stop.ts';
import { Problem } from '../../values/problem.ts';
import { EntityId, reasonInput } from '../inputs.ts';
import { operation } from '../operation.ts';
import { stopAsked } from './waiting.ts';

export const takeBack = operation({
  id: 'grant-stop.take-back',
  title: '冲销登记错的退款',
  titleEn: 'Take back a repayment recorded wrongly',
  kind: 'write',
  input: z.object({
    stop: EntityId,
    /** The number of the action that recorded it. */
    repayment: z.coerce.number().int().min(1),
    reason: reasonInput('请写明为什么冲销，至少 4 个字'),
  }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/grant-stops/{stop}/repayments/{repayment}/take-back' },
  async run({ stop: id, repayment, reason }, context) {
    const { tx, at } = context;
    const stop = await stopAsked(context, id, true);
    const actions = await grantStopActions(tx, stop.id);
    const wrong = actions.find(({ number, kind }) => number === repayment && kind === 'repay');
    if (wrong === undefined) throw new Problem('not-found', { what: '这笔退款' });
    if (actions.some(({ kind, data }) => kind === 'take-back' && data['repayment'] === repayment))
      throw new Problem('conflict', { what: '这笔退款已经冲销' });
    const amountFen = wrong.amountFen!;
    const repaidFen = stop.repaidFen - amountFen;
    await actOnGrantStop(tx, stop, {
      kind: 'take-back',
      state: 'approved',
      repaidFen,
      amountFen,
      data: { repayment },
      reason,
      at,
    });
    return { subject: stop.subject, kind: stop.kind, openFen: stop.amountFen - repaidFen };
  },
  trail: ({ stop, repayment, reason }, { kind, subject, openFen }) => ({
    subject: `${kind}:${subject}`,
    detail: { stop, repayment, openFen, reason },
  }),
});
