/** Drafts of rules that were adopted: with the packs below them they are the rules of the county. */
import type { Transaction } from './database.ts';

interface Adoption<Draft> {
  readonly number: number;
  readonly draft: Draft;
  readonly at: string;
}

/** The newest: two transactions that get the same answer have the same rules. Undefined while the packs alone hold. */
export async function newestAdoption(tx: Transaction): Promise<{ number: number; draftId: string } | undefined> {
  const [row] = await tx.sql<{ number: number; draft_id: string }>`
    select number, draft_id from rule_adoption where county = ${tx.scope.county} order by number desc limit 1`;
  return row && { number: row.number, draftId: row.draft_id };
}

/** In the order in which they were adopted. */
export async function adoptions<Draft>(tx: Transaction): Promise<Adoption<Draft>[]> {
  const rows = await tx.sql<{ number: number; data: Draft; at: string }>`
    select number, data, at from rule_adoption where county = ${tx.scope.county} order by number`;
  return rows.map(({ number, data, at }) => ({ number, draft: data, at }));
}
