/** The lines of entries that were recorded before there were lines: some at a time, and where it stands is kept, so that it can be broken off. */
import type { Ledger } from '../define/ledger.ts';
import type { Transaction } from './database.ts';
import { type EntryRow, storedEntry } from './entry.ts';
import { keepPaidLines } from './paid-line.ts';
import { madeUpTo, PAID_LINES_UP_TO } from './paid-lines-made.ts';
import type { Seal } from './seal.ts';

const BLOCK = 2000;

/** Gives whether entries are left. What is recorded since then has its lines already. */
export async function backfillPaidLines(
  tx: Transaction,
  seal: Seal,
  ledgers: readonly Ledger[],
  { at, newId }: { readonly at: string; readonly newId: () => string },
): Promise<boolean> {
  const { county } = tx.scope;
  const paying = new Map(ledgers.filter(({ receipts = [] }) => receipts.length > 0).map((each) => [each.id, each]));
  const upTo = await madeUpTo(tx);
  if (upTo === 'done') return false;
  const rows = await tx.sql<EntryRow>`
    select e.* from entry e
    where e.county = ${county} and e.ledger = any(${[...paying.keys()]}::text[]) and e.id > ${upTo}::uuid
      and e.subject_kind = 'person' and e.subject_id is not null and e.withdrawn_at is null
      and not exists (select from paid_line l where l.county = e.county and l.entry_id = e.id)
    order by e.id limit ${BLOCK}`;
  // What was recorded together was known together.
  for (const group of Map.groupBy(rows, ({ ledger, changed_at }) => `${ledger} ${changed_at}`).values()) {
    const { ledger, changed_at: known } = group[0]!;
    const entries = group.map((row) => ({ ...storedEntry(seal, row), number: row.actions }));
    await keepPaidLines(tx, paying.get(ledger)!, entries, { at: known, newId });
  }
  const value = JSON.stringify(rows.length < BLOCK ? 'done' : rows.at(-1)!.id);
  await tx.run`
    insert into setting (county, name, value, changed_at) values (${county}, ${PAID_LINES_UP_TO}, ${value}::jsonb, ${at}::timestamptz)
    on conflict (county, name) do update set value = excluded.value, changed_at = excluded.changed_at`;
  return rows.length === BLOCK;
}
