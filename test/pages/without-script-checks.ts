/** Pages as plain HTML: strict policy, no inline code, and every page as a document with its parts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Desk } from './browser.ts';
import { consolePlaces, portalPlaces } from './places.ts';

const BANNED = ['系统错误', '非法', '参数', '提交失败', '异常', '赋能', '抓手', '闭环', '点击此处', '请输入'];

export function withoutScriptChecks(desk: () => Desk): void {
  test('no page has inline code or styles, and each is a whole document in Chinese', async () => {
    for (const place of [...portalPlaces, ...consolePlaces]) {
      const reply = await fetch(desk().base + place);
      const html = await reply.text();
      assert.match(html, /^<!doctype html><html lang="zh-CN"/, place);
      assert.doesNotMatch(html, / style="| on[a-z]+="|<style|<script(?! type="module" src="\/assets\/)/, place);
      assert.match(html, /<title>[^<]+ - [^<]+<\/title>/, place);
      assert.equal(html.match(/<h1/g)?.length, 1, place);
      assert.equal(html.match(/<main/g)?.length, 1, place);
      assert.doesNotMatch(html, /undefined|\[object |NaN/, place);
      assert.match(reply.headers.get('content-security-policy') ?? '', /default-src 'self'/);
    }
  });

  test('ids are used once on a page', async () => {
    for (const place of [...portalPlaces, ...consolePlaces]) {
      const html = await (await fetch(desk().base + place)).text();
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      assert.equal(new Set(ids).size, ids.length, `${place}: ${ids.filter((id, index) => ids.indexOf(id) !== index)}`);
    }
  });

  test('every link on a public page leads somewhere', async () => {
    const seen = new Map<string, string>();
    for (const place of portalPlaces.filter((path) => path !== '/gallery')) {
      const html = await (await fetch(desk().base + place)).text();
      for (const [, href = ''] of html.matchAll(/<a[^>]* href="([^"]+)"/g))
        if (href.startsWith('/')) seen.set(href.replaceAll('&amp;', '&'), place);
    }
    assert.ok(seen.size > 20);
    for (const [href, place] of seen) {
      if (href === '/console') continue;
      const [path = '', anchor] = href.split('#');
      const reply = await fetch(desk().base + path);
      assert.equal(reply.status, 200, `${href} on ${place}`);
      if (anchor !== undefined) assert.match(await reply.text(), new RegExp(` id="${anchor}"`), `${href} on ${place}`);
    }
  });

  test('a missing page and a failure say what to do, and a failure shows nothing of itself', async () => {
    const missing = await fetch(`${desk().base}/nothing-here`);
    assert.equal(missing.status, 404);
    assert.match(await missing.text(), /<h1>没有找到这个页面<\/h1>/);
    const broken = await fetch(`${desk().base}/broken`);
    assert.equal(broken.status, 500);
    const html = await broken.text();
    assert.match(html, /<h1>系统出错了<\/h1>/);
    assert.doesNotMatch(html, /621223|a bug/);
    assert.doesNotMatch(desk().log.join('\n'), /621223196803051234/);
  });

  test('public pages use plain words and short sentences', async () => {
    const lengths: number[] = [];
    for (const place of ['/', '/how-to', '/self-check', '/accessibility', '/search', '/nothing-here']) {
      const html = await (await fetch(desk().base + place)).text();
      const text = html.slice(html.indexOf('<main')).replace(/<[^>]+>/g, '\n');
      for (const word of BANNED) assert.ok(!text.includes(word), `${word} on ${place}`);
      lengths.push(
        ...text
          .split(/[。！？；\n]/)
          .map((sentence) => [...sentence.trim()].length)
          .filter((length) => length > 3),
      );
    }
    lengths.sort((a, b) => a - b);
    const median = lengths[Math.floor(lengths.length / 2)] as number;
    assert.ok(lengths.length > 100 && median <= 30, `median ${median}`);
  });

  test('pages are light: HTML within 30 KB zipped, styles stay readable without their file', async () => {
    const { gzipSync } = await import('node:zlib');
    for (const place of [...portalPlaces, ...consolePlaces]) {
      const html = await (await fetch(desk().base + place)).text();
      assert.ok(gzipSync(html).length <= 30 * 1024, `${place}: ${gzipSync(html).length} bytes`);
    }
    const page = await desk().page();
    await page.route(/\.css$/, (route) => route.abort());
    await page.goto('/self-check');
    assert.equal(await page.locator('button[value=next]').isVisible(), true);
    await page.context().close();
    desk().complaints.length = 0;
  });
}
