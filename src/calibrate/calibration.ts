/** What a calibration found: built once, printed by every format. Budgets and consumption are in tokens, quality is 0 to 1. */
import type { Interval } from './statistics.js';

export interface Consumption {
  mean: number;
  p50: number;
  p90: number;
  p99: number;
}

export interface Arm {
  budget: number;
  /** Tasks that came to their end; only they count. */
  tasks: number;
  /** Those of them with a quality. */
  scored: number;
  /** Scored tasks that are still missing before the budget is compared; 0 where there are enough. */
  missing: number;
  /** Tokens that count against the budget. */
  spent: Consumption;
  /** Share of the tasks that spent more than the budget. */
  over: number;
  /** Share of the tasks that `max_tokens` cut off. */
  truncated: number;
  /** Median wall time in milliseconds. */
  ms: number;
  quality: (Interval & { mean: number; method: 'wilson' | 'bootstrap' }) | null;
}

/**
 * `cliff`: found between two tested budgets. `no-cliff`: the lowest tested budget is as good as the best. `rising`: only the largest is good.
 * `one-budget`, `no-quality`, `not-enough-data`: nothing can be said yet.
 */
export type Verdict = 'cliff' | 'no-cliff' | 'rising' | 'one-budget' | 'no-quality' | 'not-enough-data';

export interface Group {
  site: string;
  /** Null where tasks are not told apart by it. */
  category: string | null;
  model: string | null;
  /** Tasks with a task budget that came to their end. */
  tasks: number;
  verdict: Verdict;
  /** What was found and what to do, in a sentence or two. */
  message: string;
  /** By budget, ascending. */
  arms: Arm[];
  /** Scored tasks that are missing at all budgets together. */
  missing: number;
  cliff: {
    budget: number;
    /** Mean quality of the budgets that cannot be told apart from the best. */
    best: number;
    /** The lowest of them. */
    plateauFrom: number;
    /** Share of 1,000 resamples with the same cliff. */
    agreement: number;
    /** 5 % and 95 % of their cliffs. */
    range: Interval;
  } | null;
  /** The smallest loss of quality that the data show four times out of five. */
  detectable: number | null;
  /** The production budget: the cliff and the margin, never under the API's floor. */
  recommended: { budget: number; floored: boolean } | null;
  /** What a task has on average today (over all that is logged), and what it would have. */
  saving: { budget: Change; spent: Change } | null;
  /** What was left out of the comparison, and why. */
  asides: string[];
}

export interface Change {
  today: number;
  after: number;
}

export interface Calibration {
  schemaVersion: 1;
  tool: { name: 'opus47-migrate'; version: string };
  options: {
    /** How much quality may be lost. */
    threshold: number;
    by: 'site' | 'category';
    /** On top of the cliff. */
    margin: number;
    /** Scored tasks that a budget needs. */
    minTasks: number;
    /** The API's minimum task budget. */
    floor: number;
  };
  logs: { file: string; lines: number }[];
  groups: Group[];
  /** Lines that were left out. */
  problems: { file: string; line: number; message: string }[];
}
