import { z } from 'zod';
import { listImports } from '../../store/import.ts';
import { PageInput, PageSizeInput } from '../inputs.ts';
import { operation, staffRoles } from '../operation.ts';

export const list = operation({
  id: 'import.list',
  title: '查看导入过的文件',
  titleEn: 'List imports',
  kind: 'read',
  input: z.object({ page: PageInput, pageSize: PageSizeInput }),
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/imports' },
  async run(page, { tx, catalogue }) {
    const { imports, total } = await listImports(tx, page);
    const titled = imports.map((each) => ({
      ...each,
      ledgerTitle: catalogue.ledgers.get(each.ledger)?.title ?? each.ledger,
      previewedAt: each.previewedAt.toISOString(),
      appliedAt: each.appliedAt?.toISOString() ?? null,
      undoneAt: each.undoneAt?.toISOString() ?? null,
    }));
    return { total, ...page, imports: titled };
  },
});
