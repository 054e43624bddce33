/** The desk a member of staff works at: who is signed in, the operations bound to them, and the frame of the page that answers. */
import type { Context, MiddlewareHandler } from 'hono';
import { setCookie } from 'hono/cookie';
import type { Catalogue } from '../../engine/catalogue.ts';
import type { operations } from '../../operations/all.ts';
import type { Bound } from '../../operations/bound.ts';
import type { callerOf } from '../../operations/session/sign-in.ts';
import type { PlainDate } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { frameOf, type PortalHost } from '../portal/routes.tsx';
import { renderDocument } from '../ui/document.tsx';
import { href, type Query } from '../ui/list-state.ts';
import { takeDone } from './done.ts';
import type { ConsoleFrame } from './layout.tsx';
import { paths } from './paths.ts';
import type { Places } from './places.ts';

export type Operations = Bound<typeof operations>;
export type Session = Parameters<typeof callerOf>[0];

export interface ConsoleHost {
  readonly portal: Pick<PortalHost, 'assets' | 'site' | 'parametersOf'>;
  /** Of the rules that hold now: read anew for each request. */
  readonly catalogue: Catalogue;
  readonly places: Places;
  /** Today in Asia/Shanghai. */
  readonly today: () => PlainDate;
  /** What an operation is called: `person.read` → 查看个人档案. */
  readonly titleOf: (operation: string) => string | undefined;
  /** Accounts shown beside the sign-in form; none in an installation that is no demonstration. */
  readonly demonstration: readonly { readonly user: string; readonly password: string; readonly who: string }[];
  readonly sessionCookie: string;
  readonly sessionOf: (c: Context) => Promise<Session | undefined>;
  readonly operationsFor: (session: Session) => Operations;
  /** Gives the token of a new session. Problems: `sign-in-failed`, `sign-in-locked`, `too-busy`. */
  readonly signIn: (c: Context, account: string, password: string) => Promise<string>;
  readonly signOut: (c: Context) => Promise<void>;
  /** Gives the token of a new session; all others of the account end. Problems as of `signIn`, `password-short`, `password-guessable`. */
  readonly changePassword: (c: Context, session: Session, current: string, next: string) => Promise<string>;
}

/** The browser keeps the token, and no script can read it. */
export function keepSession(c: Context, { sessionCookie }: ConsoleHost, token: string): void {
  setCookie(c, sessionCookie, token, { path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure(c) });
}

/** Behind a proxy that ends TLS the request itself is plain. */
const isSecure = (c: Context): boolean =>
  new URL(c.req.url).protocol === 'https:' || c.req.header('x-forwarded-proto')?.split(',')[0]?.trim() === 'https';

export interface Desk {
  readonly session: Session;
  readonly operations: Operations;
  readonly frame: ConsoleFrame;
}

export type DeskEnv = { Variables: { desk: Desk } };
export type DeskContext = Context<DeskEnv>;

const roles = { county: '县级', town: '乡镇', village: '村（社区）' } as const satisfies Record<
  Session['role'],
  string
>;

export const consoleFrame = (
  c: Context,
  { portal, places }: ConsoleHost,
  { name, role, area }: Session,
): ConsoleFrame => ({
  ...frameOf(c, portal),
  staff: { name, role: `${roles[role]}工作人员`, area: places.placeOf(area), county: role === 'county' },
});

/** Who has not signed in is sent to do so, and comes back to the page that was asked for. */
export const requireSession =
  (host: ConsoleHost): MiddlewareHandler<DeskEnv> =>
  async (c, next) => {
    const session = await host.sessionOf(c);
    if (session === undefined) return c.redirect(href(paths.signIn, { next: pageAskedFor(c) }), 303);
    // A password that somebody else chose is good for nothing but choosing another.
    if (session.mustChangePassword && c.req.path !== paths.password) return c.redirect(paths.password, 303);
    const frame = { ...consoleFrame(c, host, session), ...(c.req.method === 'GET' ? { done: takeDone(c) } : {}) };
    c.set('desk', { session, operations: host.operationsFor(session), frame });
    return next();
  };

/** A form can not be sent again by a link, so from there the way back is the page it stood on. */
function pageAskedFor(c: Context): string {
  const address = c.req.method === 'GET' ? c.req.url : (c.req.header('referer') ?? '');
  if (!URL.canParse(address)) return '';
  const { pathname, search } = new URL(address);
  return ownPath(pathname + search);
}

/** A path of the console, or nothing: nobody is led elsewhere by an address that somebody else wrote. */
export const ownPath = (text: string): string => (/^\/console(?:[/?][^\\\s]*)?$/.test(text) ? text : '');

export const reply = (
  c: Context,
  page: { toString(): string | Promise<string> },
  status = 200,
): Response | Promise<Response> => c.html(renderDocument(page), status as 200);

/** The frame of a page that answers a form under the address of the page on which the form stood. */
export const frameAt = ({ frame }: Desk, path: string): ConsoleFrame => ({ ...frame, path });

/** Parts of the address that a list knows, those that are not empty. */
export function queryOf(c: Context, names: readonly string[]): Query {
  const found = names.map((name) => [name, (c.req.query(name) ?? '').trim().slice(0, 100)] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== ''));
}

/** From 1; what is no number counts as the first page. */
export function pageOf(query: Query): number {
  const page = Number(query['page'] ?? 1);
  return Number.isSafeInteger(page) && page >= 1 ? page : 1;
}

export const PAGE_SIZE = 50;

export const pagesOf = (total: number): number => Math.ceil(total / PAGE_SIZE);

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isId = (text: string): boolean => UUID.test(text);

/** The identifier in the address. What can not be one is nothing that exists: Problem `not-found`. */
export function idAsked(c: Context, name: string, what: string): string {
  const id = c.req.param(name) ?? '';
  if (!isId(id)) throw new Problem('not-found', { what });
  return id;
}

/** One of the allowed words, or undefined. */
export const oneOf = <T extends string>(allowed: readonly T[], word: string | undefined): T | undefined =>
  allowed.find((each) => each === word);

/** The texts of a form; files are left out. */
export async function formOf(c: Context): Promise<Readonly<Record<string, string>>> {
  const form = await c.req.parseBody();
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.slice(0, 10_000)]] : [],
    ),
  );
}

/** What a form has to say again beside its fields; anything else that went wrong is not for the form to say. */
export function fieldErrors(error: unknown): Readonly<Record<string, string>> {
  if (error instanceof Problem && (error.status === 422 || error.code === 'clash-open')) {
    const { fields } = error;
    return Object.keys(fields).length > 0 ? fields : { '': error.say('zh') };
  }
  throw error;
}
