import { operation } from '../operation.ts';
import { DecidingInput, decideProposals } from './deciding.ts';

export const reject = operation({
  id: 'correction.reject',
  title: '不同意补发追缴',
  titleEn: 'Reject corrections',
  kind: 'write',
  input: DecidingInput,
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/corrections/{correction}/reject' },
  run: (input, context) => decideProposals(context, input, 'reject'),
  trail: ({ correction, reason }, { person, decided, amountFen }) => ({
    subject: `person:${person}`,
    detail: { correction, decided, amountFen, reason },
  }),
});
