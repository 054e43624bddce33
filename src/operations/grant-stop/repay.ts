/** Records that money came back. Never more than is open; when nothing is open any more the matter is settled. */
import { z } from 'zod';
import { actOnGrantStop } from '../../store/grant-stop.ts';
import { formatFen } from '../../values/money.ts';
import { Problem } from '../../values/problem.ts';
import { EntityId, PlainDateInput, reasonInput } from '../inputs.ts';
import { operation } from '../operation.ts';
import { stopAsked } from './waiting.ts';

export const repay = operation({
  id: 'grant-stop.repay',
  title: '登记退回的款项',
  titleEn: 'Record that recovered money came back',
  kind: 'write',
  input: z.object({
    stop: EntityId,
    amountFen: z.coerce.number('请填大于零的金额').int('请填大于零的金额').min(1, '请填大于零的金额'),
    /** The day on which it came. */
    on: PlainDateInput,
    /** How many actions it had when the form was made: a form that is sent twice counts once. */
    seen: z.coerce.number().int().optional(),
    reason: reasonInput('请写明凭证，至少 4 个字，例如：缴款书 2026-015 号'),
  }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/grant-stops/{stop}/repayments' },
  async run({ stop: id, amountFen, on, seen, reason }, context) {
    const stop = await stopAsked(context, id, true);
    if (stop.state !== 'approved') throw new Problem('conflict', { what: '还没有通过，或者已经结清' });
    if (seen !== undefined && seen !== stop.actions) throw new Problem('conflict', { what: '这项停发追回刚有变动' });
    const openFen = stop.amountFen - stop.repaidFen;
    const wrong = (name: string, what: string) => new Problem('input-invalid', { what }, { [name]: what });
    if (amountFen > openFen) throw wrong('amountFen', `只欠 ${formatFen(openFen)}，不能多退`);
    if (on > context.today) throw wrong('on', '日期不能晚于今天');
    const repaidFen = stop.repaidFen + amountFen;
    const state = repaidFen === stop.amountFen ? 'settled' : 'approved';
    await actOnGrantStop(context.tx, stop, {
      kind: 'repay',
      state,
      repaidFen,
      amountFen,
      onDay: on,
      reason,
      at: context.at,
    });
    return { subject: stop.subject, kind: stop.kind, state, openFen: stop.amountFen - repaidFen };
  },
  trail: ({ stop, amountFen, on, reason }, { kind, subject, openFen }) => ({
    subject: `${kind}:${subject}`,
    detail: { stop, amountFen, on, openFen, reason },
  }),
});
