/** Values taken apart: whoever looks at all of one looks at what its options share once. */
import { expect, test } from 'vitest';
import { leavesOf, literal, mapLeaves, unnamed } from '../../src/flow/shape.js';
import type { Expr, Value } from '../../src/values/values.js';

const expr: Expr = { file: 'a.ts', start: 0, end: 1, node: null };

/** A text that one of two calls has made longer, again and again: as many ways to it as 2 to the power of `times`. */
function longer(times: number): Value {
  let value: Value = literal(expr, 'a');
  for (let turn = 0; turn < times; turn++) {
    const read: Value = { kind: 'read', expr, value, declaration: null };
    value = { kind: 'union', expr, options: [read, read] };
  }
  return value;
}

test('the names on the way are left out, and what is shared stays shared', () => {
  const bare = unnamed(longer(1));
  expect(bare).toEqual({ kind: 'union', expr, options: [literal(expr, 'a'), literal(expr, 'a')] });
  const [yes, no] = bare.kind === 'union' ? bare.options : [];
  expect(yes).toBe(no);
});

test.each([1, 30, 300])('as many steps as there are values: %i times', (times) => {
  const value = longer(times);
  expect(leavesOf(unnamed(value))).toEqual([literal(expr, 'a')]);
  expect(leavesOf(mapLeaves(value, () => literal(expr, 'b')))).toEqual([literal(expr, 'b')]);
});
