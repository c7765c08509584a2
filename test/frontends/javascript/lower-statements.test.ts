import { describe, expect, test } from 'vitest';
import { dump } from '../../../src/ir/dump.js';
import { lowered } from '../../support/lowered.js';

type Row = readonly [source: string, ...lines: string[]];
const all = (rows: readonly Row[], file = 'a.ts') =>
  test.each(rows.map((row) => [row] as const))('%j', ([source, ...lines]) =>
    expect(dump(lowered(source, file).module)).toBe(lines.join('\n')),
  );

describe('declarations', () => {
  all([
    ['const a = 1, { b } = c', '(let = a 1)', '(let = {b: b} ?c)'],
    ['let a: T', '(let = a: T undefined)'],
    ['declare const a: T', ''],
    ['var a; var a = 1; var a', '(let = a undefined)', '(let = a 1)'],
    ['a = 1; var a', '(= a 1)'],
    ['function f(a) { var a }', '(let = f (function f))', '  function f(a):'],
    ['for (;;) { var a; let b }', 'loop:', '  (let = b undefined)'],
    ['using a = f()', '(let = a (call ?f))'],
    [
      'f(); { g(); function g() {} } function f() {}',
      '(let = f (function f))',
      '  function f():',
      '(call f)',
      '(let = g (function g))',
      '  function g():',
      '(call g)',
    ],
    ['"use strict"; ; debugger; interface A {} type B = A; function f(): void', ''],
  ]);
});

describe('conditions and loops', () => {
  all([
    ['if (a) b(); else if (c) { d() } else e()', 'if ?a:', '  (call ?b)', 'elif ?c:', '  (call ?d)', 'else:', '  (call ?e)'],
    ['while (a) { if (b) continue; break }', 'loop while ?a:', '  if ?b:', '    (continue)', '  (break)'],
    ['do a(); while (b)', 'loop do while ?b:', '  (call ?a)'],
    [
      'for (let i = 0, n = a; i < n; i++) b(i)',
      '(let = i 0)',
      '(let = n ?a)',
      'loop while (order i n):',
      '  (call ?b i)',
      'update (+= i 1)',
    ],
    ['for (const { a = 1 } of b) c(a)', 'loop for {a: a = 1} of ?b:', '  (call ?c a)'],
    ['for (o.k in b);', 'loop for (get ?o k) in ?b:'],
    ['async () => { for await (const a of b); }', '(arrow)', '  async arrow ():', '    loop for a of ?b:'],
    [
      'a: b: for (;;) { c: { break c; } for (;;) { continue b; break a } }',
      'loop a:',
      '  block c:',
      '    (break c)',
      '  loop:',
      '    (continue a)',
      '    (break a)',
    ],
    [
      'try { a() } catch ({ message }) { b(message) } finally { c() }',
      'try:',
      '  (call ?a)',
      'catch {message: message}:',
      '  (call ?b message)',
      'finally:',
      '  (call ?c)',
    ],
    ['try {} catch { throw a }', 'try:', 'catch:', '  (throw ?a)'],
  ]);
  all([['with (o) a = 1', 'if (open unknown ?o):', '  (= ?a 1)']], 'a.js');
});

describe('switch', () => {
  all([
    [
      "switch (m) { case 'a': case 'b': x(); break; case 'c': y(); default: z() }",
      'if (or (eq ?m "a") (eq ?m "b")):',
      '  (call ?x)',
      'elif (eq ?m "c"):',
      '  (call ?y)',
      '  (call ?z)',
      'else:',
      '  (call ?z)',
    ],
    [
      'switch (m) { default: x(); case 1: y(); break; case 2: return z() }',
      'if (eq ?m 1):',
      '  (call ?y)',
      'elif (eq ?m 2):',
      '  (return (call ?z))',
      'else:',
      '  (call ?x)',
      '  (call ?y)',
    ],
    ['switch (m) { case 1: default: x() }', 'if (eq ?m 1):', '  (call ?x)', 'else:', '  (call ?x)'],
    [
      'switch (m) { case 1: if (a) break; x(); case 2: { throw y } }',
      'block switch@0:',
      '  if (eq ?m 1):',
      '    if ?a:',
      '      (break switch@0)',
      '    (call ?x)',
      '    (throw ?y)',
      '  elif (eq ?m 2):',
      '    (throw ?y)',
    ],
    ['switch (f()) { case 1: x() }', '(let = switch (call ?f))', 'if (eq switch 1):', '  (call ?x)'],
    ['switch (m) { case f(): x() }', '(let = switch ?m)', 'if (eq switch (call ?f)):', '  (call ?x)'],
    ['switch (typeof o.k) { case "string": x() }', 'if (eq (open type (get ?o k)) "string"):', '  (call ?x)'],
    ['switch (f()) { default: x() }', '(call ?f)', '(call ?x)'],
    ['switch (f()) {}', '(call ?f)'],
    [
      'for (;;) switch (m) { case 1: g(); continue; case 2: for (;;) break; function g() {} }',
      'loop:',
      '  (let = g (function g))',
      '    function g():',
      '  if (eq ?m 1):',
      '    (call g)',
      '    (continue)',
      '  elif (eq ?m 2):',
      '    loop:',
      '      (break)',
    ],
    ['a: switch (m) { case 1: if (b) break a }', 'block a:', '  if (eq ?m 1):', '    if ?b:', '      (break a)'],
  ]);

  test('begins by a number where many cases fall through', () => {
    const cases = Array.from({ length: 30 }, (_, index) => `case ${index}: f(${index});`);
    const { module } = lowered(`switch (m) { ${cases.join(' ')} case 30: break; default: g() }`);
    const lines = dump(module).split('\n');
    expect(lines.slice(0, 3)).toEqual(['block switch@0:', '  if (eq ?m 0):', '    (let = case 0)']);
    expect(lines.slice(60, 66)).toEqual([
      '    (let = case 29)',
      '  elif (eq ?m 30):',
      '    (let = case 30)',
      '  else:',
      '    (let = case 31)',
      '  if (order case 0):',
    ]);
    expect(lines.slice(-5)).toEqual([
      '    (call ?f 29)',
      '  if (order case 30):',
      '    (break switch@0)',
      '  if (order case 31):',
      '    (call ?g)',
    ]);
    expect(module.calls).toHaveLength(31);
  });
});

describe('enums and namespaces', () => {
  all([
    ["enum E { A = 'a', B = A, C = 1, D, 'e-f' = f() }", '(let = E {A: "a", B: "a", C: 1, D: 2, "e-f": (call ?f)})'],
    ['enum E { A = f(), B }', '(let = E {A: (call ?f), B: (open arithmetic)})'],
    ['const Z = 1; enum E { A = Z, Z = 2 }', '(let = Z 1)', '(let = E {A: (open unknown Z), Z: 2})'],
    ['enum E { A } enum E { B = 1 }', '(let = E {A: 0})', '(let = E {...E, B: 1})'],
    ['declare const enum E { A = 1 }', '(let = E {A: 1})'],
    [
      'namespace N { export const a = 1; const b = 2; export namespace M { export function f() {} } export type T = 1 }',
      '(let = a 1)',
      '(let = b 2)',
      '(let = f (function f))',
      '  function f():',
      '(let = M {f!: f})',
      '(let = N {a!: a, M!: M})',
    ],
    ['class C {} namespace C { export const a = 1 }', '(let = C (class C))', '  class C():', '(let = a 1)', '(= (get C a) a)'],
    ['namespace A.B { export const c = 1 }', '(let = c 1)', '(let = B {c!: c})', '(let = A {B!: B})'],
    ["namespace N { export type T = 1 } declare module 'x' { const a: 1 } declare global { var b: 1 }", ''],
  ]);
});

describe('functions and classes', () => {
  all([
    [
      'async function* f(this: T, a: A, { b = 1 }: B = {}, ...c: C[]): D { yield a; yield* b; await c }',
      '(let = f (function f))',
      '  async function* f(a: A, {b: b = 1}: B = {}, ...c: C[]) -> D:',
      '    (yield a)',
      '    (yield* b)',
      '    (await c)',
    ],
    [
      'const f = a => a, g = function h() {}',
      '(let = f (arrow f))',
      '  arrow f(a):',
      '    (return a)',
      '(let = g (function h))',
      '  function h():',
    ],
    ['function f(a: string): void; function f(a: any) {}', '(let = f (function f))', '  function f(a: any):'],
    [
      'abstract class C<T> extends mixin(B) implements I { a; b: T = 1; static c = this; #d = 2; declare e: T; [k] = 3; abstract g: T; abstract h(): void; [i: string]: any }',
      '(let = C (class C))',
      '  class C((call ?mixin ?B)):',
      '    field a',
      '    field b: T = 1',
      '    static field c = this',
      '    field #d = 2',
      '    field e: T',
      '    field [?k] = 3',
      '    field g: T',
    ],
    [
      'class C { constructor(private a: A, b = a) { super(a) } get x() { return this.#y } set x(v) {} static async m() {} #y() { super.z } static { this.n = 1 } accessor p = 1; q = () => this }',
      '(let = C (class C))',
      '  class C():',
      '    constructor constructor(field a: A, b = a):',
      '      (call super a)',
      '    getter x():',
      '      (return (get this #y))',
      '    setter x(v):',
      '    static async method m():',
      '    method #y():',
      '      (get super z)',
      '    field p = 1',
      '    field q = (arrow q)',
      '      arrow q():',
      '        (return this)',
      '    body:',
      '      (= (get this n) 1)',
    ],
    [
      '@a @b() class C { @c d = 1; @e f() {} constructor(@g h) {} }',
      '(let = C (class C))',
      '  @?a',
      '  @(call ?b)',
      '  class C():',
      '    @?c',
      '    field d = 1',
      '    @?e',
      '    method f():',
      '    constructor constructor(@?g h):',
    ],
    ['x = class {}; const y = class Z {}', '(= ?x (class x))', '  class x():', '(let = y (class Z))', '  class Z():'],
  ]);

  test('knows the function, class and variable of a function', () => {
    const { module } = lowered('const f = () => { const g = function h() { h() } }; class C { m() { return this } }; function k() {}');
    const [f, h, m, k] = module.functions;
    expect(module.functions.map(({ name, binding }) => [name, binding?.name, binding?.fn?.name])).toEqual([
      ['f', 'f', undefined],
      ['h', 'h', 'h'],
      ['m', undefined, undefined],
      ['k', 'k', undefined],
    ]);
    expect(h?.parent).toBe(f);
    expect(m?.owner).toBe(module.classes[0]);
    expect([m?.receiver, k?.receiver]).toEqual(['instance', 'none']);
    expect(module.calls.map(({ fn }) => fn)).toEqual([h]);
  });
});
