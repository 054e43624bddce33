/** Who was paid, as the entries of a ledger prove it. */
import type { Ledger, Receipt } from '../define/ledger.ts';
import type { FactValues } from '../define/pack.ts';
import type { Transaction } from './database.ts';
import { sealedRow, takeUp } from './entry-values.ts';
import { amountTold } from './receipt-lines.ts';
import type { Seal } from './seal.ts';

export interface Paid {
  /** `2026-03` */
  readonly month: string;
  /** People who were paid in that month. */
  readonly people: ReadonlySet<string>;
  /** Entries of that month which name nobody in the registry. */
  readonly unmatched: number;
}

/** Of the latest month there are entries of; undefined when there are none at all. */
export async function latestPaid(
  tx: Transaction,
  seal: Seal,
  ledger: Ledger,
  receipt: Receipt,
): Promise<Paid | undefined> {
  const [latest] = await tx.sql<{ month: string | null }>`
    select max(data ->> ${receipt.month}::text) as month from entry
    where county = ${tx.scope.county} and ledger = ${ledger.id} and withdrawn_at is null`;
  if (!latest?.month) return undefined;
  const rows = await tx.sql<{
    id: string;
    person: string | null;
    data: FactValues;
    sealed: Buffer | null;
    actions: number;
  }>`
    select id, subject_id as person, data, sealed, actions from entry
    where county = ${tx.scope.county} and ledger = ${ledger.id} and withdrawn_at is null
      and data ->> ${receipt.month}::text = ${latest.month}::text`;
  const people = new Set<string>();
  let unmatched = 0;
  for (const { id, person, data, sealed, actions } of rows) {
    const amount = amountTold(receipt, takeUp(seal, sealedRow(id, actions), data, sealed));
    // How much of a sum it was may be open: paid it was.
    if (amount !== null && amount <= 0) continue;
    if (person === null) unmatched += 1;
    else people.add(person);
  }
  return { month: latest.month.slice(0, 7), people, unmatched };
}
