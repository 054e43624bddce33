/**
 * Who is signed in. The token is 256 random bits that only the browser holds: the database has its digest. A session ends after 30 minutes without a
 * request, after 12 hours in any case, and at once when the account is closed, moved or gets another password.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { AreaCode } from '../values/area.ts';
import type { Transaction } from './database.ts';
import type { Scope, StaffRole } from './scope.ts';

export interface Session {
  readonly staffId: string;
  readonly account: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly area: AreaCode;
  readonly mustChangePassword: boolean;
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  /** When the password was last given: releasing money or exporting asks for a recent moment. */
  readonly confirmedAt: string;
}

export const IDLE_MINUTES = 30;
export const LONGEST_HOURS = 12;

/** The county in front says where to look the session up, before anything else is known about who asks. */
export const newToken = (county: AreaCode): string => `${county}.${randomBytes(32).toString('base64url')}`;

/** Undefined for what can not be a token. */
export const countyOfToken = (token: string): AreaCode | undefined => /^(\d{6})\.[A-Za-z0-9_-]{43}$/.exec(token)?.[1];

const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** All of these run under the county's system scope: whose the session is, is only known afterwards. */
export async function startSession(
  tx: Transaction,
  scope: Scope,
  session: { token: string; staff: { id: string; area: AreaCode }; at: string },
): Promise<void> {
  const { token, staff, at } = session;
  await tx.run`
    insert into session (county, area_code, token_hash, staff_id, started_at, seen_at, confirmed_at)
    values (${scope.county}, ${staff.area}, ${digestOf(token)}, ${staff.id}, ${at}, ${at}, ${at})`;
}

/** The session when it still holds at that moment; marks it as seen, at most once a minute. */
export async function findSession(
  tx: Transaction,
  scope: Scope,
  token: string,
  at: string,
): Promise<Session | undefined> {
  const digest = digestOf(token);
  const [found] = await tx.sql<Session & { stale: boolean }>`
    select t.id as "staffId", t.account, t.name, t.role, t.area_code as area, t.must_change_password as "mustChangePassword",
      s.started_at as "startedAt", s.confirmed_at as "confirmedAt", s.seen_at < ${at}::timestamptz - interval '1 minute' as stale
    from session s join staff t on t.county = s.county and t.id = s.staff_id
    where s.county = ${scope.county} and s.token_hash = ${digest} and t.disabled_at is null
      and s.seen_at > ${at}::timestamptz - make_interval(mins => ${IDLE_MINUTES}) and s.started_at > ${at}::timestamptz - make_interval(hours => ${LONGEST_HOURS})`;
  if (found === undefined) return undefined;
  const { stale, ...session } = found;
  if (stale) await tx.run`update session set seen_at = ${at} where county = ${scope.county} and token_hash = ${digest}`;
  return session;
}

/** After the password was given again: the same session goes on under a new token, and the old one is worth nothing. */
export async function confirmSession(
  tx: Transaction,
  scope: Scope,
  change: { token: string; newToken: string; at: string },
): Promise<boolean> {
  const changed = await tx.run`
    update session set token_hash = ${digestOf(change.newToken)}, confirmed_at = ${change.at}, seen_at = ${change.at}
    where county = ${scope.county} and token_hash = ${digestOf(change.token)}`;
  return changed === 1;
}

export async function endSession(tx: Transaction, scope: Scope, token: string): Promise<void> {
  await tx.run`delete from session where county = ${scope.county} and token_hash = ${digestOf(token)}`;
}

/** On every device. Gives how many there were. */
export function endSessionsOf(tx: Transaction, scope: Scope, staffId: string): Promise<number> {
  return tx.run`delete from session where county = ${scope.county} and staff_id = ${staffId}`;
}

/** Removes what has ended by itself. */
export function sweepSessions(tx: Transaction, scope: Scope, at: string): Promise<number> {
  return tx.run`
    delete from session where county = ${scope.county}
      and (seen_at <= ${at}::timestamptz - make_interval(mins => ${IDLE_MINUTES}) or started_at <= ${at}::timestamptz - make_interval(hours => ${LONGEST_HOURS}))`;
}
