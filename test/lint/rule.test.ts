/** The rule under ESLint's own tester, with every parser, and as an editor drives it. */
import fs from 'node:fs';
import path from 'node:path';
import babelParser from '@babel/eslint-parser';
import tsParser from '@typescript-eslint/parser';
import { ESLint as ESLint9, RuleTester as RuleTester9 } from 'eslint';
import { ESLint as ESLint10, RuleTester as RuleTester10 } from 'eslint-10';
import { afterAll, describe, expect, it, test } from 'vitest';
import plugin from '../../src/lint/index.js';
import { repository } from '../support/project.js';

const rule = plugin.rules?.['no-thinking-budget'] as Parameters<RuleTester9['run']>[1];

const call = (params: string): string => `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
const message = await client.messages.create({ ${params}, max_tokens: 16000, messages: [] });
console.log(message.stop_reason);
`;
const OLD = call("model: 'claude-opus-4-6', thinking: { type: 'enabled', budget_tokens: 10000 }");
const migrated = (model: string): string =>
  call(
    `model: ${model}, thinking: { type: 'adaptive' }, betas: ['task-budgets-2026-03-13'], output_config: { task_budget: { type: 'tokens', total: 20000 } }`,
  ).replace('client.messages', 'client.beta.messages');
const NEW = migrated("'claude-opus-4-7'");
const UNKNOWN = call("model: process.env.MODEL, thinking: { type: 'enabled', budget_tokens: 10000 }");
const FLOOR = { ratio: 0.55, minBudget: 5000 };

const PARSERS = {
  espree: {},
  '@typescript-eslint/parser': { parser: tsParser },
};
/** Babel's parser for ESLint 10 needs a newer Node.js than the oldest that this package supports. */
const PARSERS_9 = {
  ...PARSERS,
  '@babel/eslint-parser': { parser: babelParser, parserOptions: { requireConfigFile: false } },
};

for (const [version, Tester, parsers] of [
  ['ESLint 9', RuleTester9, PARSERS_9],
  ['ESLint 10', RuleTester10 as unknown as typeof RuleTester9, PARSERS],
] as const) {
  Object.assign(Tester, { describe, it, afterAll });
  for (const [parser, languageOptions] of Object.entries(parsers)) {
    const tester = new Tester({ languageOptions: { ...languageOptions, sourceType: 'module', ecmaVersion: 2024 } as never });
    tester.run(`${version}, ${parser}`, rule, {
      valid: [
        NEW,
        call("model: 'claude-sonnet-4-5', thinking: { type: 'enabled', budget_tokens: 10000 }"),
        call("model: 'claude-opus-4-6', thinking: { type: 'disabled' }"),
        "const text = 'claude-opus-4-6 with budget_tokens';",
        OLD.replace('const message', '// opus47-migrate-ignore-next-line\nconst message'),
        { code: OLD, filename: 'notes.md' },
      ],
      invalid: [
        { code: OLD, output: NEW, errors: [{ messageId: 'fix', line: 3, column: 23 }] },
        { code: OLD, options: [FLOOR], output: NEW.replace('20000', '5500'), errors: [{ messageId: 'fix' }] },
        {
          code: UNKNOWN,
          output: null,
          errors: [
            {
              messageId: 'review',
              suggestions: [{ messageId: 'assume', output: migrated('process.env.MODEL') }],
            },
          ],
        },
      ],
    });
  }
}

/** A file as an editor has it open: the text is not what is saved. */
describe.each([
  ['ESLint 9', ESLint9],
  ['ESLint 10', ESLint10 as unknown as typeof ESLint9],
])('an editor with %s', (_, ESLint) => {
  const CLIENT = "import Anthropic from '@anthropic-ai/sdk';\nexport const client = new Anthropic();\n";
  const START = "import { client } from './client.js';\n";
  const TYPED = `${START}export const ask = async () => {
  const reply = await client.messages.create({ model: 'claude-opus-4-6', max_tokens: 9000, thinking: { type: 'enabled', budget_tokens: 8000 }, messages: [] });
  return reply.id;
};
`;
  const open = (files: Record<string, string>) => {
    const cwd = repository({ 'package.json': '{ "type": "module" }', ...files });
    const eslint = new ESLint({ cwd, overrideConfigFile: true, overrideConfig: [plugin.configs.recommended] as never });
    return {
      cwd,
      messages: async (text: string, file = 'src/ask.js') =>
        (await eslint.lintText(text, { filePath: path.join(cwd, file) })).flatMap((result) => result.messages),
    };
  };

  test('says what the text in the editor holds, whatever is saved', async () => {
    const { cwd, messages } = open({ 'src/client.js': CLIENT, 'src/ask.js': START });
    for (const length of [START.length, 90, 150, 220, TYPED.length - 3]) {
      const said = await messages(TYPED.slice(0, length));
      expect(said.filter(({ ruleId }) => ruleId !== null)).toEqual([]);
    }
    const [found, ...others] = await messages(TYPED);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ messageId: 'fix', line: 3 });
    const fix = found?.fix ?? { range: [0, 0], text: '' };
    const fixed = TYPED.slice(0, fix.range[0]) + fix.text + TYPED.slice(fix.range[1]);
    expect(fixed).toContain("client.beta.messages.create({ model: 'claude-opus-4-7'");
    expect(await messages(fixed)).toEqual([]);
    expect(fs.readFileSync(path.join(cwd, 'src/ask.js'), 'utf8')).toBe(START);
  });

  test('leaves what other files read to the command line', async () => {
    const shared = "export const BUDGET = 8000;\nexport const MODEL = 'claude-opus-4-6';\n";
    const ask = TYPED.replace('8000', 'BUDGET')
      .replace("'claude-opus-4-6'", 'MODEL')
      .replace(START, `${START}import { BUDGET, MODEL } from './shared.js';\n`);
    const { messages } = open({ 'src/client.js': CLIENT, 'src/shared.js': shared, 'src/ask.js': ask });
    const [found] = await messages(ask);
    expect(found).toMatchObject({ messageId: 'project', line: 4 });
    expect(found?.message).toBe(
      'This call is written for Opus 4.6, and what must change with it is defined in src/shared.js: run npx opus47-migrate src/ask.js src/shared.js',
    );
    expect(found?.fix).toBeUndefined();
    expect(await messages(shared, 'src/shared.js')).toEqual([]);
  });

  test('leaves types that may have to move to the command line', async () => {
    const typed =
      "/** @returns {Promise<import('@anthropic-ai/sdk').Anthropic.Message>} */\nexport const ask = () =>\n  new Anthropic().messages.create({ model: 'claude-opus-4-6', max_tokens: 9000, thinking: { type: 'enabled', budget_tokens: 8000 }, messages: [] });\n";
    const source = `// @ts-check\nimport Anthropic from '@anthropic-ai/sdk';\n${typed}`;
    const { messages } = open({ 'src/ask.js': source });
    const [found] = await messages(source);
    expect(found).toMatchObject({ messageId: 'project', line: 5 });
    expect(found?.message).toBe(
      'This call is written for Opus 4.6, and types around it may have to change, which needs the compiler: run npx opus47-migrate .',
    );
    expect(found?.fix).toBeUndefined();
  });

  test('suggests a guard where it takes this file alone', async () => {
    const source = (model: string) =>
      `${START}export const ask = (deep, model) => client.messages.create({ model: ${model}, max_tokens: 9000, thinking: { type: 'enabled', budget_tokens: 8000 }, messages: [] });\n`;
    const files = { 'src/client.js': CLIENT, 'src/ask.js': source('model') };
    const suggested = async (editor: ReturnType<typeof open>, text: string) => {
      const [found] = await editor.messages(text);
      const { fix } = found?.suggestions?.find(({ messageId }) => messageId === 'guard') ?? {};
      return fix && text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]);
    };
    // The module is not there yet.
    expect(await suggested(open(files), source('model'))).toBeUndefined();
    const inPlace = await suggested(open(files), source("deep ? 'claude-opus-4-6' : 'claude-haiku-4-5'"));
    expect(inPlace).toContain("thinking: deep ? { type: 'adaptive' } : { type: 'enabled', budget_tokens: 8000 }");
    const module = '// Written by `opus47-migrate --guard`.\nexport const thinkingFor = () => ({});\n';
    const through = await suggested(open({ ...files, 'src/claude-thinking.js': module }), source('model'));
    expect(through).toContain("import { thinkingFor } from './claude-thinking.js';");
    expect(through).toContain('...thinkingFor(model, 8000)');
  });

  test('says that a name comes from a file that is not seen', async () => {
    const { messages } = open({ 'src/client.js': CLIENT });
    const source = `import { MODEL } from './models.js';\n${OLD.replace("'claude-opus-4-6'", 'MODEL')}`;
    const [found] = await messages(source, 'src/new.js');
    expect(found?.message).toContain(
      '`MODEL` is defined in another file, ./models.js, which is not analysed here. Run npx opus47-migrate src/new.js.',
    );
  });

  test('looks at a file that is not saved on its own', async () => {
    const { messages } = open({ 'src/client.js': CLIENT });
    expect(await messages(OLD, 'src/new.js')).toMatchObject([{ messageId: 'fix', line: 3 }]);
  });

  test('is silent in build output and in what git ignores', async () => {
    const { messages } = open({ '.gitignore': 'generated\n', 'dist/ask.js': OLD, 'generated/ask.js': OLD });
    expect(await messages(OLD, 'dist/ask.js')).toEqual([]);
    expect(await messages(OLD, 'generated/ask.js')).toEqual([]);
  });

  test('names an option that does not exist', async () => {
    const cwd = repository({ 'ask.js': OLD });
    const rules = { 'opus47-migrate/no-thinking-budget': ['error', { ration: 0.5 }] };
    const eslint = new ESLint({ cwd, overrideConfigFile: true, overrideConfig: [{ ...plugin.configs.recommended, rules }] as never });
    await expect(eslint.lintText(OLD, { filePath: 'ask.js' })).rejects.toThrow('ration');
  });
});
