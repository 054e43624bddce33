/** `POST /prefs`: one pressed button of the toolbar. Answers with the cookie and goes back to the page. */
import { Hono } from 'hono';
import { changePreferences, localPath, readPreferences, writePreferences } from './preferences.ts';

export function preferenceRoutes(): Hono {
  const app = new Hono();
  app.post('/prefs', async (c) => {
    const form = await c.req.parseBody();
    const text = (name: string): string => (typeof form[name] === 'string' ? form[name] : '');
    const before = readPreferences(c.req.header('cookie'));
    const after = ['size', 'theme', 'care', 'pointer'].reduce(
      (chosen, name) => (name in form ? changePreferences(chosen, name, text(name)) : chosen),
      before,
    );
    c.header('set-cookie', writePreferences(after));
    c.header('cache-control', 'no-store');
    // 307 makes the browser send the same form on: a page that was itself the reply to a POST comes back with its answers.
    return c.redirect(localPath(text('back')), text('again') === '' ? 303 : 307);
  });
  return app;
}
