/** One stopped grant: month by month what was paid and is to come back, the plan, what came, and what people did about it. */
import { z } from 'zod';
import type { Part } from '../../engine/correction/grant-stop.ts';
import { grantStopActions } from '../../store/grant-stop.ts';
import { registeredNames } from '../../store/registered.ts';
import { rulingsOf } from '../../store/ruling.ts';
import { staffNames } from '../../store/staff.ts';
import { EntityId } from '../inputs.ts';
import { operation, staffRoles } from '../operation.ts';
import { isStillSo, proposedNow, stopAsked } from './waiting.ts';

export const read = operation({
  id: 'grant-stop.read',
  title: '查看一项停发追回',
  titleEn: 'Read one stopped grant',
  kind: 'read',
  input: z.object({ stop: EntityId }),
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/grant-stops/{stop}' },
  async run({ stop: id }, context) {
    const { tx, scope } = context;
    const stop = await stopAsked(context, id);
    const now = await proposedNow(context, stop);
    const actions = await grantStopActions(tx, id);
    const names = await staffNames(
      tx,
      scope,
      actions.map(({ staffId }) => staffId),
    );
    const takenBack = new Set(actions.flatMap(({ kind, data }) => (kind === 'take-back' ? [data['repayment']] : [])));
    const ruling = (await rulingsOf(tx, [stop.subject])).find((each) => each.id === stop.ruling);
    const titleOf = (policy: string): string =>
      context.catalogue.others.get(stop.kind)?.policies.get(policy)?.title ?? policy;
    return {
      ...stop,
      name: now.name || ((await registeredNames(tx, [stop.subject])).get(stop.subject) ?? ''),
      policyTitle: titleOf(stop.policy),
      stopsTitle: titleOf(stop.stops),
      outcome: ruling?.outcome ?? 'stop',
      /** Waiting, and the rules propose just this by what is on record now. */
      stillSo: stop.state !== 'proposed' || isStillSo(stop, now),
      because: now.proposal?.grounds === stop.grounds ? now.proposal.because : [],
      own: scope.staffId !== null && ruling?.ruledBy === scope.staffId,
      openFen: stop.amountFen - stop.repaidFen,
      /** As it was fixed last; null before. */
      plan: (actions.findLast(({ kind }) => kind === 'plan')?.data['parts'] as readonly Part[] | undefined) ?? null,
      history: actions.map(({ data: _, staffId, ...action }) => ({
        ...action,
        staffName: names.get(staffId ?? '') ?? null,
        takenBack: takenBack.has(action.number),
      })),
    };
  },
});
