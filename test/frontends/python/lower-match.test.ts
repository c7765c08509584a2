/** `match` in the form that the engine reads: a chain of conditions. */
import { beforeAll, describe, expect, test } from 'vitest';
import { type Dumped, pythonDump } from '../../support/lowered-python.js';

let dumped: Dumped;
beforeAll(async () => {
  dumped = await pythonDump();
});

/** What `match x:` with these cases is. */
const lowered = (...cases: string[]): string[] =>
  dumped(['match x:', ...cases.map((one) => `    case ${one}`)].join('\n').concat('\n'))
    .split('\n')
    .slice(1);

describe('patterns', () => {
  test.each<[pattern: string, lowered: string[]]>([
    ['"a": 1', ['if (eq ?x "a"):', '  1']],
    ['-1: 1', ['if (eq ?x -1):', '  1']],
    ['None: 1', ['if (eq ?x null):', '  1']],
    ['A.B: 1', ['if (eq ?x (get ?A B)):', '  1']],
    ['-1 - 2j: 1', ['if (open unknown ?x):', '  1']],
    ['1 | -2 | "c": 1', ['if (or (or (eq ?x 1) (eq ?x -2)) (eq ?x "c")):', '  1']],
    ['_: 1', ['1']],
    ['y: y', ['(let = y ?x)', 'y']],
    ['(y): y', ['(let = y ?x)', 'y']],
    ['"a" | "b" as y: y', ['if (or (eq ?x "a") (eq ?x "b")):', '  (let = y ?x)', '  y']],
    ['y if y > 1: y', ['if (sequence (let = y ?x) (order y 1)):', '  y']],
    ['"a" if z: 1', ['if (and (eq ?x "a") ?z):', '  1']],
    ['[1, y]: y', ['if (and (open unknown ?x) (eq (item ?x 0) 1)):', '  (let = y (item ?x 1))', '  y']],
    [
      '1, [y]: y',
      ['if (and (and (open unknown ?x) (eq (item ?x 0) 1)) (open unknown (item ?x 1))):', '  (let = y (item (item ?x 1) 0))', '  y'],
    ],
    ['y,: y', ['if (open unknown ?x):', '  (let = y (item ?x 0))', '  y']],
    [
      '[y, *z, 1]: z',
      ['if (and (open unknown ?x) (eq (item ?x -1) 1)):', '  (let = y (item ?x 0))', '  (let = [_, ...z, (open-target)] ?x)', '  z'],
    ],
    ['[*_]: 1', ['if (open unknown ?x):', '  1']],
    [
      '{"type": "a", "b": y}: y',
      ['if (and (and (open unknown ?x) (eq (item ?x type) "a")) (in "b" ?x)):', '  (let = y (item ?x b))', '  y'],
    ],
    ['{"a": 1, **z}: z', ['if (and (open unknown ?x) (eq (item ?x a) 1)):', '  (let = {a: (open-target), ...z} ?x)', '  z']],
    ['{-1: 2, A.B: 3}: 1', ['if (and (and (open unknown ?x) (eq (item ?x -1) 2)) (eq (item ?x (get ?A B)) 3)):', '  1']],
    ['A(): 1', ['if (instance ?x ?A):', '  1']],
    ['a.B(c="d", e=y): y', ['if (and (instance ?x (get ?a B)) (eq (get ?x c) "d")):', '  (let = y (get ?x e))', '  y']],
    ['A(1, y): y', ['if (and (instance ?x ?A) (eq (open unknown ?x) 1)):', '  (let = y (open unknown ?x))', '  y']],
    ['str(y): y', ['if (instance ?x ?str):', '  (let = y ?x)', '  y']],
    ['A(b=B.C | _): 1', ['if (and (instance ?x ?A) (or (eq (get ?x b) (get ?B C)) true)):', '  1']],
    [
      '[y] | {"a": y}: y',
      [
        'if (or (and (open unknown ?x) (sequence (let = y (item ?x 0)) true)) (and (and (open unknown ?x) (in "a" ?x)) (sequence (= y (item ?x a)) true))):',
        '  y',
      ],
    ],
  ])('%s', (pattern, expected) => {
    expect(lowered(pattern)).toEqual(expected);
  });
});

test('cases follow each other', () => {
  expect(lowered('1: a', '2: b', '_: c')).toEqual(['if (eq ?x 1):', '  ?a', 'elif (eq ?x 2):', '  ?b', 'else:', '  ?c']);
});

test('what is matched is evaluated once', () => {
  expect(dumped('match f():\n    case 1: a\n    case 2: b\n').split('\n')).toEqual([
    '(let = (f()) (call ?f))',
    'if (eq (f()) 1):',
    '  ?a',
    'elif (eq (f()) 2):',
    '  ?b',
  ]);
});

test('the length of a written tuple is no question', () => {
  expect(dumped('match a, b:\n    case 1, c: c\n    case [1]: d\n    case [*e]: e\n').split('\n')).toEqual([
    '(let = (a, b) (tuple ?a ?b))',
    'if (eq (item (a, b) 0) 1):',
    '  (let = c (item (a, b) 1))',
    '  c',
    'elif (and (open unknown (a, b)) (eq (item (a, b) 0) 1)):',
    '  ?d',
    'else:',
    '  (let = [...e] (a, b))',
    '  e',
  ]);
});

test('match is a name, too', () => {
  expect(dumped('match = 1\nmatch(x)\n')).toBe('(let = match 1)\n(call match ?x)');
});
