/** How much became known since a moment: what was worked out then may be out of date. */
import type { Transaction } from './database.ts';

/**
 * Facts and homes that were recorded after it, as far as the scope sees them, counted up to `most`. By the clock of whoever recorded them: what was
 * begun before and committed after is not among them.
 */
export async function recordedSince(tx: Transaction, at: string, most: number): Promise<number> {
  const { county } = tx.scope;
  const [row] = await tx.sql<{ rows: number }>`
    select count(*)::integer as rows from (
      (select from fact where county = ${county} and recorded_at > ${at}::timestamptz limit ${most})
      union all (select from residence where county = ${county} and recorded_at > ${at}::timestamptz limit ${most})
      limit ${most}) known`;
  return row!.rows;
}
