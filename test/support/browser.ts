/** A real browser, where one is installed: pages are opened with no network and a profile of their own. */
import fs from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { folder } from './project.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const FOLDERS = ['/usr/bin', '/usr/local/bin', '/snap/bin'];

/** Undefined, and a word on stderr, where there is no browser. */
export const browserPath: string | undefined = FOLDERS.flatMap((at) => NAMES.map((name) => path.join(at, name))).find((file) =>
  fs.existsSync(file),
);
if (browserPath === undefined) process.stderr.write(`Skipped: no ${NAMES.join(' or ')} is installed to look at the HTML report with.\n`);

const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Opened {
  page: Page;
  /** Every request but the page's own. */
  requests: string[];
  /** Errors and refusals that the browser logged. */
  complaints: string[];
}

export interface Look {
  colorScheme?: 'light' | 'dark';
  javaScriptEnabled?: boolean;
  viewport?: { width: number; height: number };
}

/** One browser for the tests of a file, with a profile of its own. `withPage` opens a page in it, and closes it after the work. */
export function openBrowser(): { withPage: <T>(markup: string, work: (opened: Opened) => Promise<T>, look?: Look) => Promise<T> } {
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (browserPath !== undefined) browser = await chromium.launch({ executablePath: browserPath, headless: true, args: ARGS });
  });
  afterAll(() => browser?.close());
  return {
    async withPage(markup, work, look = {}) {
      const file = path.join(folder(), 'report.html');
      fs.writeFileSync(file, markup);
      const context = await (browser as Browser).newContext({ viewport: { width: 1280, height: 900 }, ...look });
      try {
        const page = await context.newPage();
        const requests: string[] = [];
        const complaints: string[] = [];
        page.on('request', (request) => request.url() !== `file://${file}` && requests.push(request.url()));
        page.on('console', (message) => complaints.push(message.text()));
        page.on('pageerror', (error) => complaints.push(error.message));
        page.on('dialog', (dialog) => {
          complaints.push(dialog.message());
          return dialog.dismiss();
        });
        await page.goto(`file://${file}`);
        return await work({ page, requests, complaints });
      } finally {
        await context.close();
      }
    },
  };
}
