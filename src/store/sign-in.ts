/**
 * Signing in is the one act whose failure must be stored: the attempt is counted and committed first, then the password is checked outside of any
 * transaction, then the session is started. Each end leaves an audit row. What it answers and how long it takes say nothing about whether the
 * account exists.
 */
import { Problem } from '../values/problem.ts';
import { recordAudit } from './audit.ts';
import type { Database, Transaction } from './database.ts';
import { checkPassword, hashPassword, refuseWhenBusy } from './password.ts';
import type { Scope } from './scope.ts';
import type { Seal } from './seal.ts';
import { newToken, startSession } from './session.ts';
import { clearAttempts, countAttempt } from './sign-in-attempt.ts';
import { findCredentials, type Staff, strengthenPassword } from './staff.ts';

export interface SignIn {
  readonly account: string;
  readonly password: string;
  /** Of the client. */
  readonly address: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly requestId: string;
  readonly newId: () => string;
}

/**
 * `scope`: the county's system scope. Gives the token of a new session.
 * Throws Problem `sign-in-failed`, `sign-in-locked` or `too-busy`.
 */
export async function signIn(
  database: Database,
  scope: Scope,
  seal: Pick<Seal, 'blindIndex'>,
  request: SignIn,
): Promise<{ token: string; staff: Staff }> {
  refuseWhenBusy();
  const note = (
    tx: Transaction,
    outcome: 'done' | 'refused',
    subject: string | null,
    detail: Record<string, unknown>,
  ): Promise<void> =>
    recordAudit(tx, scope, {
      id: request.newId(),
      at: request.at,
      operation: 'session.start',
      outcome,
      subject,
      detail,
      requestId: request.requestId,
    });

  const { wait, found } = await database.tx(scope, async (tx) => {
    const minutes = await countAttempt(tx, scope, seal, request, request.at);
    if (minutes !== undefined) await note(tx, 'refused', null, { why: 'locked', minutes });
    return { wait: minutes, found: await findCredentials(tx, scope, request.account) };
  });
  if (wait !== undefined) throw new Problem('sign-in-locked', { minutes: wait });

  const { right, outdated } = await checkPassword(request.password, found?.passwordHash);
  if (!right || found === undefined) {
    await database.tx(scope, (tx) =>
      note(tx, 'refused', found ? `staff:${found.staff.id}` : null, { why: 'password' }),
    );
    throw new Problem('sign-in-failed');
  }
  const { staff } = found;
  const stronger = outdated ? await hashPassword(request.password) : undefined;
  const token = newToken(scope.county);
  await database.tx(scope, async (tx) => {
    await clearAttempts(tx, scope, seal, request);
    if (stronger !== undefined) await strengthenPassword(tx, scope, { id: staff.id, passwordHash: stronger });
    await startSession(tx, scope, { token, staff, at: request.at });
    await note(tx, 'done', `staff:${staff.id}`, {});
  });
  return { token, staff };
}
