/** Before a list of payments is written: rows whose only sum does not tell how much of it a benefit is. They are recorded as paid, and never compared. */
import { readImport } from '../../store/import.ts';
import { importRowsAfter } from '../../store/import-row.ts';
import { amountTold } from '../../store/receipt-lines.ts';
import type { Context } from '../operation.ts';

export interface OpenSum {
  readonly policy: string;
  readonly title: string;
  readonly rows: number;
  /** The column of the sum. */
  readonly whole: string;
  /** The columns of which one, written, tells how much: the benefit's own, or those of everything else. */
  readonly amount: string;
  readonly others: readonly string[];
}

const BLOCK = 3000;

/** Nothing for lists whose rows all tell, and once the list has been written. */
export async function openSums(
  { tx, seal, catalogue }: Pick<Context, 'tx' | 'seal' | 'catalogue'>,
  importId: string,
): Promise<OpenSum[]> {
  const { ledger: id, state } = await readImport(tx, importId);
  const ledger = catalogue.ledgers.get(id);
  const within = (ledger?.receipts ?? []).filter((receipt) => receipt.within !== undefined);
  if (ledger === undefined || within.length === 0 || state !== 'previewed') return [];
  const counts = new Map(within.map((receipt) => [receipt, 0]));
  for (let after = -1; ; ) {
    const rows = await importRowsAfter(tx, seal, importId, after, BLOCK);
    for (const { status, content } of rows)
      if (status !== 'wrong' && content !== null)
        for (const receipt of within)
          if (amountTold(receipt, content.values) === null) counts.set(receipt, counts.get(receipt)! + 1);
    if (rows.length < BLOCK) break;
    after = rows.at(-1)!.position;
  }
  const labelOf = (field: string): string => ledger.fields.find((each) => each.id === field)!.label;
  return within.flatMap((receipt) => {
    const rows = counts.get(receipt)!;
    const { policy, amount } = receipt;
    const { whole, others } = receipt.within!;
    const title = catalogue.policies.get(policy)!.title;
    if (rows === 0) return [];
    return [{ policy, title, rows, whole: labelOf(whole), amount: labelOf(amount), others: others.map(labelOf) }];
  });
}
