/** Imports, variables and exports of Python in the form that the engine reads. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { ObjectExpression } from '../../../src/ir/expressions.js';
import type { Module } from '../../../src/ir/ir.js';
import { type Dumped, pythonDump, pythonLowering } from '../../support/lowered-python.js';

let dumped: Dumped;
let lower: (source: string, aside?: string) => Module;
beforeAll(async () => {
  dumped = await pythonDump();
  const lowering = await pythonLowering();
  lower = (source, aside) => (lowering(source, aside) as { module: Module }).module;
});

describe('imports', () => {
  test.each([
    ['import os', ['(let = os (module "os"))']],
    ['import a.b.c', ['(module "a.b.c")', '(let = a (module "a"))']],
    ['import a.b as c', ['(let = c (module "a.b"))']],
    ['import a, b as c', ['(let = a (module "a"))', '(let = c (module "b"))']],
    ['from a.b import c, d as e', ['(let = c (get (module "a.b") c))', '(let = e (get (module "a.b") d))']],
    ['from . import a', ['(let = a (get (module ".") a))']],
    ['from ..a import (b,\n  c)', ['(let = b (get (module "..a") b))', '(let = c (get (module "..a") c))']],
    ['from a import *', ['(module "a")']],
  ])('%s', (source, lowered) => {
    expect(dumped(`${source}\n`).split('\n')).toEqual(lowered);
  });

  test('a variable knows what it is imported as', () => {
    const { bindings } = lower('import a.b\nimport c.d as e\nfrom f import g as h\nfrom . import i\n');
    expect(bindings.map(({ name, kind, from }) => ({ name, kind, ...from }))).toEqual(
      [
        { name: 'a', kind: 'import', specifier: 'a', whole: true },
        { name: 'e', kind: 'import', specifier: 'c.d', whole: true },
        { name: 'h', kind: 'import', specifier: 'f', whole: false },
        { name: 'i', kind: 'import', specifier: '.', whole: false },
      ].map((one, index) => ({ ...one, name: ['*', '*', 'g', 'i'][index] })),
    );
  });

  test('one of two modules is neither', () => {
    const twice = lower('try:\n    import a as x\nexcept ImportError:\n    import b as x\n');
    expect(twice.bindings.map(({ from }) => from)).toEqual([undefined]);
    const missing = lower('try:\n    import a as x\nexcept ImportError:\n    x = None\n');
    expect(missing.bindings.map(({ from }) => from?.specifier)).toEqual(['a']);
  });

  test('every specifier is listed', () => {
    expect([...lower('import a.b\nfrom . import c\nfrom d import *\n').specifiers]).toEqual(['a.b', '.', '.c', 'd']);
  });
});

describe('variables', () => {
  test('reads and writes stand in their order, without those in types', () => {
    const { bindings } = lower('x = f(x)\nx += x\ny: x = x\ndef g() -> x: return x\ndel x\n');
    const [x] = bindings;
    expect(x?.references.map(({ start }) => start)).toEqual([6, 14, 23, 46]);
    expect(x?.writes.map(({ start }) => start)).toEqual([0, 9, 52]);
  });

  test.each([
    ['x = 1', 'const'],
    ['x = 1\nx = 2', 'let'],
    ['x = 1\nx += 2', 'let'],
    ['x: int', 'let'],
    ['x: int\nx = 1', 'const'],
    ['for x in y: pass', 'let'],
    ['with y as x: pass', 'const'],
    ['x, z = y', 'const'],
    ['try: pass\nexcept E as x: pass', 'catch'],
    ['type x = int', 'type'],
    ['def x(): pass', 'function'],
    ['class x: pass', 'class'],
    ['x = 1\ndef f():\n    global x\n    x = 2', 'let'],
  ])('%s', (source, kind) => {
    expect(lower(`${source}\n`).bindings.find(({ name }) => name === 'x')?.kind).toBe(kind);
  });

  test('each belongs to a function or a class', () => {
    const source = 'def f(a):\n    b = [c for c in a]\n    class D:\n        e = 1\n        g = [h for h in a]\n    return lambda i: i\n';
    const homes = lower(source).bindings.map(({ name, fn, cls }) => [name, fn?.name ?? fn?.kind, cls?.name]);
    expect(homes).toEqual([
      ['f', undefined, undefined],
      ['a', 'f', undefined],
      ['b', 'f', undefined],
      ['c', 'f', undefined],
      ['D', 'f', undefined],
      ['e', 'f', 'D'],
      ['g', 'f', 'D'],
      ['h', 'f', undefined],
      ['i', 'lambda', undefined],
    ]);
  });

  test('a field of a class is a variable of its body', () => {
    const { classes, bindings } = lower('class A:\n    x = 1\n    y = x\n');
    const [x] = classes[0]?.members ?? [];
    expect(x?.kind === 'field' && x.binding).toBe(bindings.find(({ name }) => name === 'x'));
    expect(bindings.find(({ name }) => name === 'x')?.references).toHaveLength(1);
  });

  test('names and calls know their function', () => {
    const { calls } = lower('f(a)\ndef g(x=f(a)):\n    f(a)\n    lambda: f(a)\n    [f(a) for b in c]\n');
    expect(calls.map(({ fn, args }) => [fn?.name ?? fn?.kind, args[0]?.value.k === 'name' && args[0].value.fn === fn])).toEqual([
      [undefined, true],
      [undefined, true],
      ['g', true],
      ['lambda', true],
      ['g', true],
    ]);
  });

  test('what stands beside the code may read the variables that it names', () => {
    const { shown } = lower('model = 1\nbudget = 2\ndef f():\n    local = 3\n', '!echo $model local x.budget\n');
    expect([...shown].map(({ name }) => name)).toEqual(['model']);
  });
});

describe('exports', () => {
  test('whatever a file binds', () => {
    const { exports } = lower('import a\nx = 1\nif a:\n    y = 2\ndef f(): z = 3\nfrom b import *\n');
    expect([...exports.named.keys()]).toEqual(['a', 'x', 'y', 'f']);
    expect(exports.stars).toEqual(['b']);
    expect(exports.whole).toBeNull();
    expect(exports.all).toBeUndefined();
  });

  test.each([
    ['__all__ = ["a", "b"]', ['a', 'b']],
    ['__all__ = ("a",)\n__all__ += ["b"]\n__all__.append("c")\n__all__.extend(["d"])', ['a', 'b', 'c', 'd']],
    ['__all__ = ["a"] + ["b"]', ['a', 'b']],
    ['__all__: list[str] = ["a"]\nprint(__all__)', ['a']],
    ['__all__ = make()', null],
    ['__all__ = ["a"]\n__all__ += other.__all__', null],
    ['__all__ = ["a"]\n__all__.remove("a")', null],
    ['__all__, x = ["a"], 1', null],
  ])('%s', (source, names) => {
    const { all } = lower(`${source}\n`).exports;
    expect(all ? [...all] : all).toEqual(names);
  });
});

test('calls, objects and members are listed in the order of the file', () => {
  const { calls, objects, gets, functions, classes, text } = lower(
    'f(g(), {"a": {}}, b=h.i.j)[0].k = 1\nclass A:\n    def m(self): pass\ndef n(): pass\n',
  );
  const texts = (all: readonly { start: number; end: number }[]) => all.map(({ start, end }) => text.slice(start, end));
  expect(texts(calls)).toEqual(['f(g(), {"a": {}}, b=h.i.j)', 'g()']);
  expect(texts(objects)).toEqual(['(g(), {"a": {}}, b=h.i.j)', '{"a": {}}', '{}']);
  expect(texts(gets)).toEqual(['f(g(), {"a": {}}, b=h.i.j)[0]', 'f(g(), {"a": {}}, b=h.i.j)[0].k', 'h.i', 'h.i.j']);
  expect(functions.map(({ name }) => name)).toEqual(['m', 'n']);
  expect(classes.map(({ name }) => name)).toEqual(['A']);
});

test('keyword arguments are an object that stands for the argument list', () => {
  const [call] = lower('client.create(1, model="m", **rest)\n').calls;
  const keywords = call?.keywords as ObjectExpression;
  expect(keywords).toMatchObject({ k: 'object', keywords: true, start: 13, end: 35, entries: [{ key: 'model' }, { kind: 'spread' }] });
  expect((keywords.node as { type: string }).type).toBe('argument_list');
});
