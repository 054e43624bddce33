import assert from 'node:assert/strict';
import { test } from 'node:test';
import { transform } from 'esbuild';
import { type Asset, assetRoutes, buildAssets } from './assets.ts';

const assets = await buildAssets({ 'rules.json': { rules: '扶助' } });
const file = (name: string): Asset => {
  const found = assets.files.get(assets.urls[name] ?? '');
  assert.ok(found, name);
  return found;
};
const textOf = (name: string): string => new TextDecoder().decode(file(name).body);
const KB = 1024;

test('scripts of a portal page stay within 25 KB and its styles within 8 KB, zipped', () => {
  const script = file('page.js').gzipped.length + file('self-check.js').gzipped.length;
  assert.ok(script > 5 * KB && script <= 25 * KB, `${script} bytes of script`);
  assert.ok(file('page.js').gzipped.length <= 3 * KB, `${file('page.js').gzipped.length} bytes on every page`);
  assert.ok(file('portal.css').gzipped.length <= 8 * KB, `${file('portal.css').gzipped.length} bytes of style`);
  assert.ok(file('console.css').gzipped.length <= 8 * KB);
});

test('scripts are ES2020 and use no function that Chromium 86 lacks', async () => {
  for (const name of ['page.js', 'job.js', 'self-check.js']) {
    const code = textOf(name);
    // Printed for ES2020 and for the newest engine it is the same text, unless something younger had to be rewritten.
    const print = async (target: string): Promise<string> =>
      (await transform(code, { target, format: 'esm', minifyWhitespace: true, charset: 'utf8' })).code;
    assert.equal(await print('es2020'), await print('esnext'), `${name} has syntax younger than ES2020`);
    // `at`, `findLast`, `findLastIndex` and `hasOwn` are added by older-browsers.ts, which the self-check loads first.
    const young =
      /\.(toSorted|toReversed|toSpliced|groupBy|isWellFormed|intersection|difference)\(|structuredClone\(|Promise\.(any|withResolvers)/.exec(
        code,
      );
    assert.equal(young?.[0], undefined, name);
    if (name !== 'self-check.js') assert.doesNotMatch(code, /\.(at|findLast|findLastIndex|hasOwn)\(/);
    assert.doesNotMatch(code, /\beval\(|new Function\(/);
  }
});

test('no server module, no words of problems and nobody reach the browser', () => {
  for (const name of ['page.js', 'job.js', 'self-check.js']) {
    const found = /(from|import) ?['"]node:|process\.env|postgres|fuzhu help|621223\d{12}/i.exec(textOf(name));
    assert.equal(found?.[0], undefined, name);
  }
});

test('style sheets put no pictures or letters on the wire', () => {
  for (const name of ['portal.css', 'console.css'])
    assert.doesNotMatch(textOf(name), /@font-face|url\((?!["']?data:image\/svg\+xml)|@import/);
});

test('names change with the content and are kept for a year; unknown names are not found', async () => {
  const app = assetRoutes({ assets });
  const url = assets.urls['portal.css'] as string;
  assert.match(url, /^\/assets\/portal-[0-9a-f]{10}\.css$/);
  const reply = await app.request(url, { headers: { 'accept-encoding': 'gzip, br' } });
  assert.equal(reply.status, 200);
  assert.match(reply.headers.get('cache-control') ?? '', /max-age=31536000, immutable/);
  assert.equal(reply.headers.get('content-encoding'), 'gzip');
  assert.equal((await app.request(url)).headers.get('content-encoding'), null);
  assert.equal((await app.request('/assets/portal-0000000000.css')).status, 404);
  const other = await buildAssets({ 'rules.json': { rules: 'x' } });
  assert.notEqual(other.urls['rules.json'], assets.urls['rules.json']);
  assert.equal(other.urls['portal.css'], assets.urls['portal.css']);
});
