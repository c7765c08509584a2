import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type RunOptions, run } from '../../src/run/run.js';
import type { Settings } from '../../src/run/settings.js';
import { type Files, plain, read, snapshot } from '../support/project.js';
import { install, SDKS, typeErrors } from '../support/typed.js';

const [SDK] = SDKS;
const REQUEST = `{ model: 'claude-opus-4-6', max_tokens: 16000, thinking: { type: 'enabled', budget_tokens: 10000 }, messages: [] }`;
const ASK = `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
export const ask = (): Promise<Anthropic.Message> => client.messages.create(${REQUEST});
`;

async function migrate(files: Files, options: RunOptions & Partial<Settings> = {}, compilerOptions: Record<string, unknown> = {}) {
  const cwd = plain(files);
  install(cwd, SDK, compilerOptions);
  const before = typeErrors(cwd);
  const { report } = await run(['.'], { cwd, ...options });
  return {
    cwd,
    report,
    before,
    after: typeErrors(cwd),
    rows: report.sites.map(({ file, status, reason }) => `${file} ${reason ?? status}`),
  };
}

describe('when it runs', () => {
  test('without an installed SDK the site migrates with a note', async () => {
    const cwd = plain({ 'a.ts': ASK });
    const { report } = await run(['.'], { cwd });
    const [site] = report.sites;
    expect(site?.status).toBe('migrated');
    expect(site?.notes.find(({ code }) => code === 'types-not-checked')?.message).toContain('@anthropic-ai/sdk is not installed');
    expect(read(cwd, 'a.ts')).toContain('Promise<Anthropic.Message>');
  });

  test('with --types off nothing is moved', async () => {
    const { cwd, rows, after } = await migrate({ 'a.ts': ASK }, { types: 'off' });
    expect(rows).toEqual(['a.ts migrated']);
    expect(read(cwd, 'a.ts')).toContain('Promise<Anthropic.Message>');
    expect(after).not.toEqual([]);
  });

  test('without a configuration the defaults apply', async () => {
    const cwd = plain({ 'src/a.ts': ASK });
    install(cwd, SDK);
    fs.rmSync(path.join(cwd, 'tsconfig.json'));
    await run(['.'], { cwd });
    expect(read(cwd, 'src/a.ts')).toContain('Promise<Anthropic.Beta.BetaMessage>');
  });

  test('with a configuration that leaves the work to others', async () => {
    const cwd = plain({ 'app/src/a.ts': ASK, 'app/tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }' });
    install(cwd, SDK);
    fs.renameSync(path.join(cwd, 'tsconfig.json'), path.join(cwd, 'app/tsconfig.app.json'));
    await run(['.'], { cwd });
    expect(read(cwd, 'app/src/a.ts')).toContain('Promise<Anthropic.Beta.BetaMessage>');
  });

  test('JavaScript that is checked', async () => {
    const source = `// @ts-check
const Anthropic = require('@anthropic-ai/sdk').default;
const client = new Anthropic();
/** @returns {Promise<import('@anthropic-ai/sdk').Anthropic.Message>} */
exports.ask = () => client.messages.create(${REQUEST});
`;
    const { cwd, rows, before, after } = await migrate({ 'a.js': source }, {}, { allowJs: true, checkJs: true });
    expect(before).toEqual([]);
    expect(rows).toEqual(['a.js migrated']);
    expect(after).toEqual([]);
    expect(read(cwd, 'a.js')).toMatch(/@returns \{Promise<import\('.*'\)\..*BetaMessage>\}/);
  });
});

describe('an SDK that is too old', () => {
  const old = (): string => {
    const cwd = plain({
      'a.ts': ASK,
      'b.ts': ASK,
      'node_modules/@anthropic-ai/sdk/package.json': '{ "name": "@anthropic-ai/sdk", "version": "0.89.9" }',
    });
    return cwd;
  };

  test('leaves its sites for review, with one message for the run', async () => {
    const cwd = old();
    const before = snapshot(cwd);
    const { report } = await run(['.'], { cwd });
    expect(report.sites.map(({ reason }) => reason)).toEqual(['sdk-too-old', 'sdk-too-old']);
    expect(report.warnings.filter((line) => line.includes('0.90.0'))).toHaveLength(1);
    expect(snapshot(cwd)).toEqual(before);
  });

  test.each<[string, Partial<Settings>]>([
    ['--types off', { types: 'off' }],
    ['--no-task-budget', { taskBudget: false }],
  ])('is written all the same with %s', async (_, settings) => {
    const { report } = await run(['.'], { cwd: old(), ...settings });
    expect(report.sites.map(({ status }) => status)).toEqual(['migrated', 'migrated']);
  });
});

describe('what it leaves', () => {
  test('errors that were there before hold nothing back, and stay', async () => {
    const files = {
      'a.ts': `${ASK}export const wrong: number = 'text';\n`,
      'b.ts': `import { ask } from './a.js';\nexport const later: string = ask;\n`,
    };
    const { rows, before, after } = await migrate(files);
    expect(rows).toEqual(['a.ts migrated']);
    expect(before).toHaveLength(2);
    expect(after).toHaveLength(2);
  });

  test('a move in a file that is not to be written stops the site, in every file', async () => {
    const files = {
      'src/a.ts': `import Anthropic from '@anthropic-ai/sdk';
import { show } from '../lib/show.js';
import { MODEL } from './model.js';
const client = new Anthropic();
export const ask = async () => show(await client.messages.create(${REQUEST.replace(`'claude-opus-4-6'`, 'MODEL')}));
`,
      'src/model.ts': `export const MODEL = 'claude-opus-4-6';\n`,
      'lib/show.ts': `import type Anthropic from '@anthropic-ai/sdk';\nexport const show = (message: Anthropic.Message) => message.id;\n`,
    };
    const cwd = plain(files);
    install(cwd, SDK);
    const before = snapshot(cwd);
    const { report } = await run(['src'], { cwd });
    expect(report.sites.map(({ reason }) => reason)).toEqual(['types-unresolved']);
    expect(report.sites[0]?.message).toContain(`is not assignable to parameter of type 'Message'`);
    expect(snapshot(cwd)).toEqual(before);
  });

  test('what a stopped site shared with another one is planned anew', async () => {
    const files = {
      'model.ts': `export const MODEL = 'claude-opus-4-6';\n`,
      'stuck.d.ts': `import type Anthropic from '@anthropic-ai/sdk';\nexport declare function save(message: Anthropic.Message): void;\n`,
      'a.ts': `import Anthropic from '@anthropic-ai/sdk';
import { MODEL } from './model.js';
import { save } from './stuck.js';
const client = new Anthropic();
export const ask = async () => save(await client.messages.create(${REQUEST.replace(`'claude-opus-4-6'`, 'MODEL')}));
`,
      'b.ts': `import Anthropic from '@anthropic-ai/sdk';
import { MODEL } from './model.js';
const client = new Anthropic();
export const plan = async (): Promise<Anthropic.Message> => client.messages.create(${REQUEST.replace(`'claude-opus-4-6'`, 'MODEL')});
`,
    };
    const { cwd, rows, after } = await migrate(files);
    expect(rows).toEqual(['a.ts types-unresolved', 'b.ts migrated']);
    expect(after).toEqual([]);
    expect(read(cwd, 'a.ts')).toBe(files['a.ts']);
    expect(read(cwd, 'model.ts')).toBe(files['model.ts']);
    expect(read(cwd, 'b.ts')).toContain(`model: 'claude-opus-4-7'`);
    expect(read(cwd, 'b.ts')).toContain('Promise<Anthropic.Beta.BetaMessage>');
  });
});

describe('exactOptionalPropertyTypes', () => {
  const files = {
    'choice.ts': `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
export const ask = (deep: boolean) =>
  client.messages.create({
    model: 'claude-opus-4-6',
    max_tokens: 64_000,
    thinking: deep ? { type: 'enabled', budget_tokens: 30_000 } : { type: 'disabled' },
    messages: [],
  });
`,
    'always.ts': ASK,
    'spread.ts': `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
export const ask = (deep: boolean) =>
  client.messages.create({
    model: 'claude-opus-4-6',
    max_tokens: 64_000,
    ...(deep ? { thinking: { type: 'enabled', budget_tokens: 30_000 } } : {}),
    messages: [],
  });
`,
  };
  const task = "{ task_budget: { type: 'tokens', total: 20_000 } }";

  test('leaves out what would be undefined', async () => {
    const { cwd, rows, before, after } = await migrate(files, {}, { exactOptionalPropertyTypes: true });
    expect(before).toEqual([]);
    expect(rows).toEqual(['always.ts migrated', 'choice.ts migrated', 'spread.ts migrated']);
    expect(after).toEqual([]);
    expect(read(cwd, 'choice.ts')).toContain(`...(deep ? { output_config: ${task} } : {}),`);
    expect(read(cwd, 'always.ts')).toContain('output_config: {');
    const { report } = await run(['.'], { cwd, mode: 'check' });
    expect(report.summary.migrated).toBe(0);
  });

  test('writes undefined without the option', async () => {
    const { cwd, after } = await migrate(files);
    expect(after).toEqual([]);
    expect(read(cwd, 'choice.ts')).toContain(`output_config: deep ? ${task} : undefined,`);
  });
});

describe('a type made of the params that a call that stays is fed by, too', () => {
  const HEAD = "import Anthropic from '@anthropic-ai/sdk';\nconst client = new Anthropic();\n";
  const STAYS = "client.messages.create({ ...params, model: 'claude-haiku-4-5', thinking: undefined })";

  test.each([
    "Omit<Anthropic.MessageCreateParamsNonStreaming, 'model'>",
    "Partial<Omit<Anthropic.MessageCreateParamsNonStreaming, 'model' | 'max_tokens' | 'messages'>> & { max_tokens: number; messages: [] }",
  ])('%s: the project compiles after, or nothing changes', async (type) => {
    const text = `${HEAD}type Shared = ${type};
const shared: Shared = { max_tokens: 16000, messages: [], thinking: { type: 'enabled', budget_tokens: 10000 } };
export const deep = () => client.messages.create({ ...shared, model: 'claude-opus-4-6' });
export const cheap = (params: Shared): Promise<Anthropic.Message> => ${STAYS};
`;
    const { before, after, rows, cwd } = await migrate({ 'a.ts': text });
    expect(before).toEqual([]);
    expect(after).toEqual([]);
    expect(rows).toContain('a.ts types-unresolved');
    expect(read(cwd, 'a.ts')).toBe(text);
  });
});
