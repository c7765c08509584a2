/** What may be evaluated no more: known calls, and functions of the project that only choose and return a value. */
import { expect, test } from 'vitest';
import { analyse } from '../../src/run/analyse.js';
import { withDefaults } from '../../src/run/settings.js';
import { memoryTree } from '../support/memory.js';

/** Whether the call migrates where its temperature is that expression. */
const isDropped = (temperature: string, before = ''): boolean => {
  const source = `import Anthropic from '@anthropic-ai/sdk';
import * as core from '@actions/core';
import { debounce, memoize } from 'lodash';
import { given } from 'settings';
import { read } from './missing';
const client = new Anthropic();
let count = 0;
${before}
export async function ask(messages, options, list, fn) {
  return client.messages.create({ model: 'claude-opus-4-6', max_tokens: 64000, thinking: { type: 'enabled', budget_tokens: 50000 }, temperature: ${temperature}, messages });
}
export const counted = () => count;
`;
  const { sites } = analyse(memoryTree({ 'src/a.ts': source }), withDefaults());
  expect(sites.map(({ status, reason }) => reason ?? status)).toEqual([expect.stringMatching(/^(?:migrated|condition-has-effects)$/)]);
  return sites[0]?.status === 'migrated';
};

test.each([
  'options.a?.b[0]',
  'process.env.T ? Number.parseFloat(process.env.T) : undefined',
  'Number(process.env.T)',
  'Math.random()',
  'Number(core.getInput("temperature"))',
  'new Date().getHours() > 12 ? 1 : 0.5',
  'new Map([["a", 1]]).get("a")',
  'JSON.parse(JSON.stringify(options)).t',
  'structuredClone(options).t',
  'Object.entries(options).filter(([key]) => key === "t").map(([, value]) => value)[0]',
  'list.reduce((sum, one) => sum + one, 0) / list.length',
  'list.map(parseFloat)[0]',
  'list.some(Boolean) ? 1 : 0.5',
  '/warm/i.test(options.name) ? 1 : 0.5',
  'Object.freeze({ t: 1 }).t',
  'Object.prototype.hasOwnProperty.call(options, "t") ? options.t : 1',
  '"1,2".split(",").length',
  '{ a: 1, get t() { return 1; } }.t'.replace(/^/, '(').replace('.t', ').t'),
])('%s is dropped', (temperature) => {
  expect(isDropped(temperature)).toBe(true);
});

test.each([
  'fn()',
  'fn(1) + Number("1")',
  'Number("1") + fn(1)',
  'options.next()',
  'options.getTemperature()',
  'given()',
  'read()',
  'core.setOutput("a", 1)',
  'await options.t',
  'count++',
  '(count = 1)',
  '(options.t ??= 1)',
  'delete options.t ? 1 : 0.5',
  'list.sort()[0]',
  'list.push(1)',
  'list.map(fn)[0]',
  'list.map((one) => { count += one; return one; })[0]',
  '"a".replace(/a/, () => fn()).length',
  'new Thing().t',
  'Object.assign(options, { t: 1 }).t',
  'Object.freeze(options).t',
  '({ get t() { return fn(); } }).t',
  'Number`1`',
  '(await import("./t.js")).t',
  'new (class { t = fn(); })().t',
])('%s is not', (temperature) => {
  expect(isDropped(temperature)).toBe(false);
});

test.each<[string, string, boolean]>([
  ['const t = (a = 1) => a;', 't()', true],
  ['const t = (a = counted()) => a;', 't()', true],
  ['const t = (a = count++) => a;', 't()', false],
  ['const t = async () => 1;', 't()', false],
  ['function* t() { return 1; }', 't()', false],
  ['function t() { let a = 1; a += 1; return a; }', 't()', true],
  ['function t() { count += 1; return count; }', 't()', false],
  ['function t(o = {}) { o.a = 1; return 1; }', 't()', false],
  ['function t() { for (;;) {} }', 't()', false],
  ['function t(a) { if (!a) throw new Error("none"); return a; }', 't(1)', false],
  ['function t() { return t(); }', 't()', false],
  ['let t = () => 1; t = () => count++;', 't()', false],
  ['const t = memoize(() => 1);', 't()', true],
  ['const t = debounce(() => 1);', 't()', false],
  ['const logged = (f) => () => (console.log(1), f()); const t = logged(() => 1);', 't()', false],
  ['const o = { t: () => 1 };', 'o.t()', true],
  ['const o = { t: () => 1 }; o.t = () => count++;', 'o.t()', false],
  ['const o = { get t() { return count++; } };', 'o.t', false],
  ['const o = { get() { return count++; } };', 'o.get("t")', false],
  ['class A { get t() { return 1; } }', 'new A().t', true],
  ['class A { get t() { return count++; } }', 'new A().t', false],
  ['class A { constructor() { this.t = 1; } }', 'new A().t', true],
  ['class A { constructor() { this.t = 1; } set t(t) { count = t; } }', 'new A().t', false],
  ['class A { constructor() { count++; } } class B extends A { t = 1; }', 'new B().t', false],
  ['class A extends Map { t = 1; }', 'new A().t', true],
  ['import { Base } from "base"; class A extends Base { t = 1; }', 'new A().t', false],
  ['class A { t() { return 1; } } class B extends A { t() { return count++; } } const a: A = make();', 'a.t()', false],
  ['class A { t() { return 1; } } class B extends A { t() { return count++; } }', 'new A().t()', true],
  ['const EACH = /a/g;', 'EACH.test("a") ? 1 : 0.5', false],
])('%s %s', (before, temperature, dropped) => {
  expect(isDropped(temperature, before)).toBe(dropped);
});
