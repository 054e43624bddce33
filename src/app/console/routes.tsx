/** The staff console: every request becomes calls of operations bound to who is signed in, and their results become a page. */
import { type Context, Hono } from 'hono';
import { Problem } from '../../values/problem.ts';
import { clashRoutes } from './clash-routes.tsx';
import { clauseRoutes } from './clause-routes.tsx';
import { correctionRoutes } from './correction-routes.tsx';
import { type ConsoleHost, consoleFrame, type DeskEnv, reply, requireSession } from './desk.ts';
import { determinedRoutes } from './determined-routes.tsx';
import { duplicateRoutes } from './duplicate-routes.tsx';
import { entitlementRoutes } from './entitlement-routes.tsx';
import { entryRoutes } from './entry-routes.tsx';
import { factRoutes } from './fact-routes.tsx';
import { grantStopRoutes } from './grant-stop-routes.tsx';
import { importRoutes } from './import-routes.tsx';
import { indicatorRoutes } from './indicator-routes.tsx';
import { jobRoutes } from './job-routes.tsx';
import { ledgerRoutes } from './ledger-routes.tsx';
import { overviewRoutes } from './overview-routes.tsx';
import { paperRoutes } from './paper-routes.tsx';
import { passwordRoutes } from './password-routes.tsx';
import { paths } from './paths.ts';
import { peopleRoutes } from './people-routes.tsx';
import { policyRoutes } from './policy-routes.tsx';
import { ConsoleProblemPage } from './problem-page.tsx';
import { ruleEffectRoutes } from './rule-effect-routes.tsx';
import { ruleRoutes } from './rule-routes.tsx';
import { sessionRoutes } from './session-routes.tsx';
import { subjectFactRoutes } from './subject-fact-routes.tsx';
import { subjectRoutes } from './subject-routes.tsx';

const groups = [
  overviewRoutes,
  peopleRoutes,
  factRoutes,
  entitlementRoutes,
  clashRoutes,
  determinedRoutes,
  jobRoutes,
  correctionRoutes,
  policyRoutes,
  clauseRoutes,
  ruleRoutes,
  ruleEffectRoutes,
  subjectFactRoutes,
  subjectRoutes,
  ledgerRoutes,
  entryRoutes,
  indicatorRoutes,
  paperRoutes,
  grantStopRoutes,
  importRoutes,
  duplicateRoutes,
  passwordRoutes,
];

/** To be mounted at `/console`. */
export function consoleRoutes(host: ConsoleHost): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.route('/', sessionRoutes(host));
  app.use(requireSession(host));
  for (const routes of groups) app.route('/', routes(host));
  app.all('*', () => {
    throw new Problem('not-found', { what: '这个页面' });
  });
  return app;
}

/** For `answerProblems`: undefined when nobody is signed in, so that the public page answers. */
export async function consoleProblem(
  c: Context,
  host: ConsoleHost,
  problem: Problem | null,
  requestId: string,
): Promise<Response | undefined> {
  const session = await host.sessionOf(c).catch(() => undefined);
  if (session === undefined) return undefined;
  const frame = { ...consoleFrame(c, host, session), path: paths.home };
  const about = { problem, requestId, cameFrom: formRefused(c) };
  return reply(c, <ConsoleProblemPage frame={frame} {...about} />, problem?.status ?? 500);
}

/** The page of the console that sent the form, as the browser names it; nothing of another site. */
function formRefused({ req }: Context): string | undefined {
  const from = URL.parse(req.header('referer') ?? '');
  if (req.method !== 'POST' || from === null || from.host !== (req.header('host') ?? new URL(req.url).host))
    return undefined;
  return from.pathname.startsWith(`${paths.home}/`) ? from.pathname + from.search : undefined;
}
