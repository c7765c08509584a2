/** Against published values, and against what intervals promise. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bootstrapMean, mean, quantile, random, resample, shortfall, variance, wilson } from '../../src/calibrate/statistics.js';

describe('wilson', () => {
  // Newcombe (1998), Statistics in Medicine 17:857, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i', (successes, trials, low, high) => {
    const interval = wilson(successes, trials);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
    const mirrored = wilson(trials - successes, trials);
    expect(mirrored.low).toBeCloseTo(1 - interval.high, 12);
  });
});

test('quantiles are those of R and NumPy by default', () => {
  const ten = [7, 1, 10, 3, 9, 2, 8, 4, 6, 5];
  expect([0, 0.1, 0.5, 0.9, 0.99, 1].map((share) => quantile(ten, share))).toEqual([1, 1.9, 5.5, 9.1, 9.91, 10]);
  expect(quantile([4], 0.99)).toBe(4);
  expect(ten[0]).toBe(7);
});

test('mean, variance, and how many standard errors one mean lies below another', () => {
  const small = [1, 2, 3, 4, 5];
  const large = [2, 4, 6, 8, 10];
  expect(mean(small)).toBe(3);
  expect(variance(small)).toBe(2.5);
  expect(variance([7])).toBe(0);
  // t.test(c(2,4,6,8,10), c(1,2,3,4,5)) of R: t = 1.8974.
  expect(shortfall(small, large)).toBeCloseTo(1.8974, 4);
  expect(shortfall(large, small)).toBeCloseTo(-1.8974, 4);
  expect([shortfall([1, 1], [1, 1]), shortfall([0, 0], [1, 1]), shortfall([1, 1], [0, 0])]).toEqual([0, Infinity, -Infinity]);
});

test('the generator is Mulberry32, and even', () => {
  expect(random(1)()).toBe(0.6270739405881613);
  const draw = random(7);
  const bins = new Array<number>(10).fill(0);
  for (let count = 0; count < 10_000; count++) bins[Math.floor(draw() * 10)] = (bins[Math.floor(draw() * 10)] ?? 0) + 1;
  for (const count of bins) expect(count).toBeGreaterThan(0);
  expect(resample([1, 2, 3], random(3))).toHaveLength(3);
});

test('a bootstrap interval holds the true mean about as often as it says, and lies within the sample', () => {
  let covered = 0;
  for (let seed = 1; seed <= 300; seed++) {
    const draw = random(seed);
    const values = Array.from({ length: 80 }, () => draw() ** 2);
    const { low, high } = bootstrapMean(values, draw, 400);
    if (low <= 1 / 3 && 1 / 3 <= high) covered += 1;
  }
  expect(covered / 300).toBeGreaterThan(0.91);
  expect(covered / 300).toBeLessThan(0.98);
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }), fc.nat(), (values, seed) => {
      const { low, high } = bootstrapMean(values, random(seed), 50);
      expect(low).toBeLessThanOrEqual(high);
      expect(low).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
      expect(high).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
    }),
    { numRuns: 50 },
  );
});
