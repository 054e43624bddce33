/** One Chromium and one site for all page tests. Where there is no Chromium the tests say so and are skipped. */
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { site } from './site.tsx';

const EXECUTABLE = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Why the tests can not run here; undefined when they can. */
export const missing = existsSync(EXECUTABLE) ? undefined : `no Chromium at ${EXECUTABLE}`;

export const launchBrowser = (): Promise<Browser> => chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });

export interface Desk {
  readonly base: string;
  /** A fresh page in a context of its own; problems in its console are kept. */
  readonly page: (options?: BrowserContextOptions) => Promise<Page>;
  /** Errors that pages wrote to their console or threw. */
  readonly complaints: string[];
  /** Lines of the server's log. */
  readonly log: string[];
  readonly close: () => Promise<void>;
}

export async function openDesk(): Promise<Desk> {
  const log: string[] = [];
  const complaints: string[] = [];
  const app = await site((line) => log.push(line));
  const server = await new Promise<ReturnType<typeof serve>>((ready) => {
    const listening = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => ready(listening));
  });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await launchBrowser();
  return {
    base,
    complaints,
    log,
    page: async (options = {}) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, baseURL: base, ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        // Refused forms and pages that are not there are tested on purpose.
        if (message.type() === 'error' && !/status of (404|422|500)/.test(message.text()))
          complaints.push(message.text());
      });
      return page;
    },
    close: async () => {
      await browser.close();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** The toolbar's choices, as the cookie has them. */
export const look = (base: string, size: string, theme: string, care: 'on' | 'off') => ({
  name: 'fuzhu-look',
  value: `${size}.${theme}.${care}`,
  url: base,
});
