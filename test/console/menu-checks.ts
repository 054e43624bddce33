/** Every page that can be reached, for each kind of staff. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { crawl } from './crawl.ts';
import type { Town } from './setup.ts';

/** The entries of the menu, as they stand on the page. */
const menuOf = (html: string): string[] =>
  [...html.slice(html.indexOf('aria-label="工作台菜单"')).matchAll(/<li><a href="([^"]+)"/g)].map(([, href]) => href!);

export function menuChecks(open: () => Town): void {
  describe('the menu', () => {
    for (const account of ['county', 'town', 'village'])
      it(`leads ${account} staff to pages that answer`, async () => {
        const visitor = await open().visit(account);
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

  describe('every link', () => {
    for (const account of ['county', 'town', 'village'])
      it(`that ${account} staff can follow leads to a page that answers`, async () => {
        const { pages, broken } = await crawl(await open().visit(account), '/console');
        assert.deepEqual(broken, []);
        assert.ok(pages.size > 60, `${pages.size} pages`);
      });
  });
}
