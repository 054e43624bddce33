/** One page of each kind in Chromium, as the running system makes it: axe, and nothing that scrolls sideways at 320 px. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { checkLook } from '../pages/axe-checks.ts';
import { launchBrowser, missing } from '../pages/browser.ts';
import { crawl, shapeOf } from './crawl.ts';
import type { Town } from './setup.ts';

export function browserChecks(open: () => Town): void {
  describe('pages in Chromium', { skip: missing ?? false }, () => {
    let browser: Browser | undefined;
    after(() => browser?.close());
    it('are whole for axe, fit a small screen, and complain of nothing', async () => {
      const { address, accounts, visit } = open();
      const { pages } = await crawl(await visit('county'), '/console');
      const kinds = new Map<string, string>();
      for (const [path, page] of pages)
        if (page.html.startsWith('<!doctype')) kinds.set(shapeOf(path.split('?')[0]!), path);
      const paths = ['/console/sign-in', ...kinds.values(), '/console/people?state=died&page=999', '/console/nothing'];
      browser = await launchBrowser();
      const context = await browser.newContext({ baseURL: address, colorScheme: 'light' });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' && !/status of 404/.test(message.text())) complaints.push(message.text());
      });
      const wide: string[] = [];
      for (const path of paths) {
        await page.setViewportSize({ width: 1280, height: 860 });
        await page.goto(path);
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true;
        });
        await checkLook(page, path);
        await page.setViewportSize({ width: 320, height: 640 });
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        if (width > 320) wide.push(`${path}: ${width} px`);
        if (path === '/console/sign-in') {
          const { account, password } = accounts[0]!;
          await page.fill('#user', account);
          await page.fill('#password', password);
          await page.click('main button[type=submit]');
          await page.waitForURL('**/console');
        }
      }
      assert.deepEqual(wide, []);
      assert.deepEqual(complaints, []);
      assert.ok(kinds.size > 20, `${kinds.size} kinds of pages`);
    });
  });
}
