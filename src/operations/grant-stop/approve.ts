import { operation } from '../operation.ts';
import { DecidingStopInput, decideStop } from './deciding.ts';

export const approve = operation({
  id: 'grant-stop.approve',
  title: '通过停发追回',
  titleEn: 'Approve that a grant stops',
  kind: 'write',
  input: DecidingStopInput,
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/grant-stops/{stop}/approve' },
  run: (input, context) => decideStop(context, input, 'approve'),
  trail: ({ stop, reason }, { kind, subject, policy, amountFen }) => ({
    subject: `${kind}:${subject}`,
    detail: { stop, policy, amountFen, reason },
  }),
});
