/** What is worked out with less work gives the same as what it stands for. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assuming, without } from '../../src/values/assumptions.js';
import { everyLeaf } from '../../src/values/every-leaf.js';
import { outcomes } from '../../src/values/outcomes.js';
import type { Assumed, Assumptions, Expr, Value } from '../../src/values/values.js';

const at = (start: number): Expr => ({ file: '/a.ts', start, end: start + 1, node: null });

const leaf: fc.Arbitrary<Value> = fc.oneof(
  fc.nat(9).map((value): Value => ({ kind: 'literal', expr: at(value), value })),
  fc.nat(9).map((start): Value => ({ kind: 'object', expr: at(start), entries: [], readonly: true })),
  fc.nat(9).map((start): Value => ({ kind: 'open', expr: at(start), why: 'expression' })),
);

const { value: someValue } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium' },
    leaf,
    tie('value').map((value): Value => ({ kind: 'read', expr: at(1), value, declaration: null })),
    fc
      .tuple(fc.array(tie('value'), { minLength: 1, maxLength: 3 }), fc.constantFrom('u', 'v'))
      .map(([options, key]): Value => ({ kind: 'union', expr: at(2), key, options })),
    fc.tuple(tie('value'), tie('value'), fc.constantFrom('s', 't'), fc.boolean(), fc.boolean()).map(
      ([yes, no, key, negated, fallback]): Value => ({
        kind: 'choice',
        expr: at(3),
        test: { key, expr: at(4), negated, pure: true },
        fallback,
        yes,
        no,
      }),
    ),
  ),
}));

test('what holds for every leaf is told as by all outcomes', () => {
  const isObject = ({ kind }: { kind: string }): boolean => kind === 'object';
  fc.assert(
    fc.property(someValue, (value) => {
      expect(everyLeaf(value, isObject)).toBe(outcomes(value).every((outcome) => isObject(outcome.leaf)));
    }),
    { numRuns: 500 },
  );
});

test('of more outcomes than are told apart nothing holds', () => {
  const options = Array.from({ length: 300 }, (_, start): Value => ({ kind: 'object', expr: at(start), entries: [], readonly: true }));
  const value: Value = { kind: 'union', expr: at(0), key: 'many', options };
  expect(everyLeaf(value, () => true)).toBe(false);
  expect(outcomes(value)).toMatchObject([{ leaf: { kind: 'open', why: 'too-deep' } }]);
});

test('assumptions are as a copy with each change would have them', () => {
  const change = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.option(fc.oneof(fc.boolean(), fc.nat(2), fc.constantFrom('x', 'y'))));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      const model = new Map<string, Assumed>();
      let assume: Assumptions = new Map();
      for (const [key, outcome] of changes) {
        if (outcome === null) model.delete(key);
        else model.set(key, outcome);
        assume = outcome === null ? without(assume, key) : assuming(assume, key, outcome);
        expect([...assume]).toEqual([...model]);
        expect([assume.size, assume.get(key), assume.has(key)]).toEqual([model.size, model.get(key), model.has(key)]);
      }
    }),
  );
});
