/** axe on every page and state: everything once, and what depends on colour and size again in every theme and in 关怀版. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Desk } from './browser.ts';
import { consolePlaces, portalPlaces } from './places.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const THEMES = ['light', 'soft', 'dark', 'contrast'];
const EVERYTHING = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } },
};
const BY_LOOK = {
  runOnly: { type: 'rule', values: ['color-contrast', 'color-contrast-enhanced', 'target-size', 'link-in-text-block'] },
};

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly target: unknown; readonly html: string }[];
}

async function findings(page: Page, options: object): Promise<string[]> {
  const violations = await page.evaluate(
    async (wanted) =>
      (
        await (globalThis as unknown as { axe: { run: (o: object) => Promise<{ violations: Finding[] }> } }).axe.run({
          ...wanted,
          resultTypes: ['violations'],
        })
      ).violations,
    options,
  );
  return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** The page as it stands, in the look that it has. */
export async function checkLook(page: Page, where: string): Promise<void> {
  await page.evaluate(axe);
  assert.deepEqual(await findings(page, EVERYTHING), [], where);
}

/** The page as it stands, in every look. */
export async function checkEveryLook(page: Page, where: string, care: boolean): Promise<void> {
  await checkLook(page, where);
  for (const theme of THEMES)
    for (const careOn of care ? [false, true] : [false]) {
      await page.evaluate(
        ([name, on]) => {
          document.documentElement.dataset['theme'] = name as string;
          document.documentElement.toggleAttribute('data-care', false);
          if (on) document.documentElement.dataset['care'] = 'on';
        },
        [theme, careOn] as const,
      );
      assert.deepEqual(await findings(page, BY_LOOK), [], `${where} in ${theme}${careOn ? ' 关怀版' : ''}`);
    }
}

export function axeChecks(desk: () => Desk): void {
  test('axe does find grey letters of 6:1, small targets and a missing label', async () => {
    const page = await desk().page();
    await page.goto('/accessibility');
    await page.evaluate(axe);
    await page.evaluate(() => {
      const wrong = document.createElement('div');
      wrong.innerHTML = '<p>淡字</p><input><button>a</button><button>b</button>';
      (wrong.firstChild as HTMLElement).style.color = '#5a656b';
      for (const button of wrong.querySelectorAll('button'))
        button.style.cssText = 'all:unset;display:inline-block;width:9px;height:9px';
      document.querySelector('main')?.append(wrong);
    });
    const found = new Set((await findings(page, EVERYTHING)).map((line) => line.split(':')[0]));
    assert.deepEqual([...found].sort(), ['color-contrast-enhanced', 'label', 'target-size']);
    await page.context().close();
  });
  for (const [site, places] of [
    ['portal', portalPlaces],
    ['console', consolePlaces],
  ] as const)
    test(`axe finds nothing on ${places.length} ${site} pages in four themes`, async () => {
      const page = await desk().page({ viewport: { width: 1280, height: 860 } });
      for (const place of places) {
        await page.goto(place);
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true;
        });
        await checkEveryLook(page, place, site === 'portal');
      }
      await page.context().close();
    });
}
