import { z } from 'zod';
import { listImports } from '../../store/import.ts';
import { staffNames } from '../../store/staff.ts';
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
  async run(page, { tx, scope, catalogue }) {
    const { imports, total } = await listImports(tx, page);
    const staff = await staffNames(
      tx,
      scope,
      imports.map(({ previewedBy }) => previewedBy),
    );
    const titled = imports.map((each) => ({
      ...each,
      ledgerTitle: catalogue.ledgers.get(each.ledger)?.title ?? each.ledger,
      previewedByName: staff.get(each.previewedBy ?? '') ?? null,
      previewedAt: each.previewedAt,
      appliedAt: each.appliedAt,
      undoneAt: each.undoneAt,
    }));
    return { total, ...page, imports: titled };
  },
});
