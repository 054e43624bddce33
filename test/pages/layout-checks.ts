/** Widths, sizes and the keyboard: nothing scrolls sideways, targets are large enough, every stop is seen. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { type Desk, look } from './browser.ts';
import { consolePlaces, portalPlaces } from './places.ts';

const widths = (page: Page) =>
  page.evaluate(() => ({ page: document.documentElement.scrollWidth, window: document.documentElement.clientWidth }));

interface Target {
  readonly what: string;
  readonly width: number;
  readonly height: number;
}

/** Controls and links that stand alone; a link inside a sentence is as high as its line (WCAG 2.5.5 leaves it out). */
const targetsOf = (page: Page): Promise<Target[]> =>
  page.evaluate(() => {
    const alone = (element: Element): boolean =>
      element.tagName !== 'A' || element.closest('p, td, dd, .hint, .error-summary, caption') === null;
    const seen = (element: HTMLElement): boolean => {
      const box = element.getBoundingClientRect();
      return box.width > 1 && box.height > 1 && element.closest('.visually-hidden') === null;
    };
    return [
      ...document.querySelectorAll<HTMLElement>(
        'a[href], button, select, summary, textarea, label.option, input:not([type=hidden], [type=radio], [type=checkbox])',
      ),
    ]
      .filter((element) => alone(element) && seen(element))
      .map((element) => {
        const { width, height } = element.getBoundingClientRect();
        return { what: `${element.tagName} ${element.textContent?.trim().slice(0, 20) || element.id}`, width, height };
      });
  });

async function smallTargets(
  desk: Desk,
  places: readonly string[],
  care: 'on' | 'off',
  least: number,
): Promise<string[]> {
  const page = await desk.page();
  await page.context().addCookies([look(desk.base, 'm', 'light', care)]);
  const small: string[] = [];
  let seen = 0;
  for (const place of places) {
    await page.goto(place);
    const targets = await targetsOf(page);
    seen += targets.length;
    for (const { what, width, height } of targets)
      if (Math.min(width, height) < least - 0.5)
        small.push(`${place}: ${what} ${Math.round(width)}×${Math.round(height)}`);
  }
  assert.ok(seen > 10 * places.length, `${seen} targets seen`);
  await page.context().close();
  return small;
}

/** Each stop of the Tab key on a page: whether a ring is drawn around it, and whether it can be seen. */
async function stopsOf(page: Page, most: number) {
  const stops: { what: string; order: number; ring: boolean; inView: boolean }[] = [];
  for (let count = 0; count < most; count++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      if (element === null || element === document.body) return null;
      const ringed = element.matches('.option input') ? (element.closest('.option') as HTMLElement) : element;
      const style = getComputedStyle(ringed);
      const box = ringed.getBoundingClientRect();
      return {
        what: element.textContent?.trim().slice(0, 12) || element.id,
        order: [...document.querySelectorAll('*')].indexOf(element),
        ring: Number.parseFloat(style.outlineWidth) >= 2 && style.boxShadow !== 'none',
        inView: box.bottom > 0 && box.top < innerHeight,
      };
    });
    if (stop === null) break;
    stops.push(stop);
  }
  return stops;
}

export function layoutChecks(desk: () => Desk): void {
  test('no page scrolls sideways at 320 px, in any size or in 关怀版', async () => {
    const page = await desk().page({ viewport: { width: 320, height: 640 } });
    const wide: string[] = [];
    for (const place of [...portalPlaces, ...consolePlaces]) {
      await page.goto(place);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      for (const size of ['', 'l', 'xl', 'care']) {
        await page.evaluate((chosen) => {
          document.documentElement.dataset['size'] = chosen === 'care' ? '' : chosen;
          if (chosen === 'care') document.documentElement.dataset['care'] = 'on';
        }, size);
        const { page: inner, window: outer } = await widths(page);
        if (inner > outer) wide.push(`${place} ${size}: ${inner} px`);
      }
    }
    assert.deepEqual(wide, []);
    await page.context().close();
  });

  test('targets are 44 px on public pages and 60 px in 关怀版', async () => {
    assert.deepEqual(
      await smallTargets(
        desk(),
        portalPlaces.filter((place) => place !== '/gallery'),
        'off',
        44,
      ),
      [],
    );
    const inCare = await smallTargets(desk(), ['/', '/self-check', '/search?q=长辈版', '/how-to'], 'on', 44);
    assert.deepEqual(inCare, []);
    const page = await desk().page();
    await page.context().addCookies([look(desk().base, 'm', 'soft', 'on')]);
    await page.goto('/self-check');
    const heights = await page.$$eval('.head nav a, main .button, main .option, main input[type=text]', (elements) =>
      elements.map((element) => element.getBoundingClientRect().height),
    );
    assert.ok(heights.length > 3);
    assert.ok(Math.min(...heights) >= 60, `smallest is ${Math.min(...heights)} px`);
    assert.ok((await page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize))) >= 24);
    await page.context().close();
  });

  test('targets are 24 px on staff pages', async () => {
    assert.deepEqual(await smallTargets(desk(), consolePlaces, 'off', 24), []);
  });

  test('the Tab key walks in the order of the page and every stop has a ring', async () => {
    const page = await desk().page();
    for (const place of ['/', '/self-check', '/samples/people', '/samples/entry-form']) {
      await page.goto(place);
      const stops = await stopsOf(page, 60);
      assert.ok(stops.length > 12, `${stops.length} stops on ${place}`);
      assert.equal(
        stops[0]?.what,
        place.startsWith('/samples') && place.endsWith('form') ? stops[0]?.what : '跳到正文',
      );
      assert.deepEqual(
        stops.filter(({ ring, inView }) => !ring || !inView),
        [],
        place,
      );
      const orders = stops.map(({ order }) => order);
      assert.deepEqual(
        orders,
        [...orders].sort((a, b) => a - b),
        place,
      );
    }
    await page.context().close();
  });

  test('the skip link leads past menu and toolbar', async () => {
    const page = await desk().page();
    await page.goto('/samples/people');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'main');
    await page.context().close();
  });

  test('forced colours keep the border of every control', async () => {
    const page = await desk().page({ forcedColors: 'active' });
    await page.goto('/gallery');
    const bare = await page.$$eval('.button, .option, input[type=text], select, .tools button, .pager a', (elements) =>
      elements
        .filter((element) => Number.parseFloat(getComputedStyle(element).borderTopWidth) < 1)
        .map((element) => element.textContent),
    );
    assert.deepEqual(bare, []);
    await page.context().close();
  });

  test('with less motion wanted nothing moves, and otherwise nothing moves longer than 200 ms', async () => {
    const page = await desk().page({ reducedMotion: 'reduce' });
    await page.goto('/gallery');
    const moving = await page.$$eval(
      '*',
      (elements) =>
        elements.filter((element) => {
          const { animationName, transitionDuration } = getComputedStyle(element);
          return animationName !== 'none' || transitionDuration.split(',').some((time) => Number.parseFloat(time) > 0);
        }).length,
    );
    assert.equal(moving, 0);
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), 'auto');
    await page.context().close();
  });
}
