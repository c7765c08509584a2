/** Functions, classes and decorators of Python in the form that the engine reads. */
import { beforeAll, describe, expect, test } from 'vitest';
import { type Dumped, pythonDump } from '../../support/lowered-python.js';

let dumped: Dumped;
beforeAll(async () => {
  dumped = await pythonDump();
});

const linesOf = (...source: string[]): string[] => dumped(`${source.join('\n')}\n`).split('\n');

/** The members of a class with this body; imports stand above it. */
const membersOf = (body: string[], imports: string[] = []): string[] =>
  linesOf(...imports, 'class A:', ...body.map((line) => `    ${line}`))
    .slice(imports.length + 2)
    .map((line) => line.slice(4));

describe('functions', () => {
  test('parameters of all kinds', () => {
    expect(linesOf('def f(a, b: int = 1, /, c=x, *args: str, d, e: int = 2, **kw) -> str: return a')).toEqual([
      '(let = f (function f))',
      '  function f(pos a, pos b: int = 1, c = ?x, ...args: str, kw d, kw e: int = 2, **kw) -> str:',
      '    (return a)',
    ]);
    expect(linesOf('def f(a, *, b): pass')[1]).toBe('  function f(a, kw b):');
  });

  test('defaults are read outside, and bodies inside', () => {
    expect(linesOf('a = 1', 'def f(a=a):', '    return a')).toEqual([
      '(let = a 1)',
      '(let = f (function f))',
      '  function f(a#2 = a):',
      '    (return a#2)',
    ]);
  });

  test('calls in annotations run when the function is made', () => {
    expect(linesOf('def f(a: Annotated[A, Depends(make)], b: A) -> A: pass')).toEqual([
      '(call ?Depends ?make)',
      '(let = f (function f))',
      '  function f(a: Annotated[A, Depends(make)], b: A) -> A:',
    ]);
  });

  test('decorators stand in their order', () => {
    expect(linesOf('@a', '@b.c(1)', 'async def f(): pass')).toEqual([
      '(let = f (function f))',
      '  @?a',
      '  @(call (get ?b c) 1)',
      '  async function f():',
    ]);
  });

  test('overloads are types', () => {
    const overloads = ['@overload', 'def f(a: int) -> int: ...', '@overload', 'def f(a: str) -> str: ...', 'def f(a): return a'];
    expect(linesOf('from typing import overload', ...overloads).slice(1)).toEqual([
      '(= f (function f))',
      '  function f(a#3):',
      '    (return a#3)',
    ]);
    expect(linesOf('from mine import overload', ...overloads).filter((line) => line.includes('= f'))).toHaveLength(3);
  });

  test('outside of classes nothing becomes a property', () => {
    expect(linesOf('@property', 'def f(): pass')).toEqual(['(let = f (function f))', '  @?property', '  function f():']);
  });
});

describe('classes', () => {
  test('bases, keywords and decorators', () => {
    expect(linesOf('@dataclass(frozen=True)', 'class A(B, C[T], metaclass=M, **kw): pass')).toEqual([
      '(let = A (class A))',
      '  @(call ?dataclass {frozen: true})',
      '  class A(?B, (item ?C ?T), {metaclass: ?M, ...?kw}):',
    ]);
  });

  test('fields and other statements', () => {
    const body = ['"""About."""', 'X = 1', 'Y: int = X', 'Z: str', 'a = b = 2', 'if X: W = 3', 'class B: pass', 'T: Annotated[A, f()] = 4'];
    expect(membersOf(body)).toEqual([
      'static field X = 1',
      'static field Y: int = X',
      'static field Z: str',
      'static field B = (class B)',
      '  class B():',
      'static field T: Annotated[A, f()] = 4',
      'body:',
      '  "About."',
      '  (let = a (let = b 2))',
      '  if X:',
      '    (let = W 3)',
      '  (call ?f)',
    ]);
  });

  test('methods do not see the names of the class', () => {
    expect(membersOf(['X = 1', 'Y = [X for i in range(X)]', 'def m(self, a=X): return X'])).toEqual([
      'static field X = 1',
      'static field Y = (each list ?X for i of (call ?range X))',
      'method m(self, a = X):',
      '  (return ?X)',
    ]);
  });

  test('Python calls some methods in its own way', () => {
    expect(membersOf(['def __new__(cls): pass', 'def __init__(self): super().__init__()'])).toEqual([
      'static method __new__(cls):',
      'constructor __init__(self):',
      '  (call (get super __init__))',
    ]);
  });

  test('super may name its class', () => {
    const body = ['def m(self):', '    super(A, self).m()', '    super(B, self).m()'];
    expect(membersOf(body).slice(1)).toEqual(['  (call (get (sequence A self super) m))', '  (call (get (call ?super ?B self) m))']);
  });

  test.each<[decorators: string[], imports: string[], lowered: string[]]>([
    [['@property'], [], ['getter p(self):']],
    [['@functools.cached_property'], ['import functools'], ['getter p(self):']],
    [['@cp'], ['from functools import cached_property as cp'], ['getter p(self):']],
    [['@hybrid_property'], ['from sqlalchemy.ext.hybrid import hybrid_property'], ['getter p(self):']],
    [['@p.setter'], [], ['setter p(self):']],
    [['@Base.p.setter'], ['from base import Base'], ['setter p(self):']],
    [['@staticmethod'], [], ['method p(self):']],
    [['@classmethod', '@other'], [], ['@?other', 'static method p(self):']],
    [['@abstractmethod'], ['from abc import abstractmethod'], ['abstract method p(self):']],
    [['@property', '@abc.abstractmethod'], ['import abc'], ['abstract getter p(self):']],
    [['@override'], ['from typing_extensions import override'], ['method p(self):']],
    [['@override'], ['from mine import override'], ['@override', 'method p(self):']],
    [['@retry(3)'], [], ['@(call ?retry 3)', 'method p(self):']],
  ])('%s', (decorators, imports, lowered) => {
    expect(membersOf([...decorators, 'def p(self): pass'], imports)).toEqual(lowered);
  });

  test('names of Python may be taken', () => {
    expect(linesOf('def property(f): return f', 'class A:', '    @property', '    def p(self): pass').slice(-2)).toEqual([
      '    @property',
      '    method p(self):',
    ]);
  });

  test.each([
    ['...', true],
    ['raise NotImplementedError("later")', true],
    ['raise ValueError', false],
    ['pass', false],
    ['return 1', false],
  ])('a method whose body is `%s`', (body, isAbstract) => {
    expect(membersOf(['def m(self):', '    """About."""', `    ${body}`])[0]).toBe(`${isAbstract ? 'abstract ' : ''}method m(self):`);
  });

  test('what deletes a property has no name', () => {
    expect(membersOf(['@property', 'def p(self): pass', '@p.deleter', 'def p(self): x'])).toEqual([
      'getter p(self):',
      'body:',
      '  (method p)',
      '    method p(self#2):',
      '      ?x',
    ]);
  });
});
