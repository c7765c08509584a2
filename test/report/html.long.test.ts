/** The HTML report, in a real browser. */
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { renderHtml } from '../../src/report/html/index.js';
import type { Place, Report } from '../../src/report/report.js';
import { run } from '../../src/run/run.js';
import type { Reason } from '../../src/sites/reasons.js';
import { browserPath, openBrowser } from '../support/browser.js';
import { CALL, plain, write } from '../support/project.js';
import { report, reportOf, runOf, site } from '../support/report.js';

/** Mean and spread of a picture's lightness, 0 to 255. */
const lightness = (page: Page, picture: Buffer) =>
  page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(200, 200);
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.drawImage(image, 0, 0, 200, 200);
    const pixels = context.getImageData(0, 0, 200, 200).data;
    const values = Array.from(
      { length: 40_000 },
      (_, i) => ((pixels[4 * i] ?? 0) + (pixels[4 * i + 1] ?? 0) + (pixels[4 * i + 2] ?? 0)) / 3,
    );
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return { mean, deviation: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) };
  }, picture.toString('base64'));

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
        message: 'The model cannot be determined from `pick()`.',
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
    { run: runOf({ mode: 'dry-run', paths: ['src'], options: { minBudget: 20_000, ratio: 0.55 } }) },
  );

describe.skipIf(browserPath === undefined)('in a browser', () => {
  const { withPage } = openBrowser();
  test('counts, chart, groups, and what is known of a call', async () => {
    await withPage(renderHtml(many()), async ({ page, requests, complaints }) => {
      expect(await page.title()).toBe('Opus 4.7 migration of shop: 2 would migrate, 1 to review');
      expect(await page.locator('.tiles li').allTextContents()).toEqual([
        '1 needs review',
        '2 would migrate in 2 files',
        '1 skipped',
        '0 errors',
      ]);
      expect(await page.locator('.chart tbody th').allTextContents()).toEqual(['10,000 → 20,000', '50,000 → 27,500']);
      expect(await page.locator('.legend').textContent()).toContain('minimum of 20,000 tokens');
      expect(await page.locator('.origin li').allTextContents()).toEqual([
        'Dry run of shop',
        'src',
        '28 Nov 2026, 12:30 UTC',
        'commit 0123456789',
        'opus47-migrate 1.2.3',
      ]);
      expect(await page.locator('.group h2').allTextContents()).toEqual(['Needs review 1', 'Would migrate 2', 'Skipped 1']);

      const first = page.locator('.site').filter({ hasText: 'src/agents/a.ts' });
      await first.locator('summary').click();
      const facts = await first.locator('dl').innerText();
      expect(facts).toContain('claude-opus-4-6 → claude-opus-4-7, written at src/models.ts:3');
      expect(facts).toContain('10,000 tokens, written at src/a.ts:10');
      expect(facts).toContain('20,000 tokens = 10,000 × 0.55 = 5,500, below the minimum');
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
      await page.getByLabel('skipped').uncheck();
      expect(await files(page)).toEqual(['src/c.ts', 'src/agents/a.ts', 'src/agents/b.ts']);
      expect(await page.locator('#count').textContent()).toBe('3 of 4 calls');
      await page.getByLabel('by folder').check();
      expect(await page.locator('.group:visible h2').allTextContents()).toEqual(['src 1', 'src/agents 2']);
      await page.getByLabel('by status').check();
      expect(await page.locator('.group:visible h2').allTextContents()).toEqual(['Needs review 1', 'Would migrate 2']);
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
      expect(await page.locator('.site[open] summary .path').allTextContents()).toEqual(['src/agents/a.ts']);
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

  test('what one line stops comes together, the most calls first', async () => {
    const stopped = (id: string, reason: Reason, blocker: Place | null) =>
      site({ id, file: `src/${id}.ts`, status: 'review', reason, blocker, changes: [], budget: null });
    const router = { file: 'src/router.ts', line: 4 };
    const all = report([
      stopped('a', 'model-unknown', { file: 'src/x.ts', line: 9 }),
      stopped('b', 'model-mixed', router),
      stopped('c', 'params-unknown', null),
      stopped('d', 'model-mixed', router),
      stopped('e', 'model-mixed', null),
      stopped('f', 'model-mixed', router),
      stopped('g', 'params-unknown', null),
    ]);
    await withPage(renderHtml(all), async ({ page }) => {
      expect(await page.locator('.part h3').allTextContents()).toEqual(['model-mixed blocked by src/router.ts:4 3', 'params-unknown 2']);
      expect(await files(page)).toEqual(['b', 'd', 'f', 'c', 'g', 'e', 'a'].map((id) => `src/${id}.ts`));
      await page.getByRole('searchbox').fill('src/d.ts');
      expect(await page.locator('.part:visible h3').allTextContents()).toEqual(['model-mixed blocked by src/router.ts:4 1']);
    });
  });

  test('a run that wrote says so', async () => {
    await withPage(renderHtml(report()), async ({ page }) => {
      expect(await page.locator('.tiles').innerText()).toContain('migrated in 2 files');
      expect(await page.locator('body').innerText()).not.toMatch(/would migrate|dry run/i);
    });
  });

  describe.each([1280, 690, 400, 320])('at %i pixels', (width) => {
    /** Elements that stick out of the window, or texts that run into each other. */
    const faults = (page: Page) =>
      page.evaluate(() => {
        const shown = [...document.querySelectorAll<HTMLElement>('body *')].filter(
          (element) => element.getClientRects().length > 0 && !element.closest('.sr, .skip, .scroll, svg'),
        );
        const edge = document.documentElement.clientWidth + 0.5;
        const outside = shown.filter(
          (element) => element.getBoundingClientRect().right > edge || element.getBoundingClientRect().left < -0.5,
        );
        const cut = shown.filter(
          (element) =>
            getComputedStyle(element).overflowX !== 'visible' && !element.matches('.code') && element.scrollWidth > element.clientWidth + 1,
        );
        const leaves = shown.filter((element) => element.matches('summary > *, .toolbar > *, .tiles > *, .origin > *'));
        const overlapping = leaves.filter((element, index) => {
          const a = element.getBoundingClientRect();
          return leaves.slice(index + 1).some((other) => {
            const b = other.getBoundingClientRect();
            return a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
          });
        });
        return [...outside, ...cut, ...overlapping].map(
          (element) => `${element.tagName}.${element.className} ${element.textContent?.slice(0, 30)}`,
        );
      });

    const long = () =>
      report(
        [
          ...many().sites,
          site({
            id: 'long',
            file: `packages/${'deeply-nested-folder/'.repeat(6)}service.ts`,
            message: `${'AVeryLongTypeNameWithoutAnySpace'.repeat(5)} \`${'x'.repeat(120)}\``,
            budget: {
              from: null,
              ratio: 0.55,
              computed: null,
              to: null,
              floored: false,
              at: null,
              expression: `Math.round(${'options.'.repeat(20)} * 0.55)`,
            },
            model: { from: 'claude-opus-4-6'.repeat(8), to: 'claude-opus-4-7'.repeat(8), at: { file: 'src/models.ts', line: 3 } },
            snippets: [
              {
                file: 'src/long.ts',
                line: 99_998,
                before: `const a = '${'x'.repeat(300)}';\nb`,
                after: `const a = '${'y'.repeat(300)}';\nb`,
              },
            ],
          }),
        ],
        {
          run: runOf({
            project: 'a-project-with-quite-a-long-name',
            paths: ['packages/one', 'packages/two'],
            options: { minBudget: 20_000, ratio: 0.55 },
          }),
        },
      );

    test.each(['light', 'dark'] as const)('everything fits, and the picture is %s', async (colorScheme) => {
      await withPage(
        renderHtml(long()),
        async ({ page }) => {
          expect(await faults(page)).toEqual([]);
          await page.keyboard.press('e');
          expect(await faults(page)).toEqual([]);
          const { mean, deviation } = await lightness(page, await page.screenshot({ fullPage: true }));
          if (colorScheme === 'light') expect(mean).toBeGreaterThan(200);
          else expect(mean).toBeLessThan(60);
          // Something stands on it.
          expect(deviation).toBeGreaterThan(10);
        },
        { colorScheme, viewport: { width, height: 900 } },
      );
    });

    test('a diff is side by side, or on a narrow screen one below the other, old lines first', async () => {
      await withPage(
        renderHtml(
          report([
            site({
              snippets: [{ file: 'src/a.ts', line: 7, before: 'same\nold one\nold two\nend', after: 'same\nnew one\nnew two\nmore\nend' }],
            }),
          ]),
        ),
        async ({ page }) => {
          await page.keyboard.press('e');
          const lines = await page.locator('.two td.c:visible').evaluateAll((cells) =>
            cells
              .map((cell) => ({ text: cell.textContent ?? '', box: cell.getBoundingClientRect() }))
              .filter(({ text }) => text !== '')
              .sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left)
              .map(({ text }) => text),
          );
          expect(lines).toEqual(
            width > 700
              ? ['same', 'same', 'old one', 'new one', 'old two', 'new two', 'more', 'end', 'end']
              : ['same', 'old one', 'old two', 'new one', 'new two', 'more', 'end'],
          );
        },
        { viewport: { width, height: 900 } },
      );
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
      expect(await page.locator('.lead').textContent()).toContain('Nothing to migrate');
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
