/** Somebody of the demonstration at a browser of their own. */
import type { Browser, Page } from 'playwright-core';
import type { Town } from './setup.ts';

export const signedInWithoutScripts = (browser: Browser, town: Town, who: string): Promise<Page> =>
  signedIn(browser, town, who, { scripts: false });

export async function signedIn(
  browser: Browser,
  { address, accounts }: Town,
  who: string,
  { scripts }: { readonly scripts: boolean },
): Promise<Page> {
  const context = await browser.newContext({ baseURL: address, javaScriptEnabled: scripts });
  const page = await context.newPage();
  const { account, password } = accounts.find((each) => each.account === who)!;
  await page.goto('/console/sign-in');
  await page.fill('#user', account);
  await page.fill('#password', password);
  await page.click('main button[type=submit]');
  return page;
}
