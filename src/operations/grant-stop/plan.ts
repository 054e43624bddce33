/** Fixes in how many monthly parts the money comes back. Can be fixed anew for what is still open. No money moves here. */
import { z } from 'zod';
import { repaymentParts } from '../../engine/correction/grant-stop.ts';
import { isMonth } from '../../engine/entitlement/period.ts';
import { actOnGrantStop } from '../../store/grant-stop.ts';
import { monthOf } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { EntityId, reasonInput } from '../inputs.ts';
import { operation } from '../operation.ts';
import { stopAsked } from './waiting.ts';

export const plan = operation({
  id: 'grant-stop.plan',
  title: '确定分期退回的办法',
  titleEn: 'Fix how recovered money comes back',
  kind: 'write',
  input: z.object({
    stop: EntityId,
    months: z.coerce
      .number('请填 1 到 60 的整数')
      .int('请填 1 到 60 的整数')
      .min(1, '请填 1 到 60 的整数')
      .max(60, '请填 1 到 60 的整数'),
    /** The month of the first part. */
    from: z.string().refine(isMonth, '月份要写成 2026-07 的样子'),
    reason: reasonInput('请写明怎么商定的，至少 4 个字'),
  }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/grant-stops/{stop}/plan' },
  async run({ stop: id, months, from, reason }, context) {
    const stop = await stopAsked(context, id, true);
    if (stop.state !== 'approved') throw new Problem('conflict', { what: '还没有通过，或者已经结清' });
    if (from < monthOf(context.today))
      throw new Problem('input-invalid', { what: '不能早于本月' }, { from: '不能早于本月' });
    const parts = repaymentParts(stop.amountFen - stop.repaidFen, { months, from });
    await actOnGrantStop(context.tx, stop, {
      kind: 'plan',
      state: stop.state,
      data: { parts },
      reason,
      at: context.at,
    });
    return { subject: stop.subject, kind: stop.kind, parts };
  },
  trail: ({ stop, reason }, { kind, subject, parts }) => ({
    subject: `${kind}:${subject}`,
    detail: { stop, parts: parts.length, reason },
  }),
});
