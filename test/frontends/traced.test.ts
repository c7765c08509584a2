/** Calls of files that are not run, for there are too many of them: what the code beside does not show is not taken for known. */
import { expect, test, vi } from 'vitest';
import { analyse } from '../../src/run/analyse.js';
import { withDefaults } from '../../src/run/settings.js';
import { memoryTree } from '../support/memory.js';

vi.mock('../../src/flow/limits.js', async (original) => ({ ...(await original<object>()), MOST_FILES: 0, SMALL_FILES: 0 }));

const judged = (files: Record<string, string>) => {
  const all = { 'package.json': '{ "name": "app", "private": true }', ...files };
  return analyse(memoryTree(all), withDefaults()).sites.map(({ status, reason }) => reason ?? status);
};
const rest = "max_tokens: 64000, thinking: { type: 'enabled', budget_tokens: 50000 }, messages";
const common = (model: string) => `const Anthropic = require('@anthropic-ai/sdk');
const cfg = require('./cfg');
const client = new Anthropic();
exports.ask = (messages) => client.messages.create({ model: ${model}, ${rest} });
`;
const module = (model: string, imports = '') => `import Anthropic from '@anthropic-ai/sdk';
${imports}
const client = new Anthropic();
export const ask = (messages, options = {}) => client.messages.create({ model: ${model}, ${rest} });
`;
const CFG = "exports.model = 'claude-opus-4-6';\n";

test.each<[string, Record<string, string>]>([
  [
    'an export that another file sets',
    { 'cfg.js': CFG, 'llm.js': common('cfg.model'), 'main.js': "require('./cfg').model = 'claude-sonnet-4-6';" },
  ],
  [
    'an export that is set twice',
    { 'cfg.js': `${CFG}if (process.env.CHEAP) exports.model = 'claude-sonnet-4-6';`, 'llm.js': common('cfg.model') },
  ],
  ['exports that others are assigned to', { 'cfg.js': `${CFG}Object.assign(exports, require('./local'));`, 'llm.js': common('cfg.model') }],
  [
    'a namespace whose functions are called by their names',
    {
      'llm.js': module("options.model ?? 'claude-opus-4-6'"),
      'main.js': "import * as all from './llm.js';\nexport const run = (name) => all[name]([], { model: 'claude-sonnet-4-6' });",
    },
  ],
  [
    'a map that another file fills',
    {
      'kept.js': 'export const kept = new Map();',
      'llm.js': module("kept.get('model') ?? 'claude-opus-4-6'", "import { kept } from './kept.js';"),
      'menu.js': "import { kept } from './kept.js';\nexport const pick = () => kept.set('model', 'claude-sonnet-4-6');",
    },
  ],
  [
    'a method that another object gets',
    {
      'llm.js': `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
export const asking = { ask(messages) { return client.messages.create({ model: this.model ?? 'claude-opus-4-6', ${rest} }); } };
`,
      'main.js': "import { asking } from './llm.js';\nexport const quick = { ...asking, model: 'claude-sonnet-4-6' };",
    },
  ],
])('%s: the model is unknown', (_, files) => {
  expect(judged(files)).toEqual(['model-unknown']);
});

test.each<[string, Record<string, string>]>([
  ['an export that is set once', { 'cfg.js': CFG, 'llm.js': common('cfg.model'), 'main.js': "console.log(require('./cfg').model);" }],
  ['an export that a compiler announces', { 'cfg.js': `exports.model = void 0;\n${CFG}`, 'llm.js': common('cfg.model') }],
  [
    'a variable of the environment with a default',
    {
      'llm.js': module("process.env.MODEL ?? 'claude-opus-4-6'"),
      'main.js': "import { ask } from './llm.js';\nexport const run = () => ask([]); // not claude-sonnet-4-6",
    },
  ],
  [
    'options of callers where no file names another model',
    {
      'llm.js': module("options.model ?? 'claude-opus-4-6'"),
      'main.js': "import { ask } from './llm.js';\nexport const run = (own) => ask([], own);",
    },
  ],
  [
    'options of callers where a test alone names another model',
    {
      'llm.js': module("options.model ?? 'claude-opus-4-6'"),
      'main.js': "import { ask } from './llm.js';\nexport const run = (own) => ask([], own);",
      'main.test.js': "import { run } from './main.js';\ntest('runs', () => run(readOptions('claude-sonnet-4-6')));",
    },
  ],
])('%s: the call migrates', (_, files) => {
  expect(judged(files)).toEqual(['migrated']);
});

test('options that a caller makes in steps belong to what the call gets', () => {
  const files = {
    'llm.js': module("options.model ?? 'claude-opus-4-6'"),
    'main.js':
      "import { ask } from './llm.js';\nexport function run(cheap) { const own = {}; if (cheap) own.model = 'claude-sonnet-4-6'; return ask([], own); }",
  };
  expect(judged(files)).toEqual(['model-mixed']);
});
