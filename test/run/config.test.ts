import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { checkConfig, loadConfig } from '../../src/run/config.js';
import { CONFIG_FIELDS, configSchema } from '../../src/run/config-fields.js';
import { InvalidSetting, NotFound, UserError } from '../../src/run/errors.js';
import { plain, repository, write } from '../support/project.js';

describe('a configuration is checked', () => {
  test('and taken as it is where nothing is wrong', () => {
    const config = {
      preset: 'published',
      ratio: 0.5,
      minBudget: 0,
      targetModel: 'claude-opus-4-8',
      thinking: 'remove',
      display: 'none',
      effort: 'shift',
      taskBudget: false,
      assumeModel: null,
      allCalls: true,
      types: 'off',
      budgets: [{ files: 'src/**', ratio: 1 }, { site: '*#main:1', minBudget: 30_000 }, { total: 50_000 }, {}],
      include: ['src'],
      exclude: [],
      ignore: false,
      strict: true,
      baseline: 'known.json',
    };
    expect(checkConfig({ ...config, $schema: 'x' }, 'f')).toEqual(config);
    expect(checkConfig({}, 'f')).toEqual({});
  });

  test.each([
    [[], 'must be an object'],
    [null, 'must be an object'],
    ['x', 'must be an object'],
    [{ ratoi: 0.5 }, '`ratoi` is not known (did you mean `ratio`?).'],
    [{ min_budget: 1 }, '`min_budget` is not known (did you mean `minBudget`?).'],
    [{ excludes: [] }, '`excludes` is not known (did you mean `exclude`?).'],
    [{ constructor: 1 }, '`constructor` is not known'],
    [{ zzzzzzzz: 1 }, '`zzzzzzzz` is not known. Known: preset,'],
    [{ ratio: 0 }, '`ratio` must be a number above 0 and at most 1'],
    [{ ratio: 2 }, '`ratio` must be'],
    [{ ratio: '0.5' }, '`ratio` must be'],
    [{ ratio: Number.NaN }, '`ratio` must be'],
    [{ minBudget: -1 }, '`minBudget` must be a whole number of tokens'],
    [{ minBudget: 1.5 }, '`minBudget` must be'],
    [{ preset: 'official' }, '`preset` must be one of published, announced'],
    [{ effort: 'xlow' }, '`effort` must be one of keep, shift'],
    [{ assumeModel: 'opus' }, '`assumeModel` must be one of opus-4-6'],
    [{ targetModel: '' }, '`targetModel` must be a string'],
    [{ taskBudget: 1 }, '`taskBudget` must be true or false'],
    [{ strict: 'yes' }, '`strict` must be true or false'],
    [{ include: 'src' }, '`include` must be a list of strings'],
    [{ exclude: [1] }, '`exclude` must be a list of strings'],
    [{ exclude: [''] }, '`exclude` must be a list of strings'],
    [{ baseline: 1 }, '`baseline` must be a string'],
    [{ budgets: {} }, '`budgets` must be a list of rules'],
    [{ budgets: [{ files: '*' }, { ratio: 3 }] }, '`budgets` entry 2: `ratio` must be'],
    [{ budgets: [{ file: '*' }] }, '`budgets` entry 1: `file` is not known (did you mean `files`?).'],
    [{ budgets: ['x'] }, '`budgets` entry 1: must be an object'],
  ])('%j', (config, message) => {
    expect(() => checkConfig(config, 'opus47.config.json')).toThrow(InvalidSetting);
    expect(() => checkConfig(config, 'opus47.config.json')).toThrow(`opus47.config.json: ${message}`);
  });
});

test('all that is wrong with a configuration is said at once', () => {
  const config = { ratoi: 0.5, minBudget: -1, budgets: [{ file: '*' }, { ratio: 3, total: 1.5 }] };
  expect(() => checkConfig(config, 'opus47.config.json')).toThrow(
    [
      'opus47.config.json: 3 problems:',
      '  `ratoi` is not known (did you mean `ratio`?).',
      '  `minBudget` must be a whole number of tokens, 0 or more.',
      '  `budgets` entry 1: `file` is not known (did you mean `files`?); entry 2: `ratio` must be a number above 0 and at most 1; entry 2: `total` must be a whole number of tokens, 0 or more.',
    ].join('\n'),
  );
});

describe('a configuration is found', () => {
  const RATIO = '{ "ratio": 0.5 }';

  test('in the working directory, above it, and nearest first', async () => {
    const root = repository({ 'opus47.config.json': RATIO, 'a/b/x.ts': '', 'c/opus47.config.json': '{ "ratio": 0.6 }' });
    expect((await loadConfig(undefined, path.join(root, 'a/b'))).config).toEqual({ ratio: 0.5 });
    expect(await loadConfig(undefined, path.join(root, 'c'))).toEqual({
      config: { ratio: 0.6 },
      file: path.join(root, 'c/opus47.config.json'),
    });
  });

  test('in package.json, after opus47.config.json', async () => {
    const root = repository({ 'package.json': '{ "opus47-migrate": { "ratio": 0.6 } }' });
    expect(await loadConfig(undefined, root)).toEqual({ config: { ratio: 0.6 }, file: path.join(root, 'package.json') });
    write(root, { 'opus47.config.json': RATIO });
    expect((await loadConfig(undefined, root)).config).toEqual({ ratio: 0.5 });
  });

  test('not beyond the project', async () => {
    const outer = plain({ 'opus47.config.json': RATIO, 'bare/a.ts': '', 'pkg/package.json': '{}', 'pkg/src/a.ts': '' });
    expect(await loadConfig(undefined, path.join(outer, 'pkg/src'))).toEqual({ config: {}, file: null });
    expect(await loadConfig(undefined, path.join(outer, 'bare'))).toEqual({ config: {}, file: null });
    write(outer, { 'repo/.git/HEAD': '', 'repo/src/a.ts': '' });
    expect(await loadConfig(undefined, path.join(outer, 'repo/src'))).toEqual({ config: {}, file: null });
  });

  test('at the workspace root, outside git', async () => {
    const root = plain({ 'package.json': '{ "workspaces": ["p/*"] }', 'opus47.config.json': RATIO, 'p/x/package.json': '{}' });
    expect((await loadConfig(undefined, path.join(root, 'p/x'))).config).toEqual({ ratio: 0.5 });
  });

  test('and code is not run', async () => {
    const root = repository({
      'opus47.config.js': 'throw new Error()',
      'opus47.config.mjs': 'throw new Error()',
      'opus47.config.ts': 'throw new Error()',
    });
    expect(await loadConfig(undefined, root)).toEqual({ config: {}, file: null });
  });

  test('with globs and the baseline relative to where it stands', async () => {
    const config = { include: ['packages/*/src/**', './lib', '/abs/**', '*.ts'], exclude: ['legacy', 'legacy/'], baseline: 'known.json' };
    const root = repository({ 'opus47.config.json': JSON.stringify(config), 'packages/a/x.ts': '' });
    expect((await loadConfig(undefined, root)).config).toEqual(config);
    expect((await loadConfig(undefined, path.join(root, 'packages/a'))).config).toEqual({
      include: ['../../packages/*/src/**', '../.././lib', '/abs/**', '*.ts'],
      exclude: ['legacy', 'legacy/'],
      baseline: '../../known.json',
    });
  });

  test('with an error that names the file', async () => {
    const root = repository({ 'opus47.config.json': '{ "ratio": 0.5, , }' });
    await expect(loadConfig(undefined, root)).rejects.toThrow(UserError);
    await expect(loadConfig(undefined, root)).rejects.toThrow(`${path.join(root, 'opus47.config.json')}: invalid JSON`);
    const field = repository({ 'package.json': '{ "opus47-migrate": { "ratio": 7 } }' });
    await expect(loadConfig(undefined, field)).rejects.toThrow('package.json, field opus47-migrate: `ratio` must be');
  });

  test('with comments and trailing commas, which strings keep', async () => {
    const text = '// ours\n{\n  "include": ["src/**/*.ts", "a//b", ",]",], /* all */\n  "ratio": 0.5, // less\n}\n';
    const config = { include: ['src/**/*.ts', 'a//b', ',]'], ratio: 0.5 };
    for (const name of ['opus47.config.json', 'opus47.config.jsonc'])
      expect((await loadConfig(undefined, repository({ [name]: text }))).config).toEqual(config);
    expect((await loadConfig('c.jsonc', plain({ 'c.jsonc': text }))).config).toEqual(config);
  });

  test('in pyproject.toml, after the others', async () => {
    const table = '[tool.opus47-migrate]\nratio = 0.6\n\n[[tool.opus47-migrate.budgets]]\nfiles = "a/**"\nminBudget = 40_000\n';
    const root = repository({ 'pyproject.toml': `[project]\nname = "x"\n\n${table}`, 'a/x.py': '' });
    const config = { ratio: 0.6, budgets: [{ files: 'a/**', minBudget: 40_000 }] };
    expect(await loadConfig(undefined, path.join(root, 'a'))).toEqual({ config, file: path.join(root, 'pyproject.toml') });
    expect((await loadConfig('pyproject.toml', root)).config).toEqual(config);
    write(root, { 'package.json': '{ "opus47-migrate": { "ratio": 0.5 } }' });
    expect((await loadConfig(undefined, root)).config).toEqual({ ratio: 0.5 });
  });

  test('past a pyproject.toml without the table, even one that names the tool or is no TOML', async () => {
    const named = repository({ 'pyproject.toml': '[project]\ndependencies = ["opus47-migrate"]\n' });
    expect(await loadConfig(undefined, named)).toEqual({ config: {}, file: null });
    expect(await loadConfig(undefined, repository({ 'pyproject.toml': '[[[' }))).toEqual({ config: {}, file: null });
    const broken = repository({ 'pyproject.toml': '[tool.opus47-migrate]\nratio = \n' });
    await expect(loadConfig(undefined, broken)).rejects.toThrow(/pyproject\.toml: invalid TOML \(line 2: /);
    const wrong = repository({ 'pyproject.toml': '[tool.opus47-migrate]\nratoi = 1\n' });
    await expect(loadConfig(undefined, wrong)).rejects.toThrow(
      'pyproject.toml, [tool.opus47-migrate]: `ratoi` is not known (did you mean `ratio`?).',
    );
  });

  test('past a package.json that is no JSON', async () => {
    const root = repository({ 'opus47.config.json': RATIO, 'p/package.json': '{', 'q/package.json': '[]' });
    for (const name of ['p', 'q']) expect((await loadConfig(undefined, path.join(root, name))).config).toEqual({ ratio: 0.5 });
  });

  test('with a byte order mark', async () => {
    expect((await loadConfig(undefined, repository({ 'opus47.config.json': `\uFEFF${RATIO}` }))).config).toEqual({ ratio: 0.5 });
  });
});

test('the schema lets editors take what the program reads: comments and trailing commas', async () => {
  expect(configSchema()).toMatchObject({ allowComments: true, allowTrailingCommas: true });
  const cwd = repository({ 'opus47.config.json': '{ // why\n "ratio": 0.5, }' });
  expect((await loadConfig(undefined, cwd)).config).toEqual({ ratio: 0.5 });
});

test('the schema for editors and the check agree', () => {
  const validate = new Ajv({ strict: false, allowUnionTypes: true }).compile(configSchema());
  const values = [
    true,
    'x',
    '',
    0,
    0.5,
    1,
    1.5,
    20_000,
    -1,
    [],
    ['x'],
    [''],
    [0.5],
    [0.5, 0.6],
    {},
    null,
    [{}],
    [{ ratio: 2 }],
    [{ x: 1 }],
  ];
  const known = ['published', 'adaptive', 'none', 'shift', 'opus-4-6', 'off', 'claude-opus-4-6', 'claude-opus-4-7'];
  for (const [key, { check }] of Object.entries(CONFIG_FIELDS)) {
    // Which models there are is nothing that an editor should be sure of.
    const isModel = ['from', 'to', 'targetModel'].includes(key);
    for (const value of [...values, ...known])
      if (!isModel || typeof value !== 'string')
        expect([key, value, validate({ [key]: value })]).toEqual([key, value, check(value) === undefined]);
  }
  expect(validate({ unknown: 1 })).toBe(false);
});

describe('a configuration is named', () => {
  test.each([
    ['c.json', '{ "ratio": 0.5 }'],
    ['package.json', '{ "opus47-migrate": { "ratio": 0.5 } }'],
    ['c.mjs', 'export default { ratio: 1 / 2 };'],
    ['c.js', 'module.exports = { ratio: 0.5 };'],
    ['c.cjs', 'module.exports = { ratio: 0.5 };'],
    ['named.mjs', 'export const ratio = 0.5;'],
  ])('%s', async (name, text) => {
    const root = plain({ [name]: text, 'opus47.config.json': '{ "ratio": 0.6 }' });
    expect(await loadConfig(name, root)).toEqual({ config: { ratio: 0.5 }, file: name });
  });

  test('and its globs mean the working directory', async () => {
    const root = plain({ 'sub/c.json': '{ "include": ["src/**"], "baseline": "b.json" }' });
    expect((await loadConfig('sub/c.json', root)).config).toEqual({ include: ['src/**'], baseline: 'b.json' });
  });

  test('wrongly', async () => {
    const root = plain({
      'bad.json': '{',
      'throws.mjs': 'throw new Error("broken on purpose")',
      'wrong.mjs': 'export default { ratio: 3 };',
      'c.yaml': '',
      'a.json': '[1]',
    });
    await expect(loadConfig('nope.json', root)).rejects.toThrow(NotFound);
    await expect(loadConfig('bad.json', root)).rejects.toThrow('bad.json: invalid JSON');
    await expect(loadConfig('throws.mjs', root)).rejects.toThrow('--config throws.mjs: could not be loaded (broken on purpose)');
    await expect(loadConfig('wrong.mjs', root)).rejects.toThrow('wrong.mjs: `ratio` must be');
    await expect(loadConfig('c.yaml', root)).rejects.toThrow('--config c.yaml: must be a .json');
    await expect(loadConfig('a.json', root)).rejects.toThrow('a.json: must be an object');
    await expect(loadConfig('.', root)).rejects.toThrow(UserError);
  });
});
