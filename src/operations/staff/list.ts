import { z } from 'zod';
import { listStaff } from '../../store/staff.ts';
import { operation } from '../operation.ts';

export const list = operation({
  id: 'staff.list',
  title: '查看工作人员账号',
  titleEn: 'List the accounts of the staff',
  kind: 'read',
  input: z.object({}),
  allow: { roles: ['county', 'system'] },
  route: { method: 'get', path: '/staff' },
  run: async (_, { tx, scope }) => ({ staff: await listStaff(tx, scope) }),
});
