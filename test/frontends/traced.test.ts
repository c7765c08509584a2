/** Calls of files that are not run, for there are too many of them: what the code beside does not show is not taken for known. */
import { expect, test, vi } from 'vitest';
import { analyse } from '../../src/run/analyse.js';
import { withDefaults } from '../../src/run/settings.js';
import { memoryTree } from '../support/memory.js';

vi.mock('../../src/flow/limits.js', async (original) => ({ ...(await original<object>()), MOST_FILES: 0, SMALL_FILES: 0 }));

const judged = (files: Record<string, string>, options: Parameters<typeof withDefaults>[0] = {}) => {
  const all = { 'package.json': '{ "name": "app", "private": true }', ...files };
  return analyse(memoryTree(all), withDefaults(options)).sites.map(({ status, reason }) => reason ?? status);
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

const request = `{ model: 'claude-opus-4-6', ${rest.replace('messages', 'messages: []')} }`;
const alone = (code: string) => ({ 'llm.js': `import Anthropic from '@anthropic-ai/sdk';\nconst client = new Anthropic();\n${code}` });

test.each<[string, Record<string, string>]>([
  [
    'hooks that get the params',
    alone(
      `export const ask = (hooks) => { const params = ${request}; for (const hook of hooks) hook(params); return client.messages.create(params); };`,
    ),
  ],
  [
    'params changed through arguments',
    alone(
      `function cheapen() { arguments[0].model = 'claude-sonnet-4-6'; }\nexport const ask = () => { const params = ${request}; cheapen(params); return client.messages.create(params); };`,
    ),
  ],
  [
    'params that a library merges into',
    {
      ...alone(
        `import merge from 'lodash/merge';\nconst base = ${request};\nmerge(base, JSON.parse(process.env.LLM ?? '{}'));\nexport const ask = () => client.messages.create({ ...base });`,
      ),
    },
  ],
  [
    'params of a tool runner that are set while it runs',
    alone(
      `export const ask = (tools) => { const runner = client.beta.messages.toolRunner({ ...${request}, tools }); runner.setMessagesParams((params) => ({ ...params, model: 'claude-sonnet-4-6' })); return runner; };`,
    ),
  ],
  [
    'thinking that is set again in a loop',
    alone(
      `export const ask = async () => { const body = ${request}; for (;;) { await client.messages.create(body); body.thinking = { type: 'enabled', budget_tokens: 4000 }; } };`,
    ),
  ],
  [
    'a condition that a getter changes',
    alone(
      `export class Sampler { n = 0; get deep() { return this.n++ % 2 === 0; } ask(messages) { return client.messages.create({ ...${request}, thinking: this.deep ? { type: 'enabled', budget_tokens: 50000 } : undefined }); } }`,
    ),
  ],
  [
    'params that a function changes as its `this`',
    alone(
      `const base = ${request};\nfunction cheapen() { this.model = 'claude-sonnet-4-6'; }\nexport const cheap = cheapen.bind(base);\nexport const ask = () => client.messages.create(base);`,
    ),
  ],
  [
    'params that a fold changes',
    alone(
      `const base = ${request};\nexport const cheap = () => [base].reduce((sum, one) => { one.model = 'claude-sonnet-4-6'; return sum; }, 0);\nexport const ask = () => client.messages.create(base);`,
    ),
  ],
  [
    'params of a file that another loads while it runs',
    {
      'base.js': `export const base = ${request};`,
      'llm.js': `import Anthropic from '@anthropic-ai/sdk';\nimport { base } from './base.js';\nconst client = new Anthropic();\nexport const ask = () => client.messages.create(base);`,
      'menu.js': `export const cheap = async () => { const { base } = await import('./base.js'); base.model = 'claude-sonnet-4-6'; };`,
    },
  ],
  [
    'a model of which the environment sets a part',
    alone(
      `const tier = process.env.TIER ?? 'opus';\nexport const ask = () => client.messages.create({ ...${request}, model: \`claude-\${tier}-4-6\` });`,
    ),
  ],
  [
    'thinking under a key that nothing is known of',
    alone(
      `const LEVELS = { low: { type: 'enabled', budget_tokens: 30000 }, high: { type: 'enabled', budget_tokens: 60000 } };\nexport const ask = (level) => client.messages.create({ ...${request}, thinking: LEVELS[level] });`,
    ),
  ],
  [
    'params that a component hands to another one',
    {
      'package.json': '{ "name": "app", "private": true }',
      'Parent.svelte': `<script>\n  import Anthropic from '@anthropic-ai/sdk';\n  import Child from './Child.svelte';\n  const client = new Anthropic();\n  const params = ${request};\n  const ask = () => client.messages.create(params);\n</script>\n<button onclick={ask}>Ask</button>\n<Child options={params} />\n`,
    },
  ],
  [
    'an id of which a part is looked at',
    alone(
      `const MODEL = 'claude-opus-4-6';\nexport const minor = MODEL.split('-').at(-1);\nexport const ask = () => client.messages.create({ ...${request}, model: MODEL });`,
    ),
  ],
])('%s: the params are unknown', (_, files) => {
  expect(judged(files)).toEqual(['params-unknown']);
});

test.each<[string, Record<string, string>]>([
  [
    'a comparison of the model',
    alone(
      `const MODEL = 'claude-opus-4-6';\nconst limitOf = (model) => (model === 'claude-opus-4-6' ? 32000 : 8000);\nexport const ask = (messages) => client.messages.create({ model: MODEL, max_tokens: limitOf(MODEL), thinking: { type: 'enabled', budget_tokens: 6000 }, messages });`,
    ),
  ],
  [
    'a method that a caller names with another model',
    {
      ...alone(`export class Claude { ask(model = 'claude-opus-4-6') { return client.messages.create({ ...${request}, model }); } }`),
      'use.js': "export const run = (context) => context.llm.ask('claude-sonnet-4-6');",
    },
  ],
  [
    'an instance that another one is made of',
    alone(
      `class Agent { model = 'claude-opus-4-6'; ask() { return client.messages.create({ ...${request}, model: this.model }); } }\nexport const agent = Object.create(new Agent(), { model: { value: 'claude-sonnet-4-6' } });`,
    ),
  ],
  [
    'params in a set, whose items are changed',
    alone(
      `const base = ${request};\nconst all = new Set([base]);\nexport const cheap = () => { for (const one of all) one.model = 'claude-sonnet-4-6'; };\nexport const ask = () => client.messages.create(base);`,
    ),
  ],
  [
    'params that come back from a promise',
    alone(
      `const base = ${request};\nexport const cheap = async () => { (await Promise.resolve(base)).model = 'claude-sonnet-4-6'; };\nexport const ask = () => client.messages.create(base);`,
    ),
  ],
])('%s: the call is left to a person', (_, files) => {
  expect(judged(files)).not.toContain('migrated');
});

test('a price by the model of the response: the call stays', () => {
  const code = `import { PRICES } from './prices.js';\nexport const ask = async () => { const answer = await client.messages.create(${request}); return PRICES[answer.model] * answer.usage.output_tokens; };`;
  expect(judged({ ...alone(code), 'prices.js': "export const PRICES = { 'claude-opus-4-6': 25 };" })).toEqual(['shared-params']);
});

test.each<[string, Record<string, string>]>([
  [
    'params with a name',
    alone(
      `const params = ${request};\nexport const ask = () => { console.log(params.model); return client.messages.create({ ...params }); };`,
    ),
  ],
  [
    'a constant of another file beside another model',
    {
      'models.js': "export const OPUS = 'claude-opus-4-6';\nexport const SONNET = 'claude-sonnet-4-6';",
      ...alone(`import { OPUS } from './models.js';\nexport const ask = () => client.messages.create({ ...${request}, model: OPUS });`),
    },
  ],
  [
    'a table of models',
    alone(
      `const MODELS = { opus: 'claude-opus-4-6', sonnet: 'claude-sonnet-4-6' };\nexport const ask = () => client.messages.create({ ...${request}, model: MODELS.opus });`,
    ),
  ],
  [
    'thinking by a condition',
    alone(
      `export const ask = (deep) => client.messages.create({ ...${request}, thinking: deep ? { type: 'enabled', budget_tokens: 50000 } : undefined });\nexport const other = 'claude-sonnet-4-6';`,
    ),
  ],
  [
    'a response whose model is logged',
    alone(
      `export const ask = async () => { const answer = await client.messages.create(${request}); console.log(\`by \${answer.model}\`); return answer.content.length; };`,
    ),
  ],
])('%s: the call migrates', (_, files) => {
  expect(judged(files)).toEqual(['migrated']);
});

test('a call of which nothing is known is named where its file has a budget that no call reads', () => {
  const agent = (thinking: string) => `import Anthropic from '@anthropic-ai/sdk';
import { chosen } from './settings.js';
export class Agent {
  constructor(model) {
    this.client = new Anthropic();
    this.model = model;
  }
  async step(messages) {
    const params = build(this.model, messages, chosen(this.model));
    return this.client.messages.create(params);
  }
}
function build(model, messages, level) {
  let thinking;
  if (level) thinking = ${thinking};
  const params = { model, max_tokens: 64000, messages };
  if (thinking) Object.assign(params, level.more(thinking));
  return level.done(params);
}
`;
  expect(judged({ 'agent.js': agent("{ type: 'enabled', budget_tokens: level.budget }") })).toEqual(['model-unknown']);
  expect(judged({ 'agent.js': agent('level.thinking') })).toEqual([]);
});

test('what may be decided by the old ID is looked for by the model that the run migrates from', () => {
  const named = (beside: string) => ({
    'llm.js': `import Anthropic from '@anthropic-ai/sdk';
const MODEL = 'claude-sonnet-4-5';
const client = new Anthropic();
export const isOwn = (model) => model === MODEL;
export const ask = (messages) => client.messages.create({ model: MODEL, ${rest} });
`,
    'prices.js': `export const PRICES = { '${beside}': 3 };`,
  });
  const from = { from: 'claude-sonnet-4-5' } as const;
  expect(judged(named('claude-sonnet-4-5'), from)).toEqual(['params-unknown']);
  expect(judged(named('claude-haiku-4-5'), from)).not.toEqual(['params-unknown']);
});

test('a function that gives no thinking where its test fails: the task budget goes with the thinking', () => {
  const code = (body: string) =>
    alone(
      `const thinkingFor = (level) => { ${body} };\nexport const ask = (level) => client.messages.create({ ...${request}, thinking: thinkingFor(level) });`,
    );
  const files = code("if (level === 'high') return { type: 'enabled', budget_tokens: 40000 };");
  const { edits } = analyse(memoryTree({ 'package.json': '{}', ...files }), withDefaults({}));
  const budgets = edits.map(({ text }) => text).filter((text) => text.includes('task_budget'));
  expect(budgets).toEqual([expect.stringMatching(/thinkingFor\(level\) \? .*task_budget/)]);
  expect(judged(code("return { type: 'enabled', budget_tokens: 40000 };"))).toEqual(['migrated']);
});

test('an id that another property of the same object gives to what decides by it stays with it', () => {
  const models = (body: string) => ({
    'models.ts': `export const MODELS = { opus: 'claude-opus-4-6', sonnet: 'claude-sonnet-4-6' } as const;\n${body}`,
    'llm.ts': `import Anthropic from '@anthropic-ai/sdk';\nimport { label, MODELS } from './models';\nconst client = new Anthropic();\nexport const ask = (messages) => [client.messages.create({ model: MODELS.opus, ${rest} }), label(MODELS.opus)];`,
  });
  const deciding = models("export const label = (id: string) => { switch (id) { case 'claude-opus-4-6': return 'Opus'; } };");
  expect(judged(deciding)).not.toEqual(['migrated']);
  expect(judged(models("export const label = (id: string) => id + '!';"))).toEqual(['migrated']);
});

test('a model that another file gives by its old id stays: the new form would go with it', () => {
  const files = (given: string) => ({
    'chosen.js': "export let model = 'claude-opus-4-6';\nexport const choose = (one) => { model = one; };",
    'llm.js': module('model', "import { model } from './chosen.js';"),
    'menu.js': `import { choose } from './chosen.js';\nexport const onDeep = () => choose(${given});`,
  });
  expect(judged(files("'claude-opus-4-6'"))).not.toEqual(['migrated']);
});

test('a response whose model another call is sent with: the first one stays', () => {
  const files = (later: string) =>
    alone(`export const ask = async () => { const first = await client.messages.create(${request}); return ${later}; };`);
  expect(judged(files('client.messages.create({ model: first.model, max_tokens: 100, messages: [] })'))[0]).not.toBe('migrated');
  expect(judged(files('{ model: first.model }'))).toEqual(['migrated']);
});
