/** What is run of a group that is too large: the files between which requests, and what they are made of, can pass. */
import { expect, test } from 'vitest';
import { gather } from '../../src/frontends/javascript/gather/gather.js';
import { partsByReach } from '../../src/frontends/javascript/gather/parts-by-reach.js';
import { createContext } from '../../src/frontends/javascript/values/create-context.js';
import { memoryTree } from '../support/memory.js';

/** The files of each part, by their names without endings. Every file names a model, so that all are parsed. */
function parts(files: Record<string, string>): string[][] {
  const named = Object.entries(files).map(([name, text]) => [`${name}.ts`, `${text}\n// claude-opus-4-6`]);
  const tree = memoryTree(Object.fromEntries(named));
  const { ctx } = createContext(tree);
  gather(tree, ctx.modules);
  const found = partsByReach(ctx.modules.parsed(), ctx);
  return found.map((part) => part.map(({ file }) => file.replace(/^.*\/|\.ts$/g, '')).sort()).sort();
}

const LLM = `import Anthropic from '@anthropic-ai/sdk';
import { LIMIT } from './hub';
const client = new Anthropic();
export const ask = (model: string) => client.messages.create({ model, max_tokens: LIMIT, messages: [] });
`;
const OTHER = `import { LIMIT } from './hub';
let count = 0;
export const grow = () => { count += LIMIT; };
`;
const CALLER = `import { ask } from './llm';
export const run = () => ask('claude-sonnet-4-6');
`;

/** Values that a file gives to all, and what it keeps for nobody. */
const GIVES: Record<string, string> = {
  'a constant': 'export const LIMIT = 10;',
  'a function with variables of its own':
    'export const LIMIT = 10; export function sum(list: number[]) { let all = 0; for (const one of list) all += one; return all; }',
  'what a package makes': `import pino from 'pino'; export const LIMIT = 10; export const log = pino({ level: 'info' });`,
  'a table that is read':
    'const LIMITS = { a: 10 }; export const LIMIT = LIMITS.a; export const limitOf = (key: string) => LIMITS[key] ?? 0;',
  'a class':
    'export const LIMIT = 10; export class Problem extends Error { code = 1; constructor(code: number) { super(); this.code = code; } }',
  'a list that is made anew':
    'export const LIMIT = 10; export const all = (more: string[]) => { const list: string[] = []; list.push(...more); return list; };',
  'an object that is made anew':
    'export const LIMIT = 10; export function of(model: string) { const made = { model: "" }; made.model = model; return made; }',
};

/** Where something is left that others find. */
const KEEPS: Record<string, string> = {
  'a variable that is set': 'export let LIMIT = 10; export const set = (limit: number) => { LIMIT = limit; };',
  'a map that is filled':
    'const known = new Map<string, number>(); export const LIMIT = 10; export const put = (key: string) => known.set(key, 1);',
  'an object that is written':
    'const state = { model: "" }; export const LIMIT = 10; export const set = (model: string) => { state.model = model; };',
  'an object that is written under another name':
    'const state = { model: "" }; export const LIMIT = 10; export const set = (model: string) => { const own = state; own.model = model; };',
  'an object that is assigned to':
    'const state = { model: "" }; export const LIMIT = 10; export const set = (more: object) => { Object.assign(state, more); };',
  'a method that changes its object':
    'export const LIMIT = 10; export const state = { model: "", set(model: string) { this.model = model; } };',
  'a static field': 'export const LIMIT = 10; export class State { static model = ""; static set(model: string) { this.model = model; } }',
  'what a function of the project makes':
    'const make = () => { let model = ""; return { set(next: string) { model = next; }, get: () => model }; }; export const LIMIT = 10; export const state = make();',
  'what runs as it is loaded': 'export const LIMIT = 10; register();',
  'what all files can find': 'export const LIMIT = 10; export const set = (model: string) => { globalThis.model = model; };',
};

test.each(Object.entries(GIVES))('%s connects nobody', (_, hub) => {
  expect(parts({ hub, llm: LLM, caller: CALLER, other: OTHER })).toEqual([['caller', 'hub', 'llm']]);
});

test.each(Object.entries(KEEPS))('%s connects all that import it', (_, hub) => {
  expect(parts({ hub, llm: LLM, caller: CALLER, other: OTHER })).toEqual([]);
});

const CONFIG = 'export const LIMIT = 10; export const config = { model: "claude-opus-4-6" };';
const TOUCHES: Record<string, string> = {
  'writes to it': `import { config } from './hub'; config.model = '';`,
  'writes to it through its file': `import * as all from './hub'; all.config.model = '';`,
  'assigns to it': `import { config } from './hub'; export const set = (more: object) => Object.assign(config, more);`,
  'hands it on': `import { config } from './hub'; export const set = (fill: (one: object) => void) => fill(config);`,
  'keeps it under another name': `import { config } from './hub'; const own = config; own.model = '';`,
  'takes it apart and writes to it': `import { config } from './hub'; ({ model: config.model } = { model: '' });`,
  'loads it in the middle of the code': `export const set = async () => { (await import('./hub')).config.model = ''; };`,
};
const LOOKS: Record<string, string> = {
  'reads a part of it': `import { config } from './hub'; export const name = () => config.model;`,
  'copies it': `import { config } from './hub'; export const own = { ...config, model: '' };`,
  'takes it apart': `import { config } from './hub'; const { model } = config; export const name = () => model;`,
  'knows its keys': `import { config } from './hub'; export const keys = Object.keys(config);`,
  'imports it and another of its names': `import { LIMIT, config } from './hub'; export const most = () => LIMIT > 5 && config.model !== '';`,
};

test.each(Object.entries(TOUCHES))('a file that %s belongs to all that read it', (_, other) => {
  expect(parts({ hub: CONFIG, llm: LLM, caller: CALLER, other })).toEqual([]);
});

test.each(Object.entries(LOOKS))('a file that %s has nothing to do with others', (_, other) => {
  expect(parts({ hub: CONFIG, llm: LLM, caller: CALLER, other })).toEqual([['caller', 'hub', 'llm']]);
});

const CLAUDE = `import Anthropic from '@anthropic-ai/sdk';
import type { Llm } from './hub';
export class Claude implements Llm {
  client = new Anthropic();
  answer(model: string) { return this.client.messages.create({ model, max_tokens: 10, messages: [] }); }
}
`;
const TYPES = 'export interface Llm { answer(model: string): Promise<unknown> } export interface Item { size: number }';

test.each([
  ['calls a method by its name alone', 'import "./hub"; export const run = (context: any) => context.llm.answer("claude-sonnet-4-6");'],
  ['knows what a class fills in', `import type { Llm } from './hub'; export const use = (llm: Llm) => llm;`],
  ['is given an instance', `import { Claude } from './claude'; export class Service { constructor(readonly claude: Claude) {} }`],
])('a file that %s belongs to it', (_, other) => {
  const found = parts({ hub: TYPES, claude: CLAUDE, other, unrelated: 'export const one = 1;' });
  expect(found.map((part) => part.filter((name) => name !== 'hub'))).toEqual([['claude', 'other']]);
});

test.each([
  ['knows another type', `import type { Item } from './hub'; export const sizeOf = (item: Item) => item.size;`],
  [
    'has a method of that name itself',
    `import { Item } from './hub'; const own = { answer: () => 1 }; export const run = (item: Item) => own.answer();`,
  ],
])('a file that %s does not', (_, other) => {
  expect(parts({ hub: TYPES, claude: CLAUDE, other })).toEqual([['claude']]);
});

test('two calls that share what is given alone are parts of their own', () => {
  expect(parts({ hub: GIVES['a constant'] as string, llm: LLM, caller: CALLER, second: LLM })).toEqual([
    ['caller', 'hub', 'llm'],
    ['hub', 'second'],
  ]);
});
