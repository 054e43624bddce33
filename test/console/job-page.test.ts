/** A job on its page: a script brings the progress up to date in place, a link does without one, and what is over is said. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { COUNTY } from '../../src/main/catalogue.ts';
import { operatorScope } from '../../src/operations/access.ts';
import { launchBrowser, missing } from '../pages/browser.ts';
import { signedIn } from './browser-sign-in.ts';
import { openCounty, type Town } from './setup.ts';

describe('the page of a job', { skip: missing ?? false }, () => {
  let opened: Town;
  let browser: Browser;
  before(async () => {
    opened = await openCounty();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await opened?.close();
  });

  const begin = async (): Promise<string> => {
    const { job } = await opened.system.asOperator().job.beginDetermination({ later: true });
    return job!;
  };
  /** No worker runs here: what it would write is written for it. */
  const write = (job: string, state: string, people: number): Promise<unknown> =>
    opened.system.database.tx(
      operatorScope(COUNTY),
      (tx) => tx.run`
        update job set state = ${state}, people = ${people}, total = 120 where county = ${COUNTY} and id = ${job}::uuid`,
    );
  const words = async (page: Page): Promise<string> => (await page.locator('main').textContent()) ?? '';

  it('shows how far it has come without loading the page anew, and goes to the result when it is over', async () => {
    const job = await begin();
    const page = await signedIn(browser, opened, 'county', { scripts: true });
    await page.goto(`/console/jobs/${job}`);
    assert.match(await words(page), /已算 0 人/);
    await page.evaluate(() => document.querySelector('h1')!.setAttribute('data-here', ''));
    await write(job, 'running', 57);
    await page.getByText('已算 57 人').waitFor({ timeout: 15_000 });
    assert.equal(await page.locator('h1[data-here]').count(), 1);
    await write(job, 'done', 120);
    await page.waitForURL(/\/console\/determined/, { timeout: 15_000 });
    assert.match(await words(page), /待遇测算/);
  });

  it('is brought up to date by a link, and stopped by a button, without scripts', async () => {
    const job = await begin();
    const page = await signedIn(browser, opened, 'county', { scripts: false });
    await page.goto(`/console/jobs/${job}`);
    assert.equal(await page.locator('meta[http-equiv=refresh]').count(), 0);
    await write(job, 'running', 31);
    await page.getByRole('link', { name: '看最新进度' }).click();
    assert.match(await words(page), /已算 31 人/);
    await page.getByRole('button', { name: '停止测算' }).click();
    assert.match(await words(page), /已停止/);
  });
});
