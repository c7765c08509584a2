/** The HTML report, in a real browser. */
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { renderHtml } from '../../src/report/html/index.js';
import type { Report } from '../../src/report/report.js';
import { run } from '../../src/run/run.js';
import { browserPath, openBrowser } from '../support/browser.js';
import { CALL, plain, write } from '../support/project.js';
import { report, reportOf, site } from '../support/report.js';

const calls = (page: Page) => page.locator('.site:visible');
const files = (page: Page) => page.locator('.site:visible summary .path').allTextContents();

/** Every kind of token, on both sides, marked and not. */
const colours = (name: string) =>
  `/* ${name} */ async ${name}(${name}: number) { return '${name}' + ${name}.x(1, true) ?? { ${name}: 2 }; } // ${name}`;

const many = (): Report =>
  report(
    [
      site({ id: 'a', file: 'src/agents/a.ts', message: 'Alpha.' }),
      site({
        id: 'b',
        file: 'src/agents/b.ts',
        snippets: [{ file: 'src/agents/b.ts', line: 1, before: colours('left'), after: colours('right') }],
        budget: { from: 50_000, ratio: 0.55, computed: 27_500, to: 27_500, floored: false, expression: null, at: null },
      }),
      site({
        id: 'c',
        file: 'src/c.ts',
        status: 'review',
        reason: 'model-unknown',
        message: 'Which model this is cannot be told from `pick()`.',
        budget: null,
        notes: [],
        changes: [],
        snippets: [{ file: 'src/c.ts', line: 4, before: 'const x = 1;', after: null }],
      }),
      site({
        id: 'd',
        file: 'src/d.ts',
        status: 'skipped',
        reason: 'ignored',
        message: 'Ignored.',
        budget: null,
        notes: [],
        changes: [],
        snippets: [],
      }),
    ],
    { run: { mode: 'dry-run', paths: ['src'], options: { minBudget: 20_000, ratio: 0.55 }, durationMs: 1 } },
  );

describe.skipIf(browserPath === undefined)('in a browser', () => {
  const { withPage } = openBrowser();
  test('counts, chart, groups, and what is known of a call', async () => {
    await withPage(renderHtml(many()), async ({ page, requests, complaints }) => {
      expect(await page.title()).toBe('Opus 4.7 migration: 2 migrated, 1 to review');
      expect(await page.locator('.tiles li').allTextContents()).toEqual([
        '2 migrated in 2 files',
        '1 needs a person',
        '1 left alone',
        '0 errors',
      ]);
      expect(await page.locator('.chart tbody th').allTextContents()).toEqual(['10,000 → 20,000', '50,000 → 27,500']);
      expect(await page.locator('.legend').textContent()).toContain('floor of 20,000 tokens');
      expect(await page.locator('.group h2').allTextContents()).toEqual(['src 2', 'src/agents 2']);

      const first = page.locator('.site').filter({ hasText: 'src/agents/a.ts' });
      await first.locator('summary').click();
      const facts = await first.locator('dl').innerText();
      expect(facts).toContain('claude-opus-4-6 → claude-opus-4-7, written at src/models.ts:3');
      expect(facts).toContain('10,000 tokens, written at src/a.ts:10');
      expect(facts).toContain('20,000 tokens = 10,000 × 0.55 = 5,500, raised to the floor');
      const [before, after] = await first.locator('table.two').first().locator('td.c').allTextContents();
      expect({ before, after }).toEqual({ before: 'return client.messages.create({', after: 'return client.beta.messages.create({' });
      expect(await first.locator('.ins .m').first().textContent()).toBe('beta');
      expect({ requests, complaints }).toEqual({ requests: [], complaints: [] });
    });
  });

  test('the marks of the chart stand where their numbers are', async () => {
    await withPage(renderHtml(many()), async ({ page }) => {
      const centre = async (selector: string) => {
        const box = await page.locator(selector).boundingBox();
        return (box?.x ?? 0) + (box?.width ?? 0) / 2;
      };
      const row = (n: number) => `.chart tbody tr:nth-child(${n})`;
      const floor = await centre(`${row(1)} line.floor`);
      expect(await centre(`${row(1)} circle.new`)).toBeCloseTo(floor, 0);
      const zero = await centre(`${row(1)} line.grid >> nth=0`);
      const scale = (floor - zero) / 20_000;
      expect(await centre(`${row(1)} circle.old`)).toBeCloseTo(zero + 10_000 * scale, 0);
      expect(await centre(`${row(2)} circle.old`)).toBeCloseTo(zero + 50_000 * scale, 0);
      expect(await centre(`${row(2)} circle.new`)).toBeCloseTo(zero + 27_500 * scale, 0);
    });
  });

  test('filters, search and groups', async () => {
    await withPage(renderHtml(many()), async ({ page }) => {
      await page.getByLabel('left alone').uncheck();
      expect(await files(page)).toEqual(['src/c.ts', 'src/agents/a.ts', 'src/agents/b.ts']);
      expect(await page.locator('#count').textContent()).toBe('3 of 4 calls');
      await page.getByLabel('by status').check();
      expect(await page.locator('.group:visible h2').allTextContents()).toEqual(['Needs a person 1', 'Migrated 2']);
      await page.getByRole('searchbox').fill('AGENTS 27,500');
      expect(await files(page)).toEqual(['src/agents/b.ts']);
      await page.getByRole('searchbox').fill('nowhere');
      expect(await calls(page).count()).toBe(0);
      await page.getByRole('button', { name: 'Show all' }).click();
      expect(await calls(page).count()).toBe(4);
      expect(await page.locator('#count').textContent()).toBe('4 calls');
    });
  });

  test('the keyboard reaches everything', async () => {
    await withPage(renderHtml(many()), async ({ page }) => {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the calls');
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await page.keyboard.press('k');
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      expect(await page.locator('.site[open] summary .path').allTextContents()).toEqual(['src/d.ts']);
      await page.keyboard.press('/');
      await page.keyboard.type('jek');
      expect(await page.getByRole('searchbox').inputValue()).toBe('jek');
      await page.keyboard.press('Escape');
      expect(await calls(page).count()).toBe(4);
      await page.keyboard.press('e');
      expect(await page.locator('.site[open]').count()).toBe(4);
      expect(await page.locator('#expand').textContent()).toBe('Collapse all');
    });
  });

  test('light and dark, by the system and by hand, with text that can be read', async () => {
    const contrasts = (page: Page) =>
      page.evaluate(() => {
        const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
        const rgb = (colour: string) => {
          canvas.clearRect(0, 0, 1, 1);
          canvas.fillStyle = colour;
          canvas.fillRect(0, 0, 1, 1);
          return [...canvas.getImageData(0, 0, 1, 1).data];
        };
        const light = (colour: readonly number[]) => {
          const [r = 0, g = 0, b = 0] = colour.map((part) =>
            part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
          );
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const behind = (element: Element | null): string => {
          for (let at = element; at; at = at.parentElement) {
            const { backgroundColor } = getComputedStyle(at);
            if (rgb(backgroundColor)[3] === 255) return backgroundColor;
          }
          return 'white';
        };
        return [...document.querySelectorAll('main *')]
          .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
          .filter((element) => element.getClientRects().length > 0 && !element.closest('svg'))
          .map((element) => {
            const [a, b] = [light(rgb(getComputedStyle(element).color)), light(rgb(behind(element)))].sort((x, y) => y - x) as [
              number,
              number,
            ];
            return { text: element.textContent?.trim().slice(0, 40), ratio: (a + 0.05) / (b + 0.05) };
          })
          .filter(({ ratio }) => ratio < 4.5);
      });
    const page = async (colorScheme: 'light' | 'dark') =>
      withPage(
        renderHtml(many()),
        async ({ page: shown }) => {
          await shown.keyboard.press('e');
          return { background: await shown.evaluate(() => getComputedStyle(document.body).backgroundColor), faint: await contrasts(shown) };
        },
        { colorScheme },
      );
    expect(await page('light')).toEqual({ background: 'rgb(245, 246, 248)', faint: [] });
    expect(await page('dark')).toEqual({ background: 'rgb(16, 19, 23)', faint: [] });
    await withPage(renderHtml(many()), async ({ page: shown }) => {
      await shown.locator('#theme').click();
      await shown.locator('#theme').click();
      expect(await shown.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(16, 19, 23)');
    });
  });

  test('prints every call open, and closes them again', async () => {
    await withPage(renderHtml(many()), async ({ page }) => {
      await page.evaluate(() => {
        addEventListener('beforeprint', () => {
          document.title = String(document.querySelectorAll('.site[open]').length);
        });
      });
      const paper = await page.pdf();
      expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
      expect(await page.title()).toBe('4');
      expect(await page.locator('.site[open]').count()).toBe(0);
    });
  });

  test('without scripts every call is there, and opens', async () => {
    await withPage(
      renderHtml(many()),
      async ({ page }) => {
        expect(await calls(page).count()).toBe(4);
        expect(await page.locator('.toolbar').isVisible()).toBe(false);
        await page.locator('summary').first().click();
        expect(await page.locator('.site[open]').count()).toBe(1);
      },
      { javaScriptEnabled: false },
    );
  });

  test('nothing to report is a page too', async () => {
    await withPage(renderHtml(report([])), async ({ page, complaints }) => {
      expect(await page.locator('.lead').textContent()).toContain('0 calls');
      expect(complaints).toEqual([]);
    });
  });

  const HOSTILE = [
    `</script><script>window.owned = 1</script>`,
    `</style></title></textarea><img src=x onerror="window.owned = 2"><svg onload=window.owned=3>`,
    `" onmouseover="window.owned = 4" x='`,
    `\u001b[31mred\u001b[0m \u202egnp.exe \u2066 \u0007 \u0000`,
    `&lt;b&gt; &amp;amp; \`code\` \${x} {{y}} <!-- c --> ]]>`,
    `a\r\nb\tc \ufeff \u2028`,
    `javascript:window.owned=5 https://example.com @someone`,
    `שלום العربية`,
  ];

  /** The elements and attributes of a page without anything hostile. */
  const partsOf = (page: Page) =>
    page.evaluate(() => ({
      elements: [...new Set([...document.body.querySelectorAll('*')].map(({ localName }) => localName))],
      attributes: [...new Set([...document.body.querySelectorAll('*')].flatMap((element) => element.getAttributeNames()))],
    }));
  const plainParts = () =>
    withPage(renderHtml(reportOf('`plain`')), async ({ page }) => {
      await page.keyboard.press('e');
      return partsOf(page);
    });

  test.each(HOSTILE)('text is only text: %j', async (text) => {
    await withPage(renderHtml(reportOf(text)), async ({ page, requests, complaints }) => {
      await page.keyboard.press('e');
      await page.mouse.move(640, 450);
      const found = await page.evaluate(() => ({
        owned: (window as unknown as { owned?: number }).owned,
        links: document.querySelectorAll('a').length,
        scripts: document.scripts.length,
        text: document.body.innerText,
      }));
      const plainPage = await plainParts();
      expect(found.owned).toBeUndefined();
      const { elements, attributes } = await partsOf(page);
      expect(elements.filter((name) => !plainPage.elements.includes(name))).toEqual([]);
      expect(attributes.filter((name) => !plainPage.attributes.includes(name))).toEqual([]);
      expect({ links: found.links, scripts: found.scripts }).toEqual({ links: 1, scripts: 1 });
      expect(found.text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
      const shown = text.replace(
        /[\u0000-\u001f\u061c\u2028-\u202e\u2066-\u2069\ufeff]/g,
        (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
      if (!text.includes('`')) expect(found.text).toContain(shown.trim());
      expect({ requests, complaints }).toEqual({ requests: [], complaints: [] });
    });
  });

  test('a hostile project, from the disk to the page', async () => {
    const code = CALL.replace('const client', `// </script><img src=x onerror=window.owned=1> \u202e \u001b[31m\nconst client`).replace(
      "'ping'",
      '`</td><svg onload=window.owned=2>`',
    );
    const cwd = plain({});
    const names = [
      `<img src=x onerror=window.owned=3>.ts`,
      `"q" 'n'.ts`,
      'a\u202egnp.ts',
      'b\u001b[31m.ts',
      'c\nd.ts',
      '`t` [x](javascript:y).ts',
    ];
    write(cwd, Object.fromEntries(names.map((name) => [path.join('<b>', name), code])));
    write(cwd, { '&amp;.ts': '(claude-opus-4-6' });
    const { report: real } = await run(['.'], { cwd, mode: 'dry-run' });
    expect(real.summary.migrated).toBe(names.length);
    await withPage(renderHtml(real), async ({ page, requests, complaints }) => {
      await page.keyboard.press('e');
      expect(await page.evaluate(() => (window as unknown as { owned?: number }).owned)).toBeUndefined();
      expect(await page.locator('img, .body svg').count()).toBe(0);
      expect((await files(page)).sort()).toEqual(
        names.map((name) => `<b>/${name.replace('\u202e', '\\u202e').replace('\u001b', '\\u001b').replace('\n', '\\u000a')}`).sort(),
      );
      expect({ requests, complaints }).toEqual({ requests: [], complaints: [] });
    });
  });
});

test('names nothing on the network, and holds the page’s own script alone', () => {
  const page = renderHtml(many());
  expect(page).not.toMatch(/https?:|\bsrc=|url\(|@import|<link/);
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).toContain("default-src 'none'");
});
