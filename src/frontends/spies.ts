/** Clients of the SDK of which a test replaces methods: what the languages share. */
import type { Span } from './comments.js';
import type { HandMade } from './mocks.js';

/** Such a client, and what makes the test replace the methods of its beta endpoint in their place. */
export type Spied = HandMade & {
  /** The files that the test reaches through imports, its own left out. */
  reached: readonly string[];
};

/** @throws SyntaxProblem for a text that does not parse. */
export type SpyFinder = (file: string) => readonly Spied[];

export const SPY_WHY = {
  called: 'the test itself calls what it replaces',
  other: 'it cannot be told that only a client of the SDK is meant',
} as const;

const METHODS = 'create|stream|parse|countTokens|count_tokens|batches|toolRunner|tool_runner';
/** `client.messages.create`, `anthropic.messages` as a whole, `{ messages } = client`. */
const ON_MESSAGES = new RegExp(
  `(?<!\\bbeta)\\??\\.messages\\b(?:(?=\\??\\.(?:${METHODS})\\b)|(?<=\\w*(?:client|anthropic|claude|sdk)\\??\\.messages)(?!\\??\\.))|\\bmessages\\b[^{}=;]*\\}\\s*=\\s*[\\w.]*(?:client|anthropic)`,
  'gi',
);

/** Where code asks for the endpoint that a migrated call leaves. @param isMoved true for a place that an edit moves. */
export const staysOnMessages = (text: string, isMoved: (span: Span) => boolean): number | undefined =>
  [...text.matchAll(ON_MESSAGES)].find(
    ({ index, 0: found }) => !isMoved({ start: index, end: index + found.length }) && !isInComment(text, index),
  )?.index;

const isInComment = (text: string, at: number): boolean => /^\s*(?:\/\/|\/?\*|#)/.test(text.slice(text.lastIndexOf('\n', at) + 1, at));
