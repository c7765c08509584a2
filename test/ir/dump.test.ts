import { expect, test } from 'vitest';
import { dump } from '../../src/ir/dump.js';
import { lowered } from '../support/lowered.js';

const SOURCE = "export const a = (f('x') as T), b = { k: 1 } as const;\nfunction g(a) { return a }";

test('shows one statement a line, with bodies below', () => {
  expect(dump(lowered(SOURCE).module)).toBe(
    ['(let = g (function g))', '  function g(a#2):', '    (return a#2)', '(let = a (call ?f "x"))', '(let = b {k: 1})'].join('\n'),
  );
});

test('shows ranges, and what is written around an expression', () => {
  const [, , , line] = dump(lowered(SOURCE).module, { ranges: true }).split('\n');
  expect(line).toBe('(let = a@13-14 (call ?f@18-19 "x"@20-23)@18-24~17-30)@13-30');
});

test('shows what is known of the types of places', () => {
  const lines = dump(lowered(SOURCE).module, { types: true }).split('\n');
  expect(lines.slice(3)).toEqual(['(let = a (call ?f "x"^typed)^typed)', '(let = b {k: 1^pinned}^pinned)']);
});

test('lists variables and exports', () => {
  expect(dump(lowered(SOURCE).module, { bindings: true }).split('\n').slice(5)).toEqual([
    'binding const a reads 0 writes 1 exported a',
    'binding const b reads 0 writes 1 exported b',
    'binding function g reads 0 writes 1',
    'binding param a#2 in g reads 1 writes 1',
    'export a = a',
    'export b = b',
  ]);
});
