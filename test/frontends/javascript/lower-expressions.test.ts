import { describe, expect, test } from 'vitest';
import { dump } from '../../../src/ir/dump.js';
import type { Expression } from '../../../src/ir/expressions.js';
import { lowered } from '../../support/lowered.js';

type Row = readonly [source: string, ...lines: string[]];
const all = (rows: readonly Row[], file = 'a.ts') =>
  test.each(rows.map((row) => [row] as const))('%j', ([source, ...lines]) =>
    expect(dump(lowered(source, file).module)).toBe(lines.join('\n')),
  );

describe('literals and texts', () => {
  all([
    ['(1_000)', '1000'],
    ['-5', '-5'],
    ['10n', '(open unknown)'],
    ['1e999', '(open arithmetic)'],
    ['/a/g', '(new ?RegExp "a" "g")'],
    ['undefined', 'undefined'],
    ['void 0', 'undefined'],
    ['void f()', '(sequence (call ?f) undefined)'],
    ['`claude`', '"claude"'],
    ['`a${x}${y}b`', '(text "a" ?x ?y "b")'],
    ["'a' + x + y", '(text "a" ?x ?y)'],
    ["x + y + 'a'", '(text (open + ?x ?y) "a")'],
    ["(c ? 'a' : 'b') + x", '(text (? ?c "a" "b") ?x)'],
    ["x + ('a' + y)", '(text ?x (text "a" ?y))'],
    ['tag`a${x}`', '(open tagged ?tag ?x)'],
  ]);
});

describe('operators', () => {
  all([
    ['10 * 1024 * n', '(open * 10 1024 ?n)'],
    ['a - b + c', '(open + (open - ?a ?b) ?c)'],
    ['a - (b - c)', '(open - ?a (open - ?b ?c))'],
    ['a ** b ** c', '(open ** ?a (open ** ?b ?c))'],
    ['~a', '(open ~ ?a)'],
    ['a && b || c', '(or (and ?a ?b) ?c)'],
    ['a ?? b', '(nullish ?a ?b)'],
    ['!a', '(not ?a)'],
    ['a == b', '(eq ?a ?b)'],
    ['a !== b', '(ne ?a ?b)'],
    ['a >= b', '(order ?a ?b)'],
    ["'k' in o", '(in "k" ?o)'],
    ['o instanceof C', '(instance ?o ?C)'],
    ["typeof x === 'string'", '(eq (open type ?x) "string")'],
    ['delete o.k', '(delete (get ?o k))'],
    ['delete f()', '(open unknown (call ?f))'],
    ['(a, b)', '(sequence ?a ?b)'],
    ['a ? b : c', '(? ?a ?b ?c)'],
  ]);
});

describe('objects and lists', () => {
  all([
    ['({ a, b: 1, "c-d": 2, 3: 4, [k]: 5, ["l"]: 6, ...m })', '{a!: ?a, b: 1, "c-d": 2, 3: 4, [?k]: 5, l: 6, ...?m}'],
    ['({ __proto__: base, a: 1 })', '{...?base, [(open unknown)]: (open unknown), a: 1}'],
    ['({ __proto__: null, a: 1 })', '{__proto__: null, a: 1}'],
    [
      '({ get a() { return 1 }, set a(v) {}, async *b() {}, c: () => x, d: function e() {} })',
      '{get a, set a, b: (method b), c: (arrow c), d: (function e)}',
      '  getter a():',
      '    (return 1)',
      '  setter a(v):',
      '  async method* b():',
      '  arrow c():',
      '    (return ?x)',
      '  function e():',
    ],
    ['[1, , ...a]', '(list 1 undefined ...?a)'],
  ]);
});

describe('members and calls', () => {
  all([
    ["a.b['c'][d][0]", '(item (item (item (get ?a b) c) ?d) 0)'],
    ['a?.b.c?.(1)?.[d]', '(item! (call! (get (get! ?a b) c) 1) ?d)'],
    ['f(a, ...b)', '(call ?f ?a ...?b)'],
    ['new C<T>(a).b<U>(c)', '(call (get (new ?C ?a) b) ?c)'],
    ['new C', '(new ?C)'],
    ['(this as any).x!.y', '(get (get this x) y)'],
    ['import.meta.env.MODEL', '(get (get ?import.meta env) MODEL)'],
    ['function f() { return new.target }', '(let = f (function f))', '  function f():', '    (return (open unknown))'],
    ["eval('x')", '(open unknown (call ?eval "x"))'],
    ["(0, eval)('x')", '(call (sequence 0 ?eval) "x")'],
    ["await import('./a')", '(await (module "./a"))'],
    ["import('./a', { with: { type } })", '(sequence {with: {type!: ?type}} (module "./a"))'],
    ['import(name)', '(open unknown ?name)'],
    ['require(name)', '(call ?require ?name)'],
  ]);
});

describe('assignments and patterns', () => {
  all([
    ['a = b = 1', '(= ?a (= ?b 1))'],
    ['a.b ||= 1', '(||= (get ?a b) 1)'],
    ['a[b] &&= 1', '(&&= (item ?a ?b) 1)'],
    ['a ??= 1', '(??= ?a 1)'],
    ['a += 1', '(+= ?a 1)'],
    ['--a.b', '(-= (get ?a b) 1)'],
    ['(a as any) = 1', '(= ?a 1)'],
    ['({ a, b: c.d = 1, [k]: { e = 2 }, ...f } = g)', '(= {a: ?a, b: (get ?c d) = 1, [?k]: {e: ?e = 2}, ...?f} ?g)'],
    ['[a, , b = 1, [c], ...d.e] = g', '(= [?a, _, ?b = 1, [?c], ...(get ?d e)] ?g)'],
  ]);
});

describe('JSX', () => {
  all(
    [
      [
        '<ui.Chat model="m" {...props} on={() => go()} icon=<A/>>text {x} {/* none */}<div id="d">{...xs}</div></ui.Chat>',
        '(open markup (call (get ?ui Chat) {model: "m", ...?props, on: (arrow), icon: (open markup (call ?A {})), children: (list ?x (open markup "d" ?xs))}))',
        '  arrow ():',
        '    (return (call ?go))',
      ],
      ['<><this.view/></>', '(open markup (open markup (call (get this view) {})))'],
    ],
    'a.tsx',
  );
  test('names a component once, and an element of the platform never', () => {
    const { module } = lowered('const Chat = 1, div = 2; x = <Chat><div></div></Chat>;', 'a.jsx');
    expect(module.bindings.map(({ name, references }) => [name, references.length])).toEqual([
      ['Chat', 1],
      ['div', 0],
    ]);
  });
});

describe('Flow', () => {
  all(
    [
      ['(x: any).y', '(get ?x y)'],
      ['type A = typeof x; declare var y: A; const z: A = 1', '(let = z: A 1)'],
      ['enum E { A, B }', '(let = E {A: "A", B: "B"})'],
    ],
    'a.js',
  );
});

describe('what stands around an expression', () => {
  const value = (source: string): Expression => {
    const [first] = lowered(source).module.body;
    if (first?.k !== 'do' || first.value.k !== 'assign') throw new Error('No assignment.');
    return first.value.value;
  };
  const written = (source: string) => {
    const { start, end, written: around } = value(source);
    return [source.slice(start, end), around && source.slice(around.start, around.end)];
  };
  test.each([
    ['x = a', 'a', undefined],
    ['x = (a)', 'a', '(a)'],
    ['x = ( /* ) */ (a // )\n ) )', 'a', '( /* ) */ (a // )\n ) )'],
    ['x = ((a as T)!) satisfies U', 'a', '((a as T)!) satisfies U'],
    ['x = <T>a', 'a', '<T>a'],
    ['x = (a, b)', 'a, b', '(a, b)'],
    ['x = (a) + b', '(a) + b', undefined],
    ['x = (a) => a', '(a) => a', undefined],
    ['x = f<T>', 'f', 'f<T>'],
  ])('%j', (source, inner, around) => expect(written(source)).toEqual([inner, around]));

  test.each([
    ["const x = { type: 'enabled' }", '(let = x {type: "enabled"})'],
    ["const x: T = { type: 'enabled' }", '(let = x: T {type: "enabled"^typed}^typed)'],
    ["const x = { type: 'enabled' } as const", '(let = x {type: "enabled"^pinned}^pinned)'],
    ["const x = { type: 'enabled' as const, n: 1 }", '(let = x {type: "enabled"^pinned, n: 1}^pinned)'],
    ["const x = { type: 'enabled' as T }", '(let = x {type: "enabled"^typed})'],
    ["const x = { type: 'enabled' } satisfies T", '(let = x {type: "enabled"^typed}^typed)'],
    ['const x = { ...{ a: 1 } } satisfies T', '(let = x {...{a: 1}}^typed)'],
    ['f({ a: [1] }, ...[2])', '(call ?f {a: (list 1^typed)^typed}^typed ...(list 2))'],
    ['new C(a ? 1 : b || 2)', '(new ?C (? ?a 1^typed (or ?b^typed 2^typed)^typed)^typed)'],
    ['x = 1', '(= ?x 1^typed)^typed'],
    ['const f = (): T => ({ a: 1 })', '(let = f (arrow f))\n  arrow f() -> T:\n    (return {a: 1^typed}^typed)'],
    ['const f = () => ({ a: 1 })', '(let = f (arrow f))\n  arrow f():\n    (return {a: 1})'],
  ])('%j', (source, shown) => expect(dump(lowered(source).module, { types: true })).toBe(shown));
});
