/** Filling in the self-check as a person would, with and without scripts. */
import type { Page } from 'playwright-core';

export type Filled = Readonly<Record<string, string>>;

/** A severe disabled person of a low-income household, who knows everything that is asked. */
export const certain: Filled = {
  'a.about': 'hardship,care',
  'a.birthDate': '1968-3-5',
  'a.certificate': 'yes',
  'a.disabilityCategory': 'physical',
  'a.disabilityLevel': '1',
  'a.certificateValidUntil': '2030-1-1',
  'a.needsLongTermCare': 'yes',
  'a.lowIncome': 'first',
};

/** Fills what the page asks: the given answers, otherwise no, not sure, or zero. In one step, so that walks are quick. */
export async function fillPage(page: Page, given: Filled): Promise<void> {
  await page.$$eval(
    'main input:not([type=hidden])',
    (inputs, answers) => {
      const fields = inputs as HTMLInputElement[];
      const offered = (name: string, value: string): boolean =>
        fields.some((field) => field.name === name && field.value === value);
      for (const field of fields) {
        const [, name = '', part] = /^(.*?)(?:\.(year|month|day))?$/.exec(field.name) ?? [];
        const answer = answers[name];
        if (part !== undefined) field.value = answer?.split('-')[['year', 'month', 'day'].indexOf(part)] ?? '';
        else if (field.type === 'radio')
          field.checked = field.value === (answer ?? (offered(name, 'no') ? 'no' : 'unknown'));
        else if (field.type === 'checkbox') field.checked = (answer ?? '').split(',').includes(field.value);
        else field.value = answer ?? '0';
      }
    },
    given,
  );
}

export const next = (page: Page): Promise<void> => page.click('main button[value=next]');

/** Walks from where it is to the result; gives the names of the fields asked for on the way. */
export async function walk(page: Page, given: Filled): Promise<string[]> {
  const asked: string[] = [];
  while ((await page.locator('main button[value=next]').count()) > 0) {
    asked.push(await questionOn(page));
    if (asked.length > 40) throw new Error(`the self-check does not end: ${asked}`);
    await fillPage(page, given);
    await next(page);
  }
  return asked;
}

/** Walks until a certain question is asked. */
export async function walkTo(page: Page, given: Filled, question: string): Promise<void> {
  for (let pages = 0; (await questionOn(page)) !== question; pages++) {
    if (pages > 40) throw new Error(`${question} is not asked`);
    await fillPage(page, given);
    await next(page);
  }
}

/** `a.disabilityLevel` */
export const questionOn = async (page: Page): Promise<string> => {
  const name = await page.locator('main input:not([type=hidden])').first().getAttribute('name');
  return (name ?? '').replace(/\.(year|month|day)$/, '');
};

/** What the result says: one line per benefit. */
export const results = (page: Page): Promise<string[]> =>
  page.$$eval('.result', (cards) =>
    cards.map((card) => [...card.children].map((part) => part.textContent?.replace(/\s+/g, ' ').trim()).join(' ')),
  );
