/**
 * Guessing is slowed down for one account from one address: from the fourth failure on the wait doubles, from the tenth on it is a quarter of an
 * hour. Nobody can lock somebody else out from another address, and no lock lasts.
 */
import type { Transaction } from './database.ts';
import type { Scope } from './scope.ts';
import type { Seal } from './seal.ts';
import { normalAccount } from './staff.ts';

export interface Attempt {
  readonly account: string;
  /** Of the client; as text, however the server names it. */
  readonly address: string;
}

const FREE = 3;
const LOCKED = 10;
const LOCK_MINUTES = 15;

const keysOf = (seal: Pick<Seal, 'blindIndex'>, { account, address }: Attempt) => ({
  account: seal.blindIndex('sign-in account', normalAccount(account)),
  address: seal.blindIndex('sign-in address', address),
});

/**
 * Counts the attempt as failed before the password is looked at, so that guesses made at once all count. Gives the minutes to wait when it is
 * refused, undefined when it may go on. The transaction must be committed before the password is checked.
 */
export async function countAttempt(
  tx: Transaction,
  scope: Scope,
  seal: Pick<Seal, 'blindIndex'>,
  attempt: Attempt,
  at: string,
): Promise<number | undefined> {
  const { account, address } = keysOf(seal, attempt);
  const counted = await tx.run`
    insert into sign_in_attempt as a (county, area_code, account_digest, address_digest, failures, last_at)
    values (${scope.county}, ${scope.county}, ${account}, ${address}, 1, ${at})
    on conflict (county, account_digest, address_digest) do update set
      failures = case when a.last_at <= ${at}::timestamptz - make_interval(mins => ${LOCK_MINUTES}) then 1 else a.failures + 1 end,
      last_at = ${at},
      blocked_until = case
        when a.last_at <= ${at}::timestamptz - make_interval(mins => ${LOCK_MINUTES}) or a.failures + 1 <= ${FREE} then null
        when a.failures + 1 >= ${LOCKED} then ${at}::timestamptz + make_interval(mins => ${LOCK_MINUTES})
        else ${at}::timestamptz + make_interval(secs => 2 ^ (a.failures - ${FREE}))
      end
    where a.blocked_until is null or a.blocked_until <= ${at}::timestamptz`;
  if (counted === 1) return undefined;
  const [blocked] = await tx.sql<{ minutes: number }>`
    select greatest(1, ceil(extract(epoch from blocked_until - ${at}::timestamptz) / 60))::int as minutes from sign_in_attempt
    where county = ${scope.county} and account_digest = ${account} and address_digest = ${address}`;
  return blocked?.minutes ?? 1;
}

/** After the right password: failures are forgotten. */
export async function clearAttempts(
  tx: Transaction,
  scope: Scope,
  seal: Pick<Seal, 'blindIndex'>,
  attempt: Attempt,
): Promise<void> {
  const { account, address } = keysOf(seal, attempt);
  await tx.run`delete from sign_in_attempt where county = ${scope.county} and account_digest = ${account} and address_digest = ${address}`;
}

/** Removes what no longer counts. */
export function sweepAttempts(tx: Transaction, scope: Scope, at: string): Promise<number> {
  return tx.run`
    delete from sign_in_attempt where county = ${scope.county} and last_at <= ${at}::timestamptz - make_interval(mins => ${LOCK_MINUTES})`;
}
