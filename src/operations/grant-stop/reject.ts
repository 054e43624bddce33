import { operation } from '../operation.ts';
import { DecidingStopInput, decideStop } from './deciding.ts';

export const reject = operation({
  id: 'grant-stop.reject',
  title: '不同意停发追回',
  titleEn: 'Refuse that a grant stops',
  kind: 'write',
  input: DecidingStopInput,
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/grant-stops/{stop}/reject' },
  run: (input, context) => decideStop(context, input, 'reject'),
  trail: ({ stop, reason }, { kind, subject, policy, amountFen }) => ({
    subject: `${kind}:${subject}`,
    detail: { stop, policy, amountFen, reason },
  }),
});
