import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Discovered, discover, type Selection } from '../../src/project/discover.js';
import { GitFailed, NotFound, UserError } from '../../src/run/errors.js';
import { type Files, folder, git, plain, repository, write } from '../support/project.js';
import { asOrdinaryUser } from '../support/user.js';

const find = (cwd: string, paths: string[] = [], over: Partial<Selection> = {}): Discovered =>
  discover({
    cwd,
    paths,
    include: [],
    exclude: [],
    ignore: true,
    staged: false,
    since: null,
    errorOnUnmatchedPattern: true,
    docs: false,
    ...over,
  });
const names = (root: string, files: Iterable<string>): string[] => [...files].map((file) => path.relative(root, file)).sort();
const selected = (cwd: string, paths: string[] = [], over: Partial<Selection> = {}) => names(cwd, find(cwd, paths, over).selected);
const all = (...files: string[]): Files => Object.fromEntries(files.map((file) => [file, '']));

/** The same expectations in a git repository and outside of one. */
describe.each([
  ['in git', repository],
  ['outside git', plain],
])('%s', (_, project) => {
  test('every source extension, and nothing else', () => {
    const cwd = project(all('a.ts', 'a.tsx', 'a.mts', 'a.cts', 'a.js', 'a.jsx', 'a.mjs', 'a.cjs', 'a.md', 'a.json', 'a.vue'));
    expect(selected(cwd)).toEqual(['a.cjs', 'a.cts', 'a.js', 'a.jsx', 'a.mjs', 'a.mts', 'a.ts', 'a.tsx', 'a.vue']);
  });

  test('default exclusions, and what they leave out', () => {
    const cwd = project(
      all(
        'a.ts',
        'dist/a.js',
        'src/a.min.js',
        'src/a.d.ts',
        '.cache/a.js',
        'node_modules/x/a.js',
        'vendor/node_modules/x.js',
        'nb/.ipynb_checkpoints/a.ipynb',
      ),
    );
    const found = find(cwd);
    expect(names(cwd, found.selected)).toEqual(['a.ts']);
    expect(names(cwd, found.leftOut)).toEqual(['.cache/a.js', 'dist/a.js', 'src/a.d.ts', 'src/a.min.js']);
    expect(names(cwd, found.project)).toEqual(['a.ts']);
  });

  test('a file or folder that is named is taken although it is left out by default', () => {
    const cwd = project(all('a.ts', 'dist/a.js', 'dist/b.js', 'dist/vendor/c.js', 'b.min.js'));
    expect(selected(cwd, ['dist/a.js', 'b.min.js'])).toEqual(['b.min.js', 'dist/a.js']);
    expect(selected(cwd, ['dist'])).toEqual(['dist/a.js', 'dist/b.js']);
    expect(selected(cwd, ['dist/*.js'])).toEqual(['dist/a.js', 'dist/b.js']);
    expect(names(cwd, find(cwd, ['dist/a.js']).project)).toEqual(['a.ts', 'dist/a.js']);
  });

  test('a file that is named together with its folder is not listed as left out', () => {
    const cwd = project(all('dist/a.js', 'a.ts'));
    expect(find(cwd, ['.', 'dist/a.js']).leftOut).toEqual([]);
  });

  test('nested .gitignore files, with negation', () => {
    const cwd = project({
      ...all('a.ts', 'gen/a.ts', 'sub/gen/a.ts', 'sub/kept.gen.ts', 'sub/a.gen.ts', 'Gen/a.ts'),
      '.gitignore': '/gen/\n*.gen.ts\n',
      'sub/.gitignore': '!kept.gen.ts\n',
    });
    expect(selected(cwd)).toEqual(['Gen/a.ts', 'a.ts', 'sub/gen/a.ts', 'sub/kept.gen.ts']);
  });

  test('--no-ignore takes in all but dependencies', () => {
    const cwd = project({
      ...all('a.ts', 'gen/a.ts', 'dist/a.js', '.x/a.ts', 'node_modules/x/a.js', '.git/hooks/a.js'),
      '.gitignore': 'gen\n',
    });
    expect(selected(cwd, [], { ignore: false })).toEqual(['.x/a.ts', 'a.ts', 'dist/a.js', 'gen/a.ts']);
    expect(find(cwd, [], { ignore: false }).leftOut).toEqual([]);
  });

  test('globs, relative and absolute paths, folders with and without a slash', () => {
    const cwd = project(all('src/a.ts', 'src/deep/b.ts', 'src/c.js', 'd.ts'));
    expect(selected(cwd, ['src/**/*.ts'])).toEqual(['src/a.ts', 'src/deep/b.ts']);
    expect(selected(cwd, ['src/*.{ts,js}'])).toEqual(['src/a.ts', 'src/c.js']);
    expect(selected(cwd, ['*.ts'])).toEqual(['d.ts']);
    expect(selected(cwd, ['src/'])).toEqual(['src/a.ts', 'src/c.js', 'src/deep/b.ts']);
    expect(selected(cwd, ['./src/deep'])).toEqual(['src/deep/b.ts']);
    expect(selected(cwd, [path.join(cwd, 'src/a.ts'), 'src/a.ts'])).toEqual(['src/a.ts']);
  });

  test('names that read like globs, and names with spaces, line ends and other scripts', () => {
    const odd = [
      'app/[slug]/page.tsx',
      'app/(group)/page.tsx',
      'a b.ts',
      'line\nend.ts',
      'ünï/日本.ts',
      '-dash.ts',
      "quo'te.ts",
      '!x.ts',
      '#y.ts',
    ];
    const cwd = project(all(...odd));
    expect(selected(cwd)).toEqual([...odd].sort());
    for (const file of odd) expect(selected(cwd, [file])).toEqual([file]);
    expect(selected(cwd, ['app/[slug]'])).toEqual(['app/[slug]/page.tsx']);
  });

  test('--include and --exclude', () => {
    const cwd = project(all('src/a.ts', 'src/a.test.ts', 'legacy/b.ts', 'src/legacy/c.ts', 'd.js'));
    expect(selected(cwd, [], { include: ['src/**'] })).toEqual(['src/a.test.ts', 'src/a.ts', 'src/legacy/c.ts']);
    expect(selected(cwd, [], { exclude: ['*.test.ts', 'legacy'] })).toEqual(['d.js', 'src/a.ts']);
    expect(selected(cwd, [], { include: ['*.ts'], exclude: ['./legacy/**'] })).toEqual(['src/a.test.ts', 'src/a.ts', 'src/legacy/c.ts']);
    expect(selected(cwd, ['src/a.ts'], { exclude: ['src'] })).toEqual([]);
  });

  test('globs are relative to the working directory, wherever that is', () => {
    const cwd = project(all('package.json', 'packages/a/src/x.ts', 'packages/b/src/y.ts', 'packages/b/src/y.test.ts'));
    const inside = path.join(cwd, 'packages/a');
    expect(names(cwd, find(inside, ['../b'], { exclude: ['../b/**/*.test.ts'] }).selected)).toEqual(['packages/b/src/y.ts']);
    expect(names(cwd, find(inside, ['../b'], { exclude: ['*.test.ts'] }).selected)).toEqual(['packages/b/src/y.ts']);
    expect(names(cwd, find(inside, ['../*/src/*.ts'], { include: ['src/**'] }).selected)).toEqual(['packages/a/src/x.ts']);
  });

  test('what matches nothing is an error, unless it may', () => {
    const cwd = project(all('a.ts'));
    for (const wrong of ['nope', 'nope.ts', 'nope/**', '*.mts']) {
      expect(() => find(cwd, [wrong])).toThrow(NotFound);
      expect(() => find(cwd, [wrong])).toThrow(wrong);
      expect(selected(cwd, [wrong, 'a.ts'], { errorOnUnmatchedPattern: false })).toEqual(['a.ts']);
    }
  });

  test('a folder without source files is no error', () => {
    const cwd = project(all('docs/a.md', 'a.ts'));
    fs.mkdirSync(path.join(cwd, 'empty'));
    expect(selected(cwd, ['docs'])).toEqual([]);
    expect(selected(cwd, ['empty'])).toEqual([]);
    expect(selected(cwd, ['docs/*.md'])).toEqual([]);
  });

  test('symbolic links: files count once, folders are not entered, loops end', () => {
    const outside = plain(all('far.ts', 'deep/b.ts'));
    const cwd = project(all('real/a.ts', 'package.json'));
    fs.symlinkSync('real', path.join(cwd, 'linked'));
    fs.symlinkSync('..', path.join(cwd, 'real/up'));
    fs.symlinkSync('loop.ts', path.join(cwd, 'loop.ts'));
    fs.symlinkSync(path.join(outside, 'deep'), path.join(cwd, 'away'));
    const found = names(cwd, find(cwd).selected);
    expect(found.filter((file) => file !== 'loop.ts')).toEqual(['real/a.ts']);
    expect(names(cwd, find(cwd, ['linked/a.ts']).selected)).toEqual(['real/a.ts']);
    expect(() => find(cwd, ['loop.ts'])).toThrow('is a symbolic link to itself');
    expect(() => find(cwd, ['real/a.ts', 'away/b.ts'])).toThrow(', outside the project at ');
  });

  test('a path outside the project is refused', () => {
    const cwd = project(all('a.ts', 'package.json'));
    const other = plain(all('b.ts'));
    expect(() => find(cwd, ['a.ts', path.join(other, 'b.ts')])).toThrow(UserError);
  });

  test('side files of the selection, and .env files although git ignores them', () => {
    const cwd = project({
      ...all(
        '.env',
        'api/.env.local',
        'api/package.json',
        'api/config.yaml',
        'web/app.toml',
        '.github/workflows/ci.yml',
        'dist/x.json',
        'deep/er/.env',
      ),
      '.gitignore': '.env*\n',
    });
    const { side, texts } = find(cwd);
    expect(
      names(
        cwd,
        texts.filter((file) => !side.includes(file)),
      ),
    ).toEqual(['.gitignore']);
    expect(side.filter((file) => !texts.includes(file))).toEqual([]);
    expect(names(cwd, find(cwd).side)).toEqual([
      '.env',
      '.github/workflows/ci.yml',
      'api/.env.local',
      'api/config.yaml',
      'api/package.json',
      'web/app.toml',
    ]);
    expect(names(cwd, find(cwd, [], { exclude: ['api'] }).side)).not.toContain('api/.env.local');
  });

  test('settings in the folders around a path are looked at, and no more', () => {
    const cwd = project({
      ...all(
        '.env',
        'compose.yaml',
        'a.ts',
        'api/.env',
        'api/x.json',
        'api/src/b.ts',
        'api/src/c.yaml',
        'api/test/d.yaml',
        'web/.env',
        'web/e.ts',
      ),
      '.gitignore': '.env\n',
    });
    const lookedAt = (paths: string[], more = {}) => {
      const { side, texts, around } = find(cwd, paths, more);
      expect(texts.filter((file) => around.has(file))).toEqual(side.filter((file) => around.has(file)));
      return [names(cwd, side), names(cwd, [...around].sort())];
    };
    const above = ['.env', 'api/.env', 'api/x.json', 'compose.yaml'];
    expect(lookedAt(['api/src'])).toEqual([['.env', 'api/.env', 'api/src/c.yaml', 'api/x.json', 'compose.yaml'], above]);
    expect(lookedAt(['api/src'], { exclude: ['*.yaml', '**/.env'] })).toEqual([['api/x.json'], ['api/x.json']]);
    expect(lookedAt(['web', 'api/src'])[1]).toEqual(above);
    expect(lookedAt([])[1]).toEqual([]);
    expect(lookedAt(['a.ts'])).toEqual([[], []]);
    expect(lookedAt(['api/src/b.ts'])).toEqual([[], []]);
  });
});

describe('what is named is looked at, or told why not', () => {
  const warnings = (cwd: string, paths: string[], over: Partial<Selection> = {}) => find(cwd, paths, over).warnings;

  test.each([
    ['in git', (files: Files) => repository({ '.gitignore': 'node_modules\n', ...files })],
    ['outside git', plain],
  ])('dependencies are looked at where they are named: %s', (_, project) => {
    const cwd = project({ 'a.ts': '', 'package.json': '{}' });
    const files = ['lib/a.js', 'b.py', 'b.d.ts', 'dist/c.js', 'node_modules/y/d.js', 'readme.md'];
    write(cwd, all(...files.map((file) => `node_modules/x/${file}`)));
    write(cwd, all('node_modules/z/e.js', 'nb/.ipynb_checkpoints/f.py'));
    expect(selected(cwd, ['node_modules/x'])).toEqual(['node_modules/x/b.py', 'node_modules/x/lib/a.js']);
    expect(names(cwd, find(cwd, ['node_modules/x']).leftOut)).toEqual(['node_modules/x/b.d.ts', 'node_modules/x/dist/c.js']);
    expect(selected(cwd, ['node_modules/x/**/*.js'])).toEqual(['node_modules/x/lib/a.js']);
    expect(selected(cwd, ['node_modules/x/dist'])).toEqual(['node_modules/x/dist/c.js']);
    expect(selected(cwd, ['node_modules'])).toEqual(['node_modules/x/b.py', 'node_modules/x/lib/a.js', 'node_modules/z/e.js']);
    expect(selected(cwd, ['nb/.ipynb_checkpoints'])).toEqual(['nb/.ipynb_checkpoints/f.py']);
    expect(selected(cwd, ['node_modules/x/b.d.ts', '.'])).toEqual(['a.ts', 'node_modules/x/b.d.ts']);
    expect(selected(cwd, ['.'])).toEqual(['a.ts']);
    expect(selected(cwd, ['.'], { ignore: false })).toEqual(['a.ts']);
    expect(warnings(cwd, ['node_modules/x', 'nb/.ipynb_checkpoints'])).toEqual([]);
  });

  test('a path without a file says why', () => {
    const cwd = repository({
      ...all('a.ts', 'docs/a.md', 'data/b.json', 'data/c.csv', 'out/d.js', 'src/e.ts', '.env', 'f.txt'),
      '.gitignore': 'gen\n',
    });
    write(cwd, all('gen/a.ts'));
    fs.mkdirSync(path.join(cwd, 'empty'));
    const none = 'have no source files (JavaScript, TypeScript, Python, components, notebooks).';
    expect(warnings(cwd, ['gen'])).toEqual(['gen is excluded by .gitignore; use --no-ignore to include it.']);
    expect(warnings(cwd, ['gen'], { ignore: false })).toEqual([]);
    expect(warnings(cwd, ['empty'])).toEqual(['empty has no readable file.']);
    expect(warnings(cwd, ['docs'])).toEqual(['docs is Markdown: use --docs to include its code.']);
    expect(warnings(cwd, ['docs/a.md', 'docs/*.md'], { docs: true })).toEqual([]);
    expect(warnings(cwd, ['data', 'data/c.csv', 'f.txt'])).toEqual([`data, data/c.csv, f.txt ${none}`]);
    expect(warnings(cwd, ['data', '*.txt', 'data/c.csv', 'f.txt', 'data/*.csv'])).toEqual([`data, *.txt, data/c.csv and 2 more ${none}`]);
    expect(warnings(cwd, ['src'], { exclude: ['src'] })).toEqual(['src has source files, but --include and --exclude leave none of them.']);
    expect(warnings(cwd, ['src'], { staged: true })).toEqual([]);
    expect(warnings(cwd, ['a.ts', 'src', '.', 'out', 'data/b.json', '.env'])).toEqual([]);
    write(cwd, all('only/dist/a.js', 'only/.x/b.js'));
    expect(warnings(cwd, ['only'])).toEqual([
      expect.stringMatching(/^only has only source files that are excluded by default \(node_modules, /),
    ]);
    expect(warnings(plain(all('f.txt')), [])).toEqual(['. has no source files (JavaScript, TypeScript, Python, components, notebooks).']);
  });

  test('outside git too, where a .gitignore stands', () => {
    const cwd = plain({ ...all('a.ts', 'gen/b.ts'), '.gitignore': 'gen\n' });
    fs.mkdirSync(path.join(cwd, 'empty'));
    expect(warnings(cwd, ['gen', 'empty'])).toEqual([
      'gen is excluded by .gitignore; use --no-ignore to include it.',
      'empty has no readable file.',
    ]);
  });

  test('globs of --include that match nothing', () => {
    const cwd = repository(all('src/a.ts', 'b.ts'));
    expect(warnings(cwd, [], { include: ['src/**', 'nope/**'] })).toEqual(['nope/** of --include matches no file of the project.']);
    // What matches elsewhere is no mistake here.
    expect(warnings(cwd, ['b.ts'], { include: ['src/**', '*.ts'] })).toEqual([]);
  });
});

describe('other git repositories inside of this one', () => {
  function nested(): string {
    const origin = repository({ ...all('src/sub.js', 'dist/x.js', 'readme.md'), '.gitignore': 'gen\n' });
    const cwd = repository(all('src/a.js'));
    git(cwd, '-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', origin, 'sub');
    git(cwd, 'commit', '-qm', 'submodule');
    return cwd;
  }
  const SENTENCE = 'sub is a submodule and was skipped; name it to migrate it.';

  test('a submodule is named, and its sources with it', () => {
    const cwd = nested();
    write(cwd, all('sub/new.py', 'sub/gen/y.js'));
    const found = find(cwd);
    expect(names(cwd, found.selected)).toEqual(['src/a.js']);
    expect(names(cwd, found.project)).toEqual(['src/a.js']);
    expect(names(cwd, found.elsewhere)).toEqual(['sub/new.py', 'sub/src/sub.js']);
    expect(found.warnings).toEqual([SENTENCE]);
    expect(find(cwd, [], { include: ['sub/**'] }).warnings).toEqual([
      '. has source files, but --include and --exclude leave none of them.',
      SENTENCE,
    ]);
    expect(find(cwd, ['.', 'sub']).warnings).toEqual([
      'sub is in another Git repository and was skipped; name it alone to migrate it.',
      SENTENCE,
    ]);
  });

  test('but not where it is out of question', () => {
    const cwd = nested();
    for (const [paths, over] of [
      [['src'], {}],
      [[], { exclude: ['sub'] }],
      [[], { include: ['src/**'] }],
      [[], { staged: true }],
      [[], { since: 'HEAD' }],
    ] as [string[], Partial<Selection>][])
      expect(find(cwd, paths, over)).toMatchObject({ elsewhere: [], warnings: [] });
    git(cwd, 'submodule', 'deinit', '-f', '-q', 'sub');
    expect(find(cwd)).toMatchObject({ elsewhere: [], warnings: [] });
  });

  test('named alone it is handled, with a glob too', () => {
    const cwd = nested();
    expect(selected(cwd, ['sub'])).toEqual(['sub/src/sub.js']);
    expect(selected(cwd, ['sub/**/*.js'])).toEqual(['sub/src/sub.js']);
    expect(find(cwd, ['sub']).warnings).toEqual([]);
  });

  test('a clone that git does not know is named, and --no-ignore takes both in', () => {
    const cwd = nested();
    git(cwd, 'clone', '-q', path.join(cwd, 'sub'), 'clone');
    const found = find(cwd);
    expect(names(cwd, found.elsewhere)).toEqual(['clone/src/sub.js', 'sub/src/sub.js']);
    expect(found.warnings).toEqual([SENTENCE, 'clone is another Git repository and was skipped; name it to migrate it.']);
    expect(selected(cwd, [], { ignore: false })).toEqual([
      'clone/dist/x.js',
      'clone/src/sub.js',
      'src/a.js',
      'sub/dist/x.js',
      'sub/src/sub.js',
    ]);
  });
});

describe('the project', () => {
  test('is the git root, from a subfolder too', () => {
    const root = repository(all('a.ts', 'packages/x/package.json', 'packages/x/src/b.ts'));
    const found = find(path.join(root, 'packages/x/src'));
    expect(found.root).toBe(root);
    expect(names(root, found.selected)).toEqual(['packages/x/src/b.ts']);
    expect(names(root, found.project)).toEqual(['a.ts', 'packages/x/src/b.ts']);
  });

  test.each([
    ['package.json with workspaces', { 'package.json': '{ "workspaces": ["packages/*"] }' }],
    ['pnpm-workspace.yaml', { 'pnpm-workspace.yaml': 'packages: ["packages/*"]\n' }],
  ])('is the workspace root outside git: %s', (_, files) => {
    const root = plain({ ...files, ...all('a.ts'), 'packages/x/package.json': '{}', 'packages/x/b.ts': '' });
    expect(find(path.join(root, 'packages/x')).root).toBe(root);
  });

  test('is the nearest package.json, else the folder itself', () => {
    const root = plain({ 'pkg/package.json': '{', 'pkg/src/a.ts': '', 'bare/b.ts': '' });
    expect(find(path.join(root, 'pkg/src')).root).toBe(path.join(root, 'pkg'));
    expect(find(path.join(root, 'bare')).root).toBe(path.join(root, 'bare'));
    expect(find(root, ['bare/b.ts']).root).toBe(root);
  });

  test('is the folder around several packages where the tool is started there', () => {
    const root = plain({ 'a/package.json': '{}', 'a/x.ts': '', 'b/package.json': '{}', 'b/y.ts': '' });
    const found = find(root, ['a', 'b']);
    expect(found.root).toBe(root);
    expect(names(root, found.selected)).toEqual(['a/x.ts', 'b/y.ts']);
    expect(() => find(path.join(root, 'a'), ['.', '../b'])).toThrow('../b is outside the project');
  });

  test('is found from the paths, not from where the tool is started', () => {
    const root = repository(all('a.ts'));
    expect(find(folder(), [root]).root).toBe(root);
  });

  test('is found through a symbolic link', () => {
    const root = repository(all('src/a.ts'));
    const link = path.join(folder(), 'link');
    fs.symlinkSync(root, link);
    const found = find(path.join(link, 'src'));
    expect(found.root).toBe(root);
    expect(names(root, found.selected)).toEqual(['src/a.ts']);
  });
});

describe('git', () => {
  test('untracked files count, ignored ones do not, and a named ignored folder is told', () => {
    const cwd = repository({ ...all('a.ts'), '.gitignore': 'gen\n' });
    write(cwd, all('new.ts', 'gen/b.ts'));
    expect(selected(cwd)).toEqual(['a.ts', 'new.ts']);
    expect(find(cwd, ['gen']).warnings).toEqual(['gen is excluded by .gitignore; use --no-ignore to include it.']);
    expect(selected(cwd, ['gen/b.ts'])).toEqual(['gen/b.ts']);
    expect(find(cwd).warnings).toEqual([]);
  });

  test('--staged and --since choose among the files', () => {
    const cwd = repository(all('a.ts', 'b.ts', 'sub/c.ts'));
    write(cwd, { 'a.ts': '1', 'sub/c.ts': '1' });
    git(cwd, 'add', 'sub/c.ts');
    expect(selected(cwd, [], { staged: true })).toEqual(['sub/c.ts']);
    expect(selected(cwd, [], { since: 'HEAD' })).toEqual(['a.ts', 'sub/c.ts']);
    expect(selected(cwd, ['sub'], { since: 'HEAD' })).toEqual(['sub/c.ts']);
    expect(names(cwd, find(cwd, [], { staged: true }).project)).toEqual(['a.ts', 'b.ts', 'sub/c.ts']);
  });

  test('--staged and --since end outside git', () => {
    const cwd = plain(all('a.ts'));
    expect(() => find(cwd, [], { staged: true })).toThrow('--staged needs a Git repository');
    expect(() => find(cwd, [], { since: 'HEAD' })).toThrow('--since needs a Git repository');
  });

  test('a repository that git refuses is no reason to work without it', () => {
    const cwd = repository(all('a.ts'));
    fs.writeFileSync(path.join(cwd, '.git/config'), '[core\n');
    expect(() => find(cwd)).toThrow(GitFailed);
  });
});

test('a folder that may not be read is left out', async () => {
  const cwd = plain(all('a.ts', 'secret/b.ts'));
  fs.chmodSync(path.join(cwd, 'secret'), 0o000);
  try {
    await asOrdinaryUser(cwd, () => expect(selected(cwd)).toEqual(['a.ts']));
  } finally {
    fs.chmodSync(path.join(cwd, 'secret'), 0o755);
  }
});
