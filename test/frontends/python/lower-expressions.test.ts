/** Expressions of Python in the form that the engine reads. */
import { beforeAll, describe, expect, test } from 'vitest';
import { type Dumped, pythonDump } from '../../support/lowered-python.js';

let dumped: Dumped;
beforeAll(async () => {
  dumped = await pythonDump();
});

const cases = (table: [source: string, lowered: string][]) =>
  test.each(table)('%s', (source, lowered) => {
    expect(dumped(`${source}\n`)).toBe(lowered);
  });

describe('literals', () => {
  cases([
    ['None', 'null'],
    ['True', 'true'],
    ['1_000', '1000'],
    ['0x10', '16'],
    ['1.5e3', '1500'],
    ['-1', '-1'],
    ['+1', '1'],
    ['99999999999999999999', '(open unknown)'],
    ['1j', '(open unknown)'],
    ['...', '(open unknown)'],
    ['b"claude"', '(open unknown)'],
    ['"a\\n" \'b\'', '"a\\nb"'],
    ['r"a\\n"', '"a\\\\n"'],
    ['("a"\n  "b")', '"ab"'],
    ['"a" b"b"', '(open unknown "a")'],
  ]);
});

describe('texts', () => {
  cases([
    ['f"claude-{family}-4-6"', '(text "claude-" ?family "-4-6")'],
    ['f"{{{a}}}"', '(text "{" ?a "}")'],
    ['f"plain"', '"plain"'],
    ['"a" f"{b}" "c"', '(text "a" ?b "c")'],
    ['f"{a!r}"', '(text (open unknown ?a))'],
    ['f"{a!s}"', '(text ?a)'],
    ['f"{a:>{width}}"', '(text (open unknown ?a ?width))'],
    ['f"{a:,.2f}"', '(text (open unknown ?a))'],
    ['print(f"{call=}")', '(call ?print (text (open unknown ?call)))'],
    ['f"{a, b}"', '(text (tuple ?a ?b))'],
    ['f"{f"{a}"}"', '(text (text ?a))'],
    ['t"{a}"', '(open tagged ?a)'],
    ['"a" + b', '(text "a" ?b)'],
    ['a + b + "c" + d', '(text ?a ?b "c" ?d)'],
    ['a + b', '(open + ?a ?b)'],
    ['"%s-%s" % (a, b)', '(open % "%s-%s" (tuple ?a ?b))'],
    ['"%s" % a + b', '(text (open % "%s" ?a) ?b)'],
    ['"{}".format(a)', '(call (get "{}" format) ?a)'],
  ]);
});

describe('operators', () => {
  cases([
    ['1000 * 2 - a', '(open - (open * 1000 2) ?a)'],
    ['a - b - c', '(open - ?a ?b ?c)'],
    ['a - (b - c)', '(open - ?a (open - ?b ?c))'],
    ['a ** b ** c', '(open ** ?a (open ** ?b ?c))'],
    ['~a', '(open ~ ?a)'],
    ['-a', '(open - ?a)'],
    ['not a', '(not ?a)'],
    ['a and b or c', '(or (and ?a ?b) ?c)'],
    ['a if b else c', '(? ?b ?a ?c)'],
    ['a == b', '(eq ?a ?b)'],
    ['a is not None', '(ne ?a null)'],
    ['a is None', '(eq ?a null)'],
    ['a != b', '(ne ?a ?b)'],
    ['a not  in b', '(not-in ?a ?b)'],
    ['a in b', '(in ?a ?b)'],
    ['a < b', '(order ?a ?b)'],
    ['a < b <= c', '(and (order ?a ?b) (order ?b ?c))'],
    ['a < f() < c', '(and (order ?a (let = (f()) (call ?f))) (order (f()) ?c))'],
    ['[1] + a', '(list ...(list 1) ...?a)'],
    ['a + b + (1,)', '(tuple ...?a ...?b ...(tuple 1))'],
    ['[0] * n', '(open * (list 0) ?n)'],
    ['a | {"k": 1} | b', '{...?a, ...{k: 1}, ...?b}'],
    ['a | b', '(open | ?a ?b)'],
    ['a | b | {}', '{...?a, ...?b, ...{}}'],
  ]);
});

describe('displays and comprehensions', () => {
  cases([
    ['[1, *a, (b)]', '(list 1 ...?a ?b)'],
    ['(1,)', '(tuple 1)'],
    ['()', '(tuple)'],
    ['1, 2', '(tuple 1 2)'],
    ['1,', '(tuple 1)'],
    ['{1, 2}', '(set 1 2)'],
    ['{}', '{}'],
    ['{"a": 1, b: 2, **c, 3: 4, f"{d}": 5}', '{a: 1, [?b]: 2, ...?c, [3]: 4, [(text ?d)]: 5}'],
    ['[*f().x]', '(list ...(get (call ?f) x))'],
    ['[x for x in xs if x]', '(each list x for x of ?xs if x)'],
    ['[y for x in xs for y in x]', '(each list y for x of ?xs for y of x)'],
    ['{x for x in xs}', '(each set x for x of ?xs)'],
    ['{k: v for k, v in d}', '(each object k: v for [k, v] of ?d)'],
    ['f(x for x in xs)', '(call ?f (each generator x for x of ?xs))'],
    ['[y := f(x), y]', '(list (let = y (call ?f ?x)) y)'],
  ]);
});

describe('members, items and calls', () => {
  cases([
    ['a.b["c"].d', '(get (item (get ?a b) c) d)'],
    ['a[0]', '(item ?a 0)'],
    ['a[-1]', '(item ?a -1)'],
    ['a[b]', '(item ?a ?b)'],
    ['a[b, "c"]', '(item ?a (tuple ?b "c"))'],
    ['a[1:b, ::2]', '(item ?a (tuple (open unknown 1 ?b) (open unknown 2)))'],
    ['f()', '(call ?f)'],
    ['f(a, *b, c=1, **d, e=2)', '(call ?f ?a ...?b {c: 1, ...?d, e: 2})'],
    ['f(**a)', '(call ?f {...?a})'],
    ['a.b(1)(2)', '(call (call (get ?a b) 1) 2)'],
    ['(a.b)()', '(call (get ?a b))'],
    ['exec("x")', '(call ?exec "x")'],
    ['globals()["x"]', '(item (call ?globals) x)'],
    ['super().x', '(get super x)'],
    ['super(A, self).x', '(get (call ?super ?A ?self) x)'],
    ['f(*(a))', '(call ?f ...?a)'],
  ]);
});

describe('functions inside expressions', () => {
  cases([
    ['lambda a, *b, c=d: a', '(lambda)\n  lambda (a, ...b, kw c = ?d):\n    (return a)'],
    ['f = lambda: 1', '(let = f (lambda f))\n  lambda f():\n    (return 1)'],
    ['{"make": lambda: 1}', '{make: (lambda make)}\n  lambda make():\n    (return 1)'],
    [
      'async def f():\n    x = await a\n    await (b)\n    yield x\n    yield\n    y = yield from c',
      [
        '(let = f (function f))',
        '  async function* f():',
        '    (let = x (await ?a))',
        '    (await ?b)',
        '    (yield x)',
        '    (yield)',
        '    (let = y (yield* ?c))',
      ].join('\n'),
    ],
  ]);
});

describe('casts', () => {
  const lines = (source: string) => dumped(source).split('\n').slice(1).join('\n');

  test('a cast is known by its import', () => {
    expect(lines('from typing import cast\ncast(Message, f(x))\n')).toBe('(cast "Message" (call ?f ?x))');
    expect(lines('import typing as t\nt.cast("Message", x)\n')).toBe('(cast "\\"Message\\"" ?x)');
    expect(lines('from typing import cast as as_type\nas_type(A, as_type(B, x))\n')).toBe('(cast "A" (cast "B" ?x))');
  });

  test('anything else of that name is a call', () => {
    expect(lines('from sqlalchemy import cast\ncast(a, b)\n')).toBe('(call cast ?a ?b)');
    expect(lines('from typing import cast\ncast(a)\n')).toBe('(call cast ?a)');
  });
});

describe('ranges', () => {
  test('an expression knows what is written around it', () => {
    expect(dumped('x = ((a))\n', { ranges: true })).toBe('(let = x@0-1 ?a@6-7~4-9)@0-9');
    expect(dumped('from typing import cast\nx = (cast(A, (b)))\n', { ranges: true }).split('\n')[1]).toBe(
      '(let = x@24-25 (cast "A" ?b@38-39~28-42)@29-41~28-42)@24-42',
    );
  });

  test('offsets count the units of the text', () => {
    expect(dumped('x = "𝄞", "é"\n', { ranges: true })).toBe('(let = x@0-1 (tuple "𝄞"@4-8 "é"@10-13)@4-13)@0-13');
    expect(dumped('\uFEFFx = 1\r\n', { ranges: true })).toBe('(let = x@1-2 1@5-6)@1-6');
  });

  test('a run of operators ends where its last operand does', () => {
    expect(dumped('a + b + c\n', { ranges: true })).toBe('(open + ?a@0-1 ?b@4-5 ?c@8-9)@0-9');
    expect(dumped('[a] + b + c\n', { ranges: true })).toBe('(list ...(list ?a@1-2)@0-3 ...?b@6-7 ...?c@10-11)@0-11');
    expect(dumped('{} | b | c\n', { ranges: true })).toBe('{...{}@0-2, ...?b@5-6, ...?c@9-10}@0-10');
  });

  test('lines that go on elsewhere are no part of an expression', () => {
    expect(dumped('x = a \\\n  .b(\n  1, # one\n)\n')).toBe('(let = x (call (get ?a b) 1))');
  });
});

test('nothing is added to sums of lists and dictionaries', () => {
  expect(dumped('[a] + b\n', { types: true })).toBe('(list ...(list ?a) ...?b)^pinned');
  expect(dumped('{} | b\n', { types: true })).toBe('{...{}, ...?b}^pinned');
});
