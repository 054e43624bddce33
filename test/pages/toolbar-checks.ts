/** 关怀工具条: instant with scripts, by POST without; kept; found by its names. Reading aloud with a speech engine of our own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Desk } from './browser.ts';

const lookOf = (page: Page) => page.evaluate(() => ({ ...document.documentElement.dataset }));

/** A voice that finishes each piece at once, and remembers what it was given. */
async function withVoice(page: Page, lang: string): Promise<void> {
  await page.addInitScript((language) => {
    const spoken: string[] = [];
    let cancelled = 0;
    Object.assign(globalThis, { spoken, cancelled: () => cancelled });
    const engine = {
      getVoices: () => [{ lang: language }],
      addEventListener: () => {},
      speak: (utterance: SpeechSynthesisUtterance) => {
        spoken.push(utterance.text);
        if ((globalThis as unknown as { hold?: boolean }).hold !== true)
          setTimeout(() => utterance.onend?.(new Event('end') as SpeechSynthesisEvent), 0);
      },
      cancel: () => {
        cancelled += 1;
      },
    };
    Object.defineProperty(globalThis, 'speechSynthesis', { value: engine });
  }, lang);
}

export function toolbarChecks(desk: () => Desk): void {
  test('a choice is instant, is kept, and stands on the next page before it is drawn', async () => {
    const page = await desk().page();
    await page.goto('/');
    const requests: string[] = [];
    page.on('request', (request) => {
      if (!request.url().includes('/assets/icon')) requests.push(request.url());
    });
    await page.click('.tools button[value=soft]');
    await page.click('.tools button[value=xl]');
    await page.click('.tools button[name=pointer]');
    await page.click('.tools button[name=care]');
    assert.deepEqual(requests, []);
    assert.deepEqual(await lookOf(page), { app: 'portal', theme: 'soft', size: 'xl', care: 'on', pointer: 'big' });
    assert.match(await page.evaluate(() => getComputedStyle(document.body).cursor), /^url\("data:image\/svg/);
    assert.equal(await page.getAttribute('.tools button[value=soft]', 'aria-pressed'), 'true');
    assert.equal(await page.getAttribute('.tools button[value=auto]', 'aria-pressed'), 'false');
    assert.equal(await page.textContent('[data-tool-status]'), '关怀版已打开');
    const [cookie] = await page.context().cookies();
    assert.ok(cookie !== undefined && cookie.expires > Date.now() / 1000 + 364 * 24 * 3600);
    const html = await (await page.context().request.get('/benefits')).text();
    assert.match(
      html,
      /^<!doctype html><html lang="zh-CN" data-app="portal" data-size="xl" data-theme="soft" data-care="on" data-pointer="big">/,
    );
    await page.context().close();
  });

  test('without scripts the same choice comes back to the same page', async () => {
    const page = await desk().page({ javaScriptEnabled: false });
    await page.goto('/search?q=护理');
    await page.click('.tools button[value=dark]');
    assert.equal(decodeURIComponent(new URL(page.url()).search), '?q=护理');
    assert.equal(await page.getAttribute('html', 'data-theme'), 'dark');
    assert.equal(await page.locator('[data-tool=cross]').isVisible(), false);
    await page.context().close();
  });

  test('whoever looks for 长辈版, 关爱版, 亲情版 or 关怀版 is led to it', async () => {
    const page = await desk().page({ javaScriptEnabled: false });
    for (const word of ['长辈版', '关爱版', '亲情版', '关怀版']) {
      await page.goto('/search');
      await page.fill('#q', word);
      await page.click('main form[role=search] button');
      await page.click('main button[name=care]');
      assert.equal(await page.getAttribute('html', 'data-care'), word === '长辈版' || word === '亲情版' ? 'on' : null);
    }
    await page.context().close();
  });

  test('reading aloud follows the page, in pieces that engines finish, marks the place, and Esc stops it', async () => {
    const page = await desk().page();
    await withVoice(page, 'zh-CN');
    await page.goto('/how-to');
    await page.click('[data-tool=read]');
    await page.waitForFunction(
      () => document.querySelector('[data-tool=read]')?.getAttribute('aria-pressed') === 'false',
    );
    const spoken = await page.evaluate(() => (globalThis as unknown as { spoken: string[] }).spoken);
    assert.equal(spoken[0], '怎么申请');
    assert.ok(spoken.length > 20);
    assert.ok(spoken.every((piece) => [...piece].length <= 120));
    const bare = (words: string): string => words.replace(/[^\p{L}\p{N}]/gu, '');
    assert.equal(bare(spoken.join('')), bare((await page.textContent('main')) ?? ''));
    await page.evaluate(() => Object.assign(globalThis, { hold: true }));
    await page.click('[data-tool=read]');
    assert.equal(await page.locator('.reading').count(), 1);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.reading').count(), 0);
    assert.equal(await page.getAttribute('[data-tool=read]', 'aria-pressed'), 'false');
    await page.context().close();
  });

  test('without a Chinese voice there is no button that would do nothing', async () => {
    const page = await desk().page();
    await withVoice(page, 'en-US');
    await page.goto('/');
    assert.equal(await page.locator('[data-tool=read]').isVisible(), false);
    assert.equal(await page.locator('[data-tool=cross]').isVisible(), true);
    await page.context().close();
  });

  test('cross lines follow the pointer and the focus, and go', async () => {
    const page = await desk().page();
    await page.goto('/');
    await page.click('[data-tool=cross]');
    await page.mouse.move(300, 200);
    const at = await page.$$eval('.cross i', (lines) =>
      lines.map((line) => {
        const box = line.getBoundingClientRect();
        return [Math.round(box.left), Math.round(box.top)];
      }),
    );
    assert.deepEqual(at, [
      [0, 200],
      [300, 0],
    ]);
    await page.click('[data-tool=cross]');
    assert.equal(await page.locator('.cross').count(), 0);
    await page.context().close();
  });
}
