/** The lines of a usage log: what a task cost and how it went, and nothing of what was said in it. */

/** Tokens of all requests of a task, as the API's `usage` counts them. */
export interface TokenCounts {
  /** Input that neither came from the cache nor went into it. */
  input: number;
  /** All output, thinking included. */
  output: number;
  /** The part of the output that is thinking; null where the API did not report it. */
  thinking: number | null;
  cacheRead: number;
  cacheWrite: number;
}

/** One task: a call, or a whole loop of them. */
export interface UsageRecord {
  v: 1;
  /** Unique among all tasks; a later `QualityRecord` names it. */
  task: string;
  /** The call site's id in the migration report, `src/agent.ts#plan:1`. */
  site: string;
  /** The application's own kind of task, where budgets are to be told apart by it. */
  category: string | null;
  /** When it began, ISO 8601. */
  at: string;
  /** As the response names it. */
  model: string | null;
  /** `output_config.task_budget.total` of the task's first request; null where it had none. */
  budget: number | null;
  /** Requests that were answered; retries of failed ones are not among them. */
  requests: number;
  tokens: TokenCounts;
  /**
   * Tokens that count against a task budget, estimated: all output, and what the context grew by between two requests beyond that
   * output (tool results and the like). The history that is sent again does not count.
   * https://platform.claude.com/docs/en/build-with-claude/task-budgets
   */
  spent: number;
  /** Of the last response; null where it was cut off. */
  stopReason: string | null;
  /** Wall time in milliseconds. */
  ms: number;
  /** 0 to 1, or null where the application has not said. */
  quality: number | null;
  /** False where the last response was cut off, or the application's own work ended with an error. */
  ok: boolean;
}

/** What the application says later of a task; the last word counts. */
export interface QualityRecord {
  v: 1;
  task: string;
  /** 0 to 1. */
  quality: number;
}

/** A score from 0 to 1, or passed (1) and failed (0). */
export type Quality = number | boolean;

/** @throws RangeError for a score outside 0 to 1. */
export function scoreOf(quality: Quality): number {
  const score = Number(quality);
  if (!(score >= 0 && score <= 1)) throw new RangeError(`A quality is a number from 0 to 1, or true or false; got ${String(quality)}.`);
  return score;
}
