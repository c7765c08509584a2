import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileNeedles, holdsOne } from '../../src/project/needles.js';

const holds = (bytes: Buffer, ...needles: string[]) => holdsOne(bytes, bytes.length, compileNeedles(needles));

test('agrees with a search for one needle after the other', () => {
  const text = fc.stringMatching(/^[ab/é]{0,40}$/);
  const needles = fc.array(fc.stringMatching(/^[ab/é]{1,6}$/), { maxLength: 12 });
  fc.assert(
    fc.property(text, needles, (whole, all) => {
      expect(holds(Buffer.from(whole), ...all)).toBe(all.some((needle) => whole.includes(needle)));
    }),
    { numRuns: 3000 },
  );
});

test('looks at no byte behind the length', () => {
  const bytes = Buffer.from('--needle');
  expect(holdsOne(bytes, 8, compileNeedles(['needle', 'nee']))).toBe(true);
  expect(holdsOne(bytes, 7, compileNeedles(['needle', 'eedle']))).toBe(false);
  expect(holdsOne(bytes, 4, compileNeedles(['ne']))).toBe(true);
  expect(holdsOne(bytes, 3, compileNeedles(['ne']))).toBe(false);
});

test('needles of one byte, long ones, many, none', () => {
  expect(holds(Buffer.from('abc'), 'c', 'long')).toBe(true);
  expect(holds(Buffer.from('c'), 'c')).toBe(true);
  expect(holds(Buffer.from('ab'), 'c')).toBe(false);
  expect(holds(Buffer.from(`${'x'.repeat(400)}y`), `${'x'.repeat(300)}y`)).toBe(true);
  expect(holds(Buffer.from('x'.repeat(400)), `${'x'.repeat(300)}y`)).toBe(false);
  const many = Array.from({ length: 5000 }, (_, index) => `/name${index}'`);
  expect(holds(Buffer.from("from './name4999'"), ...many)).toBe(true);
  expect(holds(Buffer.from("from './name5000'"), ...many)).toBe(false);
  expect(holds(Buffer.from('abc'))).toBe(false);
});
