/** What is kept between runs: whatever happens to files, a search with it finds what one without it finds. */
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Git } from '../../src/project/git.js';
import { createScreen } from '../../src/project/screen.js';
import { createSearch } from '../../src/project/search.js';
import { openSearchIndex } from '../../src/project/search-index.js';
import { indexFile } from '../../src/project/state.js';
import { folder, git, repository, write } from '../support/project.js';

afterEach(() => void vi.restoreAllMocks());

const HIT = 'const budget_tokens = 1;\n';
const MISS = 'const budget-tokens = 1;\n';
const NEEDLES = ['budget_tokens', 'opus-4-6'];
/** What tests have just written counts as written long ago. */
const later = () => Date.now() + 60_000;
/** Longer than the ticks of the clock that files get their times from. */
const tick = () => setTimeout(25);

function around(root: string): Git {
  const found = Git.around(root);
  if (!found) throw new Error(`${root} is in no repository`);
  return found;
}

/** What a run finds, and how many files it has read for that. */
function look(root: string, { now = later, needles = NEEDLES, place = 'test', file = indexFile(around(root)) } = {}) {
  const ours = around(root);
  const files = [...ours.tracked(), ...ours.untracked()];
  const screen = createScreen();
  let read = 0;
  const counting: typeof screen = (...asked) => {
    read++;
    return screen(...asked);
  };
  const names = (found: readonly string[]) => found.map((one) => path.relative(root, one)).sort();
  using search = createSearch(counting, 1, 0);
  search.begin(files, needles, openSearchIndex(file, place, now));
  const found = names(search.find(files, needles, () => {}));
  using plain = createSearch(screen, 1);
  expect(found).toEqual(names(plain.find(files, needles, () => {})));
  return { found, read };
}

const FILES = { 'a.ts': MISS, 'b.ts': MISS, 'sub/c.ts': MISS, 'sub/d.py': MISS, 'hit.ts': HIT };

describe('a second run', () => {
  test('reads what holds something, and no other file', () => {
    const root = repository(FILES);
    expect(look(root)).toEqual({ found: ['hit.ts'], read: 5 });
    expect(look(root)).toEqual({ found: ['hit.ts'], read: 1 });
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  test('knows the answer for fewer strings, and for others nothing', () => {
    const root = repository(FILES);
    look(root);
    expect(look(root, { needles: ['budget_tokens'] }).read).toBe(1);
    expect(look(root, { needles: ['budget_tokens', 'const'] })).toEqual({ found: Object.keys(FILES).sort(), read: 5 });
    expect(look(root).read).toBe(1);
  });

  test('trusts no file that has changed just before it was read', () => {
    const root = repository(FILES);
    expect(look(root, { now: Date.now }).read).toBe(5);
    expect(look(root, { now: Date.now }).read).toBe(5);
  });

  test('asks again what another version found', () => {
    const root = repository(FILES);
    look(root);
    expect(look(root, { place: 'newer' }).read).toBe(5);
    expect(look(root, { place: 'newer' }).read).toBe(1);
  });
});

describe('a file is read again after', () => {
  const cases: Record<string, (root: string) => unknown> = {
    'an edit': (root) => write(root, { 'a.ts': `${MISS}${HIT}` }),
    'an edit of the same size': (root) => write(root, { 'a.ts': HIT }),
    'an edit whose time was set back'(root) {
      const { atime, mtime } = fs.statSync(path.join(root, 'a.ts'));
      write(root, { 'a.ts': HIT });
      fs.utimesSync(path.join(root, 'a.ts'), atime, mtime);
    },
    'an edit in the far past'(root) {
      write(root, { 'a.ts': HIT });
      fs.utimesSync(path.join(root, 'a.ts'), 1, 1);
    },
    'an edit while the clock was wrong'(root) {
      write(root, { 'a.ts': HIT });
      fs.utimesSync(path.join(root, 'a.ts'), new Date('2099-01-01'), new Date('2099-01-01'));
    },
    'another file came in its place'(root) {
      write(root, { 'new.tmp': HIT });
      fs.renameSync(path.join(root, 'new.tmp'), path.join(root, 'a.ts'));
    },
    'a rename': (root) => fs.renameSync(path.join(root, 'hit.ts'), path.join(root, 'a.ts')),
    'git mv': (root) => git(root, 'mv', '-f', 'hit.ts', 'a.ts'),
    'a link that leads elsewhere'(root) {
      fs.rmSync(path.join(root, 'a.ts'));
      fs.symlinkSync('hit.ts', path.join(root, 'a.ts'));
    },
    'a checkout of another commit': (root) => git(root, 'checkout', '-q', 'other'),
    'a checkout of one file': (root) => git(root, 'checkout', '-q', 'other', '--', 'a.ts'),
    'a stash'(root) {
      write(root, { 'a.ts': HIT, 'b.ts': `${MISS}\n` });
      git(root, 'stash', '-q');
      expect(look(root).found).not.toContain('a.ts');
      git(root, 'stash', 'pop', '-q');
    },
    'an edit that git is told to overlook'(root) {
      git(root, 'update-index', '--assume-unchanged', 'a.ts');
      write(root, { 'a.ts': HIT });
    },
  };
  for (const [name, change] of Object.entries(cases))
    test(name, async () => {
      const root = repository(FILES);
      git(root, 'checkout', '-q', '-b', 'other');
      write(root, { 'a.ts': HIT });
      git(root, 'commit', '-qam', 'other');
      git(root, 'checkout', '-q', '-');
      expect(look(root).found).not.toContain('a.ts');
      await tick();
      change(root);
      expect(look(root).found).toContain('a.ts');
      expect(look(root).found).toContain('a.ts');
    });

  test('a filter has put other bytes there', async () => {
    const root = repository(FILES);
    look(root);
    await tick();
    git(root, 'config', 'filter.other.smudge', 'sed s/budget-tokens/budget_tokens/');
    git(root, 'config', 'filter.other.clean', 'sed s/budget_tokens/budget-tokens/');
    write(root, { '.gitattributes': '*.ts filter=other\n* text eol=crlf\n' });
    fs.rmSync(path.join(root, 'a.ts'));
    git(root, 'checkout', '-q', '--', 'a.ts');
    expect(fs.readFileSync(path.join(root, 'a.ts'), 'utf8')).toContain('\r\n');
    fs.rmSync(path.join(root, '.gitattributes'));
    expect(look(root).found).toContain('a.ts');
  });
});

describe('the file of the index', () => {
  test('may be gone, cut short or of something else', () => {
    const root = repository(FILES);
    look(root);
    const file = indexFile(around(root));
    const whole = fs.readFileSync(file);
    for (const bytes of [
      undefined,
      whole.subarray(0, 100),
      whole.subarray(0, -1),
      Buffer.alloc(0),
      Buffer.from('{}'),
      Buffer.alloc(5000),
    ]) {
      if (bytes) fs.writeFileSync(file, bytes);
      else fs.rmSync(file);
      expect(look(root).read).toBe(5);
      expect(look(root).read).toBe(1);
    }
  });

  test('is not needed', () => {
    const root = repository(FILES);
    const file = indexFile(around(root));
    // Whoever runs the tests may be allowed everything: a folder stands where the file would be.
    fs.mkdirSync(path.join(file, 'in'), { recursive: true });
    expect(look(root)).toEqual({ found: ['hit.ts'], read: 5 });
    const other = path.join(root, 'a.ts', 'no-folder');
    expect(look(root, { file: other })).toEqual({ found: ['hit.ts'], read: 5 });
  });

  test('belongs to one working tree', async () => {
    const root = repository(FILES);
    const tree = path.join(folder(), 'tree');
    git(root, 'worktree', 'add', '-q', tree);
    expect([look(root).read, look(tree).read, look(root).read, look(tree).read]).toEqual([5, 5, 1, 1]);
    await tick();
    write(tree, { 'b.ts': HIT });
    expect(look(root).found).toEqual(['hit.ts']);
    expect(look(tree).found).toEqual(['b.ts', 'hit.ts']);
  });

  test('is whole when several runs write it', () => {
    const root = repository(FILES);
    const ours = around(root);
    const files = ours.tracked();
    const both = [0, 1].map(() => openSearchIndex(indexFile(ours), 'test', later));
    for (const [i, index] of both.entries()) {
      using search = createSearch(createScreen(), 1, 0);
      search.begin(files, [`${NEEDLES[i]}`], index);
      search.find(files, [`${NEEDLES[i]}`], () => {});
    }
    expect(look(root, { needles: ['opus-4-6'] }).read).toBe(0);
    expect(look(root).read).toBe(5);
  });

  test('is written again where enough is new, and names what is gone no longer', () => {
    const root = repository(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`${i}.ts`, MISS])));
    const file = indexFile(around(root));
    look(root);
    const first = fs.readFileSync(file);
    write(root, { 'new.ts': MISS });
    expect(look(root).read).toBe(1);
    expect(fs.readFileSync(file)).toEqual(first);
    git(root, 'rm', '-q', '-r', '1*');
    for (const name of ['2.ts', '3.ts']) fs.writeFileSync(path.join(root, name), `${MISS}\n`);
    look(root);
    expect(fs.readFileSync(file, 'latin1')).toContain('/100.ts');
    git(root, 'rm', '-q', '-r', '-f', '2*', '4*', '5*');
    write(root, Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`new${i}.ts`, MISS])));
    look(root);
    expect(fs.readFileSync(file, 'latin1')).not.toContain('/100.ts');
  });
});

const NAMES = ['a.ts', 'b.ts', 'sub/c.ts'] as const;
const name = fc.constantFrom(...NAMES);
const change = fc.oneof(
  fc.record({ kind: fc.constant('write'), name, hit: fc.boolean() }),
  fc.record({ kind: fc.constant('back'), name, hit: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('touch', 'remove', 'add', 'restore'), name, hit: fc.boolean() }),
  fc.record({ kind: fc.constant('swap'), name, hit: fc.boolean() }),
);

/** One thing that somebody does to a file. */
function make(root: string, { kind, name: which, hit }: { kind: string; name: string; hit: boolean }): void {
  const file = path.join(root, which);
  const text = hit ? HIT : MISS;
  const old = fs.statSync(file, { throwIfNoEntry: false });
  if (kind === 'write' || !old) write(root, { [which]: text });
  else if (kind === 'back') {
    fs.writeFileSync(file, text);
    fs.utimesSync(file, old.atime, old.mtime);
  } else if (kind === 'touch') fs.utimesSync(file, 1, hit ? 1 : 2_000_000_000);
  else if (kind === 'remove') fs.rmSync(file);
  else if (kind === 'add') git(root, 'add', which);
  else if (kind === 'restore') git(root, 'checkout', '-q', 'HEAD', '--', which);
  else {
    fs.renameSync(file, `${file}.tmp`);
    const other = path.join(root, which === 'a.ts' ? 'b.ts' : 'a.ts');
    if (fs.existsSync(other)) fs.renameSync(other, file);
    fs.renameSync(`${file}.tmp`, other);
  }
}

test('whatever is done to files, and however soon after each other, nothing is missed', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(change, { maxLength: 4 }), { minLength: 2, maxLength: 6 }), fc.boolean(), async (steps, isSlow) => {
      const root = repository(FILES);
      look(root, { now: isSlow ? later : Date.now });
      for (const changes of steps) {
        if (isSlow) await tick();
        for (const one of changes) make(root, one);
        look(root, { now: isSlow ? later : Date.now });
      }
    }),
    { numRuns: 25 },
  );
});
