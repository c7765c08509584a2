import fc from 'fast-check';
import { expect, test } from 'vitest';
import { snippetsOf } from '../../src/report/snippets.js';
import { applyEdits } from '../../src/rewrite/edits.js';
import type { SiteEdit } from '../../src/run/engine.js';
import { analysedSite } from '../support/analysis.js';

const TEXT = Array.from({ length: 30 }, (_, index) => `line ${index + 1}`).join('\n');
const at = (line: number): number =>
  TEXT.split('\n')
    .slice(0, line - 1)
    .join('\n').length + (line > 1 ? 1 : 0);
const edit = (start: number, end: number, text: string, site = 'a.ts#main:1', file = '/p/a.ts'): SiteEdit => ({
  file,
  start,
  end,
  text,
  kind: 'model',
  sites: [site],
});
const snippets = (edits: SiteEdit[], over = {}) => snippetsOf(analysedSite(over), edits, () => TEXT);

test('an edit with three lines around, cut at the ends of the file', () => {
  expect(snippets([edit(at(10), at(10) + 4, 'LINE')])).toEqual([
    { file: '/p/a.ts', line: 7, before: TEXT.slice(at(7), at(14) - 1), after: TEXT.slice(at(7), at(14) - 1).replace('line 10', 'LINE 10') },
  ]);
  expect(snippets([edit(0, 0, '// new\n')])).toEqual([
    { file: '/p/a.ts', line: 1, before: TEXT.slice(0, at(5) - 1), after: `// new\n${TEXT.slice(0, at(5) - 1)}` },
  ]);
  expect(snippets([edit(TEXT.length, TEXT.length, '!')])[0]?.after).toMatch(/^line 27\n(.*\n)*line 30!$/);
});

test('edits that are near share a snippet; others have their own, those of another file too', () => {
  expect(snippets([edit(at(5), at(5), 'x'), edit(at(10), at(10), 'y'), edit(at(25), at(25), 'z')]).map(({ line }) => line)).toEqual([
    2, 22,
  ]);
  expect(snippets([edit(at(5), at(5), 'x', undefined, '/p/0.ts'), edit(at(5), at(5), 'x')]).map(({ file }) => file)).toEqual([
    '/p/a.ts',
    '/p/0.ts',
  ]);
});

test('what another site changes on these lines is in it, whole', () => {
  const [one, ...more] = snippets([edit(at(10), at(10), 'x'), edit(at(12), at(20), '', 'other')]);
  expect(more).toEqual([]);
  expect(one).toMatchObject({ line: 7, before: TEXT.slice(at(7), at(24) - 1) });
  expect(one?.after).toBe(`${TEXT.slice(at(7), at(10))}x${TEXT.slice(at(10), at(12))}${TEXT.slice(at(20), at(24) - 1)}`);
});

test('a review site shows its call, a skipped one nothing', () => {
  const place = { start: at(10), end: at(12) };
  expect(snippets([], { status: 'review', ...place })).toEqual([
    { file: '/p/a.ts', line: 7, before: TEXT.slice(at(7), at(16) - 1), after: null },
  ]);
  expect(snippets([], { status: 'skipped', ...place })).toEqual([]);
  const long = 'x\n'.repeat(500);
  const [shown] = snippetsOf(analysedSite({ status: 'review', start: 0, end: long.length }), [], () => long);
  expect(shown?.before.split('\n')).toHaveLength(40);
});

test('put back into the file, the snippets give the edited file', () => {
  const text = fc.array(fc.constantFrom('a', 'bb', '\n', '\r\n', '日'), { maxLength: 120 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.array(fc.tuple(fc.nat(1000), fc.nat(6), fc.constantFrom('', 'NEW', 'N\nM')), { maxLength: 6 }), (source, raw) => {
      let last = 0;
      const edits = raw
        .map(([start, length, inserted]) => ({ start: start % (source.length + 1), length, inserted }))
        .sort((a, b) => a.start - b.start)
        .flatMap(({ start, length, inserted }) => {
          const from = Math.max(start, last);
          const to = Math.min(from + length, source.length);
          if (from > source.length) return [];
          last = to;
          return [edit(from, to, inserted)];
        });
      const lines = source.split('\n');
      const parts = snippetsOf(analysedSite(), edits, () => source);
      let at = 0;
      let result = '';
      for (const { line, before, after } of parts) {
        const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
        expect(source.slice(start, start + before.length)).toBe(before);
        result += source.slice(at, start) + after;
        at = start + before.length;
      }
      expect(result + source.slice(at)).toBe(applyEdits(source, edits));
    }),
  );
});
