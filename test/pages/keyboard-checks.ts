/** From the first page to an objection at 400 % zoom, by keyboard alone and without scripts: 1280 pixels wide are 320 then, 1024 high 256. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Desk } from './browser.ts';
import { certain as everything } from './self-check-walk.ts';

const certain = { ...everything, 'a.about': 'care' };

interface Stop {
  readonly words: string;
  readonly href: string;
  readonly name: string;
  readonly value: string;
  readonly type: string;
  /** Where it stands in the document. */
  readonly place: number;
  /** A ring that can be seen. */
  readonly ring: boolean;
  /** Some of it is on the screen and nothing lies over it. */
  readonly seen: boolean;
  readonly sideways: boolean;
}

const stopOf = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const at = document.activeElement as HTMLInputElement;
    // Around a choice the ring is drawn about its words too.
    const ringed = at.closest('.option') ?? at;
    const { outlineStyle, outlineWidth } = getComputedStyle(ringed);
    const box = ringed.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, Math.max(1, Math.min(innerHeight - 1, box.top + box.height / 2))];
    const above = document.elementFromPoint(x, y);
    const own = (element: Element | null): boolean =>
      element !== null && (ringed.contains(element) || element.contains(ringed));
    return {
      words: (at.textContent ?? '').trim(),
      href: at.getAttribute('href') ?? '',
      name: at.name ?? '',
      value: at.value ?? '',
      type: at.type ?? '',
      place: [...document.querySelectorAll('*')].indexOf(at),
      ring: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
      seen: box.bottom > 0 && box.top < innerHeight && own(above),
      sideways: document.documentElement.scrollWidth > innerWidth,
    };
  });

/** Presses Tab until a stop is the one that is wanted; every stop on the way can be seen and comes after the one before. */
async function tabTo(page: Page, what: string, wanted: (stop: Stop) => boolean, most = 40): Promise<Stop> {
  let before = -1;
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press('Tab');
    const stop = await stopOf(page);
    const where = `${page.url()}: ${stop.words || stop.name}`;
    assert.ok(stop.ring && stop.seen, `${where} is not to be seen: ${JSON.stringify(stop)}`);
    assert.ok(!stop.sideways, `${where} scrolls sideways`);
    assert.ok(stop.place > before, `${where} comes out of order`);
    if (wanted(stop)) return stop;
    before = stop.place;
  }
  throw new Error(`${what} is not reached on ${page.url()}`);
}

async function skipToMain(page: Page): Promise<void> {
  const skip = await tabTo(page, 'the skip link', () => true);
  assert.deepEqual([skip.words, skip.href], ['跳到正文', '#main']);
  await page.keyboard.press('Enter');
}

async function follow(page: Page, words: string): Promise<void> {
  await tabTo(page, words, (stop) => stop.words.includes(words));
  await pressed(page);
}

/** Enter, and the page that it leads to. */
async function pressed(page: Page): Promise<void> {
  const arrived = page.waitForEvent('load');
  await page.keyboard.press('Enter');
  await arrived;
}

async function sendPage(page: Page): Promise<void> {
  await tabTo(page, 'the button', ({ name, value }) => name === 'go' && value === 'next');
  await pressed(page);
}

interface Field {
  readonly name: string;
  readonly type: string;
  readonly values: readonly string[];
}

const fieldsOf = (page: Page): Promise<Field[]> =>
  page.$$eval('main input:not([type=hidden])', (inputs) => {
    const all = inputs as HTMLInputElement[];
    return [...new Set(all.map(({ name }) => name))].map((name) => {
      const own = all.filter((input) => input.name === name);
      return { name, type: own[0]?.type ?? '', values: own.map(({ value }) => value) };
    });
  });

/** Goes to the field and answers it as hands on a keyboard do. */
async function answer(
  page: Page,
  { name, type, values }: Field,
  given: Readonly<Record<string, string>>,
): Promise<void> {
  const stop = await tabTo(page, name, (at) => at.name === name);
  const [, whole = '', part] = /^(.*?)(?:\.(year|month|day))?$/.exec(name) ?? [];
  const said = given[whole];
  if (type === 'radio') {
    const wanted = said ?? (values.includes('no') ? 'no' : 'unknown');
    if (stop.value === wanted) await page.keyboard.press('Space');
    for (let moves = 0; (await stopOf(page)).value !== wanted; moves++) {
      assert.ok(moves < values.length, `${wanted} of ${name} is not reached by arrows`);
      await page.keyboard.press('ArrowDown');
    }
  } else if (type === 'checkbox') {
    // Each box is a stop of its own; the first was just reached.
    for (const [index, value] of values.entries()) {
      if (index > 0) await page.keyboard.press('Tab');
      if ((said ?? '').split(',').includes(value)) await page.keyboard.press('Space');
    }
  } else {
    const typed = part === undefined ? (said ?? '0') : (said?.split('-')[['year', 'month', 'day'].indexOf(part)] ?? '');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(typed);
  }
}

async function answerPage(page: Page, given: Readonly<Record<string, string>>): Promise<void> {
  await skipToMain(page);
  for (const field of await fieldsOf(page)) await answer(page, field, given);
  await sendPage(page);
}

const atQuestion = async (page: Page): Promise<boolean> => (await page.locator('main button[value=next]').count()) > 0;

export function keyboardChecks(desk: () => Desk): void {
  test('by keyboard alone at 400 %, without scripts: check, mend a mistake, read the result, learn how to apply and object', async () => {
    const page = await desk().page({ viewport: { width: 320, height: 256 }, javaScriptEnabled: false });
    await page.goto('/');
    await skipToMain(page);
    await follow(page, '开始自查');
    let mended = false;
    for (let pages = 0; await atQuestion(page); pages++) {
      assert.ok(pages < 40, 'the self-check does not end');
      const asked = await fieldsOf(page);
      if (!mended && asked.some(({ name }) => name === 'a.birthDate.month')) {
        await answerPage(page, { ...certain, 'a.birthDate': '1968-13-5' });
        await mendBirthDate(page);
        mended = true;
      } else await answerPage(page, certain);
      assert.doesNotMatch(await page.title(), /有错误/);
    }
    assert.ok(mended, 'the day of birth is asked');
    assert.match((await page.locator('h1').textContent()) ?? '', /您可以申请这些待遇/);
    await skipToMain(page);
    const benefit = await tabTo(page, 'a benefit', ({ href }) => href.startsWith('/benefits/'));
    await pressed(page);
    assert.ok(page.url().endsWith(benefit.href));
    await skipToMain(page);
    await follow(page, '对结果不满意');
    assert.match(page.url(), /\/how-to#not-agree$/);
    assert.ok(await page.locator('#not-agree').evaluate((part) => part.getBoundingClientRect().top < innerHeight));
    await page.context().close();
  });
}

/** The title and the summary say what is wrong, its link leads into the field, and what was typed is still there. */
async function mendBirthDate(page: Page): Promise<void> {
  assert.match(await page.title(), /^有错误：/);
  assert.equal(await page.locator('[role=alert]').count(), 1);
  const line = await tabTo(page, 'the error', ({ href }) => href.startsWith('#') && href !== '#main');
  await page.keyboard.press('Enter');
  const target = page.locator(`[id="${line.href.slice(1)}"]`);
  assert.equal(await target.count(), 1, line.href);
  // Without scripts the browser moves on from the place that the link names.
  const entered = await stopOf(page);
  if (!entered.name.startsWith('a.birthDate')) {
    const next = await tabTo(page, 'the field', () => true);
    assert.match(next.name, /^a\.birthDate/);
  }
  const described = page.locator('main input[name="a.birthDate.month"]');
  assert.equal(await described.inputValue(), '13');
  assert.ok((await page.locator('main input[name="a.birthDate.year"]').inputValue()) === '1968');
  const message = await page.locator('main [aria-invalid=true]').first().getAttribute('aria-describedby');
  assert.ok(message, 'the message is tied to the field');
  for (let back = 0; (await stopOf(page)).name !== 'a.birthDate.month'; back++) {
    assert.ok(back < 6);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('3');
  await sendPage(page);
}
