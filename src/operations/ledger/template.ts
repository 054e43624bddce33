/** An empty workbook of a ledger, to be filled in by those who have no list yet. It shows no person. */
import { z } from 'zod';
import { writeTables } from '../../formats/xlsx.ts';
import { ledgerOf } from '../entry/save.ts';
import { operation, staffRoles } from '../operation.ts';
import { blankTables } from './blank-tables.ts';

export const template = operation({
  id: 'ledger.template',
  title: '下载空表',
  titleEn: 'An empty workbook of a ledger to fill in',
  kind: 'read',
  input: z.object({ ledger: z.string() }),
  allow: { roles: staffRoles },
  async run({ ledger: id }, context) {
    const ledger = ledgerOf(context, id);
    return {
      fileName: `${ledger.title}（空表）.xlsx`,
      title: ledger.title,
      bytes: await writeTables(blankTables(ledger)),
    };
  },
});
