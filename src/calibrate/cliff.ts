/** Where quality falls off: from scored tasks at several budgets to the lowest budget that keeps the best quality. */
import { type Interval, mean, quantile, type Random, resample, shortfall, variance, Z } from './statistics.js';

/** Scored tasks at one budget. */
export interface Scores {
  /** Tokens. */
  budget: number;
  /** 0 to 1 each. */
  scores: readonly number[];
}

export interface Cliff {
  /** Tokens. */
  budget: number;
  /** Mean quality of the plateau: the largest budgets that no test can tell apart. */
  best: number;
  /** The lowest budget of the plateau, in tokens. */
  plateauFrom: number;
}

/**
 * The cliff, in two steps.
 * 1. The plateau: from the largest budget down, a budget joins it while a one-sided Welch test at 5 % does not find it worse than those
 *    that are in it already, pooled. Their mean is the best quality. Pooling keeps one lucky budget from setting the mark.
 * 2. The cliff: the lowest budget that is on the plateau or whose mean is not below the best quality by more than the threshold.
 * @param arms in the order of their budgets, at least one.
 * @param threshold how much quality may be lost, as a difference of means.
 */
export function findCliff(arms: readonly Scores[], threshold: number): Cliff {
  let from = arms.length - 1;
  let pool = [...(arms[from] as Scores).scores];
  for (let index = from - 1; index >= 0; index--) {
    const { scores } = arms[index] as Scores;
    if (shortfall(scores, pool) > Z.one95) break;
    pool = pool.concat(scores);
    from = index;
  }
  const best = mean(pool);
  // Differences of means carry the noise of binary fractions: 0.9 - 0.8 is more than 0.1.
  const cliff = arms.findIndex(({ scores }, index) => index >= from || best - mean(scores) <= threshold + 1e-9);
  return { budget: (arms[cliff] as Scores).budget, best, plateauFrom: (arms[from] as Scores).budget };
}

export interface Confidence {
  /** Share of the resamples whose cliff is the same budget. */
  agreement: number;
  /** 5 % and 95 % of the resamples' cliffs, in tokens. */
  range: Interval;
}

const RESAMPLES = 1000;

/** How far to trust a cliff: the same search on tasks drawn again with replacement, budget by budget. */
export function confidenceIn(cliff: Cliff, arms: readonly Scores[], threshold: number, draw: Random): Confidence {
  const found = Array.from(
    { length: RESAMPLES },
    () =>
      findCliff(
        arms.map(({ budget, scores }) => ({ budget, scores: resample(scores, draw) })),
        threshold,
      ).budget,
  );
  return {
    agreement: found.filter((budget) => budget === cliff.budget).length / RESAMPLES,
    // Cliffs are tested budgets: no interpolation between them.
    range: { low: nearest(arms, quantile(found, 0.05)), high: nearest(arms, quantile(found, 0.95)) },
  };
}

const nearest = (arms: readonly Scores[], budget: number): number =>
  arms.reduce((best, arm) => (Math.abs(arm.budget - budget) < Math.abs(best - budget) ? arm.budget : best), arms[0]?.budget ?? budget);

/**
 * The smallest loss of quality between two budgets that the test finds four times out of five, with the tasks that there are: two samples of
 * the median size and the pooled variance.
 */
export function detectable(arms: readonly Scores[]): number {
  const size = quantile(
    arms.map(({ scores }) => scores.length),
    0.5,
  );
  const spread = mean(arms.map(({ scores }) => variance(scores)));
  return (Z.one95 + Z.power80) * Math.sqrt((2 * spread) / size);
}
