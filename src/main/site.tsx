/** The whole site on one port: portal, console, API, health. Each request becomes calls of operations for whoever is signed in. */
import { randomUUID } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie } from 'hono/cookie';
import { apiRoutes } from '../app/api/routes.ts';
import type { ConsoleHost } from '../app/console/desk.ts';
import { placesOf } from '../app/console/places.ts';
import { consoleProblem, consoleRoutes } from '../app/console/routes.tsx';
import { answerProblems, refuseForgedWrites, securityHeaders } from '../app/http.ts';
import { parametersRead } from '../app/portal/parameters-read.ts';
import { type PortalHost, portalRoutes, problemPage } from '../app/portal/routes.tsx';
import { publicCaller } from '../operations/access.ts';
import { operations } from '../operations/all.ts';
import { listOperations } from '../operations/bound.ts';
import { type Caller, run, shanghaiDay } from '../operations/operation.ts';
import { changePassword } from '../operations/session/change-password.ts';
import { callerOf, sessionOf, signIn, signOut } from '../operations/session/sign-in.ts';
import { loadAreas } from '../store/areas/load-areas.ts';
import type { Session } from '../store/session.ts';
import { Problem } from '../values/problem.ts';
import { COUNTY } from './catalogue.ts';
import type { DemonstrationAccount } from './demonstration.ts';
import { type RulesInForce, rulesInForce } from './rules-in-force.ts';
import type { System } from './system.ts';

const MAX_UPLOAD = 20 * 1024 * 1024;
export const SESSION_COOKIE = 'session';

export interface SiteOptions {
  readonly log: (line: string) => void;
  /** False while the server is on its way down. */
  readonly ready: () => boolean;
  /** Shown beside the sign-in form: accounts of the demonstration. */
  readonly accounts?: readonly DemonstrationAccount[];
}

export async function siteOf(system: System, options: SiteOptions): Promise<Hono> {
  const rules = await rulesInForce(system);
  const portal = portalHost(rules);
  const staff = consoleHost(system, rules, portal, options);
  const app = new Hono();
  app.use(async (c, next) => {
    c.set('requestId' as never, randomUUID() as never);
    await next();
  });
  app.use(securityHeaders);
  app.use(refuseForgedWrites);
  app.use(
    bodyLimit({
      maxSize: MAX_UPLOAD,
      onError: () => {
        throw new Problem('upload-too-large', { size: '20 MB 以上', limit: '20 MB' });
      },
    }),
  );
  health(app, system, options);
  for (const path of ['/', '/console/*', '/benefits', '/benefits/*', '/self-check', '/search'])
    app.use(path, async (_, next) => {
      await rules.refresh();
      await next();
    });
  app.route('/api/v1', api(system));
  app.route('/console', consoleRoutes(staff));
  app.route('/', portalRoutes(portal));
  answerProblems(app, problemReplies(portal, staff), options.log);
  return app;
}

/** Staff stay on staff pages when something goes wrong there. */
function problemReplies(portal: PortalHost, staff: ConsoleHost): Parameters<typeof answerProblems>[1] {
  const toPublic = problemPage(portal);
  return async (c, problem, requestId) => {
    const toStaff = /^\/console(\/|$)/.test(new URL(c.req.url).pathname)
      ? await consoleProblem(c, staff, problem, requestId)
      : undefined;
    return toStaff ?? toPublic(c, problem, requestId);
  };
}

function portalHost(rules: RulesInForce): PortalHost {
  return {
    get assets() {
      return rules.now.assets;
    },
    site: { name: '扶助', county: '宕昌县', hotline: '12385' },
    get services() {
      return rules.now.services;
    },
    get withoutApplication() {
      return rules.now.withoutApplication;
    },
    get rules() {
      return rules.now.selfCheck;
    },
    today: () => shanghaiDay(new Date()),
    parametersOf: (policy) => parametersRead(rules.now.catalogue, policy, COUNTY),
  };
}

/** `/healthz`: the process answers. `/readyz`: it can also reach its database. Neither tells anything about anybody. */
function health(app: Hono, system: System, { ready }: SiteOptions): void {
  app.get('/healthz', (c) => c.text('ok'));
  app.get('/readyz', async (c) => {
    if (!ready()) return c.text('stopping', 503);
    try {
      await system.database.owner((queries) => queries.sql`select 1`);
      return c.text('ready');
    } catch {
      return c.text('database', 503);
    }
  });
}

function api(system: System): Hono {
  const all = listOperations(operations);
  return apiRoutes({
    operations: all,
    async call(request, documented, input) {
      const operation = all.find(({ id }) => id === documented.id);
      if (operation === undefined) throw new Problem('not-found', { what: '接口' });
      return run(operation, input, await callerFrom(system, request), system.services);
    },
  });
}

/** A program sends its session as a bearer token, a browser as a cookie. */
async function callerFrom(system: System, request: Request): Promise<Caller> {
  const requestId = randomUUID();
  const bearer = /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  const cookie = new RegExp(`(?:^|;\\s*)${SESSION_COOKIE}=([^;]+)`).exec(request.headers.get('cookie') ?? '')?.[1];
  const token = bearer ?? cookie;
  const session = token === undefined ? undefined : await sessionOf(system.services, token);
  return session === undefined ? publicCaller(COUNTY, requestId) : callerOf(session, requestId);
}

/** What the console needs to know who is asking and to act for them. */
function consoleHost(system: System, rules: RulesInForce, portal: PortalHost, { accounts }: SiteOptions): ConsoleHost {
  const { services } = system;
  const addressOf = (c: Context): string => getConnInfo(c).remote.address ?? 'unknown';
  const titles = new Map(listOperations(operations).map(({ id, title }) => [id, title]));
  const demonstration = (accounts ?? []).map(({ account, password, duty }) => ({ user: account, password, who: duty }));
  return {
    portal,
    get catalogue() {
      return rules.now.catalogue;
    },
    places: placesOf(loadAreas(COUNTY).areas),
    today: portal.today,
    titleOf: (operation) => titles.get(operation),
    demonstration,
    sessionCookie: SESSION_COOKIE,
    async sessionOf(c: Context): Promise<Session | undefined> {
      const token = getCookie(c, SESSION_COOKIE);
      return token === undefined ? undefined : sessionOf(services, token);
    },
    operationsFor: (session: Session) => system.as(callerOf(session, randomUUID())),
    signIn: (c: Context, account: string, password: string) =>
      signIn(services, COUNTY, { account, password, address: addressOf(c), requestId: randomUUID() }),
    async signOut(c: Context): Promise<void> {
      const token = getCookie(c, SESSION_COOKIE);
      if (token !== undefined) await signOut(services, token, randomUUID());
    },
    changePassword: (c: Context, session: Session, current: string, next: string) =>
      changePassword(services, session, { current, next, address: addressOf(c), requestId: randomUUID() }),
  };
}
