/**
 * The one door in the second lock. Some consequences of a write lie outside the area of who writes: who once lived in the household lives in another
 * town now, a payment list names somebody who has moved. What follows by rule must not depend on who writes, so it is worked out with the whole
 * county in sight, in the same transaction; nothing of it may be shown to the writer. Never for what somebody asked to see.
 */
import type { Transaction } from './database.ts';
import { countyWide, settingsOf } from './scope.ts';

export async function withWholeCounty<T>(tx: Transaction, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const wide = countyWide(tx.scope);
  if (wide.area === tx.scope.area) return work(tx);
  await tx.execute(settingsOf(wide));
  const result = await work({ ...tx, scope: wide });
  // After an error the transaction is lost anyway.
  await tx.execute(settingsOf(tx.scope));
  return result;
}
