/** Signing in and out. Every sign-in starts a new session under a new token, and ends the one the browser had. */
import { type Context, Hono } from 'hono';
import { deleteCookie } from 'hono/cookie';
import { Problem } from '../../values/problem.ts';
import { frameOf } from '../portal/routes.tsx';
import { errorLines, type FieldErrorLine } from '../ui/error-summary.tsx';
import { type ConsoleHost, formOf, keepSession, ownPath, reply } from './desk.ts';
import { sayDone, takeDone } from './done.ts';
import { paths } from './paths.ts';
import { SignInPage } from './sign-in.tsx';

interface Attempt {
  readonly user: string;
  readonly next: string;
  readonly errors: readonly FieldErrorLine[];
  readonly status: number;
}

export function sessionRoutes(host: ConsoleHost): Hono {
  const app = new Hono();
  const page = (c: Context, { user, next, errors, status }: Attempt) => {
    const frame = {
      ...frameOf(c, host.portal),
      path: c.req.method === 'GET' ? frameOf(c, host.portal).path : paths.signIn,
    };
    const props = { frame, user, next, errors, done: errors.length > 0 ? undefined : takeDone(c) };
    return reply(c, <SignInPage {...props} demonstration={host.demonstration} />, status);
  };
  app.get('/sign-in', async (c) => {
    const next = ownPath(c.req.query('next') ?? '');
    if ((await host.sessionOf(c)) !== undefined) return c.redirect(next || paths.home, 303);
    return page(c, { user: '', next, errors: [], status: 200 });
  });
  app.post('/sign-in', async (c) => {
    const form = await formOf(c);
    const user = (form['user'] ?? form['account'] ?? '').trim();
    const password = form['password'] ?? '';
    const next = ownPath(form['next'] ?? '');
    const errors = missing(user, password);
    if (errors.length > 0) return page(c, { user, next, errors, status: 422 });
    try {
      const token = await host.signIn(c, user, password);
      await host.signOut(c);
      keepSession(c, host, token);
      return c.redirect(next || paths.home, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error;
      return page(c, { user, next, errors: [{ name: 'user', message: error.say('zh') }], status: error.status });
    }
  });
  app.post('/sign-out', async (c) => {
    await host.signOut(c);
    deleteCookie(c, host.sessionCookie, { path: '/' });
    sayDone(c, 'signed-out');
    return c.redirect(paths.signIn, 303);
  });
  return app;
}

const missing = (user: string, password: string): FieldErrorLine[] =>
  errorLines({
    ...(user === '' ? { user: '请填写用户名。' } : {}),
    ...(password === '' ? { password: '请填写密码。' } : {}),
  });
