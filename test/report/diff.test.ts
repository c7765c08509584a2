import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderDiff } from '../../src/report/diff.js';
import { folder, git, write } from '../support/project.js';

interface Pair {
  before: string;
  after: string;
}

/** Applies the patch with git, in `below` of a repository that holds the files, and gives what they hold then. */
function applied(root: string, files: Record<string, Pair>, below = '.'): Record<string, string> {
  write(root, Object.fromEntries(Object.entries(files).map(([name, { before }]) => [path.join(below, name), before])));
  const cwd = path.join(root, below);
  const patch = renderDiff(
    Object.entries(files).map(([name, pair]) => ({ file: path.join(cwd, name), ...pair })),
    cwd,
  );
  const result = spawnSync('git', ['-c', 'core.autocrlf=false', 'apply', '--whitespace=nowarn', '-'], {
    cwd,
    input: patch,
    encoding: 'utf8',
  });
  expect(result.stderr).toBe('');
  return Object.fromEntries(Object.keys(files).map((name) => [name, fs.readFileSync(path.join(cwd, name), 'utf8')]));
}

const after = (files: Record<string, Pair>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([name, pair]) => [name, pair.after]));

function repository(): string {
  const root = folder();
  git(root, 'init', '-q');
  return root;
}

test('one unified diff, prefixed, with three lines of context', () => {
  const before = '1\n2\n3\n4\n5\n6\n7\n8\n';
  expect(renderDiff([{ file: '/p/src/a.ts', before, after: before.replace('5', 'five') }], '/p')).toBe(
    '--- a/src/a.ts\n+++ b/src/a.ts\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n',
  );
});

test('nothing changed is an empty diff', () => {
  expect(renderDiff([], '/p')).toBe('');
  expect(renderDiff([{ file: '/p/a', before: 'x', after: 'x' }], '/p')).toBe('');
});

test('line ends, and the end of the file, stay as they are', () => {
  const diff = renderDiff([{ file: '/p/a', before: 'one\r\ntwo', after: 'one\r\nzwei' }], '/p');
  expect(diff).toBe('--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n one\r\n-two\n\\ No newline at end of file\n+zwei\n\\ No newline at end of file\n');
});

test('git applies it, also from a subfolder', () => {
  const files = { 'src/a.ts': { before: 'a\n', after: 'b\n' }, 'b.ts': { before: 'x\ny\n', after: 'x\n' } };
  expect(applied(repository(), files)).toEqual(after(files));
  expect(applied(repository(), files, 'packages/one')).toEqual(after(files));
});

test.each([
  'with space.ts',
  'tab\there.ts',
  'quote".ts',
  'back\\slash.ts',
  'línea-文.ts',
  'new\nline.ts',
  ' lead.ts',
  'dev/null',
  'a b/c d.ts',
  '$(x).ts',
])('git applies it to a file named %j', (name) => {
  const files = { [name]: { before: 'a\nb\n', after: 'a\nc\n' } };
  expect(applied(repository(), files)).toEqual(after(files));
});

test('for any texts, the patch gives the same bytes as a write', () => {
  const root = repository();
  const line = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\t', '-', '+', '@', '\\', 'é', '𝒳', '\u2028', '\f', '\v', '\ufeff') });
  const end = fc.constantFrom('\n', '\r\n', '\n\n', '\r', '\r\r\n');
  const text = fc
    .tuple(fc.array(fc.tuple(line, end), { minLength: 1, maxLength: 15 }), line)
    .map(([lines, last]) => lines.map(([words, ending]) => words + ending).join('') + last);
  // An edit here and there, as the rewrite makes them, and texts that share nothing.
  const edited = fc.tuple(text, fc.nat(), line).map(([before, at, put]) => {
    const cut = at % (before.length + 1);
    return { before, after: before.slice(0, cut) + put + before.slice(cut) };
  });
  const pair = fc
    .oneof(edited, fc.record({ before: text, after: text }))
    .filter((one) => one.before !== one.after && one.after !== '' && one.after.isWellFormed());
  fc.assert(
    fc.property(fc.array(pair, { minLength: 1, maxLength: 3 }), (pairs) => {
      const files = Object.fromEntries(pairs.map((one, index) => [`f${index}.ts`, one]));
      expect(applied(root, files)).toEqual(after(files));
    }),
    { numRuns: 60 },
  );
});
