/** Which SDK a file gets: installed, locked or declared, the nearest first; and what installs another. */
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { SdkVersions } from '../../src/project/sdk-version.js';
import { installCommand, isAtLeast, isTooOldForTaskBudgets, sendsWithoutSampling, takesNoSampling } from '../../src/sdk/versions.js';
import { type Files, plain } from '../support/project.js';

const JS = 'node_modules/@anthropic-ai/sdk/package.json';
const manifest = (range: string) => JSON.stringify({ dependencies: { '@anthropic-ai/sdk': range } });
/** `version`, with `~` in front of one that is only declared. */
function told(files: Files, file: string): string | undefined {
  const root = plain(files);
  const sdk = new SdkVersions(root).of(path.join(root, file));
  return sdk && `${sdk.exact ? '' : '~'}${sdk.version}`;
}

describe('JavaScript', () => {
  test('what is installed nearest counts', () => {
    const files = { [JS]: '{"version":"0.96.0"}', [`a/${JS}`]: '{"version":"1.12.0"}', 'package.json': manifest('^0.96.0') };
    expect(told(files, 'a/src/x.ts')).toBe('1.12.0');
    expect(told(files, 'b/src/x.ts')).toBe('0.96.0');
  });

  test.each([
    ['^1.2.0', '~1.2.0'],
    ['1.2.3', '~1.2.3'],
    ['>=1 <2', '~1'],
    ['~0.90.1', '~0.90.1'],
    ['latest', undefined],
    ['workspace:*', undefined],
    ['npm:@anthropic-ai/sdk@1', undefined],
    ['*', undefined],
  ])('%s that is only declared is %s', (range, version) => expect(told({ 'package.json': manifest(range) }, 'a.ts')).toBe(version));

  test('nothing is known of a project without it, or with broken manifests', () => {
    expect(told({ 'package.json': '{}' }, 'a.ts')).toBeUndefined();
    expect(told({ [JS]: '{' }, 'a.ts')).toBeUndefined();
  });
});

describe('Python', () => {
  test('an environment of the project counts, then what is locked, then what is declared', () => {
    const files: Files = {
      '.venv/lib/python3.12/site-packages/anthropic-2.14.0.dist-info/METADATA': '',
      'b/uv.lock': '[[package]]\nname = "anthropic"\nversion = "1.3.0"\n',
      'requirements.txt': 'anthropic==0.40.0\n',
    };
    expect(told(files, 'a.py')).toBe('2.14.0');
    expect(told(files, 'b/a.ipynb')).toBe('2.14.0');
    const { 'b/uv.lock': lock = '' } = files;
    expect(told({ 'b/uv.lock': lock, 'requirements.txt': 'anthropic>=2\n' }, 'b/c/a.py')).toBe('1.3.0');
    expect(told({ 'Pipfile.lock': '{"default":{"anthropic":{"hashes":[],"version":"==0.50.0"}}}' }, 'a.py')).toBe('0.50.0');
  });

  test.each([
    ['requirements.txt', 'httpx\nanthropic==2.1.0  # pinned\n', '2.1.0'],
    ['requirements-dev.txt', 'anthropic[bedrock]~=2.1\n', '~2.1'],
    ['requirements.txt', 'anthropic >= 2.0.0, <3\n', '~2.0.0'],
    ['requirements.txt', 'anthropic\n', undefined],
    ['requirements.txt', 'anthropic<2\n', undefined],
    ['requirements.txt', 'langchain-anthropic==1.7.10\nanthropic-tools==3\n', undefined],
    ['pyproject.toml', 'dependencies = ["anthropic>=2.3,<3"]\n', '~2.3'],
    ['pyproject.toml', '[tool.poetry.dependencies]\nanthropic = "^2.1"\n', '~2.1'],
    ['pyproject.toml', 'anthropic = { version = "^2.1", extras = ["aws"] }\n', '~2.1'],
    ['setup.py', "install_requires=['anthropic>=1.0.0']\n", '~1.0.0'],
  ])('%s: %j', (name, text, version) => expect(told({ [name]: text }, 'src/a.py')).toBe(version));
});

test('versions and what follows from them', () => {
  expect(isAtLeast('1.0.0', '1.0.0')).toBe(true);
  expect(isAtLeast('0.137.0', '1.0.0')).toBe(false);
  expect(isAtLeast('0.100.0', '0.90.0')).toBe(true);
  expect(isAtLeast('2.0.0rc1', '2.0.0')).toBe(true);
  expect(isAtLeast('2', '1.9.9')).toBe(true);
  const js = (version: string) => ({ language: 'javascript' as const, version, exact: true, folder: '/' });
  const python = (version: string, exact = true) => ({ language: 'python' as const, version, exact, folder: '/' });
  expect([js('0.137.0'), js('1.0.0'), python('1.17.0'), python('2.0.0')].map(sendsWithoutSampling)).toEqual([false, true, false, true]);
  expect([python('0.125.0'), python('1.0.0')].map(takesNoSampling)).toEqual([false, true]);
  expect([python('0.74.1'), python('0.75.0'), python('0.30', false), js('0.89.0')].map(isTooOldForTaskBudgets)).toEqual([
    true,
    false,
    false,
    true,
  ]);
});

test.each([
  ['package-lock.json', 'a.ts', 'npm install "@anthropic-ai/sdk@>=0.90.0 <1"'],
  ['pnpm-lock.yaml', 'a.ts', 'pnpm add "@anthropic-ai/sdk@>=0.90.0 <1"'],
  ['yarn.lock', 'a.ts', 'yarn add "@anthropic-ai/sdk@>=0.90.0 <1"'],
  ['bun.lock', 'a.ts', 'bun add "@anthropic-ai/sdk@>=0.90.0 <1"'],
  ['none', 'a.ts', 'npm install "@anthropic-ai/sdk@>=0.90.0 <1"'],
  ['uv.lock', 'a.py', 'uv add "anthropic>=0.75.0,<1"'],
  ['poetry.lock', 'a.py', 'poetry add "anthropic>=0.75.0,<1"'],
  ['none', 'a.py', 'pip install "anthropic>=0.75.0,<1"'],
])('with %s, %s gets: %s', (lock, file, command) => {
  const root = plain({ [lock]: '', 'packages/b/package.json': manifest('^0.50.0') });
  const versions = new SdkVersions(root);
  expect(versions.installFor(path.join(root, file))).toBe(command);
  const below = path.join(root, 'packages/b/src', file);
  expect(versions.installFor(below)).toBe(file.endsWith('.ts') ? `${command} (in packages/b)` : command);
});

test('every manager has a command', () => {
  for (const manager of ['npm', 'pnpm', 'yarn', 'bun'] as const)
    expect(installCommand('javascript', manager)).toContain('@anthropic-ai/sdk@>=');
  for (const manager of ['pip', 'uv', 'poetry', 'pdm', 'pipenv'] as const)
    expect(installCommand('python', manager)).toContain('anthropic>=');
});

describe('another package', () => {
  const name = '@ai-sdk/anthropic';
  const toldOf = (files: Files, of: string, file = 'src/a.ts') => {
    const root = plain(files);
    const found = new SdkVersions(root).ofPackage(path.join(root, file), of);
    return found && `${found.exact ? '' : '~'}${found.version}`;
  };

  test.each([
    ['package-lock.json', '{"packages":{"node_modules/@ai-sdk/anthropic":{"version":"3.0.71"}}}'],
    [
      'pnpm-lock.yaml',
      "packages:\n\n  '@ai-sdk/anthropic@3.0.71':\n    resolution: {integrity: x}\n\nsnapshots:\n\n  '@ai-sdk/anthropic@3.0.71(zod@4.0.0)':\n    dependencies: {}\n",
    ],
    ['yarn.lock', '"@ai-sdk/anthropic@^3.0.0":\n  version "3.0.71"\n'],
    ['bun.lock', '{"packages":{"@ai-sdk/anthropic": ["@ai-sdk/anthropic@3.0.71", "", {}, "sha"]}}'],
  ])('is read off %s', (lock, text) => {
    const manifest = JSON.stringify({ dependencies: { [name]: '^3.0.0' } });
    expect(toldOf({ [lock]: text, 'package.json': manifest }, name)).toBe('3.0.71');
    expect(toldOf({ 'package.json': manifest }, name)).toBe('~3.0.0');
  });

  test('is not told by a lock file with several versions of it', () => {
    const lock = '"@ai-sdk/anthropic@^2.0.0":\n  version "2.0.112"\n\n"@ai-sdk/anthropic@^3.0.0":\n  version "3.0.71"\n';
    expect(toldOf({ 'yarn.lock': lock }, name)).toBeUndefined();
  });

  test('has another spelling in its folder in Python', () => {
    const files = { '.venv/lib/python3.12/site-packages/langchain_anthropic-1.7.10.dist-info/METADATA': '' };
    expect(toldOf(files, 'langchain-anthropic', 'a.py')).toBe('1.7.10');
    expect(toldOf({ 'requirements.txt': 'anthropic==1.0.0\nlangchain_anthropic==1.4.1\n' }, 'langchain-anthropic', 'a.py')).toBe('1.4.1');
    expect(toldOf({ 'requirements.txt': 'langchain-anthropic==1.4.1\n' }, 'anthropic', 'a.py')).toBeUndefined();
  });
});
