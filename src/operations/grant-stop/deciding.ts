/** How a second person decides about a stop: not about their own ruling or what they recorded themselves, and as it stands now. */
import { z } from 'zod';
import { recordersOf } from '../../store/correction-list.ts';
import { actOnGrantStop, type GrantStop } from '../../store/grant-stop.ts';
import { rulingsOf } from '../../store/ruling.ts';
import { lockSubjects } from '../../store/subject-lock.ts';
import { Problem } from '../../values/problem.ts';
import { EntityId, reasonInput } from '../inputs.ts';
import type { Context } from '../operation.ts';
import { isStillSo, proposedNow, type StopNow, stopAsked } from './waiting.ts';

export const DecidingStopInput = z.object({
  stop: EntityId,
  /** How many actions it had when it was looked at: what has changed since is not decided unseen. */
  seen: z.coerce.number().int().optional(),
  reason: reasonInput('请写明复核的情况和理由，至少 4 个字'),
});

/** Problems: `not-found`, `conflict`, `own-work`, `changed-meanwhile`. */
export async function decideStop(
  context: Context,
  { stop: id, seen, reason }: z.infer<typeof DecidingStopInput>,
  kind: 'approve' | 'reject',
) {
  const { tx, at } = context;
  const { kind: subjectKind, subject } = await stopAsked(context, id);
  await lockSubjects(tx, [{ kind: subjectKind, id: subject }]);
  const stop = await stopAsked(context, id, true);
  if (stop.state !== 'proposed') throw new Problem('conflict', { what: '这项停发追回已经有人办过' });
  if (seen !== undefined && seen !== stop.actions) throw new Problem('conflict', { what: '这项停发追回刚有变动' });
  const now = await proposedNow(context, stop);
  if (kind === 'approve') {
    await mustBeOthersWork(context, stop, now);
    if (!isStillSo(stop, now)) throw new Problem('changed-meanwhile');
  }
  const state = kind === 'reject' ? 'rejected' : stop.amountFen === 0 ? 'settled' : 'approved';
  await actOnGrantStop(tx, stop, { kind, state, amountFen: stop.amountFen, reason, at });
  return { subject: stop.subject, kind: stop.kind, policy: stop.stops, state, amountFen: stop.amountFen };
}

/** Whoever proposed the stop or recorded its grounds does not approve it. To refuse one's own proposal takes nothing from anybody. */
async function mustBeOthersWork({ tx, scope }: Context, stop: GrantStop, { proposal }: StopNow): Promise<void> {
  if (scope.staffId === null) return;
  const ruled = (await rulingsOf(tx, [stop.subject])).find(({ id }) => id === stop.ruling);
  if (ruled?.ruledBy === scope.staffId) throw new Problem('own-work', { what: '停发追回的决定' });
  const recorders = await recordersOf(tx, proposal?.recordedBy ?? []);
  if (recorders.includes(scope.staffId)) throw new Problem('own-work', { what: '引起停发追回的情况' });
}
