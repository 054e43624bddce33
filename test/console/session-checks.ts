/** Signing in and out, and what other sites may not do. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Town } from './setup.ts';

export function sessionChecks(open: () => Town): void {
  describe('signing in', () => {
    it('is asked for, and leads back to the page that was wanted', async () => {
      const nobody = await open().visit();
      const asked = await nobody.open('/console/people?name=zhang', { follow: false });
      assert.equal(asked.status, 303);
      assert.equal(asked.headers.get('location'), '/console/sign-in?next=%2Fconsole%2Fpeople%3Fname%3Dzhang');
      const { account: user, password } = open().accounts[0]!;
      const page = await nobody.send('/console/sign-in', { user, password, next: '/console/people?name=zhang' });
      assert.equal(page.path, '/console/people?name=zhang');
      assert.equal(page.status, 200);
    });

    it('shows the accounts of the demonstration', async () => {
      const page = await (await open().visit()).open('/console/sign-in');
      for (const { account, password } of open().accounts) {
        assert.ok(page.words.includes(account));
        assert.ok(page.words.includes(password));
      }
    });

    it('says the same of a wrong password and an unknown account, and keeps what was typed', async () => {
      const nobody = await open().visit();
      const wrong = await nobody.send('/console/sign-in', { user: 'county', password: 'wrong-wrong-wrong' });
      const unknown = await nobody.send('/console/sign-in', { user: 'nobody', password: 'wrong-wrong-wrong' });
      for (const page of [wrong, unknown]) {
        assert.equal(page.status, 401);
        assert.match(page.words, /用户名或密码不对/);
        assert.doesNotMatch(page.html, /wrong-wrong/);
      }
      assert.match(wrong.html, /value="county"/);
      const empty = await nobody.send('/console/sign-in', { user: '', password: '' });
      assert.equal(empty.status, 422);
      assert.match(empty.words, /请填写用户名.*请填写密码/);
    });

    it('leads nobody to another site', async () => {
      const { account: user, password } = open().accounts[0]!;
      for (const next of [
        'https://example.org/',
        '//example.org/',
        '/\\example.org',
        '/console@example.org',
        '/benefits',
      ]) {
        const nobody = await open().visit();
        const page = await nobody.send(
          '/console/sign-in',
          { user, password, next },
          { headers: { origin: open().address }, follow: false },
        );
        assert.equal(page.headers.get('location'), '/console', next);
      }
    });

    it('keeps the session in a cookie that scripts and other sites do not get', async () => {
      const nobody = await open().visit();
      const { account: user, password } = open().accounts[0]!;
      const form = { user, password, next: '' };
      const plain = await nobody.send('/console/sign-in', form, { headers: { origin: open().address }, follow: false });
      const cookie = plain.headers.getSetCookie().find((line) => line.startsWith('session=')) ?? '';
      assert.match(cookie, /HttpOnly/);
      assert.match(cookie, /SameSite=Lax/);
      assert.match(cookie, /Path=\//);
      assert.doesNotMatch(cookie, /Secure/);
      const headers = { origin: open().address, 'x-forwarded-proto': 'https' };
      const secure = await (await open().visit()).send('/console/sign-in', form, { headers, follow: false });
      assert.match(secure.headers.getSetCookie().find((line) => line.startsWith('session=')) ?? '', /Secure/);
    });

    it('ends when somebody signs out, whatever cookie they kept', async () => {
      const visitor = await open().visit('town');
      const session = visitor.cookies.get('session')!;
      const page = await visitor.send('/console/sign-out', {});
      assert.equal(page.path, '/console/sign-in');
      assert.match(page.words, /已退出登录/);
      const kept = await fetch(`${open().address}/console`, {
        headers: { cookie: `session=${session}` },
        redirect: 'manual',
      });
      assert.equal(kept.status, 303);
    });

    it('refuses a form that another site sends', async () => {
      const county = await open().visit('county');
      for (const headers of [{ origin: 'https://example.org' }, { 'sec-fetch-site': 'cross-site' }, {}] as Record<
        string,
        string
      >[]) {
        const page = await county.send('/console/sign-out', {}, { headers });
        assert.equal(page.status, 403, JSON.stringify(headers));
      }
      assert.equal((await county.open('/console')).status, 200);
    });
  });
}
