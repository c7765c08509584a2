/** Totals by kind, what grows, and what somebody has to decide about. */
import { expect, test } from 'vitest';
import { costsOf, grownText, kindText } from '../../src/report/costs.js';
import { renderHtml } from '../../src/report/html/index.js';
import { renderMarkdown } from '../../src/report/markdown.js';
import type { ReportedBudget, ReportedSite } from '../../src/report/report.js';
import { renderTerminal } from '../../src/report/terminal.js';
import { report, site } from '../support/report.js';

const budget = (from: number | null, to: number | null): ReportedBudget => ({
  ...{ from, to, ratio: 0.55, computed: null, floored: false, at: null },
  expression: to === null ? 'n' : null,
});
const call = (line: number, over: Partial<ReportedSite>) => site({ line, notes: [], ...over });

const SITES = [
  call(1, { kind: 'agentic', budget: budget(60_000, 33_000) }),
  call(2, { kind: 'agentic', budget: budget(10_000, 20_000), notes: [{ code: 'budget-for-a-loop', message: 'm' }] }),
  call(3, { budget: budget(null, null), notes: [{ code: 'budget-varies', message: 'm' }] }),
  call(4, { budget: budget(10_000, 20_000), notes: [{ code: 'max-tokens-tight', message: 'm' }] }),
  call(5, { budget: budget(4_096, 20_000) }),
  call(6, { budget: null }),
];

test('totals by kind, computed and missing budgets beside them', () => {
  expect(costsOf(report(SITES))?.kinds.map(kindText)).toEqual([
    'agentic: 70,000 → 53,000 tokens in 2 calls',
    'single: 14,096 → 40,000 tokens in 4 calls (1 computed, 1 without a task budget)',
  ]);
  expect(costsOf(report([call(6, { budget: null })]))?.kinds.map(kindText)).toEqual(['single: 1 call (1 without a task budget)']);
});

test('what grows, the most first, and the calls that a person should look at', () => {
  const costs = costsOf(report(SITES));
  expect(costs?.grown.map(grownText)).toEqual(['4,096 → 20,000 (×4.9) in 1 call', '10,000 → 20,000 (×2) in 2 calls']);
  expect(costs?.concerns.map(({ says, sites }) => `${says}: ${sites.map(({ line }) => line)}`)).toEqual([
    'The minimum has to last a whole loop: 2',
    'The budget varies by request and breaks the prompt cache: 3',
    'max_tokens is tight: 4',
  ]);
});

test('nothing where nothing with a budget migrates', () => {
  const none = [
    call(1, { status: 'review', reason: 'model-mixed' }),
    call(2, { kind: null, why: null, budget: null }),
    call(3, { budget: null, notes: [{ code: 'sampling-fixed', message: 'm' }] }),
  ];
  expect(costsOf(report(none))).toBeUndefined();
  const texts = [
    renderTerminal(report(none), { colour: false, detail: 'sites' }),
    renderMarkdown(report(none)).replace(/^\| where.*$/m, ''),
    renderHtml(report(none)),
  ];
  for (const text of texts) expect(text).not.toMatch(/single: \d|by kind|no task budget|tokens before/);
});

test('the terminal has a few lines of it', () => {
  const text = renderTerminal(report(SITES), { colour: false, detail: 'sites' });
  expect(text).toContain(`
  agentic: 70,000 → 53,000 tokens in 2 calls; single: 14,096 → 40,000 tokens in 4 calls (1 computed, 1 without a task budget).
  Larger than before: 4,096 → 20,000 (×4.9) in 1 call, 10,000 → 20,000 (×2) in 2 calls.
  The minimum has to last a whole loop: src/a.ts:2.
  The budget varies by request and breaks the prompt cache: src/a.ts:3.
  max_tokens is tight: src/a.ts:4.
`);
  expect(text).toContain('10,000 → 20,000, agentic\n');
  const many = Array.from({ length: 5 }, (_, index) => call(index, { budget: budget(10_000 - index, 20_000) }));
  expect(renderTerminal(report(many), { colour: false, detail: 'sites' })).toContain('9,998 → 20,000 (×2) in 1 call and 2 more.\n');
});

test('the pages name the places', () => {
  const markdown = renderMarkdown(report(SITES));
  expect(markdown).toContain('| single | 4 | 14,096 | 40,000 | 1 | 1 |\n');
  expect(markdown).toContain('- **Larger than before**, 10,000 → 20,000 (×2) in 2 calls: `src/a.ts:2`, `src/a.ts:4`\n');
  expect(markdown).toContain(
    '- **The minimum has to last a whole loop**: `src/a.ts:2`. Give agents a number of their own, with --budget-for agentic=… or budgets in the configuration.\n',
  );
  const many = Array.from({ length: 25 }, (_, index) => call(index, {}));
  expect(renderMarkdown(report(many))).toContain('`src/a.ts:19` and 5 more\n');
  const page = renderHtml(report(SITES));
  expect(page).toContain('<tr><th scope="row">agentic</th><td>2</td><td>70,000</td><td>53,000</td><td>0</td><td>0</td></tr>');
  expect(page).toMatch(/Larger than before, 10,000 → 20,000 \(×2\) in 2 calls: .*a\.ts.*:2.*a\.ts.*:4/);
});

test('a row says of which kind a call is, and why', () => {
  const own = [call(7, { kind: 'agentic', why: 'It has tools.' }), call(9, {})];
  const everything = renderTerminal(report(own), { colour: false, detail: 'everything' });
  expect(everything).toContain('      agentic: It has tools.\n');
  expect(everything).toContain('      single: It has no tools, and no loop feeds its response back.\n');
  expect(renderMarkdown(report(own))).toContain('| agentic: It has tools. |');
  expect(renderHtml(report(own))).toContain('agentic<span class="muted">: It has tools.</span>');
});
