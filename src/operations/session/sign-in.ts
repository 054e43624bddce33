/**
 * Signing in, and what a request with a session may do. These stand beside the operations and not among them: a failed attempt must be stored
 * although it fails, and before a session is found nobody knows whose scope to open.
 */

import { recordAudit } from '../../store/audit.ts';
import { countyOfToken, endSession, findSession, type Session } from '../../store/session.ts';
import { signIn as checkAndStart } from '../../store/sign-in.ts';
import type { AreaCode } from '../../values/area.ts';
import { Problem } from '../../values/problem.ts';
import { operatorScope, staffCaller } from '../access.ts';
import type { Caller, Services } from '../operation.ts';

export interface SignInRequest {
  readonly account: string;
  readonly password: string;
  /** Of the client. */
  readonly address: string;
  readonly requestId: string;
}

const LONGEST_INPUT = 200;

/** Gives the token of a new session. Problems: `sign-in-failed`, `sign-in-locked`, `too-busy`. */
export async function signIn(services: Services, county: AreaCode, request: SignInRequest): Promise<string> {
  // A zero can not even be looked for.
  if (
    request.account.length > LONGEST_INPUT ||
    request.password.length > LONGEST_INPUT ||
    request.account.includes('\0')
  )
    throw new Problem('sign-in-failed');
  const { token } = await checkAndStart(services.database, operatorScope(county), services.seal, {
    ...request,
    at: services.now().toISOString(),
    newId: services.newId,
  });
  return token;
}

/** Who a token belongs to at this moment; undefined when it holds no longer. */
export async function sessionOf(services: Services, token: string): Promise<Session | undefined> {
  const county = countyOfToken(token);
  if (county === undefined) return undefined;
  const scope = operatorScope(county);
  return services.database.tx(scope, (tx) => findSession(tx, scope, token, services.now().toISOString()));
}

export const callerOf = (session: Session, requestId: string): Caller =>
  staffCaller({ staffId: session.staffId, role: session.role, area: session.area }, requestId);

export async function signOut(services: Services, token: string, requestId: string): Promise<void> {
  const session = await sessionOf(services, token);
  if (session === undefined) return;
  const { scope } = callerOf(session, requestId);
  const at = services.now().toISOString();
  const system = operatorScope(scope.county);
  await services.database.tx(system, async (tx) => {
    await endSession(tx, system, token);
    const row = { id: services.newId(), at, operation: 'session.end', outcome: 'done', detail: {}, requestId } as const;
    await recordAudit(tx, scope, { ...row, subject: `staff:${session.staffId}` });
  });
}
