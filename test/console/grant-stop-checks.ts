/** The subsidy of a service centre, from the proposal to the last repayment: two people of the county and a town, in browsers without scripts. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, missing } from '../pages/browser.ts';
import { signedInWithoutScripts } from './browser-sign-in.ts';
import type { Town } from './setup.ts';

const wordsOn = async (page: Page): Promise<string> => (await page.locator('main').textContent()) ?? '';
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

export function grantStopChecks(open: () => Town): void {
  describe('a subsidy that is stopped and recovered', { skip: missing ?? false }, () => {
    let browser: Browser;
    let first: Page;
    let second: Page;
    after(() => browser?.close());

    it('is ruled by one person, waits, and is not for the same person to approve', async () => {
      browser = await launchBrowser();
      first = await signedInWithoutScripts(browser, open(), 'county');
      await first.goto('/console/subjects/service-centre-standard');
      assert.match(await wordsOn(first), /有 1 条停发、追回的建议/);
      await first.getByRole('link', { name: '建议停发追回，待决定' }).click();
      assert.match(await wordsOn(first), /建议从2026年2月起停发补助，追回已拨的 50,000元（2026年1月拨的 50,000元）/);
      await first.getByLabel('停发补助，并追回已拨款项').check();
      await first.fill('[name=reason]', '审计报告查实挪用');
      await button(first, '记下决定').click();
      assert.match(await wordsOn(first), /要由县里另一个人复核，复核以前补助照旧/);
      await first.getByRole('link', { name: '待复核' }).first().click();
      assert.match(await wordsOn(first), /停发是您决定的，要由另一个人复核/);
      assert.equal(await button(first, /^通过/).count(), 0);
    });

    it('is approved by a second person, with the reason', async () => {
      second = await signedInWithoutScripts(browser, open(), 'county2');
      await second.goto('/console');
      assert.match(await wordsOn(second), /1 项场所或单位的停发追回等复核/);
      await second.goto('/console/corrections');
      await second.getByRole('link', { name: '停发追回', exact: true }).click();
      await second.getByRole('link', { name: /综合服务中心/ }).click();
      await button(second, '通过：停发并追回 50,000元').click();
      assert.match(await wordsOn(second), /请写明复核的情况和理由，至少 4 个字/);
      await second.fill('[name=reason]', '核对拨款凭证属实');
      await button(second, '通过：停发并追回 50,000元').click();
      assert.match(await wordsOn(second), /应退回 50,000元，已退回 0元，还欠 50,000元/);
    });

    it('comes back in parts, and is settled with the last of them', async () => {
      await first.reload();
      await first.getByText('商定分期退回').click();
      await first.fill('[name=months]', '2');
      await first.fill('[name=from]', '2099-01');
      await first.fill('[name=agreed]', '与镇政府商定');
      await button(first, '记下分期办法').click();
      assert.match(await wordsOn(first), /2099年1月退回 25,000元2099年2月退回 25,000元/);
      const repaid = async (amount: string): Promise<string> => {
        await first.fill('[name=amount]', amount);
        await first.fill('[name=on]', '2026-06-01');
        await first.fill('[name=voucher]', '缴款书 2026-015 号');
        await button(first, '登记退款').click();
        return wordsOn(first);
      };
      assert.match(await repaid('60000'), /只欠 50,000元，不能多退/);
      assert.match(await repaid('两万'), /请填大于零的金额/);
      assert.match(await repaid('20000.50'), /还欠 29,999\.50元/);
      await repaid('29999.5');
      assert.match(await wordsOn(first), /已办结/);
      assert.equal(await button(first, '登记退款').count(), 0);
    });

    it('stands in the list, in the file, and on the page of the centre, and nothing is proposed again', async () => {
      await first.goto('/console/grant-stops?state=settled');
      assert.match(await wordsOn(first), /追回合计50,000元已退回50,000元/);
      const file = await first.request.get('/console/grant-stops.csv');
      assert.match(await file.text(), /综合服务中心以奖代补,2026-02,50000,50000,0,已办结/);
      await first.getByRole('link', { name: /综合服务中心/ }).click();
      await first.getByRole('link', { name: '看这个场所或单位' }).click();
      assert.match(await wordsOn(first), /已决定从2026年2月起停发/);
      await first.goto('/console/subjects/service-centre-standard');
      assert.doesNotMatch(await wordsOn(first), /待决定/);
      const town = await signedInWithoutScripts(browser, open(), 'town');
      await town.goto('/console/grant-stops');
      assert.match(await wordsOn(town), /项数[01]/);
    });
  });
}
