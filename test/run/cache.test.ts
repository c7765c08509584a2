/** `--cache`: the same answer where nothing has changed, a new one where anything has. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../src/run/analyse.js';
import { type RunOptions, runStages } from '../../src/run/run.js';
import type { Settings } from '../../src/run/settings.js';
import { git, read, repository, write } from '../support/project.js';

const CALL = `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
export const ask = (messages) =>
  client.messages.create({ model: 'claude-opus-4-6', max_tokens: 64000, thinking: { type: 'enabled', budget_tokens: 40000 }, messages });
`;
const REVIEW = CALL.replace("'claude-opus-4-6'", 'process.argv[2]');
const FILES = {
  'package.json': '{ "name": "app" }',
  'tsconfig.json': '{}',
  'src/a.js': CALL,
  'src/b.js': REVIEW,
  'src/c.js': 'export {};\n',
  'deploy.yaml': 'model: claude-opus-4-6\n',
};

/** A run with the cache; `analysed` tells whether it had to look itself. */
async function cached(cwd: string, options: RunOptions & Partial<Settings> = {}, paths: string[] = []) {
  let analysed = false;
  const counted: typeof analyse = (...args) => {
    analysed = true;
    return analyse(...args);
  };
  const stages = { analyse: counted, moveTypes: () => Promise.reject(new Error('no types here')) };
  const { report, changed, edits } = await runStages(stages, paths, { cwd, mode: 'dry-run', types: 'off', cache: true, ...options });
  return { analysed, warnings: report.warnings, rest: { ...report, run: { ...report.run, durationMs: 0, startedAt: '' }, changed, edits } };
}
const cacheOf = (cwd: string): string => path.join(cwd, '.git/opus47-migrate/cache.json');

describe('the same answer', () => {
  test('comes from the cache, and is the same to the last byte', async () => {
    const cwd = repository(FILES);
    const first = await cached(cwd);
    expect(first.analysed).toBe(true);
    expect(first.rest.summary).toMatchObject({ migrated: 1, review: 1 });
    const second = await cached(cwd);
    expect(second.analysed).toBe(false);
    expect(second.rest).toEqual(first.rest);
    expect(git(cwd, 'status', '--porcelain')).toBe('');
  });

  test('is found again by another run that writes nothing, and after a change that was taken back', async () => {
    const cwd = repository(FILES);
    await cached(cwd);
    expect((await cached(cwd, { mode: 'check' })).analysed).toBe(false);
    write(cwd, { 'src/c.js': 'export const c = 1;\n' });
    expect((await cached(cwd)).analysed).toBe(true);
    write(cwd, { 'src/c.js': FILES['src/c.js'] });
    expect((await cached(cwd)).analysed).toBe(false);
  });

  test('is not trusted by a run that writes, nor asked for by one without the option', async () => {
    const cwd = repository(FILES);
    await cached(cwd);
    expect((await cached(cwd, { cache: false })).analysed).toBe(true);
    expect((await cached(cwd, { mode: 'write' })).analysed).toBe(true);
    expect(read(cwd, 'src/a.js')).toContain('task_budget');
  });
});

describe('a new answer after a change of', () => {
  test.each<[string, Record<string, string>]>([
    ['a source', { 'src/a.js': CALL.replace('40000', '50000') }],
    ['a source without a call', { 'src/c.js': 'export const c = 2;\n' }],
    ['the files there are', { 'src/new.js': 'export {};\n' }],
    ['a manifest', { 'package.json': '{ "name": "other" }' }],
    ['the compiler’s configuration', { 'tsconfig.json': '{ "compilerOptions": { "strict": true } }' }],
    ['a declaration', { 'src/types.d.ts': 'declare const x: string;\n' }],
    ['a data file', { 'deploy.yaml': 'model: claude-opus-4-7\n' }],
    ['the environment', { '.env': 'MODEL=claude-opus-4-6\n' }],
    ['a lock file', { 'package-lock.json': '{ "lockfileVersion": 3 }' }],
    ['the packages installed', { 'node_modules/.package-lock.json': '{}' }],
    ['the SDK', { 'node_modules/@anthropic-ai/sdk/package.json': '{ "version": "2.0.0" }' }],
  ])('%s', async (_, change) => {
    const cwd = repository({ ...FILES, '.gitignore': 'node_modules\n.env\n' });
    await cached(cwd);
    expect((await cached(cwd)).analysed).toBe(false);
    write(cwd, change);
    expect((await cached(cwd)).analysed).toBe(true);
    expect((await cached(cwd)).analysed).toBe(false);
  });

  test('a setting, the selection, the working directory', async () => {
    const cwd = repository(FILES);
    await cached(cwd);
    for (const options of [{ ratio: 0.6 }, { exclude: ['src/b.js'] }, { cwd: path.join(cwd, 'src') }])
      expect((await cached(cwd, options)).analysed).toBe(true);
    expect((await cached(cwd, {}, ['src/a.js'])).rest.summary.review).toBe(0);
  });

  test('what is staged', async () => {
    const cwd = repository(FILES);
    write(cwd, { 'src/a.js': CALL.replace('40000', '50000'), 'src/b.js': `${REVIEW}\n` });
    git(cwd, 'add', 'src/a.js');
    const one = await cached(cwd, { staged: true });
    expect(one.rest.sites.map(({ file }) => file)).toEqual(['src/a.js']);
    git(cwd, 'add', 'src/b.js');
    const two = await cached(cwd, { staged: true });
    expect(two).toMatchObject({ analysed: true });
    expect(two.rest.sites.map(({ file }) => file)).toEqual(['src/a.js', 'src/b.js']);
    write(cwd, { 'src/a.js': CALL });
    expect((await cached(cwd, { staged: true })).rest.sites[0]?.budget?.from).toBe(50000);
  });
});

describe('the file', () => {
  test('may be named, and holds no more than a few answers', async () => {
    const cwd = repository({ ...FILES, '.gitignore': '*.cache\n' });
    for (let ratio = 0.5; ratio < 0.6; ratio += 0.01) await cached(cwd, { cacheLocation: 'deep/my.cache', ratio });
    expect(fs.existsSync(cacheOf(cwd))).toBe(false);
    expect(JSON.parse(read(cwd, 'deep/my.cache')).entries).toHaveLength(8);
    expect(fs.readdirSync(path.join(cwd, 'deep'))).toEqual(['my.cache']);
  });

  test('is written anew where it was cut short', async () => {
    const cwd = repository(FILES);
    await cached(cwd);
    fs.truncateSync(cacheOf(cwd), fs.statSync(cacheOf(cwd)).size - 10);
    expect(await cached(cwd)).toMatchObject({ analysed: true, warnings: [] });
    expect((await cached(cwd)).analysed).toBe(false);
  });

  test('is skipped where it is something else', async () => {
    const cwd = repository(FILES);
    const { analysed, warnings } = await cached(cwd, { cacheLocation: 'package.json' });
    expect(analysed).toBe(true);
    expect(warnings.join()).toContain('package.json is not a cache of this tool and was not changed.');
    expect(read(cwd, 'package.json')).toBe(FILES['package.json']);
  });

  test('may be missing where it cannot be written', async () => {
    const cwd = repository(FILES);
    const { analysed, warnings } = await cached(cwd, { cacheLocation: 'package.json/cache.json' });
    expect(analysed).toBe(true);
    expect(warnings.join()).toMatch(/package\.json\/cache\.json could not be written: E/);
    expect(read(cwd, 'package.json')).toBe(FILES['package.json']);
  });

  test('gets nobody to look at files outside the project', async () => {
    const cwd = repository(FILES);
    await cached(cwd);
    fs.writeFileSync(cacheOf(cwd), fs.readFileSync(cacheOf(cwd), 'utf8').replaceAll(`${cwd}/src/a.js`, '/etc/passwd'));
    const { analysed, rest } = await cached(cwd);
    expect(analysed).toBe(true);
    expect(rest.sites.map(({ file }) => file)).toEqual(['src/a.js', 'src/b.js']);
  });
});
