import { z } from 'zod';
import { listAudit } from '../../store/audit.ts';
import { operation } from '../operation.ts';

export const list = operation({
  id: 'audit.list',
  title: '查看操作记录',
  titleEn: 'Who did what',
  kind: 'read',
  audited: true,
  input: z.object({
    subject: z.string().max(80).optional(),
    staffId: z.uuid().optional(),
    before: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'get', path: '/audit' },
  run: async (filter, { tx, scope }) => ({ rows: await listAudit(tx, scope, filter) }),
});
