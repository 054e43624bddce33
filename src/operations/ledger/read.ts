import { z } from 'zod';
import { ledgerOf } from '../entry/save.ts';
import { operation, staffRoles } from '../operation.ts';

export const read = operation({
  id: 'ledger.read',
  title: '查看台账的栏目',
  titleEn: 'The fields of a ledger',
  kind: 'read',
  input: z.object({ ledger: z.string() }),
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/ledgers/{ledger}' },
  run: async ({ ledger }, context) => ledgerOf(context, ledger),
});
