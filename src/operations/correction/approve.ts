import { operation } from '../operation.ts';
import { ApprovingInput, decideProposals } from './deciding.ts';

export const approve = operation({
  id: 'correction.approve',
  title: '通过补发追缴',
  titleEn: 'Approve corrections',
  kind: 'write',
  input: ApprovingInput,
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/corrections/{correction}/approve' },
  run: (input, context) => decideProposals(context, input, 'approve'),
  trail: ({ correction, reason, to }, { person, decided, amountFen }) => ({
    subject: `person:${person}`,
    detail: { correction, decided, amountFen, reason, ...(to && { to }) },
  }),
});
