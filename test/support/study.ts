/** Simulated roll-outs: tasks whose quality falls off below a known budget, with noise, as a usage log would have them. */
import { type Random, random } from '../../src/calibrate/statistics.js';
import type { UsageRecord } from '../../src/usage/index.js';

export interface Study {
  /** Tested budgets in tokens, ascending. */
  budgets: readonly number[];
  /** True mean quality at a budget, by its place in the list. */
  quality: (index: number) => number;
  /** Passed or failed, or a score with normal noise of this standard deviation. */
  noise: 'pass-fail' | number;
  /** Tasks at each budget. */
  tasks: number | readonly number[];
  seed: number;
  site?: string;
}

/** The true cliff: the lowest tested budget whose true quality is within the threshold of the best. */
export function trueCliff({ budgets, quality }: Study, threshold: number): number {
  const best = Math.max(...budgets.map((_, index) => quality(index)));
  return budgets.findIndex((_, index) => best - quality(index) <= threshold + 1e-9);
}

/** Standard normal, by Box and Muller. */
const normal = (draw: Random): number => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());

/** One line for each task; the wish for tokens is log-normal, and the budget holds it back softly. */
export function simulate({ budgets, quality, noise, tasks, seed, site = 'src/agent.ts#plan:1' }: Study): UsageRecord[] {
  const draw = random(seed);
  return budgets.flatMap((budget, index) =>
    Array.from({ length: typeof tasks === 'number' ? tasks : (tasks[index] ?? 0) }, (_, number): UsageRecord => {
      const wish = 30_000 * Math.exp(0.5 * normal(draw));
      const spent = Math.round(wish < budget ? wish : budget * (1 + 0.1 * draw()));
      const truth = quality(index);
      const seen = noise === 'pass-fail' ? Number(draw() < truth) : Math.min(1, Math.max(0, truth + noise * normal(draw)));
      return {
        v: 1,
        task: `${site} ${budget} ${number}`,
        site,
        category: number % 2 ? 'review' : 'search',
        at: new Date(Date.UTC(2026, 4, 1) + number * 60_000 + index).toISOString(),
        model: 'claude-opus-4-7',
        budget,
        requests: 4,
        tokens: { input: 2000, output: Math.round(spent * 0.7), thinking: Math.round(spent * 0.3), cacheRead: 0, cacheWrite: 0 },
        spent,
        stopReason: 'end_turn',
        ms: Math.round(spent * 0.8),
        quality: Number(seen.toFixed(4)),
        ok: true,
      };
    }),
  );
}

const BUDGETS = [20_000, 25_000, 30_000, 40_000, 50_000, 65_000, 80_000];
/** Falls by so much with each budget below the cliff. */
const steps = (best: number, drop: number, cliff: number) => (index: number) => Math.max(0.05, best - drop * Math.max(0, cliff - index));

/** Roll-outs as they happen: steep and mild cliffs, easy and hard tasks, verdicts and scores, slopes without an edge. */
export const SHAPES: Record<string, (cliff: number) => Pick<Study, 'budgets' | 'quality' | 'noise'>> = {
  'easy tasks, steep cliff, pass or fail': (cliff) => ({ budgets: BUDGETS, quality: steps(0.92, 0.25, cliff), noise: 'pass-fail' }),
  'hard tasks, steep cliff, pass or fail': (cliff) => ({ budgets: BUDGETS, quality: steps(0.8, 0.25, cliff), noise: 'pass-fail' }),
  'easy tasks, mild cliff, pass or fail': (cliff) => ({ budgets: BUDGETS, quality: steps(0.95, 0.15, cliff), noise: 'pass-fail' }),
  'hard tasks, mild cliff, pass or fail': (cliff) => ({ budgets: BUDGETS, quality: steps(0.8, 0.15, cliff), noise: 'pass-fail' }),
  'scores with much noise': (cliff) => ({ budgets: BUDGETS, quality: steps(0.85, 0.15, cliff), noise: 0.2 }),
  'scores on a slope': (cliff) => ({ budgets: BUDGETS, quality: steps(0.85, 0.08, cliff), noise: 0.2 }),
  'a curve without an edge, pass or fail': (cliff) => ({
    budgets: BUDGETS,
    quality: (index) => 0.9 / (1 + Math.exp(-1.8 * (index - cliff + 1))),
    noise: 'pass-fail',
  }),
  'three budgets, pass or fail': (cliff) => ({
    budgets: [20_000, 30_000, 45_000],
    quality: steps(0.9, 0.2, Math.min(cliff, 2)),
    noise: 'pass-fail',
  }),
};
