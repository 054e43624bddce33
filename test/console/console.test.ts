import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openCounty, PEOPLE, type Town, type Visitor } from './setup.ts';

let town: Town;
let county: Visitor;

before(async () => {
  town = await openCounty();
  county = await town.visit('county');
});
after(() => town.close());

describe('signing in', () => {
  it('is asked for, and leads back to the page that was wanted', async () => {
    const nobody = await town.visit();
    const asked = await nobody.open('/console/people?name=zhang', { follow: false });
    assert.equal(asked.status, 303);
    assert.equal(asked.headers.get('location'), '/console/sign-in?next=%2Fconsole%2Fpeople%3Fname%3Dzhang');
    const { account: user, password } = town.accounts[0]!;
    const page = await nobody.send('/console/sign-in', { user, password, next: '/console/people?name=zhang' });
    assert.equal(page.path, '/console/people?name=zhang');
    assert.equal(page.status, 200);
  });

  it('shows the accounts of the demonstration', async () => {
    const page = await (await town.visit()).open('/console/sign-in');
    for (const { account, password } of town.accounts) {
      assert.ok(page.words.includes(account));
      assert.ok(page.words.includes(password));
    }
  });

  it('says the same of a wrong password and an unknown account, and keeps what was typed', async () => {
    const nobody = await town.visit();
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
    const { account: user, password } = town.accounts[0]!;
    for (const next of [
      'https://example.org/',
      '//example.org/',
      '/\\example.org',
      '/console@example.org',
      '/benefits',
    ]) {
      const nobody = await town.visit();
      const page = await nobody.send(
        '/console/sign-in',
        { user, password, next },
        { headers: { origin: town.address }, follow: false },
      );
      assert.equal(page.headers.get('location'), '/console', next);
    }
  });

  it('keeps the session in a cookie that scripts and other sites do not get', async () => {
    const nobody = await town.visit();
    const { account: user, password } = town.accounts[0]!;
    const form = { user, password, next: '' };
    const plain = await nobody.send('/console/sign-in', form, { headers: { origin: town.address }, follow: false });
    const cookie = plain.headers.getSetCookie().find((line) => line.startsWith('session=')) ?? '';
    assert.match(cookie, /HttpOnly/);
    assert.match(cookie, /SameSite=Lax/);
    assert.match(cookie, /Path=\//);
    assert.doesNotMatch(cookie, /Secure/);
    const headers = { origin: town.address, 'x-forwarded-proto': 'https' };
    const secure = await (await town.visit()).send('/console/sign-in', form, { headers, follow: false });
    assert.match(secure.headers.getSetCookie().find((line) => line.startsWith('session=')) ?? '', /Secure/);
  });

  it('ends when somebody signs out, whatever cookie they kept', async () => {
    const visitor = await town.visit('town');
    const session = visitor.cookies.get('session')!;
    const page = await visitor.send('/console/sign-out', {});
    assert.equal(page.path, '/console/sign-in');
    assert.match(page.words, /已退出登录/);
    const kept = await fetch(`${town.address}/console`, {
      headers: { cookie: `session=${session}` },
      redirect: 'manual',
    });
    assert.equal(kept.status, 303);
  });

  it('refuses a form that another site sends', async () => {
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

describe('the overview', () => {
  it('counts the people of the area of who is signed in', async () => {
    const page = await county.open('/console');
    assert.equal(page.status, 200);
    assert.match(page.words, new RegExp(`持证残疾人 ${PEOPLE} `));
    assert.match(page.words, /县级演示员 宕昌县 · 县级工作人员/);
  });
});

/** The entries of the menu, as they stand on the page. */
const menuOf = (html: string): string[] =>
  [...html.slice(html.indexOf('aria-label="工作台菜单"')).matchAll(/<li><a href="([^"]+)"/g)].map(([, href]) => href!);

describe('the menu', () => {
  for (const account of ['county', 'town', 'village'])
    it(`leads ${account} staff to pages that answer`, async () => {
      const visitor = await town.visit(account);
      const menu = menuOf((await visitor.open('/console')).html).slice(0, 10);
      assert.equal(menu.length, 10);
      for (const path of menu) {
        const page = await visitor.open(path);
        assert.equal(page.status, 200, `${path}: ${page.words.slice(0, 300)}`);
        assert.match(page.html, /^<!doctype html>/);
        assert.match(page.html, new RegExp(`<a href="${path}" aria-current="page"`));
      }
    });
});
