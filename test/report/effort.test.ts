/** `--effort shift` is explained where people read: the table, and which of its rows was measured. */
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import { renderHtml } from '../../src/report/html/index.js';
import { renderMarkdown } from '../../src/report/markdown.js';
import { renderText } from '../../src/report/terminal.js';
import { EFFORT_EQUIVALENCE } from '../../src/sdk/models.js';
import { report, site } from '../support/report.js';

const withEffort = (effort: string) => {
  const made = report([site()]);
  return { ...made, run: { ...made.run, options: { ...made.run.options, effort } } };
};
const ROWS = ['medium|low|measured', 'high|medium|extrapolated', 'max|high|extrapolated'];
/** The cells of the last table of a page. */
const cells = (page: string): string[] =>
  (page.match(/<tr>(?:(?!<\/tr>)[\s\S])*<\/tr>/g) ?? []).map((one) =>
    [...one.matchAll(/<td>(.*?)<\/td>/g)].map(([, cell]) => cell).join('|'),
  );

test('the announcement measured one row', () => {
  expect(EFFORT_EQUIVALENCE.map(({ from, to, evidence }) => [from, to, evidence].join('|'))).toEqual(ROWS);
});

test('Markdown and the page have the table, the terminal a line', () => {
  const shifted = withEffort('shift');
  const markdown = micromark(renderMarkdown(shifted), { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  for (const page of [markdown, renderHtml(shifted)]) {
    expect(page).toContain('Effort</h2>');
    expect(cells(page)).toEqual(expect.arrayContaining(ROWS));
    expect(page).toContain('measured one row; the others are extrapolated');
  }
  expect(renderText(shifted)).toContain(
    'Effort, Opus 4.6 to Opus 4.7: medium to low (measured); high to medium (extrapolated); max to high (extrapolated). low stays.',
  );
});

test.each(['keep', 'high'])('with %s nothing is said of it', (effort) => {
  for (const render of [renderMarkdown, renderHtml, renderText]) expect(render(withEffort(effort))).not.toMatch(/Effort|extrapolated/);
});
