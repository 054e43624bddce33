/** Other criteria for a policy, drafted in the form by somebody who writes no rules: in a browser without scripts. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, missing } from '../pages/browser.ts';
import { signedInWithoutScripts } from './browser-sign-in.ts';
import type { Town } from './setup.ts';

const wordsOn = async (page: Page): Promise<string> => (await page.locator('main').textContent()) ?? '';
const box = (page: Page, name: string) => page.locator(`[name="${name}"]`);

/** What is unchanged is folded. */
const opened = (page: Page, heading: RegExp) => page.locator('summary', { hasText: heading }).click();

async function saidWhy(page: Page, title: string): Promise<void> {
  await box(page, 'from').fill('2027-07-01');
  await box(page, 'title').fill(title);
  await box(page, 'paper').fill('县残联拟稿（放宽条件）');
  await page.getByRole('button', { name: '保存草案' }).click();
}

export function clauseChecks(open: () => Town): void {
  describe('criteria changed in a form', { skip: missing ?? false }, () => {
    let browser: Browser | undefined;
    after(() => browser?.close());

    it('goes on adding: what was saved stands in the form, what is wrong stays as it was typed', async () => {
      browser ??= await launchBrowser();
      const page = await signedInWithoutScripts(browser, open(), 'county');
      const another = () => page.getByRole('button', { name: '保存，再加一条' }).click();
      const addLevel = async (value: string) => {
        await box(page, 'add.fact').selectOption({ label: '残疾等级' });
        await page.getByRole('button', { name: '选好了，填怎样比较' }).click();
        await box(page, 'add.as').selectOption('<=');
        await box(page, 'add.value').fill(value);
      };
      await page.goto('/console/policies/nursing-allowance/clauses');
      await addLevel('3');
      await another();
      assert.match(await wordsOn(page), /请填标题/);
      assert.equal(await box(page, 'add.value').inputValue(), '3');
      await box(page, 'from').fill('2027-07-01');
      await box(page, 'title').fill('一条一条地加');
      await box(page, 'paper').fill('县残联拟稿（再加一条）');
      await another();
      assert.match(page.url(), /\/console\/rules\/[0-9a-f-]{36}\/clauses\/nursing-allowance$/);
      assert.match(await wordsOn(page), /残疾等级不超过3级.*草案新加的/s);
      assert.equal(await box(page, 'title').inputValue(), '一条一条地加');
      assert.equal(await box(page, 'add.fact').inputValue(), '');
      await addLevel('2');
      await page.getByRole('button', { name: '保存草案' }).click();
      const words = await wordsOn(page);
      assert.match(words, /新增条件“残疾等级不超过3级”/);
      assert.match(words, /新增条件“残疾等级不超过2级”/);
    });

    it('switches one off, changes another, adds a third, and says so in the draft', async () => {
      browser ??= await launchBrowser();
      const page = await signedInWithoutScripts(browser, open(), 'county');
      await page.goto('/console/policies/living-allowance');
      await page.getByRole('link', { name: '改条件' }).click();
      await opened(page, /残疾人证在有效期内/);
      await box(page, 'keep.certificateValid').uncheck();
      await box(page, 'add.fact').selectOption({ label: '残疾等级' });
      await page.getByRole('button', { name: '选好了，填怎样比较' }).click();
      assert.equal(await box(page, 'keep.certificateValid').isChecked(), false);
      await box(page, 'add.as').selectOption('<=');
      await box(page, 'add.value').fill('两级');
      await saidWhy(page, '只发给三级以上的人');
      assert.match(await wordsOn(page), /请填不小于 0 的整数/);
      await box(page, 'add.value').fill('3');
      await page.getByRole('button', { name: '保存草案' }).click();
      const words = await wordsOn(page);
      assert.match(words, /不再要求“残疾人证在有效期内”/);
      assert.match(words, /新增条件“残疾等级不超过3级”/);

      await page.getByRole('link', { name: '修改条件' }).click();
      assert.equal(await box(page, 'keep.certificateValid').isChecked(), false);
      await box(page, 'keep.certificateValid').check();
      await box(page, 'is.added1.0').fill('2');
      await page.getByRole('button', { name: '保存草案' }).click();
      assert.match(await wordsOn(page), /判断改了，说法也要改，例如：残疾等级不超过2级/);
      await box(page, 'because.added1').fill('残疾等级为一级或二级');
      await box(page, 'otherwise.added1').fill('残疾等级不是一级或二级');
      await page.getByRole('button', { name: '保存草案' }).click();
      const changed = await wordsOn(page);
      assert.doesNotMatch(changed, /不再要求/);
      assert.match(changed, /新增条件“残疾等级为一级或二级”：残疾等级不超过2级/);
      await page.getByRole('button', { name: '核对案例' }).click();
      assert.match(await wordsOn(page), /案例/);
      await page.context().close();
    });

    it('adds one of two tests: several kinds, or less than a standard', async () => {
      const page = await signedInWithoutScripts(browser!, open(), 'county');
      await page.goto('/console/policies/living-allowance/clauses');
      await box(page, 'add.fact').selectOption({ label: '残疾类别' });
      await box(page, 'add.join').selectOption('or');
      await box(page, 'add2.fact').selectOption({ label: '残疾等级' });
      await page.getByRole('button', { name: '选好了，填怎样比较' }).click();
      await page.getByLabel('智力').check();
      await page.getByLabel('精神').check();
      await box(page, 'add2.as').selectOption('=');
      await box(page, 'add2.value').fill('1、2');
      await saidWhy(page, '智力精神或者重度的人');
      assert.match(await wordsOn(page), /新增条件.*智力.*精神.*或.*残疾等级为1、2/);
      await page.context().close();
    });

    it('lets each value begin on a day of its own, and keeps it in the form', async () => {
      browser ??= await launchBrowser();
      const page = await signedInWithoutScripts(browser, open(), 'county');
      await page.goto('/console/rules/new?p=rural-low-income-standard,classified-support-share');
      await box(page, 'v0.').fill('500');
      await box(page, 'v1.').fill('25');
      await box(page, 'from1').fill('2027-03-01');
      await saidWhy(page, '先提标准，再提上浮比例');
      assert.match(await wordsOn(page), /不能早于下面的日期/);
      await box(page, 'from1').fill('2027-10-01');
      await page.getByRole('button', { name: '保存草案' }).click();
      const words = await wordsOn(page);
      assert.match(words, /农村最低生活保障标准：.*改为“500元\/月”（2027-07-01 起/);
      assert.match(words, /分类施保上浮比例：.*改为“25%”（2027-10-01 起/);
      await page.getByRole('link', { name: '修改', exact: true }).click();
      assert.deepEqual(
        [await box(page, 'from0').inputValue(), await box(page, 'from1').inputValue()],
        ['', '2027-10-01'],
      );
    });

    it('refuses what changes nothing', async () => {
      const page = await signedInWithoutScripts(browser!, open(), 'county');
      await page.goto('/console/policies/living-allowance/clauses');
      await saidWhy(page, '什么也不改的草案');
      assert.match(await wordsOn(page), /还没有改任何一条/);
      await page.context().close();
    });

    it('holds the values of several places in one draft, and gives one of them up', async () => {
      const page = await signedInWithoutScripts(browser!, open(), 'county');
      await page.goto('/console/rules/new?p=centre-subsidy');
      await box(page, 'v0.').fill('60000');
      await saidWhy(page, '提高以奖代补标准');
      await page.getByRole('link', { name: '再加一个地方' }).click();
      assert.match((await page.locator('#area option:checked').textContent()) ?? '', /城关/);
      await box(page, 'v0.').fill('70000');
      await page.getByRole('button', { name: '保存草案' }).click();
      const both = await wordsOn(page);
      assert.match(both, /60,000元/);
      assert.match(both, /70,000元/);
      await page.getByRole('link', { name: /^修改（.*城关/ }).click();
      assert.equal(await box(page, 'v0.').inputValue(), '70000');
      await page.getByRole('button', { name: '这个地方不改了' }).click();
      const one = await wordsOn(page);
      assert.match(one, /60,000元/);
      assert.doesNotMatch(one, /70,000元/);
      await page.context().close();
    });
  });
}
