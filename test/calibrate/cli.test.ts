/** The real command over logs: table, JSON, page, and errors for what it cannot read. */
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { calibrationOf } from '../../src/calibrate/calibrate.js';
import type { Calibration } from '../../src/calibrate/calibration.js';
import { renderHtml } from '../../src/calibrate/html/index.js';
import { readLogs } from '../../src/calibrate/usage-log.js';
import { browserPath, openBrowser } from '../support/browser.js';
import { command } from '../support/command.js';
import { plain, read } from '../support/project.js';
import { simulate } from '../support/study.js';

const falls = (index: number) => 0.9 - 0.25 * Math.max(0, 2 - index);
const LOG = simulate({ budgets: [20_000, 30_000, 40_000, 50_000], quality: falls, noise: 'pass-fail', tasks: 100, seed: 1 });
const FEW = simulate({ budgets: [20_000, 30_000], quality: () => 0.8, noise: 0.1, tasks: 20, seed: 2, site: 'src/few.ts#ask:1' });
const lines = (records: readonly object[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('');

describe('calibrate', () => {
  const cwd = () => plain({ 'a.jsonl': lines(LOG), 'b.jsonl': `${lines(FEW)}not json\n` });

  test('prints a table for each site, and what is left out', async () => {
    const { status, stdout, stderr } = await command(cwd(), ['calibrate', 'a.jsonl', 'b.jsonl']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('Quality falls off below 40,000');
    expect(stdout).toContain('Production budget: 48,000, 20 % above that.');
    expect(stdout).toContain('Not enough data: 30 scored tasks missing at 20,000, 30 scored tasks missing at 30,000.');
    expect(stdout).toContain('left out b.jsonl:41: this line is not JSON.');
    expect(stdout).not.toContain('\u001b');
  });

  test('says once for a file that lines are left out', async () => {
    const at = plain({ 'a.jsonl': lines(LOG), 'b.jsonl': 'not json\n'.repeat(40) });
    const { status, stdout } = await command(at, ['calibrate', 'a.jsonl', 'b.jsonl']);
    expect(status).toBe(0);
    expect(stdout.match(/left out/g)).toHaveLength(2);
    expect(stdout).toContain('left out b.jsonl:1: this line is not JSON (and 39 more lines of this file).');
    expect(stdout).toContain('40 lines left out.');
  });

  test.each([
    ['a report', `${JSON.stringify({ schemaVersion: 1, sites: [] }, null, 2)}\n`, 'x.json:1 is not JSON'],
    ['lines without a version', '{"task":"t"}\n{"task":"u"}\n', 'x.json:1 has no version (`v`), as the lines of a usage log have'],
  ])('refuses %s, of which no line can be used', async (_, text, message) => {
    const { status, stdout, stderr } = await command(plain({ 'x.json': text }), ['calibrate', 'x.json']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`x.json: no line is one of a usage log; ${message}. Usage logs are JSON lines`);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('gives the same as JSON, on stdout or as a file', async () => {
    const at = cwd();
    const { stdout } = await command(at, ['calibrate', 'a.jsonl', 'b.jsonl', '--format', 'json']);
    const found = JSON.parse(stdout) as Calibration;
    expect(found.groups.map(({ site, verdict, recommended }) => [site, verdict, recommended?.budget ?? null])).toEqual([
      ['src/agent.ts#plan:1', 'cliff', 48_000],
      ['src/few.ts#ask:1', 'not-enough-data', null],
    ]);
    expect(found.logs).toEqual([
      { file: 'a.jsonl', lines: 400 },
      { file: 'b.jsonl', lines: 41 },
    ]);
    await command(at, ['calibrate', 'a.jsonl', 'b.jsonl', '--report', 'out/found.json', '--report', 'out/found.html']);
    expect(read(at, 'out/found.html')).toContain('<!doctype html>');
    expect(read(at, 'out/found.json')).toBe(stdout);
  });

  test('tells categories apart with --by category', async () => {
    const { stdout } = await command(cwd(), ['calibrate', 'a.jsonl', '--by', 'category', '--format', 'json']);
    expect((JSON.parse(stdout) as Calibration).groups.map(({ category, tasks }) => [category, tasks])).toEqual([
      ['review', 200],
      ['search', 200],
    ]);
  });

  test.each([
    [['calibrate'], "missing required argument 'logs'"],
    [['calibrate', 'missing.jsonl'], 'missing.jsonl: cannot read a usage log'],
    [['calibrate', 'a.jsonl', '--threshold', '2'], '--threshold must be'],
    [['calibrate', 'a.jsonl', '--by', 'day'], '--by must be site or category'],
    [['calibrate', 'a.jsonl', '--report', 'a.doc'], 'unknown extension'],
    [['calibrate', 'a.jsonl', '--format', 'xml'], '--format must be one of'],
  ])('refuses %j', async (args, message) => {
    const { status, stdout, stderr } = await command(cwd(), args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});

describe.skipIf(browserPath === undefined)('the page', () => {
  const { withPage } = openBrowser();
  const hostile = 'src/<img src=x onerror=alert(1)>"\u202e.ts#</script><script>alert(2)</script>:1';
  const few = FEW.map((record) => ({ ...record, site: hostile }));
  const text = lines(LOG) + lines(few);
  const calibration = calibrationOf(
    { ...readLogs([{ file: 'usage.jsonl', text }]), logs: [{ file: 'usage.jsonl', lines: 440 }], version: '1.0.0' },
    { threshold: 0.05, by: 'site' },
  );

  test('shows the curves with the cliff and the production budget, and loads nothing', async () => {
    await withPage(renderHtml(calibration), async ({ page, requests, complaints }) => {
      expect(await page.locator('svg:has(text)').count()).toBe(4);
      expect(await page.getByText('Production budget: 48,000').count()).toBeGreaterThan(0);
      const shown = (await page.locator('svg').allTextContents()).join(' ');
      expect(shown).toContain('cliff 40,000');
      expect(shown).toContain('production 48,000');
      expect({ requests, complaints }).toEqual({ requests: [], complaints: [] });
      const wider = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
      expect(wider).toBe(false);
    });
  });

  test('shows names as text', async () => {
    await withPage(renderHtml(calibration), async ({ page, complaints }) => {
      expect(
        await page
          .locator('img, script:not([src])')
          .evaluateAll((nodes) => nodes.filter((node) => node.outerHTML.includes('alert')).length),
      ).toBe(0);
      expect(await page.locator('body').textContent()).toContain('<img src=x onerror=alert(1)>');
      expect(complaints).toEqual([]);
    });
  });

  test('says the numbers of the table on the terminal', async () => {
    const cwd = plain({ 'a.jsonl': lines(LOG), 'b.jsonl': lines(FEW) });
    const { stdout } = await command(cwd, ['calibrate', 'a.jsonl', 'b.jsonl', '--report', 'page.html']);
    const words = (text: string) => text.replace(' (cliff)', '').replace(/\s+/g, ' ').trim();
    const table = stdout.split('\n').map((line) => words(line.replace('>', '')));
    await withPage(read(cwd, 'page.html'), async ({ page }) => {
      const rows = await page
        .locator('.numbers tr')
        .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));
      expect(rows.length).toBeGreaterThan(3);
      for (const row of rows) expect(table).toContain(words(row.slice(0, 8).join(' ')));
      for (const message of await page.locator('.message').allTextContents()) expect(words(stdout)).toContain(words(message));
    });
  });

  test.each([1280, 400, 320])('fits in %i pixels', async (width) => {
    await withPage(
      renderHtml(calibration),
      async ({ page }) => {
        const outside = await page.evaluate(() =>
          [...document.querySelectorAll('body *')]
            .filter(
              (element) =>
                !element.closest('.scroll, .skip') && element.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5,
            )
            .map(({ tagName, textContent }) => `${tagName} ${textContent}`),
        );
        expect(outside).toEqual([]);
      },
      { viewport: { width, height: 800 } },
    );
  });

  test('has light and dark', async () => {
    const background = () => 'getComputedStyle(document.body).backgroundColor';
    const seen = [];
    for (const colorScheme of ['light', 'dark'] as const)
      seen.push(await withPage(renderHtml(calibration), ({ page }) => page.evaluate(background()), { colorScheme }));
    expect(new Set(seen).size).toBe(2);
  });
});

test('the page is written with --report', async () => {
  const cwd = plain({ 'a.jsonl': lines(LOG) });
  const { stdout } = await command(cwd, ['calibrate', 'a.jsonl', '--report', 'budgets.html']);
  expect(stdout).toContain('Production budget');
  expect(read(cwd, path.join('budgets.html'))).toContain('<!doctype html>');
});
