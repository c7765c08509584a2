/** What a test expects a call to be sent, written out in the test: what the languages share. */
import type { Span } from './comments.js';

export interface Expectation extends Span {
  /** All that is sent, some of it, or the id alone; the span is that of the literal, or of the arguments by name. */
  names: 'all' | 'some' | 'model';
  /** How the literal stands as the params of a call: between what goes before and behind it. */
  asParams: readonly [string, string];
}

/** Arguments that a mock was called with, as the libraries for tests give them. */
const OF_CALL =
  /\.mock\.(?:calls|lastCall)\b|\.(?:args|firstCall|lastCall|arguments)\b|\.getCall\(|\b(?:call_args(?:_list)?|await_args(?:_list)?|mock_calls)\b/;

/** True for an expression that gives such arguments, or for a name that was given them. */
export function isOfCall(actual: string, text: string): boolean {
  if (OF_CALL.test(actual)) return true;
  const root = /^[\w$]+/.exec(actual)?.[0];
  if (root === undefined) return false;
  const given = new RegExp(`(?:^|[^.\\w$])${root.replace('$', '\\$')}\\b[^=\\n]*=(?!=)([^\\n]*)`, 'gm');
  const values = [...text.matchAll(given)].map(([, value = '']) => value);
  return values.length > 0 && values.every((value) => OF_CALL.test(value));
}

/** True for one of their models. */
export const isModelOf = (actual: string): boolean => /(?:\.model|\[["']model["']\])$/.test(actual);
