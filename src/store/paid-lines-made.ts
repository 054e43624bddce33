/** How far the lines of entries are made that were recorded before there were lines. */
import type { Transaction } from './database.ts';

export const PAID_LINES_UP_TO = 'paid-lines-up-to';
const NOBODY = '00000000-0000-0000-0000-000000000000';

export async function madeUpTo(tx: Transaction): Promise<string> {
  const [stands] = await tx.sql<{ value: string }>`
    select value #>> '{}' as value from setting where county = ${tx.scope.county} and name = ${PAID_LINES_UP_TO}`;
  return stands?.value ?? NOBODY;
}

export const paidLinesAreMade = async (tx: Transaction): Promise<boolean> => (await madeUpTo(tx)) === 'done';
