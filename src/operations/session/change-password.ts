/**
 * Changing one's own password. It stands beside the operations for the same reason as signing in: the old password is asked for, and a wrong one
 * counts as a failed sign-in, so that a session somebody left open is no way to guess it.
 */
import { recordAudit } from '../../store/audit.ts';
import { hashPassword, refuseWeakPassword } from '../../store/password.ts';
import { newToken, type Session, startSession } from '../../store/session.ts';
import { setPassword } from '../../store/staff.ts';
import { operatorScope } from '../access.ts';
import type { Services } from '../operation.ts';
import { callerOf, signIn } from './sign-in.ts';

export interface PasswordChange {
  readonly current: string;
  readonly next: string;
  /** Of the client. */
  readonly address: string;
  readonly requestId: string;
}

/**
 * Gives the token of a new session: all others of the account end.
 * Problems: `password-short`, `password-guessable`, `sign-in-failed`, `sign-in-locked`, `too-busy`.
 */
export async function changePassword(services: Services, session: Session, change: PasswordChange): Promise<string> {
  const { account, staffId, area } = session;
  const { current, next, address, requestId } = change;
  refuseWeakPassword(next, session);
  const { scope } = callerOf(session, requestId);
  await signIn(services, scope.county, { account, password: current, address, requestId });
  const passwordHash = await hashPassword(next);
  const token = newToken(scope.county);
  const at = services.now().toISOString();
  const system = operatorScope(scope.county);
  await services.database.tx(system, async (tx) => {
    await setPassword(tx, system, { id: staffId, passwordHash, mustChangePassword: false, at });
    await startSession(tx, system, { token, staff: { id: staffId, area }, at });
    const row = {
      id: services.newId(),
      at,
      operation: 'session.password',
      outcome: 'done',
      detail: {},
      requestId,
    } as const;
    await recordAudit(tx, scope, { ...row, subject: `staff:${staffId}` });
  });
  return token;
}
