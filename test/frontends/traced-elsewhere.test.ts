/** Requests whose files are not run, and what else gets at them: another name, another file, the platform. */
import { expect, test, vi } from 'vitest';
import { analyse } from '../../src/run/analyse.js';
import { withDefaults } from '../../src/run/settings.js';
import { memoryTree } from '../support/memory.js';

vi.mock('../../src/flow/limits.js', async (original) => ({ ...(await original<object>()), MOST_FILES: 0, SMALL_FILES: 0 }));

type Files = Record<string, string>;
const rest = "max_tokens: 64000, thinking: { type: 'enabled', budget_tokens: 50000 }";
const request = `{ model: 'claude-opus-4-6', ${rest} }`;
const sonnet = "model = 'claude-sonnet-4-6'";
const llm = (code: string): string => `import Anthropic from '@anthropic-ai/sdk';\nconst client = new Anthropic();\n${code}`;
const sent = (value: string): string => `export const ask = (messages) => client.messages.create({ ...${value}, messages });`;
const based = (code: string): Files => ({ 'llm.js': llm(`const base = ${request};\n${code}\n${sent('base')}`) });

const run = (files: Files) => {
  const { sites, edits } = analyse(memoryTree({ 'package.json': '{ "name": "app", "private": true }', ...files }), withDefaults({}));
  return { statuses: sites.map(({ status }) => status), text: edits.map(({ text }) => text).join('\n') };
};

test.each<[string, Files]>([
  [
    'an export of another file, destructured',
    {
      'cfg.js': `const base = ${request};\nmodule.exports = { base };`,
      'llm.js': `const Anthropic = require('@anthropic-ai/sdk');\nconst { base } = require('./cfg');\nconst client = new Anthropic();\nexports.ask = (messages) => client.messages.create({ ...base, messages });`,
      'menu.js': `const { base } = require('./cfg');\nexports.cheap = () => { base.${sonnet}; };`,
    },
  ],
  [
    'a file taken as an object',
    {
      'cfg.js': `export const base = ${request};`,
      'llm.js': llm(`import { base } from './cfg.js';\n${sent('base')}`),
      'menu.js': `import * as cfg from './cfg.js';\nexport const cheap = () => { for (const one of Object.values(cfg)) one.${sonnet}; };`,
    },
  ],
  [
    'a member of a file that hands on all exports of another one',
    {
      'cfg.js': `export const base = ${request};`,
      'index.js': "export * from './cfg.js';",
      'llm.js': llm(`import { base } from './cfg.js';\n${sent('base')}`),
      'menu.js': `import * as all from './index.js';\nexport const cheap = () => { all.base.${sonnet}; };`,
    },
  ],
  [
    'a registry that it is assigned into',
    based(`const all = Object.assign({}, { base });\nexport const cheap = () => { all.base.${sonnet}; };`),
  ],
  [
    'the rest of the parameters',
    based(`const tune = (...all) => { for (const one of all) one.${sonnet}; };\nexport const cheap = () => tune(base);`),
  ],
  ['a getter', based(`const holder = { get params() { return base; } };\nexport const cheap = () => { holder.params.${sonnet}; };`)],
  ['a generator', based(`function* each() { yield base; }\nexport const cheap = () => { for (const one of each()) one.${sonnet}; };`)],
  ['a promise', based(`const load = async () => base;\nexport const cheap = () => load().then((one) => { one.${sonnet}; });`)],
  ['an object with it that an emitter gets', based(`export const cheap = (bus) => bus.emit('before', { request: base });`)],
  ['the start of a fold', based(`export const cheap = (keys) => { keys.reduce((one, key) => one[key], { base }).${sonnet}; };`)],
  [
    'a copy of all entries',
    based(
      'export const cheap = (messages) => { const copy = {}; for (const key in base) copy[key] = base[key]; return client.messages.create({ ...copy, max_tokens: 10, messages }); };',
    ),
  ],
  [
    'a closure beside the object that it is given with',
    {
      'llm.js': llm(
        `const make = () => { const params = ${request}; return { params, ask: (messages) => client.messages.create({ ...params, messages }) }; };\nexport const one = make();\nexport const cheap = () => { one.params.${sonnet}; };`,
      ),
    },
  ],
  [
    'a variable of the environment that the project sets',
    {
      'llm.js': llm(sent(`{ model: process.env.MODEL ?? 'claude-opus-4-6', ${rest} }`)),
      'main.js': "process.env.MODEL = 'claude-sonnet-4-6';",
    },
  ],
  [
    'a client of another platform that is put in the place of the own one',
    {
      'llm.js': `import Anthropic from '@anthropic-ai/sdk';\nexport class Llm { client = new Anthropic(); ask(messages) { return this.client.messages.create({ ...${request}, messages }); } }`,
      'main.js': `import { AnthropicVertex } from '@anthropic-ai/vertex-sdk';\nimport { Llm } from './llm.js';\nconst llm = new Llm();\nllm.client = new AnthropicVertex();`,
    },
  ],
  [
    'a header that a caller gives',
    {
      'llm.js': llm(`export const ask = (messages, options) => client.messages.create({ ...${request}, messages }, options);`),
      'main.js':
        "import { ask } from './llm.js';\nexport const run = () => ask([], { headers: { 'anthropic-beta': 'context-1m-2025-08-07' } });",
    },
  ],
  [
    'a header that a client gets later',
    {
      'llm.js': `import Anthropic from '@anthropic-ai/sdk';\nconst headers = {};\nconst client = new Anthropic({ defaultHeaders: headers });\nheaders['anthropic-beta'] = 'context-1m-2025-08-07';\n${sent(request)}`,
    },
  ],
  [
    'a function that makes other JSON of it',
    { 'llm.js': llm(sent(`{ ...${request}, toJSON() { return { ...this, model: 'claude-sonnet-4-6' }; } }`)) },
  ],
  [
    'a turn that a function puts into the list',
    {
      'llm.js': llm(
        `const begin = (turns) => { turns.push({ role: 'assistant', content: '{' }); };\nexport const ask = (content) => { const messages = [{ role: 'user', content }]; begin(messages); return client.messages.create({ ...${request}, messages }); };`,
      ),
    },
  ],
  [
    'another call with the model of the response, by a name',
    {
      'llm.js': llm(
        `export const ask = async (messages) => { const first = await client.messages.create({ ...${request}, messages }); const used = first.model; return client.messages.create({ model: used, max_tokens: 100, temperature: 0.3, messages }); };`,
      ),
    },
  ],
  [
    'a pipeline that takes thinking out of it',
    {
      'llm.js': llm(
        `const pipe = (...all) => (text) => all.reduce((one, fn) => fn(one), text);\nconst plain = ({ thinking, ...more }) => ({ ...more, temperature: 0.2 });\nconst build = pipe((content) => ({ ...${request}, messages: [{ role: 'user', content }] }), plain);\nexport const ask = (text) => client.messages.create(build(text));`,
      ),
    },
  ],
  [
    'a component that hands on what it imports',
    {
      'cfg.ts': `export const base = ${request};`,
      'llm.ts': llm(
        `import { base } from './cfg';\nexport const ask = (messages: any) => client.messages.create({ ...base, messages } as any);`,
      ),
      'Menu.vue':
        '<script setup lang="ts">\nimport { base } from "./cfg";\nimport Picker from "./Picker.vue";\n</script>\n<template><Picker :options="base" /></template>',
    },
  ],
  [
    'a list that ends with a turn of the assistant in the next round',
    {
      'llm.js': llm(
        `export const ask = async (messages) => { for (;;) { const answer = await client.messages.create({ ...${request}, messages }); messages = [...messages, { role: 'assistant', content: answer.content }]; } };`,
      ),
    },
  ],
])('%s: the call stays', (_, files) => {
  expect(run(files).statuses).not.toContain('migrated');
});

test.each<[string, Files]>([
  [
    'a file whose exports are taken by their names',
    { ...based(''), 'menu.js': "import * as all from './llm.js';\nexport const run = () => all.ask([]);" },
  ],
  [
    'a registry of something else',
    based('const all = Object.assign({}, { other: { size: 1 } });\nexport const size = () => all.other.size;'),
  ],
  [
    'the rest of the parameters, which are logged',
    based('const tell = (...all) => console.log(all);\nexport const show = () => tell(base);'),
  ],
  ['a getter of one of its numbers', based('export const holder = { get most() { return base.max_tokens; } };')],
  ['a key of JSON', based('export const key = () => JSON.stringify(base).length;')],
  ['its keys', based('export const keys = () => Object.keys(base).length;')],
  ['a callback that reads it', based('export const most = () => Promise.resolve(base).then((one) => one.max_tokens);')],
  [
    'a variable of the environment that a test sets',
    {
      'llm.js': llm(sent(`{ model: process.env.MODEL ?? 'claude-opus-4-6', ${rest} }`)),
      'llm.test.js': "process.env.MODEL = 'claude-sonnet-4-6';",
    },
  ],
  [
    'a client that a test puts in the place of the own one',
    {
      'llm.js': `import Anthropic from '@anthropic-ai/sdk';\nexport class Llm { client = new Anthropic(); ask(messages) { return this.client.messages.create({ ...${request}, messages }); } }`,
      'llm.test.js':
        "import { AnthropicVertex } from '@anthropic-ai/vertex-sdk';\nimport { Llm } from './llm.js';\nnew Llm().client = new AnthropicVertex();",
    },
  ],
  [
    'options without a header',
    { 'llm.js': llm(`export const ask = (messages, options) => client.messages.create({ ...${request}, messages }, options);`) },
  ],
  [
    'a turn of the user that a function puts into the list',
    {
      'llm.js': llm(
        `const more = (turns) => { turns.push({ role: 'user', content: 'more' }); };\nexport const ask = (content) => { const messages = [{ role: 'user', content }]; more(messages); return client.messages.create({ ...${request}, messages }); };`,
      ),
    },
  ],
])('%s: the call migrates', (_, files) => {
  expect(run(files).statuses).toEqual(['migrated']);
});

const answered = (code: string, beside: Files = {}): Files => ({
  'llm.js': llm(
    `const kept = {};\nconst all = new Set();\nexport const ask = async (messages) => { const answer = await client.messages.create({ ...${request}, messages }); ${code} };`,
  ),
  ...beside,
});

test.each<[string, Files]>(
  [
    ['under a key that is not known', answered('kept[answer.id] = answer;', {})],
    ['in a set', answered('for (const block of answer.content) all.add(block);')],
    ['thrown', answered('throw Object.assign(new Error(), { answer });')],
  ].map(([name, files]): [string, Files] => {
    const { 'llm.js': code = '' } = files as Files;
    const reads = 'export const show = () => [...all, ...Object.values(kept)].map((one) => one.thinking);';
    return [name as string, { 'llm.js': `${code}\n${reads}` }];
  }),
)('a response that is kept %s: its thinking text is asked for', (_, files) => {
  expect(run(files).text).toContain('summarized');
});

test('a response in a field that another file reads: its thinking text is asked for', () => {
  const files = (read: string): Files => ({
    'llm.js': llm(
      `export class Agent { async ask(messages) { this.answer = await client.messages.create({ ...${request}, messages }); } }`,
    ),
    'show.js': `import { Agent } from './llm.js';\nexport const show = async (agent = new Agent()) => { await agent.ask([]); return agent.answer.${read}; };`,
  });
  expect(run(files('content.map((block) => block.thinking)')).text).toContain('summarized');
  expect(run(files('usage.output_tokens')).text).not.toContain('summarized');
});

test('a function that another one of the project is handed: its thinking text is asked for where that one reads it', () => {
  const files = (read: string): Files => ({
    'llm.js': llm(
      `const around = (fn) => async (...all) => (await fn(...all)).${read};\nexport const ask = around((messages) => client.messages.create({ ...${request}, messages }));`,
    ),
  });
  expect(run(files('content.map((block) => block.thinking)')).text).toContain('summarized');
  expect(run(files('usage.output_tokens')).text).not.toContain('summarized');
});
