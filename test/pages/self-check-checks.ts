/** The self-check: on the device with scripts, by POST without them, with the same results; and what happens to mistakes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkEveryLook } from './axe-checks.ts';
import type { Desk } from './browser.ts';
import { certain, fillPage, next, questionOn, results, walk, walkTo } from './self-check-walk.ts';

const started = async (desk: Desk) => {
  const page = await desk.page();
  await page.goto('/self-check');
  await page.waitForSelector('[data-self-check][data-ready]');
  return page;
};

/** A form of the self-check as it is posted for the result page of these answers. */
const formOf = (answers: Readonly<Record<string, string>>) => new URLSearchParams({ page: '99', ...answers });

export function selfCheckChecks(desk: () => Desk): void {
  test('with scripts on, answering sends no request, and answers are in no address, cookie or storage', async () => {
    const page = await started(desk());
    const requests: string[] = [];
    page.on('request', (request) => {
      // The browser fetches the tab's icon when it likes.
      if (!request.url().includes('/assets/icon')) requests.push(`${request.method()} ${request.url()}`);
    });
    const steps = await walk(page, certain);
    assert.equal(new Set(steps).size, steps.length);
    assert.ok(steps.includes('a.disabilityLevel') && steps.length < 30, `${steps}`);
    assert.match((await results(page)).join('\n'), /困难残疾人生活补贴 很可能符合 因为残疾人证在有效期内/);
    await page.click(`button[value=to-${steps.indexOf('a.certificateValidUntil')}]`);
    assert.deepEqual(requests, []);
    assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, '/self-check');
    assert.equal(await page.evaluate(() => document.cookie + localStorage.length + sessionStorage.length), '00');
    assert.equal(await page.inputValue('input[name="a.certificateValidUntil.year"]'), '2030');
    // Nothing else was changed, so the result is there again at once.
    await next(page);
    assert.ok((await results(page)).length > 5);
    await page.context().close();
  });

  test('each page says how many questions can still come, fewer every time, and what is settled already', async () => {
    const page = await started(desk());
    let before = Number.POSITIVE_INFINITY;
    let settled = 0;
    while ((await page.locator('main button[value=next]').count()) > 0) {
      const words = (await page.textContent('.path')) ?? '';
      const atMost = Number(/最多还有 (\d+) 问/.exec(words)?.[1] ?? 0);
      // Before anything is chosen there is nothing to count.
      if ((await questionOn(page)) !== 'a.about') {
        assert.ok(atMost < before, words);
        before = atMost;
      }
      settled = await page.locator('section[aria-labelledby=settled] li').count();
      await fillPage(page, certain);
      await next(page);
    }
    assert.ok(settled > 0, 'nothing was certain before the last question');
    await page.context().close();
  });

  test('without scripts it ends the same, by POST, and the server writes no answer anywhere', async () => {
    const withScripts = await started(desk());
    const steps = await walk(withScripts, certain);
    const plain = await desk().page({ javaScriptEnabled: false });
    const addresses: string[] = [];
    plain.on('request', (request) => addresses.push(request.url()));
    await plain.goto('/self-check');
    assert.deepEqual(await walk(plain, certain), steps);
    assert.deepEqual(await results(plain), await results(withScripts));
    assert.equal(await plain.title(), await withScripts.title());
    assert.deepEqual(
      addresses.filter((url) => /1968|lowIncome|first|\?/.test(url.replace(/:\d+/, ''))),
      [],
    );
    assert.deepEqual(await plain.context().cookies(), []);
    assert.doesNotMatch(desk().log.join('\n'), /1968-|lowIncome/);
    await plain.context().close();
    await withScripts.context().close();
  });

  test('without scripts the toolbar keeps the answers', async () => {
    const page = await desk().page({ javaScriptEnabled: false });
    await page.goto('/self-check');
    await walkTo(page, certain, 'a.disabilityLevel');
    await page.check('input[name="a.disabilityLevel"][value="1"]');
    const title = await page.title();
    await page.click('.tools button[value=contrast]');
    assert.equal(new URL(page.url()).pathname, '/self-check');
    assert.equal(await page.getAttribute('html', 'data-theme'), 'contrast');
    assert.equal(await page.isChecked('input[name="a.disabilityLevel"][value="1"]'), true);
    assert.equal(await page.title(), title);
    assert.ok((await page.locator('input[type=hidden][name="a.certificate"]').count()) === 1);
    await page.context().close();
  });

  test('mistakes: the title says so, focus is in the summary, links lead to fields, typed text stays, twice', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const page = await desk().page({ javaScriptEnabled });
      await page.goto('/self-check');
      if (javaScriptEnabled) await page.waitForSelector('[data-ready]');
      await walkTo(page, certain, 'a.certificateValidUntil');
      for (let time = 0; time < 2; time++) {
        await page.fill('input[name="a.certificateValidUntil.year"]', '30');
        const reply = javaScriptEnabled ? undefined : page.waitForResponse(/self-check/);
        await next(page);
        if (reply !== undefined) assert.equal((await reply).status(), 422);
        assert.match(await page.title(), /^有错误：待遇自查/);
        const links = await page.$$eval('.error-summary a', (all) => all.map((link) => link.textContent));
        const beside = await page.$$eval('main .error-message', (all) =>
          all.map((message) => message.textContent?.trim()),
        );
        assert.ok(links.includes('残疾人证有效期至的年份要填 4 位数字，例如 1968'));
        assert.deepEqual(links, beside);
        assert.equal(await page.inputValue('input[name="a.certificateValidUntil.year"]'), '30');
      }
      if (javaScriptEnabled) {
        assert.ok(await page.evaluate(() => document.activeElement?.matches('[data-error-summary]')));
        for (const link of await page.$$('.error-summary a')) {
          await link.click();
          const reached = await page.evaluate(() => document.activeElement?.id);
          assert.equal(`#${reached}`, decodeURIComponent((await link.getAttribute('href')) ?? ''));
        }
        assert.ok(await page.locator('.error-summary').isVisible());
      }
      await page.context().close();
    }
  });

  test('Back and Forward keep the answers at each step, and reload stays where one was', async () => {
    const page = await started(desk());
    await walkTo(page, certain, 'a.disabilityLevel');
    const title = await page.title();
    await fillPage(page, certain);
    await next(page);
    const after = await questionOn(page);
    await page.goBack();
    assert.equal(await page.isChecked('input[name="a.disabilityLevel"][value="1"]'), true);
    while ((await page.locator('input[name="a.certificateValidUntil.year"]').count()) === 0) await page.goBack();
    assert.equal(await page.inputValue('input[name="a.certificateValidUntil.year"]'), '2030');
    while ((await questionOn(page)) !== 'a.disabilityLevel') await page.goForward();
    assert.equal(await page.title(), title);
    await page.goForward();
    assert.equal(await questionOn(page), after);
    await page.reload();
    await page.waitForSelector('[data-ready]');
    assert.equal(await questionOn(page), after);
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1');
    await page.context().close();
  });

  test('the script blocked: the form still reaches the result', async () => {
    const page = await desk().page();
    await page.route(/self-check-.*\.js$|rules-.*\.json$/, (route) => route.abort());
    await page.goto('/self-check');
    await walk(page, certain);
    assert.ok((await results(page)).length > 5);
    await page.context().close();
    desk().complaints.length = 0;
  });

  test('server and browser draw the same page for 60 generated cases', async () => {
    const page = await started(desk());
    const answer = fc.constantFrom('yes', 'no', 'unknown', 'first', 'none', '1', '2', '3', '0');
    const names = [
      'certificate',
      'disabilityLevel',
      'lowIncome',
      'needsLongTermCare',
      'fullySupported',
      'registration',
      'student',
      'hasIncome',
      'pensionScheme',
    ];
    const cases = fc.sample(fc.record(Object.fromEntries(names.map((name) => [`a.${name}`, answer]))), {
      numRuns: 60,
      seed: 20261123,
    });
    for (const given of cases) {
      const answers = { 'a.about': '', ...given };
      const reply = await fetch(`${desk().base}/self-check`, { method: 'POST', body: formOf(answers) });
      const differs = await page.evaluate(
        ([html, state]) => {
          const text = (root: Element | null): string => {
            const words = (element: Element): string =>
              `<${element.tagName.toLowerCase()}${[...element.attributes]
                .map(({ name, value }) => ` ${name}=${value}`)
                .sort()
                .join(
                  '',
                )}>${[...element.childNodes].map((node) => (node.nodeType === 3 ? node.nodeValue : node.nodeType === 1 ? words(node as Element) : '')).join('')}`;
            return root === null ? '' : words(root);
          };
          const server = new DOMParser()
            .parseFromString(html as string, 'text/html')
            .querySelector('[data-self-check] .stack');
          history.replaceState({ selfCheck: state }, '');
          window.dispatchEvent(new PopStateEvent('popstate', { state: { selfCheck: state } }));
          const here = document.querySelector('[data-self-check] .stack');
          const [a, b] = [text(server), text(here)];
          return a === b && a !== '' ? undefined : `${a.slice(0, 600)}\n---\n${b.slice(0, 600)}`;
        },
        [await reply.text(), { page: 99, answers, errors: {}, resume: false }] as const,
      );
      assert.equal(differs, undefined);
    }
    await page.context().close();
  });

  test('axe finds nothing on mistakes and on the result, in any look', async () => {
    const page = await started(desk());
    await checkEveryLook(page, 'first page of the self-check', true);
    await fillPage(page, certain);
    await next(page);
    await next(page);
    await checkEveryLook(page, 'self-check with mistakes', true);
    await walk(page, certain);
    await checkEveryLook(page, 'result of the self-check', true);
    await page.context().close();
  });
}
