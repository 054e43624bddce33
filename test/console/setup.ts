/** The whole site on a database of its own, over real HTTP: a small county of invented people, an account for each kind of staff, and browsers to use them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COUNTY, catalogue } from '../../src/main/catalogue.ts';
import { type DemonstrationAccount, demonstrationAccounts, setUpDemonstration } from '../../src/main/demonstration.ts';
import { serve } from '../../src/main/serve.ts';
import { siteOf } from '../../src/main/site.tsx';
import { type System, systemOn } from '../../src/main/system.ts';
import { saveAreas } from '../../src/store/area.ts';
import { loadAreas } from '../../src/store/areas/load-areas.ts';
import { ensureFactColumns } from '../../src/store/fact-columns.ts';
import { keysFrom, newMasterKey } from '../../src/store/keys.ts';
import { createTestDatabase } from '../../src/store/testing.ts';

export const PEOPLE = 120;

export interface Town {
  readonly system: System;
  readonly address: string;
  readonly accounts: readonly DemonstrationAccount[];
  readonly logged: readonly string[];
  /** A browser without scripts that has signed in; without an account one that has not. */
  readonly visit: (account?: string) => Promise<Visitor>;
  readonly close: () => Promise<void>;
}

export async function openCounty(): Promise<Town> {
  const database = await createTestDatabase();
  await ensureFactColumns(database, catalogue.facts.values());
  await database.owner((queries) => saveAreas(queries, loadAreas(COUNTY).areas));
  const system = systemOn(database, keysFrom(newMasterKey(), 'test'));
  const folder = mkdtempSync(join(tmpdir(), 'fuzhu-console-'));
  await setUpDemonstration(system, folder, { people: PEOPLE, seed: 3, progress: () => {} });
  const accounts = demonstrationAccounts(folder);
  const logged: string[] = [];
  const site = await siteOf(system, { log: (line) => logged.push(line), ready: () => true, accounts });
  const serving = await serve(site, 0, '127.0.0.1');
  const address = `http://127.0.0.1:${serving.port}`;
  return {
    system,
    address,
    accounts,
    logged,
    visit: (account) => visitor(address, account === undefined ? undefined : passwordOf(accounts, account)),
    close: async () => {
      await serving.stop();
      await system.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function passwordOf(accounts: readonly DemonstrationAccount[], account: string): DemonstrationAccount {
  const found = accounts.find((each) => each.account === account);
  if (found === undefined) throw new Error(`no account ${account}`);
  return found;
}

export interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly path: string;
  readonly html: string;
  readonly bytes: Uint8Array;
  /** The words a reader of the page meets. */
  readonly words: string;
}

export interface Visitor {
  readonly cookies: ReadonlyMap<string, string>;
  /** Follows redirects unless told otherwise. */
  readonly open: (path: string, options?: { follow?: boolean }) => Promise<Page>;
  /** Sends a form as a browser does, and follows the redirect. */
  readonly send: (
    path: string,
    form: Record<string, string> | FormData,
    options?: { headers?: Record<string, string>; follow?: boolean },
  ) => Promise<Page>;
}

async function visitor(address: string, account?: DemonstrationAccount): Promise<Visitor> {
  const cookies = new Map<string, string>();
  const ask = async (path: string, init: RequestInit, follow: boolean): Promise<Page> => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(address + path, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    const location = response.headers.get('location');
    if (follow && location !== null) {
      await response.body?.cancel();
      return ask(location, {}, true);
    }
    const bytes = new Uint8Array(await response.arrayBuffer());
    const html = new TextDecoder().decode(bytes);
    return { status: response.status, headers: response.headers, path, html, bytes, words: wordsOf(html) };
  };
  const it: Visitor = {
    cookies,
    open: (path, { follow = true } = {}) => ask(path, {}, follow),
    send: (path, form, { headers = { origin: address }, follow = true } = {}) =>
      ask(path, { method: 'POST', headers, body: form instanceof FormData ? form : new URLSearchParams(form) }, follow),
  };
  if (account !== undefined) {
    const { account: user, password } = account;
    const page = await it.send('/console/sign-in', { user, password, next: '' });
    if (page.status !== 200 || page.path !== '/console') throw new Error(`${user} could not sign in: ${page.status}`);
  }
  return it;
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(/;\s*/);
  const [name = '', value = ''] = pair.split('=');
  if (attributes.some((attribute) => /^max-age=0$/i.test(attribute))) cookies.delete(name);
  else cookies.set(name, value);
}

const wordsOf = (html: string): string =>
  html
    .replace(/<(script|style|svg)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
