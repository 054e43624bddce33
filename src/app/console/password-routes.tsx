import { Hono } from 'hono';
import { Problem } from '../../values/problem.ts';
import { errorLines, type FieldErrorLine } from '../ui/error-summary.tsx';
import { type ConsoleHost, type DeskContext, type DeskEnv, formOf, frameAt, keepSession, reply } from './desk.ts';
import { sayDone } from './done.ts';
import { PasswordPage } from './password-page.tsx';
import { paths } from './paths.ts';

export function passwordRoutes(host: ConsoleHost): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  const page = (c: DeskContext, errors: readonly FieldErrorLine[] = [], status = 200) => {
    const { desk } = c.var;
    const must = desk.session.mustChangePassword;
    return reply(c, <PasswordPage frame={frameAt(desk, paths.password)} errors={errors} must={must} />, status);
  };
  app.get('/password', (c) => page(c));
  app.post('/password', async (c) => {
    const { current = '', next = '', again = '' } = await formOf(c);
    const errors = faultsOf(current, next, again);
    if (errors.length > 0) return page(c, errors, 422);
    try {
      keepSession(c, host, await host.changePassword(c, c.var.desk.session, current, next));
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error;
      return page(c, [lineOf(error)], error.status);
    }
    sayDone(c, 'password-changed');
    return c.redirect(paths.home, 303);
  });
  return app;
}

const faultsOf = (current: string, next: string, again: string): FieldErrorLine[] =>
  errorLines({
    ...(current === '' ? { current: '请填写现在的密码。' } : {}),
    ...(next === '' ? { next: '请填写新密码。' } : {}),
    ...(next !== '' && next !== again ? { again: '两遍写的不一样，请再写一遍。' } : {}),
    ...(next !== '' && next === current ? { next: '新密码和现在的一样，请换一个。' } : {}),
  });

/** Signing in names neither the account nor the password as wrong; here the account is known. */
function lineOf(problem: Problem): FieldErrorLine {
  const ofNew = problem.code === 'password-short' || problem.code === 'password-guessable';
  if (ofNew || problem.code === 'input-invalid') return { name: 'next', message: problem.say('zh') };
  return {
    name: 'current',
    message: problem.code === 'sign-in-failed' ? '现在的密码不对，请再写一遍。' : problem.say('zh'),
  };
}
