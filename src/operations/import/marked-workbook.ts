/** The file as it came, with each wrong cell marked and its reason beside it, for the office to put right. */
import { z } from 'zod';
import { readWorkbook } from '../../engine/import/read-workbook.ts';
import { annotateWorkbook } from '../../formats/annotated-workbook.ts';
import { openWorkbook } from '../../formats/workbook.ts';
import { areasWithin } from '../../store/area.ts';
import { importFile, readImport } from '../../store/import.ts';
import { wrongRows } from '../../store/import-row.ts';
import { EntityId } from '../inputs.ts';
import { operation, staffRoles } from '../operation.ts';

export const markedWorkbook = operation({
  id: 'import.markedWorkbook',
  title: '下载标出错处的表',
  titleEn: 'The workbook with its wrong cells marked',
  kind: 'read',
  audited: true,
  input: z.object({ importId: EntityId }),
  allow: { roles: staffRoles },
  async run({ importId }, { tx, seal, scope, catalogue, today }) {
    const { fileName, ledger } = await readImport(tx, importId);
    const file = await importFile(tx, seal, importId);
    const areas = await areasWithin(tx, scope.county);
    const ledgers = [...catalogue.ledgers.values()];
    const { sheets } = await readWorkbook(await openWorkbook(file, fileName), { ledgers, ledger, areas, today });
    const marks = (await wrongRows(tx, importId)).flatMap(({ sheet, row, wrong }) =>
      wrong.map(({ cell, column, message }) => ({ sheet, row, cell, column, message })),
    );
    const headers = sheets.map(({ name, headerRows }) => ({ name, headerRow: headerRows[1] }));
    const bytes = await annotateWorkbook(file, fileName, { sheets: headers, marks });
    return { importId, fileName: `${fileName.replace(/\.[^.]+$/, '')}（标出错处）.xlsx`, bytes, wrong: marks.length };
  },
  trail: ({ importId }, { wrong }) => ({ subject: `import:${importId}`, detail: { wrong } }),
});
