/** What a screen reader is told on a page, line by line. A change shows as a difference; `UPDATE=1 npm test -- test/pages` takes it over. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Desk } from './browser.ts';

const PLACES = [
  '/gallery',
  '/how-to',
  '/samples/overview',
  '/samples/people',
  '/samples/person',
  '/samples/import-wrong',
  '/samples/entry-form',
  '/samples/sign-in',
];

export function snapshotChecks(desk: () => Desk): void {
  test(`readers are told the same as before on ${PLACES.length} pages`, async () => {
    const page = await desk().page();
    for (const place of PLACES) {
      await page.goto(place);
      const told = `${await page.locator('body').ariaSnapshot()}\n`;
      const file = new URL(`./golden/${place.split('/').at(-1)}.txt`, import.meta.url);
      if (process.env['UPDATE'] !== undefined) writeFileSync(file, told);
      assert.ok(existsSync(file), `no golden file for ${place}`);
      assert.equal(told, readFileSync(file, 'utf8'), place);
    }
    await page.context().close();
  });
}
