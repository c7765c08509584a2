/** Statements of Python in the form that the engine reads. */
import { beforeAll, describe, expect, test } from 'vitest';
import { type Dumped, pythonDump } from '../../support/lowered-python.js';

let dumped: Dumped;
beforeAll(async () => {
  dumped = await pythonDump();
});

const cases = (table: [name: string, source: string[], lowered: string[]][]) =>
  test.each(table)('%s', (_, source, lowered) => {
    expect(dumped(`${source.join('\n')}\n`)).toBe(lowered.join('\n'));
  });

describe('assignments', () => {
  cases([
    ['one name', ['x = 1', 'x = 2'], ['(let = x 1)', '(= x 2)']],
    ['several targets', ['a = b.c = d["k"] = 1'], ['(let = a (= (get ?b c) (= (item ?d k) 1)))']],
    ['patterns', ['a, (b, *c), [d, e.f] = x'], ['(let = [a, [b, ...c], [d, (get ?e f)]] ?x)']],
    ['a star in the middle', ['a, *b, c = x'], ['(let = [a, ...b, c] ?x)']],
    ['parentheses are no tuple', ['(a) = (b,) = x'], ['(let = a (let = [b] ?x))']],
    ['a list of values', ['x = *a, b'], ['(let = x (tuple ...?a ?b))']],
    ['with a type', ['x: int = 1', 'a.b: str = "c"'], ['(let = x: int 1)', '(= (get ?a b): str "c")']],
    ['a type alone', ['x: int', 'a.b: str', 'c[f()]: int'], ['?a', '?c', '(call ?f)']],
    ['a type that runs', ['x: Annotated[A, f(y)] = 1'], ['(call ?f ?y)', '(let = x: Annotated[A, f(y)] 1)']],
    ['with an operator', ['x = 1', 'x += 2', 'd["k"] |= {}'], ['(let = x 1)', '(+= x 2)', '(|= (item ?d k) {})']],
    [
      'of a value that is yielded',
      ['def f():', '    x = yield 1'],
      ['(let = f (function f))', '  function* f():', '    (let = x (yield 1))'],
    ],
  ]);
});

describe('conditions and loops', () => {
  cases([
    ['if', ['if a: b', 'elif (c := d): e', 'else:', '    f; g'], ['if ?a:', '  ?b', 'elif (let = c ?d):', '  ?e', 'else:', '  ?f', '  ?g']],
    [
      'for',
      ['for i, (j, k) in x, y:', '    if i: break', '    continue', 'else: z'],
      ['loop for [i, [j, k]] of (tuple ?x ?y):', '  if i:', '    (break)', '  (continue)', 'otherwise:', '  ?z'],
    ],
    ['for an item', ['for a.b in x: pass'], ['loop for (get ?a b) of ?x:']],
    ['while', ['while x: y', 'else: z'], ['loop while ?x:', '  ?y', 'otherwise:', '  ?z']],
    ['assert', ['assert x, f"{y}"', 'assert z'], ['if (not ?x):', '  (throw (text ?y))', 'if (not ?z):', '  (throw)']],
  ]);
});

describe('what may be left early', () => {
  cases([
    [
      'try',
      ['try: a', 'except (B, C) as e: d', 'except F: raise', 'except: g', 'else: h', 'finally: i'],
      [
        ...['try:', '  ?a', 'catch e:', '  (tuple ?B ?C)', '  ?d', 'catch:', '  ?F', '  (throw)', 'catch:', '  ?g'],
        ...['otherwise:', '  ?h', 'finally:', '  ?i'],
      ],
    ],
    ['except*', ['try: a', 'except* B as e: c'], ['try:', '  ?a', 'catch e:', '  ?B', '  ?c']],
    ['raise', ['raise A(b) from c', 'raise A'], ['(throw (open unknown (call ?A ?b) ?c))', '(throw ?A)']],
    ['with', ['with A() as x, B() as (y, z), C(): d'], ['(let = x (call ?A))', '(let = [y, z] (call ?B))', '(call ?C)', '?d']],
    [
      'with parentheses',
      ['with (A() as x, B() as y): c', 'with (D() as z): e'],
      ['(let = x (call ?A))', '(let = y (call ?B))', '?c', '(let = z (call ?D))', '?e'],
    ],
    ['with a place', ['with a as b.c: d'], ['(= (get ?b c) ?a)', '?d']],
    [
      'with what keeps exceptions back',
      ['from contextlib import suppress', 'with suppress(A): b', 'c'],
      ['(let = suppress (get (module "contextlib") suppress))', '(call suppress ?A)', 'try:', '  ?b', 'catch:', '?c'],
    ],
    [
      'async',
      ['async def f():', '    async with a as b: c', '    async for d in e: g'],
      ['(let = f (function f))', '  async function f():', '    (let = b ?a)', '    ?c', '    loop for d of ?e:', '      ?g'],
    ],
  ]);
});

describe('others', () => {
  cases([
    [
      'del',
      ['del a, b[0], (c.d, [e])', 'del f[1:]'],
      ['(delete a)', '(delete (item ?b 0))', '(delete (get ?c d))', '(delete e)', '(delete (item ?f (open unknown 1)))'],
    ],
    ['nothing', ['pass', 'from __future__ import annotations'], []],
    [
      'what is no type',
      ['type(x).y = f(z)', 'type(x).a[0] = b', 'type(x)'],
      ['(= (get (call ?type ?x) y) (call ?f ?z))', '(= (item (get (call ?type ?x) a) 0) ?b)', '(call ?type ?x)'],
    ],
    ['a type', ['type X[T] = list[T]', 'X'], ['(let = X (open unknown))', 'X']],
    ['Python 2', ['print >>a, "b"', 'exec "c" in d'], ['(open unknown (open unknown ?a) "b")', '(open unknown "c" ?d)']],
    ['one line', ['a; b; c'], ['?a', '?b', '?c']],
    [
      'global',
      ['x = 1', 'def f():', '    global x', '    x = 2'],
      ['(let = x 1)', '(let = f (function f))', '  function f():', '    (= x 2)'],
    ],
  ]);
});
