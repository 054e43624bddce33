/** Somebody of the demonstration at a browser of their own that runs no scripts. */
import type { Browser, Page } from 'playwright-core';
import type { Town } from './setup.ts';

export async function signedInWithoutScripts(
  browser: Browser,
  { address, accounts }: Town,
  who: string,
): Promise<Page> {
  const context = await browser.newContext({ baseURL: address, javaScriptEnabled: false });
  const page = await context.newPage();
  const { account, password } = accounts.find((each) => each.account === who)!;
  await page.goto('/console/sign-in');
  await page.fill('#user', account);
  await page.fill('#password', password);
  await page.click('main button[type=submit]');
  return page;
}
