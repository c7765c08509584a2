import { describe, expect, test } from 'vitest';
import { dump } from '../../../src/ir/dump.js';
import { lowered } from '../../support/lowered.js';

type Row = readonly [source: string, ...lines: string[]];
const all = (rows: readonly Row[], file = 'a.ts') =>
  test.each(rows.map((row) => [row] as const))('%j', ([source, ...lines]) =>
    expect(dump(lowered(source, file).module, { bindings: true })).toBe(lines.join('\n')),
  );

describe('imports', () => {
  all([
    [
      "import A, { b as c, type D } from 'x'; import * as e from 'y'; import type F from 'z'; const g: D = c",
      '(let = g: D c)',
      'binding import A from "x" default reads 0 writes 0',
      'binding import c from "x" b reads 1 writes 0',
      'binding import D from "x" D reads 0 writes 0',
      'binding import e from "y" * reads 0 writes 0',
      'binding import F from "z" default reads 0 writes 0',
      'binding const g reads 0 writes 1: D',
    ],
    [
      "import a = require('x'); import b = a.c.d; import type e = require('y')",
      '(let = a (module "x"))',
      '(let = b (get (get a c) d))',
      'binding import a from "x" * reads 1 writes 1',
      'binding import b reads 0 writes 1',
      'binding import e from "y" * reads 0 writes 0',
    ],
    [
      "const { a } = require('x'), b = require(`y`).b",
      '(let = {a: a} (module "x"))',
      '(let = b (get (module "y") b))',
      'binding const a reads 0 writes 1',
      'binding const b reads 0 writes 1',
    ],
    [
      "const require = createRequire(import.meta.url); require('x')",
      '(let = require (call ?createRequire (get ?import.meta url)))',
      '(sequence require (module "x"))',
      'binding const require reads 1 writes 1',
    ],
  ]);
  test('lists specifiers of every kind', () => {
    const source =
      "import 'a'; import type B from 'b'; export * from 'c'; export { d } from 'd'; import('e'); import f = require('f'); require('g')";
    expect([...lowered(source).module.specifiers].sort().join('')).toBe('abcdefg');
  });
});

describe('exports', () => {
  all([
    [
      'export const a = 1, { b: [c], ...d }: T = x; export function e() {} export class F {} export enum G {} export type H = 1',
      '(let = e (function e))',
      '  function e():',
      '(let = a 1)',
      '(let = {b: [c], ...d}: T ?x)',
      '(let = F (class F))',
      '  class F():',
      '(let = G {})',
      'binding const a reads 0 writes 1 exported a',
      'binding const c reads 0 writes 1 exported c',
      'binding const d reads 0 writes 1 exported d',
      'binding function e reads 0 writes 1 exported e',
      'binding class F reads 0 writes 1 exported F',
      'binding enum G reads 0 writes 1 exported G',
      'binding type H reads 0 writes 0 exported H',
      'export a = a',
      'export c = c',
      'export d = d',
      'export e = e',
      'export F = F',
      'export G = G',
      'export H = H',
    ],
    [
      "export { a as b, a as default }; export * from 'x'; export * as y from 'y'; export { c, d as e } from 'z'; let a",
      '(let = a undefined)',
      'binding let a reads 0 writes 1 exported b, default',
      'export b = a',
      'export default = a',
      'export y from "y" *',
      'export c from "z" c',
      'export e from "z" d',
      'export * from "x"',
    ],
    [
      'export default { a: 1 }',
      '(let = default {a: 1})',
      'binding implicit default reads 0 writes 1 exported default',
      'export default = default',
    ],
    [
      'f(); export default function () {}',
      '(let = default (function default))',
      '  function default():',
      '(call ?f)',
      'binding implicit default reads 0 writes 1 exported default',
      'export default = default',
    ],
    [
      'export default class A {}',
      '(let = A (class A))',
      '  class A():',
      'binding class A reads 0 writes 1 exported default',
      'export default = A',
    ],
    [
      'namespace N { export const a = 1 } export = N',
      '(let = a 1)',
      '(let = N {a!: a})',
      '(let = exports N)',
      'binding const N reads 1 writes 1',
      'binding const a reads 1 writes 1',
      'binding implicit exports reads 0 writes 1',
      'export whole exports',
    ],
  ]);
});

describe('CommonJS', () => {
  all(
    [
      [
        'exports = module.exports = { a: 1 }; exports.b = 2; module.exports.c = 3; module["exports"].d = 4; Object.assign(module.exports, e)',
        '(let = exports {})',
        '(= exports (= exports {a: 1}))',
        '(= (get exports b) 2)',
        '(= (get exports c) 3)',
        '(= (get exports d) 4)',
        '(call (get ?Object assign) exports ?e)',
        'binding implicit exports reads 4 writes 3',
        'export whole exports',
      ],
      [
        '(function (module, exports) { module.exports = exports.a })',
        '(function)',
        '  function (module, exports):',
        '    (= (get module exports) (get exports a))',
        'binding param module in function reads 1 writes 1',
        'binding param exports in function reads 1 writes 1',
      ],
    ],
    'a.js',
  );
});

describe('variables', () => {
  all([
    [
      'let a = 1; function f(a) { a++; { let a; a } catchAll() } a ||= 2; try {} catch (a) {} type a = typeof a',
      '(let = f (function f))',
      '  function f(a#2):',
      '    (+= a#2 1)',
      '    (let = a#3 undefined)',
      '    a#3',
      '    (call ?catchAll)',
      '(let = a 1)',
      '(||= a 2)',
      'try:',
      'catch a#4:',
      'binding let a reads 1 writes 2',
      'binding function f reads 0 writes 1',
      'binding param a#2 in f reads 1 writes 2',
      'binding let a#3 in f reads 1 writes 1',
      'binding catch a#4 reads 0 writes 1',
    ],
  ]);

  test('lists uses in the order of the file, also those in functions', () => {
    const { module } = lowered('a = 1; a; function f() { a = 2; a } a += 3; let a: number');
    const [binding] = module.bindings.filter(({ name }) => name === 'a');
    expect(binding?.references.map(({ start }) => start)).toEqual([7, 32, 36]);
    expect(binding?.writes.map(({ start }) => start)).toEqual([0, 25, 36, 48]);
    expect(binding?.writes.at(-1)?.end).toBe(49);
    expect(binding?.references[1]?.fn?.name).toBe('f');
  });
});
