/** What a test expects a call to be sent, written out in the test: what the languages share. */
import type { Span } from './comments.js';

export interface Expectation extends Span {
  /**
   * All that is sent, some of it, or the id alone; the span is that of the literal, or of the arguments by name. `unread` for what is written
   * otherwise: the span is that of the assertion.
   */
  names: 'all' | 'some' | 'model' | 'unread';
  /** What is asked: `create`, `client.messages.create`, `params.model`. */
  actual: string;
  /** The functions around, from the inside out. */
  within: readonly Span[];
  /** How the literal stands as the params of a call: between what goes before and behind it. */
  asParams: readonly [string, string];
}

/** Arguments that a mock was called with, as the libraries for tests give them. */
const OF_CALL =
  /\.mock\.(?:calls|lastCall)\b|\.(?:args|firstCall|lastCall|arguments)\b|\.getCall\(|\b(?:call_args(?:_list)?|await_args(?:_list)?|mock_calls)\b/;

/** True for an expression that gives such arguments, or for a name that was given them. */
export const isOfCall = (actual: string, text: string): boolean => OF_CALL.test(actual) || givenOf(actual, text) !== undefined;

/** The arguments of a call that were given to the name with which an expression begins. */
function givenOf(actual: string, text: string): string | undefined {
  const root = rootOf(actual);
  if (root === undefined) return undefined;
  const given = new RegExp(`(?:^|[^.\\w$])${escaped(root)}\\b[^=\\n]*=(?!=)([^\\n]*)`, 'gm');
  const values = [...text.matchAll(given)].map(([, value = '']) => value);
  return values.every((value) => OF_CALL.test(value)) ? values[0] : undefined;
}

const rootOf = (actual: string): string | undefined => /[\w$]+/.exec(actual)?.[0];
const escaped = (name: string): string => name.replaceAll('$', '\\$');

/** The function whose mock an expectation asks about, by its start; -1 for a mock of the whole file. */
export function scopeOf({ actual, within }: Pick<Expectation, 'actual' | 'within'>, text: string): number {
  const root = rootOf(givenOf(actual, text) ?? actual) ?? '';
  const name = escaped(root);
  const declares = new RegExp(
    `\\b(?:const|let|var)\\s[^=;]*\\b${name}\\b|^[ \\t]*(?:\\w+, *)*${name}\\b[^=\\n.(]*=(?!=)|\\bas ${name}\\b|(?<![^])[^{:=]*\\([^)]*\\b${name}\\b`,
    'm',
  );
  return within.find(({ start, end }) => declares.test(text.slice(start, end)))?.start ?? -1;
}

const CHANGES = /\b(?:model|thinking|budget_tokens|temperature|top_[pk]|betas|output_config)\b/;
const CHANGES_AS_KEY = new RegExp(`${CHANGES.source}["']?\\s*[:=](?!=)`);
/** All that a call was sent: `create.mock.calls[0][0]`, `create.call_args.kwargs`. */
const WHOLE = /(?:[\])]|calls|lastCall|args|kwargs)!?$/;

/** True for arguments of an assertion that say something which a migration changes. */
export const saysWhatChanges = (args: string): boolean => CHANGES_AS_KEY.test(args);
/** True for a value of a call that is compared, where a migration changes it. */
export const asksWhatChanges = (actual: string, expected: string): boolean =>
  CHANGES.test(actual) || CHANGES_AS_KEY.test(expected) || WHOLE.test(actual);

/** True for one of their models. */
export const isModelOf = (actual: string): boolean => /(?:\.model|\[["']model["']\])$/.test(actual);
