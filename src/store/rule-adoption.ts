/** Drafts of rules that were adopted: with the packs below them they are the rules of the county. */
import type { Transaction } from './database.ts';

export interface Adoption<Draft> {
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

/** Only one adoption at a time in a county: the others wait until it is written. Gives the number of the newest so far. */
export async function beginAdoption(tx: Transaction): Promise<number> {
  await tx.sql`select pg_advisory_xact_lock(7302008, ${Number(tx.scope.county)}::integer)`;
  return (await newestAdoption(tx))?.number ?? 0;
}

export async function saveAdoption(
  tx: Transaction,
  { number, draftId, draft, at }: { number: number; draftId: string; draft: object; at: string },
): Promise<void> {
  await tx.run`
    insert into rule_adoption (county, number, draft_id, data, at, staff_id)
    values (${tx.scope.county}, ${number}, ${draftId}, ${JSON.stringify(draft)}, ${at}, ${tx.scope.staffId})`;
}
