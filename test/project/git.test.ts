import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Git } from '../../src/project/git.js';
import { GitFailed, NotFound } from '../../src/run/errors.js';
import { folder, git, plain, repository, write } from '../support/project.js';

const around = (place: string): Git => {
  const found = Git.around(place);
  if (!found) throw new Error(`${place} is in no repository`);
  return found;
};
const relative = (root: string, files: readonly string[]) => files.map((file) => path.relative(root, file)).sort();
const ODD = ['a b.ts', 'line\nend.ts', 'ünï/日本.ts', '-x.ts', ':(top)y.ts', '*.ts', '"q".ts'];

describe('the repository', () => {
  test('is found from a subfolder, and not outside', () => {
    const root = repository({ 'sub/deep/a.ts': '' });
    expect(around(path.join(root, 'sub/deep')).root).toBe(root);
    expect(Git.around(folder())).toBeUndefined();
    expect(Git.around(path.join(root, '.git'))).toBeUndefined();
  });

  test('that is broken is told', () => {
    const root = repository({ 'a.ts': '' });
    fs.writeFileSync(path.join(root, '.git/config'), '[core\n');
    expect(() => Git.around(root)).toThrow(GitFailed);
    expect(() => Git.around(root)).toThrow('config');
  });

  test('may be a worktree', () => {
    const root = repository({ 'a.ts': '' });
    const tree = path.join(folder(), 'tree');
    git(root, 'worktree', 'add', '-q', tree);
    expect(around(tree).root).toBe(tree);
    expect(around(tree).differing([path.join(tree, 'a.ts')])).toEqual([]);
  });

  test('lists files under any name, once', () => {
    const root = repository(Object.fromEntries(ODD.map((name) => [name, ''])));
    write(root, { 'new ü.ts': '' });
    expect(relative(root, around(root).tracked())).toEqual([...ODD].sort());
    expect(relative(root, around(root).untracked())).toEqual(['new ü.ts']);
  });

  test('lists a file in conflict once', () => {
    const root = repository({ 'a.ts': '1\n' });
    git(root, 'checkout', '-qb', 'other');
    write(root, { 'a.ts': '2\n' });
    git(root, 'commit', '-qam', 'other');
    git(root, 'checkout', '-q', '-');
    write(root, { 'a.ts': '3\n' });
    git(root, 'commit', '-qam', 'mine');
    expect(() => git(root, 'merge', '-q', 'other')).toThrow();
    expect(relative(root, around(root).tracked())).toEqual(['a.ts']);
    expect(relative(root, around(root).differing([path.join(root, 'a.ts')]))).toEqual(['a.ts']);
  });
});

describe('dirty', () => {
  const dirty = (root: string, ...names: string[]) => relative(root, around(root).differing(names.map((name) => path.join(root, name))));

  test('changed and untracked files are, staged ones are not', () => {
    const root = repository({ 'clean.ts': '1', 'changed.ts': '1', 'staged.ts': '1', 'both.ts': '1' });
    write(root, { 'changed.ts': '2', 'staged.ts': '2', 'both.ts': '2', 'new.ts': '1', 'added.ts': '1' });
    git(root, 'add', 'staged.ts', 'both.ts', 'added.ts');
    write(root, { 'both.ts': '3' });
    expect(dirty(root, 'clean.ts', 'changed.ts', 'staged.ts', 'both.ts', 'new.ts', 'added.ts')).toEqual([
      'both.ts',
      'changed.ts',
      'new.ts',
    ]);
    expect(dirty(root)).toEqual([]);
  });

  test('a touched file, or one with another mode, is not', () => {
    const root = repository({ 'a.ts': '1' });
    write(root, { 'a.ts': '1' });
    fs.utimesSync(path.join(root, 'a.ts'), 1, 1);
    fs.chmodSync(path.join(root, 'a.ts'), 0o755);
    expect(dirty(root, 'a.ts')).toEqual([]);
  });

  test('a file of the same size and time with other bytes is', () => {
    const root = repository({ 'a.ts': '1' });
    const { atime, mtime } = fs.statSync(path.join(root, 'a.ts'));
    write(root, { 'a.ts': '2' });
    fs.utimesSync(path.join(root, 'a.ts'), atime, mtime);
    expect(dirty(root, 'a.ts')).toEqual(['a.ts']);
  });

  test('changes that git was told to overlook count', () => {
    const root = repository({ 'a.ts': '1', 'b.ts': '1' });
    git(root, 'update-index', '--assume-unchanged', 'a.ts');
    git(root, 'update-index', '--skip-worktree', 'b.ts');
    write(root, { 'a.ts': '2', 'b.ts': '2' });
    expect(dirty(root, 'a.ts', 'b.ts')).toEqual(['a.ts', 'b.ts']);
  });

  test('an intent to add holds no bytes', () => {
    const root = repository({ 'a.ts': '1' });
    write(root, { 'new.ts': '1' });
    git(root, 'add', '-N', 'new.ts');
    expect(dirty(root, 'new.ts')).toEqual(['new.ts']);
  });

  test.each([
    ['converted on the way in', '1\n2\n', '1\r\n2\r\n'],
    ['held as they are', '1\r\n2\r\n', '1\r\n2\r\n'],
  ])('line ends that git can bring back are no change: %s', (_, committed, here) => {
    const root = repository({ 'a.ts': committed });
    git(root, 'config', 'core.autocrlf', 'true');
    write(root, { 'a.ts': here });
    expect(dirty(root, 'a.ts')).toEqual([]);
  });

  test('works for any name, for many files, and before the first commit', () => {
    const root = folder();
    const many = [...ODD, ...Array.from({ length: 900 }, (_, i) => `many/f${i}.ts`)];
    git(root, 'init', '-q');
    write(root, Object.fromEntries(many.map((name) => [name, name])));
    expect(dirty(root, ...many)).toHaveLength(many.length);
    git(root, 'add', '-A');
    expect(dirty(root, ...many)).toEqual([]);
    write(root, { 'line\nend.ts': 'x', 'many/f777.ts': 'x' });
    expect(dirty(root, ...many)).toEqual(['line\nend.ts', 'many/f777.ts']);
  });
});

describe('staged', () => {
  test('files that differ from the last commit, whatever the working tree holds', () => {
    const root = repository({ 'a.ts': '1', 'b.ts': '1', 'gone.ts': '1', 'old.ts': '12345\n'.repeat(9) });
    write(root, { 'a.ts': '2', 'b.ts': '2', 'new.ts': '1' });
    git(root, 'add', 'a.ts', 'new.ts');
    git(root, 'rm', '-q', 'gone.ts');
    git(root, 'mv', 'old.ts', 'moved.ts');
    expect(relative(root, around(root).staged())).toEqual(['a.ts', 'moved.ts', 'new.ts']);
  });

  test('before the first commit', () => {
    const root = folder();
    git(root, 'init', '-q');
    write(root, { 'a.ts': '', 'b.ts': '' });
    git(root, 'add', 'a.ts');
    expect(relative(root, around(root).staged())).toEqual(['a.ts']);
  });

  test('the index gives its own bytes', () => {
    const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x0a, 0x00, 0xff]);
    const root = repository({ ...Object.fromEntries(ODD.map((name) => [name, `in ${name}`])), 'bytes.ts': bytes, 'empty.ts': '' });
    write(root, { 'a b.ts': 'changed', 'new.ts': '' });
    const files = [...ODD, 'bytes.ts', 'empty.ts', 'new.ts'].map((name) => path.join(root, name));
    const found = around(root).indexed(files);
    expect(relative(root, [...found.keys()])).toEqual([...ODD, 'bytes.ts', 'empty.ts'].sort());
    for (const name of ODD) expect(found.get(path.join(root, name))?.toString()).toBe(`in ${name}`);
    expect(found.get(path.join(root, 'bytes.ts'))).toEqual(bytes);
    expect(around(root).indexed([])).toEqual(new Map());
  });
});

describe('since', () => {
  test('changed, staged and untracked files, without deleted ones', () => {
    const root = repository({ 'a.ts': '1', 'b.ts': '1', 'c.ts': '1', 'gone.ts': '1', '.gitignore': 'ignored.ts\n' });
    git(root, 'tag', 'start');
    write(root, { 'a.ts': '2' });
    git(root, 'commit', '-qam', 'second');
    write(root, { 'b.ts': '2', 'new.ts': '', 'ignored.ts': '' });
    git(root, 'rm', '-q', 'gone.ts');
    expect(relative(root, around(root).changedSince('start'))).toEqual(['a.ts', 'b.ts', 'new.ts']);
    expect(relative(root, around(root).changedSince('HEAD'))).toEqual(['b.ts', 'new.ts']);
  });

  test('what happened on the other branch meanwhile does not count', () => {
    const root = repository({ 'a.ts': '1', 'b.ts': '1' });
    git(root, 'branch', 'main-line');
    git(root, 'checkout', '-qb', 'mine');
    write(root, { 'a.ts': '2' });
    git(root, 'commit', '-qam', 'mine');
    git(root, 'checkout', '-q', 'main-line');
    write(root, { 'b.ts': '2' });
    git(root, 'commit', '-qam', 'theirs');
    git(root, 'checkout', '-q', 'mine');
    expect(relative(root, around(root).changedSince('main-line'))).toEqual(['a.ts']);
  });

  test('histories without a common start are compared as they are', () => {
    const root = repository({ 'a.ts': '1', 'b.ts': '1' });
    git(root, 'tag', 'start');
    git(root, 'checkout', '-q', '--orphan', 'fresh');
    write(root, { 'b.ts': '2' });
    git(root, 'commit', '-qam', 'fresh');
    expect(relative(root, around(root).changedSince('start'))).toEqual(['b.ts']);
  });

  test.each(['nope', '--output=x', '-p', 'HEAD~9', ''])('%j is no reference', (reference) => {
    const root = repository({ 'a.ts': '' });
    expect(() => around(root).changedSince(reference)).toThrow(NotFound);
    expect(() => around(root).changedSince(reference)).toThrow(`--since ${reference}: no such commit, branch or tag`);
    expect(fs.readdirSync(root).sort()).toEqual(['.git', 'a.ts']);
  });
});

test('without git on the path, there is no repository', () => {
  const root = plain({ 'a.ts': '' });
  const before = process.env.PATH;
  process.env.PATH = '/nowhere';
  try {
    expect(Git.around(root)).toBeUndefined();
  } finally {
    process.env.PATH = before;
  }
});
