/** What code takes for granted of a response: where its blocks stand, and why it ended. In no language's words. */
import type { Expr } from '../values/values.js';

export interface AnswerShape {
  /** Blocks that are picked by their positions. */
  positions: readonly PositionRead[];
  /** Code that decides by the stop reason. */
  stops: readonly StopDecision[];
}

/** Of what is no call whose response is followed. */
export const NO_SHAPE: AnswerShape = { positions: [], stops: [] };

export interface PositionRead {
  expr: Expr;
  /** True where the position is right only behind a thinking block, false where it is right only without one. */
  needsThinking: boolean;
}

/** A choice among stop reasons that has no branch for the others. */
export interface StopDecision {
  expr: Expr;
  /** The newer reasons that it does not name. */
  missing: readonly string[];
}

/** The reasons that code written before them does not name. */
const NEWER = ['refusal', 'model_context_window_exceeded'];
const REASONS = new Set([...NEWER, 'end_turn', 'max_tokens', 'stop_sequence', 'tool_use', 'pause_turn', 'compaction']);

export const isStopReason = (text: string): boolean => REASONS.has(text);

/**
 * The newer reasons that a choice without another branch leaves out; none where it asks for one reason alone.
 * @param named the texts that it asks for.
 */
export function missingReasons(named: readonly string[]): string[] {
  const known = new Set(named.filter(isStopReason));
  return known.size < 2 ? [] : NEWER.filter((reason) => !known.has(reason));
}

/** Fields that only a thinking block has. */
const OF_THINKING = /^(?:thinking|signature)$/;
/** A test that tells where the blocks stand. */
const ASKS_FIRST = /\blength\b|\blen\(|\[\s*0\s*\]|\bthinking\b/;

/**
 * @param index of the block, from 0.
 * @param field what is read of it right there, if anything.
 * @param tests the source of the conditions that the read stands under.
 * @param home the source of the function around.
 * @returns undefined where the code asks first.
 */
export function needsThinking(
  index: number,
  { field, tests, home }: { field: string | undefined; tests: readonly string[]; home: string },
): boolean | undefined {
  const needs = index > 0 || OF_THINKING.test(field ?? '');
  if (needs) return tests.some((test) => ASKS_FIRST.test(test)) ? undefined : true;
  return /["'`]thinking["'`]/.test(home) ? undefined : false;
}
