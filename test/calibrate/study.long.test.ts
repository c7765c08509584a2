/** The simulated study: is the cliff found where it is, and is too little data said to be too little? */
import { describe, expect, test } from 'vitest';
import { calibrate } from '../../src/calibrate/calibrate.js';
import { findCliff } from '../../src/calibrate/cliff.js';
import { SHAPES, type Study, simulate, trueCliff } from '../support/study.js';

const THRESHOLD = 0.05;
const SEEDS = 200;
/** Places of the cliff among the tested budgets. */
const CLIFFS = [0, 2, 3, 5, 6];

/** How often the found cliff is the true one, or at most one tested budget from it. */
function hits(study: (seed: number) => Study): { exact: number; near: number } {
  let exact = 0;
  let near = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const one = study(seed);
    const tasks = simulate(one);
    const arms = one.budgets.map((budget) => ({
      budget,
      scores: tasks.flatMap((task) => (task.budget === budget ? [task.quality ?? 0] : [])),
    }));
    const away = Math.abs(one.budgets.indexOf(findCliff(arms, THRESHOLD).budget) - trueCliff(one, THRESHOLD));
    exact += away === 0 ? 1 : 0;
    near += away <= 1 ? 1 : 0;
  }
  return { exact: exact / SEEDS, near: near / SEEDS };
}

describe.each(Object.entries(SHAPES))('%s', (_, shape) => {
  test('100 tasks at each budget: within one tested budget in 95 of 100 seeds, wherever the cliff is', () => {
    expect(hits((seed) => ({ ...shape(CLIFFS[seed % CLIFFS.length] ?? 0), tasks: 100, seed })).near).toBeGreaterThanOrEqual(0.95);
  });

  test('20 tasks at each budget are not enough, and the report says how many are missing', () => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const study = { ...shape(3), tasks: 20, seed };
      const [group] = calibrate(simulate(study), { threshold: THRESHOLD, by: 'site' });
      expect(group).toMatchObject({
        verdict: 'not-enough-data',
        cliff: null,
        recommended: null,
        saving: null,
        missing: 30 * study.budgets.length,
      });
      expect(group?.message).toContain('30 scored tasks missing at 20,000');
    }
  });
});

test('where a cliff is too slight for the data, the report says that it is uncertain', () => {
  // Steps of 0.1 between tasks that fail one time in three: two samples of 100 differ by 0.065 by chance alone.
  const budgets = [20_000, 25_000, 30_000, 40_000, 50_000];
  const slight = (seed: number): Study => ({
    budgets,
    quality: (index) => 0.7 - 0.1 * Math.max(0, 2 - index),
    noise: 'pass-fail',
    tasks: 60,
    seed,
  });
  let covered = 0;
  let said = 0;
  let wrong = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const [group] = calibrate(simulate(slight(seed)), { threshold: THRESHOLD, by: 'site' });
    const truth = budgets[trueCliff(slight(seed), THRESHOLD)] ?? 0;
    const { budget = 0, range } = group?.cliff ?? {};
    if (range && range.low <= truth && truth <= range.high) covered += 1;
    if (budget !== truth) wrong += 1;
    if (budget !== truth && group?.asides.some((aside) => aside.startsWith('The cliff is uncertain'))) said += 1;
  }
  expect(covered / 60).toBeGreaterThan(0.85);
  expect(wrong).toBeGreaterThan(10);
  expect(said / wrong).toBeGreaterThan(0.9);
});

test('with 1,000 tasks at each budget the cliff is nearly always the true one', () => {
  expect(
    hits((seed) => ({ ...(SHAPES['hard tasks, mild cliff, pass or fail'] as (typeof SHAPES)[string])(3), tasks: 1000, seed })).exact,
  ).toBeGreaterThan(0.97);
});
