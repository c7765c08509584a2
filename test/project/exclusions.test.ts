import { describe, expect, test } from 'vitest';
import { globFolder, isGlob, isSideFile, isSource, leavesOut, matcher, mayHoldCode, mayNameModels } from '../../src/project/exclusions.js';

describe('source files', () => {
  test.each(['a.ts', 'a.tsx', 'a.mts', 'a.cts', 'a.js', 'a.jsx', 'a.mjs', 'a.cjs', 'a.vue', 'a.svelte', 'a.astro', 'a.py', 'a.ipynb'])(
    '%s is one',
    (file) => expect(isSource(file) && mayHoldCode(file)).toBe(true),
  );
  test.each(['a.json', 'a.tsv', 'a.pyc', 'ts', 'a.ts.txt', 'a.map'])('%s is none', (file) => expect(mayHoldCode(file)).toBe(false));
  test.each(['a.md', 'a.mdx'])('%s is one where it is asked for', (file) => {
    expect(isSource(file)).toBe(false);
    expect(mayHoldCode(file)).toBe(true);
  });
});

describe('default exclusions', () => {
  test.each([
    'dist/a.js',
    'packages/x/build/a.js',
    'out/a.js',
    'coverage/lcov/a.js',
    'vendor/a.js',
    'venv/a.js',
    'env/a.js',
    'lib/site-packages/a.js',
    '__pycache__/a.js',
    'node_modules/x/a.js',
    '.next/server/a.js',
    'src/.cache/a.js',
    'a.min.js',
    'src/a.min.mjs',
    'types/a.d.ts',
    'a.d.mts',
    'a.d.cts',
  ])('%s is left out', (file) => expect(leavesOut()(file)).toBe(true));

  test.each([
    'src/a.ts',
    'distribution/a.ts',
    'src/dist.ts',
    'builder/a.js',
    '.eslintrc.js',
    'a.admin.js',
    'environment/a.ts',
    'src/out.ts',
  ])('%s stays', (file) => expect(leavesOut()(file)).toBe(false));
});

describe('text that may name a model', () => {
  const namesModels = mayNameModels();
  test.each([
    ...[
      'a.ts',
      '.env',
      '.github/workflows/ci.yml',
      '.claude/agents/a.md',
      'main.go',
      'bin/ask',
      'Makefile',
      'docs/a.md',
      'a.snap',
      'a.html',
    ],
    ...['src/history.ts', 'history.json', 'release.yml', 'src/changes/a.rb', 'license.py', '.cursorrules', 'types.d.ts', 'dist.sh'],
  ])('%s', (file) => expect(namesModels(file)).toBe(true));
  test.each([
    ...[
      'a.png',
      'a.PDF',
      'a.woff2',
      'a.js.map',
      'a.min.js',
      'a.sqlite',
      'key.pem',
      'package-lock.json',
      'bun.lockb',
      'api/Cargo.lock',
      'go.sum',
    ],
    ...['CHANGELOG.md', 'docs/changelog-1.md', 'HISTORY.rst', 'CHANGES', 'LICENSE', 'LICENSE-MIT', 'NOTICE.txt', '.changeset/a.md'],
    ...[
      'node_modules/x/a.md',
      'dist/a.txt',
      'a/build/b.sh',
      'vendor/a.go',
      '.git/config',
      '.venv/a.py',
      '.next/a.js',
      'opus47.config.json',
    ],
  ])('not %s', (file) => expect(namesModels(file)).toBe(false));
});

describe('side files', () => {
  test.each([
    '.env',
    'app/.env.production',
    'a.yaml',
    'a.yml',
    'config/models.json',
    'a.toml',
    'infra/main.tf',
    'x.tfvars',
    'Dockerfile',
    'Dockerfile.dev',
    'api.Dockerfile',
    'docker-compose.override.yml',
    '.github/workflows/ci.yml',
  ])('%s is one', (file) => expect(isSideFile(file)).toBe(true));

  test.each(['package-lock.json', 'sub/pnpm-lock.yaml', 'dist/config.json', 'node_modules/x/package.json', 'a.md', 'a.ts'])(
    '%s is none',
    (file) => expect(isSideFile(file)).toBe(false),
  );
});

describe('globs', () => {
  const matches = (glob: string, file: string) => matcher([glob], '/p/app')(file);

  test.each([
    ['*.test.ts', '/p/app/src/deep/a.test.ts'],
    ['*.test.ts', '/p/other/a.test.ts'],
    ['legacy', '/p/app/src/legacy/a.ts'],
    ['legacy/', '/p/app/legacy/deep/a.ts'],
    ['src', '/p/app/src/a.ts'],
    ['src/', '/p/app/src/a.ts'],
    ['./src', '/p/app/src/a.ts'],
    ['src/api', '/p/app/src/api/deep/a.ts'],
    ['src/**/*.ts', '/p/app/src/a.ts'],
    ['src/**', '/p/app/src/.hidden/a.ts'],
    ['**/*.ts', '/p/app/a.ts'],
    ['src/*.{ts,js}', '/p/app/src/a.js'],
    ['../other/**', '/p/other/a.ts'],
    ['../../p/**/a.ts', '/p/other/a.ts'],
    ['/p/app/src/*.ts', '/p/app/src/a.ts'],
  ])('%s matches %s', (glob, file) => expect(matches(glob, file)).toBe(true));

  test.each([
    ['*.test.ts', '/p/app/src/a.ts'],
    ['app', '/p/app/a.ts'],
    ['src/*.ts', '/p/app/src/deep/a.ts'],
    ['src/**', '/p/app/srcs/a.ts'],
    ['src', '/p/app/srcs/a.ts'],
    ['**/*.ts', '/p/other/a.ts'],
    ['../other/**', '/p/app/a.ts'],
  ])('%s does not match %s', (glob, file) => expect(matches(glob, file)).toBe(false));

  test('the characters of the folder itself are no pattern', () => {
    const inside = matcher(['src/*.ts', './*.js'], '/p/[x] (y)*/{z}');
    expect(inside('/p/[x] (y)*/{z}/src/a.ts')).toBe(true);
    expect(inside('/p/[x] (y)*/{z}/a.js')).toBe(true);
    expect(inside('/p/x (y)*/z/src/a.ts')).toBe(false);
  });

  test('no glob matches nothing', () => expect(matcher([], '/p')('/p/a.ts')).toBe(false));

  test.each([
    ['src/**/*.ts', '/p/app/src'],
    ['*.ts', '/p/app'],
    ['../other/dist/*.js', '/p/other/dist'],
    ['/q/x*/a.ts', '/q'],
  ])('the fixed part of %s is %s', (glob, folder) => {
    expect(isGlob(glob)).toBe(true);
    expect(globFolder(glob, '/p/app')).toBe(folder);
  });
});
