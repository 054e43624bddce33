/** The people who work with the system: account, role, and the area they work for. Nobody is deleted, because the audit points at them. */
import { type RawBuilder, sql } from 'kysely';
import type { AreaCode } from '../values/area.ts';
import { Problem } from '../values/problem.ts';
import type { Transaction } from './database.ts';
import { isDuplicate } from './fault.ts';
import type { Scope, StaffRole } from './scope.ts';
import { endSessionsOf } from './session.ts';

export interface Staff {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly area: AreaCode;
  readonly mustChangePassword: boolean;
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
  /** Null while the account may be used. */
  readonly disabledAt: string | null;
}

/** Accounts are told apart without regard to case and width. */
export const normalAccount = (account: string): string => account.normalize('NFKC').trim().toLowerCase();

export interface NewStaff {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly area: AreaCode;
  /** From `hashPassword`. */
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
  readonly at: string;
}

/** Throws Problem `account-taken`. */
export async function addStaff(tx: Transaction, scope: Scope, staff: NewStaff): Promise<void> {
  try {
    await tx.run`
      insert into staff (county, area_code, id, account, name, role, password_hash, password_changed_at, must_change_password, created_at)
      values (${scope.county}, ${staff.area}, ${staff.id}, ${normalAccount(staff.account)}, ${staff.name}, ${staff.role}, ${staff.passwordHash},
        ${staff.at}, ${staff.mustChangePassword}, ${staff.at})`;
  } catch (error) {
    if (isDuplicate(error)) throw new Problem('account-taken', { account: normalAccount(staff.account) });
    throw error;
  }
}

const staffOf = (scope: Scope, which: RawBuilder<unknown>): RawBuilder<Staff> => sql<Staff>`
  select id, account, name, role, area_code as area, must_change_password as "mustChangePassword",
    created_at as "createdAt", disabled_at as "disabledAt"
  from staff where county = ${scope.county} and ${which} order by area_code, account`;

export async function findStaff(tx: Transaction, scope: Scope, id: string): Promise<Staff | undefined> {
  return (await tx.rows(staffOf(scope, sql`id = ${id}`)))[0];
}

/** Everybody in the scope's area, the county first. */
export const listStaff = (tx: Transaction, scope: Scope): Promise<Staff[]> => tx.rows(staffOf(scope, sql`true`));

/** Names of some of the staff, as far as the scope sees them: a town does not see who works for the county. */
export async function staffNames(
  tx: Transaction,
  scope: Scope,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await tx.sql<{ id: string; name: string }>`
    select id, name from staff where county = ${scope.county} and id = any(${wanted}::uuid[])`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** What signing in compares with; undefined for accounts that do not exist or may not be used. */
export async function findCredentials(
  tx: Transaction,
  scope: Scope,
  account: string,
): Promise<{ staff: Staff; passwordHash: string } | undefined> {
  const name = normalAccount(account);
  const [staff] = await tx.rows(staffOf(scope, sql`account = ${name} and disabled_at is null`));
  const [stored] = await tx.sql<{ passwordHash: string }>`
    select password_hash as "passwordHash" from staff where county = ${scope.county} and account = ${name} and disabled_at is null`;
  return staff && stored && { staff, passwordHash: stored.passwordHash };
}

/** Ends all sessions of the account: whoever knew the old password is out. Throws Problem `not-found`. */
export async function setPassword(
  tx: Transaction,
  scope: Scope,
  change: { id: string; passwordHash: string; mustChangePassword: boolean; at: string },
): Promise<void> {
  await changeOne(tx.run`
    update staff set password_hash = ${change.passwordHash}, password_changed_at = ${change.at}, must_change_password = ${change.mustChangePassword}
    where county = ${scope.county} and id = ${change.id}`);
  await endSessionsOf(tx, scope, change.id);
}

/** The same password with today's strength; sessions stay. */
export async function strengthenPassword(
  tx: Transaction,
  scope: Scope,
  change: { id: string; passwordHash: string },
): Promise<void> {
  await changeOne(
    tx.run`update staff set password_hash = ${change.passwordHash} where county = ${scope.county} and id = ${change.id}`,
  );
}

/** From the next request on the new rights hold: sessions end. Throws Problem `not-found`. */
export async function changeDuty(
  tx: Transaction,
  scope: Scope,
  change: { id: string; name: string; role: StaffRole; area: AreaCode },
): Promise<void> {
  await changeOne(tx.run`
    update staff set name = ${change.name}, role = ${change.role}, area_code = ${change.area} where county = ${scope.county} and id = ${change.id}`);
  await endSessionsOf(tx, scope, change.id);
}

/** Closes the account from `at` on and ends its sessions, or opens it again when `at` is null. Throws Problem `not-found`. */
export async function setDisabled(
  tx: Transaction,
  scope: Scope,
  change: { id: string; at: string | null },
): Promise<void> {
  await changeOne(
    tx.run`update staff set disabled_at = ${change.at} where county = ${scope.county} and id = ${change.id}`,
  );
  await endSessionsOf(tx, scope, change.id);
}

async function changeOne(changed: Promise<number>): Promise<void> {
  if ((await changed) !== 1) throw new Problem('not-found', { what: '账号' });
}
