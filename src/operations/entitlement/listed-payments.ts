/** What a list of payments that was read, but not written yet, would say was paid. */

import { readImport } from '../../store/import.ts';
import { importRowsAfter } from '../../store/import-row.ts';
import { type ReceiptLine, receiptLines } from '../../store/receipt-lines.ts';
import type { Context } from '../operation.ts';

const BLOCK = 3000;

/** By person; nothing for a ledger that proves no payments. Rows that are written already say nothing new. */
export async function listedPayments(
  { tx, seal, catalogue }: Pick<Context, 'tx' | 'seal' | 'catalogue'>,
  importId: string,
): Promise<Map<string, ReceiptLine[]>> {
  const found = new Map<string, ReceiptLine[]>();
  const { ledger: id } = await readImport(tx, importId);
  const ledger = catalogue.ledgers.get(id);
  if (ledger === undefined || (ledger.receipts ?? []).length === 0) return found;
  for (let after = -1; ; ) {
    const rows = await importRowsAfter(tx, seal, importId, after, BLOCK);
    for (const { status, subject, content } of rows) {
      if (subject === null || content === null || (status !== 'new' && status !== 'changed')) continue;
      found.set(subject, [...(found.get(subject) ?? []), ...receiptLines(ledger, content.values)]);
    }
    if (rows.length < BLOCK) return found;
    after = rows.at(-1)!.position;
  }
}
