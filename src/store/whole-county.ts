/**
 * The one door in the second lock. Some consequences of a write lie outside the area of who writes: who once lived in the household lives in another
 * town now, a payment list names somebody who has moved. What follows by rule must not depend on who writes, so it is worked out with the whole
 * county in sight, in the same transaction; nothing of it may be shown to the writer. Never for what somebody asked to see.
 *
 * While the door is open only the transaction that is given to `work` may ask, and once it is shut that one may not (database.ts): a statement that
 * was started beside it would see the whole county, and one that comes late would see too little without a word.
 */
import type { Transaction } from './database.ts';
import { countyWide } from './scope.ts';

export async function withWholeCounty<T>(tx: Transaction, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const wide = countyWide(tx.scope);
  return wide.area === tx.scope.area ? work(tx) : tx.as(wide, work);
}

/** What the whole county holds about people, for whoever sees the people themselves: about others nothing, whoever forgot to ask. */
export async function withWholeCountyAbout<T>(
  tx: Transaction,
  people: readonly string[],
  work: (tx: Transaction, seen: readonly string[]) => Promise<T>,
): Promise<T> {
  const wide = countyWide(tx.scope);
  if (wide.area === tx.scope.area) return work(tx, people);
  const seen = await tx.sql<{ id: string }>`
    select id from person where county = ${tx.scope.county} and id = any(${people}::uuid[])`;
  return tx.as(wide, (own) =>
    work(
      own,
      seen.map(({ id }) => id),
    ),
  );
}
