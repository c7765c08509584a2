import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../src/report/markdown.js';
import { code, prose } from '../../src/report/markdown-text.js';
import { report, reportOf, site } from '../support/report.js';

const html = (markdown: string): string => micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
const count = (text: string, part: RegExp): number => [...text.matchAll(part)].length;

test('counts, the changed sites, then what needs review', () => {
  const needs = site({
    status: 'review',
    reason: 'model-mixed',
    file: 'src/b.ts',
    message: 'The model can be Opus 4.6 or `other`. Split the call.',
    related: [{ file: 'src/c.ts', line: 4, message: 'passes Opus 4.6' }],
    snippets: [{ file: 'src/b.ts', line: 6, before: '// ```\r\n\tcall();', after: null }],
  });
  const left = site({ status: 'skipped', reason: 'ignored', file: 'src/c.ts', message: 'A comment keeps this call.' });
  expect(
    renderMarkdown(report([site(), needs, left], { alsoCheck: [{ file: '.env', line: 2, kind: 'environment' }] })),
  ).toBe(`# Opus 4.7 migration

1 call migrated in 2 files, 1 needs review, 1 skipped (3 files scanned).

| migrated | needs review | skipped | errors | files changed |
| ---: | ---: | ---: | ---: | ---: |
| 1 | 1 | 1 | 0 | 2 |

Known budgets: 10,000 → 20,000 tokens; the 20,000 minimum applies to 1.

## Budgets

Budgets are upper limits, not bills: a thinking budget limited each response, a task budget is meant for all requests of a task together.

| kind | calls | tokens before | tokens after | computed | no task budget |
| --- | ---: | ---: | ---: | ---: | ---: |
| single | 1 | 10,000 | 20,000 | 0 | 0 |

- **Larger than before**, 10,000 → 20,000 (×2) in 1 call: \`src/a.ts:7\`

## Migrated

| where | call | kind | thinking budget → task budget | model | notes |
| --- | --- | --- | --- | --- | --- |
| \`src/a.ts:7\` | \`messages.create\` | single | 10,000 → 20,000 (minimum) | \`claude-opus-4-7\` |  |

## Needs review

Nothing at these calls was changed. Each section can be handed over on its own.

### \`src/b.ts:7\`

**model-mixed**: The model can be Opus 4.6 or \`other\`. Split the call.

Background: Opus 4.6 moves to adaptive thinking and a task budget, and the other model keeps its thinking budget. One call cannot express both. If only the model is in question, \`--guard\` lets the call choose by its model at run time.

- \`src/c.ts:4\` passes Opus 4.6

From \`src/b.ts:6\`:

\`\`\`\`ts
// \`\`\`
\tcall();
\`\`\`\`

## Skipped

- \`src/c.ts:7\` **ignored**: A comment keeps this call.

## The old model ID also appears in

- **environment**: \`.env:2\`
`);
});

test('nothing found is a report too', () => {
  const text = renderMarkdown(report([], { summary: { ...report().summary, migrated: 0, budgetBefore: 0, budgetAfter: 0 } }));
  expect(text).toContain('Nothing to migrate');
  expect(text).not.toContain('##');
});

describe('text of the user', () => {
  const expected = html(renderMarkdown(reportOf('plain')));
  const shape = (text: string) => ({
    cells: count(text, /<t[dh]/g),
    headings: count(text, /<h\d/g),
    items: count(text, /<li/g),
    blocks: count(text, /<(pre|blockquote|ol|hr|h1)/g),
  });

  function safe(hostile: string): void {
    const rendered = html(renderMarkdown(reportOf(hostile)));
    expect(shape(rendered)).toEqual(shape(expected));
    expect(rendered).not.toMatch(/<(a|img|script|del|input)\b/);
    const outsideCode = rendered.replace(/<code[^>]*>[^<]*<\/code>/g, '');
    expect(outsideCode).not.toMatch(/@\w/);
    expect(outsideCode).not.toMatch(/#\d/);
  }

  test.each([
    'a | b \\| c',
    '```\n# out\n```',
    '@someone and @org/team',
    'fixes #12, owner/repo#3',
    '[link](https://example.com) ![image](x.png) <https://example.com>',
    'https://example.com www.example.com HTTP://EXAMPLE.COM a@example.com',
    '<script>alert(1)</script> <img src=x onerror=y> &lt;b&gt; <!--',
    '**bold** _em_ ~~gone~~ $math$ `open',
    '` `` ``` odd',
    '- [ ] task\r\n1. list\r\n> quote',
    'trailing backslash \\',
    '\u2028line\u2029separators\u202e',
    '|---|---|',
    '`a` | `b\\` | `',
    'see `@someone` and `x`',
  ])('%j stays text', safe);

  test('whatever it is, it stays text', () => {
    const unit = fc.constantFrom(...'`|\\*_~[]()<>!#@&$:/.-+= \n\t'.split(''), 'www.', 'http://', 'a', 'B', '1', '```', '\\|');
    fc.assert(fc.property(fc.string({ unit, minLength: 1 }), (text) => safe(`x${text}x`)));
  });

  test('code can be copied as it stands', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        const flat = text.replace(/[^\u0020-\u007e]/g, 'x');
        fc.pre(flat.trim() !== '');
        const shown = /<code>([^<]*)<\/code>/.exec(micromark(`a ${code(flat)} b`))?.[1] ?? '';
        const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"' };
        expect(shown.replace(/&\w+;/g, (entity) => entities[entity] ?? entity)).toBe(flat);
      }),
    );
  });

  test('names between backticks become code', () => {
    expect(prose('It is `model_id`, not *this*.')).toBe('It is `model_id`, not \\*this\\*.');
    expect(prose('one ` alone')).toBe('one \\` alone');
  });
});
