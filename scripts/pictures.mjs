// Takes the pictures of the README with Chromium: the terminal and the HTML report, on the demo project. `CHROMIUM` names another browser.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { withDemo } from './demo-project.mjs';
import { terminalPage } from './pictures/terminal-page.mjs';

const root = path.dirname(import.meta.dirname);
const folder = path.join(root, 'docs/images');
const FILES = ['src/chat.ts', 'src/investigate.ts', 'src/summarize.ts', 'src/route.ts'];
/** Columns of the terminal. */
const COLUMNS = 100;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
  ],
});

/** Opens a page and writes its picture. */
async function picture(name, html, { width, height }) {
  const page = await browser.newPage({ viewport: { width, height: height ?? 100 }, deviceScaleFactor: 1.5, colorScheme: 'light' });
  await page.setContent(html);
  // The same program gives the same picture, whenever it is taken.
  await page.evaluate(() => {
    for (const time of document.querySelectorAll('.origin time')) time.textContent = '1 Dec 2026, 09:00 UTC';
    for (const commit of document.querySelectorAll('.origin code')) commit.textContent = '4f7c2a91d0';
  });
  await page.screenshot({ path: path.join(folder, name), fullPage: height === undefined });
  await page.close();
}

const shown = {};
withDemo(({ path: project }) => {
  const run = (...args) =>
    spawnSync(process.execPath, [path.join(root, 'bin/opus47-migrate.js'), ...args], {
      cwd: project,
      encoding: 'utf8',
      env: { ...process.env, FORCE_COLOR: '1', NO_COLOR: '', COLUMNS: String(COLUMNS) },
    });
  const args = ['--check', ...FILES];
  const { stdout, stderr } = run(...args);
  shown.terminal = { command: `npx opus47-migrate ${args.join(' ')}`, text: stdout + stderr };
  run('src', '--dry-run', '--report', 'report.html');
  shown.report = fs.readFileSync(path.join(project, 'report.html'), 'utf8');
});

fs.mkdirSync(folder, { recursive: true });
await picture('terminal.png', terminalPage(shown.terminal), { width: 940 });
await picture('report.png', shown.report, { width: 1100, height: 900 });
await browser.close();
