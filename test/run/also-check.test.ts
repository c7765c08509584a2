/** The lines that still hold the old ID, in every mode and selection. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type RunOptions, run } from '../../src/run/run.js';
import type { Chosen } from '../../src/run/settings.js';
import { command } from '../support/command.js';
import { git, plain, read, repository, write } from '../support/project.js';

const ID = 'claude-opus-4-6';
/** The import of the type goes to lines of its own, so that what is below moves. */
const ASK = `import Anthropic from '@anthropic-ai/sdk';

export const ask = (client: Anthropic, messages: Anthropic.MessageParam[]) =>
  client.messages.create({ model: '${ID}', max_tokens: 64000, thinking: { type: 'enabled', budget_tokens: 40000 }, messages });

export const isOld = (model: string) => model === '${ID}';
export const LEFT = '${ID}';
`;

/** `file:line kind` of each. */
async function lines(cwd: string, options: RunOptions & Chosen = {}, paths: string[] = []): Promise<string[]> {
  const { report } = await run(paths, { cwd, mode: 'dry-run', types: 'off', ...options });
  expect(report.errors).toEqual([]);
  return report.alsoCheck.map(({ file, line, kind }) => `${file}:${line} ${kind}`);
}

/** What is on the lines that a report names. */
const shown = (cwd: string, found: readonly string[]): (string | undefined)[] =>
  found.map((row) => {
    const [, file, line] = /^(.+):(\d+) /.exec(row) ?? [];
    return read(cwd, file as string).split('\n')[Number(line) - 1];
  });

describe('modes', () => {
  test.each(['dry-run', 'check'] as const)('%s names the lines of the files as they are', async (mode) => {
    const cwd = repository({ 'src/ask.ts': ASK });
    expect(await lines(cwd, { mode })).toEqual(['src/ask.ts:6 gate', 'src/ask.ts:7 registry']);
  });

  test('a run that writes names those of the files as they become', async () => {
    const cwd = repository({ 'src/ask.ts': ASK });
    const found = await lines(cwd, { mode: 'write' });
    expect(read(cwd, 'src/ask.ts')).toContain('claude-opus-4-7');
    expect(shown(cwd, found)).toEqual([`export const isOld = (model: string) => model === '${ID}';`, `export const LEFT = '${ID}';`]);
    // And so does the next one, which has nothing to edit.
    expect(await lines(cwd)).toEqual(found);
  });

  test('lines move with the comments of --todo', async () => {
    const cwd = repository({ 'src/ask.ts': ASK.replace(`model: '${ID}'`, 'model: process.argv[2] as string') });
    const found = await lines(cwd, { mode: 'write', todo: 'write' });
    expect(read(cwd, 'src/ask.ts')).toContain('TODO(opus47-migrate)');
    expect(found).toEqual(['src/ask.ts:9 gate', 'src/ask.ts:10 registry']);
    expect(shown(cwd, found).every((line) => line?.includes(ID))).toBe(true);
    git(cwd, 'commit', '-qam', 'todo');
    // A run that only takes comments away judges no call.
    expect(await lines(cwd, { mode: 'write', todo: 'remove' })).toEqual([]);
  });

  test('an answer from the cache has the same lines', async () => {
    const both = `MODELS = ["${ID}", "claude-opus-4-7"]\n`;
    const cwd = repository({ 'src/ask.ts': ASK, 'a.go': ID, 'both.py': both, 'both.js': both });
    const all = ['a.go:1 other-language', 'src/ask.ts:6 gate', 'src/ask.ts:7 registry'];
    expect(await lines(cwd, { cache: true })).toEqual(all);
    expect(await lines(cwd, { cache: true })).toEqual(all);
    write(cwd, { 'a.go': '' });
    expect(await lines(cwd, { cache: true })).toEqual(all.slice(1));
  });
});

describe('what is looked at', () => {
  test('files that only hold a pattern which names the model by parts', async () => {
    const cwd = repository({
      'src/ask.ts': ASK,
      'src/deep.ts': 'export const DEEP = /claude-(opus|sonnet)-4-6/;\n',
      'a.go': '"opus-4-[56]"\n',
    });
    expect(await lines(cwd, { mode: 'check' })).toEqual(expect.arrayContaining(['a.go:1 other-language', 'src/deep.ts:1 gate']));
  });

  const FILES = {
    'src/a.ts': `export const A = '${ID}';\n`,
    'src/b.py': `B = "${ID}"\n`,
    'src/notes.txt': ID,
    'docs/a.md': ID,
    'web/.storybook/main.js': `export const A = '${ID}';\n`,
    'web/types.d.ts': `export type A = '${ID}';\n`,
    'deploy.yaml': `model: ${ID}\n`,
  };
  const ALL = [
    'deploy.yaml:1 config',
    'docs/a.md:1 other-language',
    'src/a.ts:1 registry',
    'src/b.py:1 registry',
    'src/notes.txt:1 other-language',
    'web/.storybook/main.js:1 registry',
    'web/types.d.ts:1 registry',
  ];

  test.each([
    ['in git', repository],
    ['outside of git', plain],
  ])('text of every kind, %s', async (_, project) => {
    expect(await lines(project(FILES))).toEqual(ALL);
  });

  test('paths, includes and excludes choose', async () => {
    const cwd = repository(FILES);
    // What is set in the folders around `src` holds in it.
    expect(await lines(cwd, {}, ['src'])).toEqual(['deploy.yaml:1 config', ...ALL.slice(2, 5)]);
    expect(await lines(cwd, { include: ['**/*.{py,md}'] })).toEqual([ALL[1], ALL[3]]);
    expect(await lines(cwd, { exclude: ['src', 'web'] })).toEqual(ALL.slice(0, 2));
  });

  test('so do --since and --staged', async () => {
    const cwd = repository(FILES);
    expect(await lines(cwd, { since: 'HEAD' })).toEqual([]);
    write(cwd, { 'docs/b.md': ID, 'src/b.py': `# more\nB = "${ID}"\n`, 'cmd/main.go': ID });
    git(cwd, 'add', 'docs', 'src');
    expect(await lines(cwd, { staged: true })).toEqual(['docs/b.md:1 other-language', 'src/b.py:2 registry']);
    expect(await lines(cwd, { since: 'HEAD' })).toEqual([
      'cmd/main.go:1 other-language',
      'docs/b.md:1 other-language',
      'src/b.py:2 registry',
    ]);
  });

  test('nothing of dependencies, builds, locks, histories, binaries, large files and reports of the tool', async () => {
    const cwd = repository({
      'node_modules/x/a.js': ID,
      'dist/a.js': ID,
      'build/a.txt': ID,
      'package-lock.json': ID,
      'uv.lock': ID,
      'CHANGELOG.md': ID,
      LICENSE: ID,
      'a.min.js': ID,
      'logo.png': ID,
      blob: `\0${ID}`,
      'large.txt': Buffer.alloc(6 << 20, `${ID}\n`),
      'opus47.config.json': `{ "from": "${ID}" }`,
      'report.json': `{ "schemaVersion": 1, "tool": { "name": "opus47-migrate" }, "sites": [{ "model": "${ID}" }] }`,
      'left.md': `# Opus 4.7 migration\n\n${ID}\n`,
      'kept.txt': ID,
    });
    expect(await lines(cwd)).toEqual(['kept.txt:1 other-language']);
  });

  test('a file once, whatever links lead to it', async () => {
    const cwd = repository({ 'AGENTS.md': ID });
    fs.symlinkSync('AGENTS.md', path.join(cwd, 'CLAUDE.md'));
    git(cwd, 'add', '-A');
    expect(await lines(cwd)).toEqual(['AGENTS.md:1 prompt']);
  });

  test('a project with nothing to migrate', async () => {
    const cwd = repository({ '.gitignore': '.env', 'a.ts': 'export {};\n' });
    write(cwd, { '.env': `MODEL=${ID}\n` });
    expect(await lines(cwd, { mode: 'check' })).toEqual(['.env:1 environment']);
  });

  test('another model, where that is the one to migrate', async () => {
    const cwd = repository({ 'a.go': 'claude-sonnet-4-5 claude-opus-4-6\nclaude-opus-4-6\nclaude-sonnet-4.5-20250929' });
    expect(await lines(cwd, { from: 'sonnet-4-5' })).toEqual(['a.go:1 other-language', 'a.go:3 other-language']);
  });
});

test('the command groups them by kind, within the width', async () => {
  const files = Object.fromEntries([1, 2, 3, 4, 5].map((index) => [`cmd/service-${index}/main.go`, ID]));
  const cwd = repository({ ...files, 'src/ask.ts': ASK });
  const { stderr } = await command(cwd, ['--check', '--types', 'off']);
  expect(stderr).toContain(`The old model ID also appears in
  gate: src/ask.ts:6.
  registry: src/ask.ts:7.
  other-language: cmd/service-1/main.go:1, cmd/service-2/main.go:1, cmd/service-3/main.go:1 and 2 more.
`);
});
