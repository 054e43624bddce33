import assert from 'node:assert/strict';
import { test } from 'node:test';
import { preferenceRoutes } from './preference-routes.ts';
import {
  changePreferences,
  defaultPreferences,
  localPath,
  preferenceAttributes,
  readPreferences,
  sizes,
  themes,
  writePreferences,
} from './preferences.ts';

test('what is written is read again, for every choice', () => {
  for (const { id: size } of sizes)
    for (const { id: theme } of themes)
      for (const care of [true, false]) {
        const chosen = { size, theme, care, pointer: !care };
        const cookie = writePreferences(chosen).split(';')[0] as string;
        assert.deepEqual(readPreferences(`other=1; ${cookie}; session=x`), chosen);
      }
});

test('an unknown or spoilt cookie counts as not chosen', () => {
  for (const cookie of [undefined, null, '', 'fuzhu-look=', 'fuzhu-look=huge.pink.maybe', 'fuzhu-look=<script>'])
    assert.deepEqual(readPreferences(cookie), defaultPreferences);
});

test('following the system leaves the page without a theme', () => {
  assert.equal(preferenceAttributes(defaultPreferences)['data-theme'], undefined);
  assert.equal(preferenceAttributes(changePreferences(defaultPreferences, 'theme', 'soft'))['data-theme'], 'soft');
});

test('after a choice one comes back to a path of this site only', () => {
  assert.equal(localPath('/search?q=长辈版'), '/search?q=长辈版');
  for (const elsewhere of [
    'https://example.org/',
    '//example.org',
    '/\\example.org',
    'javascript:alert(1)',
    '',
    '/a b',
    '/\t/x',
  ])
    assert.equal(localPath(elsewhere), '/');
});

const press = (fields: Record<string, string>, cookie = '') =>
  preferenceRoutes().request('/prefs', {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie },
  });

test('a pressed button sets the cookie for a year and leads back', async () => {
  const reply = await press({ back: '/benefits', theme: 'contrast' }, 'fuzhu-look=xl.soft.on.on');
  assert.equal(reply.status, 303);
  assert.equal(reply.headers.get('location'), '/benefits');
  assert.match(
    reply.headers.get('set-cookie') ?? '',
    /^fuzhu-look=xl\.contrast\.on\.on; Path=\/; Max-Age=31536000; SameSite=Lax$/,
  );
});

test('on a page with answers the browser is told to send them again, and they reach no header', async () => {
  const reply = await press({ back: '/self-check', again: '1', care: 'on', 'a.lowIncome': 'first' });
  assert.equal(reply.status, 307);
  assert.equal(reply.headers.get('location'), '/self-check');
  assert.doesNotMatch(JSON.stringify([...reply.headers]), /lowIncome|first/);
});
