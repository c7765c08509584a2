/** The few statistics that budgets need, each by its textbook definition. Samples are not sorted in place. */

/** Gives numbers in [0, 1). */
export type Random = () => number;

/** Mulberry32: small, and the same sequence for a seed everywhere, so that a report can be made again. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @param values at least one. */
export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The unbiased sample variance; 0 for a single value. */
export function variance(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}

/** Quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan, the default of R and NumPy). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}

export interface Interval {
  low: number;
  high: number;
}

/** The standard normal quantiles that are used: 97.5 %, 95 % and 80 %. */
export const Z = { two95: 1.959964, one95: 1.644854, power80: 0.841621 } as const;

/** 95 % Wilson score interval of a share (Wilson 1927). */
export function wilson(successes: number, trials: number, z: number = Z.two95): Interval {
  const share = successes / trials;
  const centre = (share + z ** 2 / (2 * trials)) / (1 + z ** 2 / trials);
  const half = (z / (1 + z ** 2 / trials)) * Math.sqrt((share * (1 - share)) / trials + z ** 2 / (4 * trials ** 2));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** As many values, drawn with replacement. */
export const resample = (values: readonly number[], draw: Random): number[] =>
  values.map(() => values[Math.floor(draw() * values.length)] as number);

/** 95 % percentile bootstrap interval of a mean (Efron 1979). */
export function bootstrapMean(values: readonly number[], draw: Random, resamples = 2000): Interval {
  const means = Array.from({ length: resamples }, () => mean(resample(values, draw)));
  return { low: quantile(means, 0.025), high: quantile(means, 0.975) };
}

/**
 * By how many standard errors one mean lies below another (Welch's statistic, without equal variances). Infinite where neither sample varies
 * and the means differ.
 */
export function shortfall(values: readonly number[], others: readonly number[]): number {
  const difference = mean(others) - mean(values);
  const error = Math.sqrt(variance(values) / values.length + variance(others) / others.length);
  if (error === 0) return difference === 0 ? 0 : Math.sign(difference) * Number.POSITIVE_INFINITY;
  return difference / error;
}
