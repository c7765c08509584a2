/** What raw HTTP calls of the Messages API have in common, whatever sends them. */

import { outcomes } from '../values/outcomes.js';
import type { Expr, Value } from '../values/values.js';
import { takesBudgets } from './models.js';

/** A part of the host of the Messages API that code writes in one piece. */
export const HOST = 'api.anthropic.com';
const ENDPOINT = /^https:\/\/api\.anthropic\.com\/v1\/messages(\/count_tokens)?\/?(?:\?.*)?$/;

/** The URL, if one that it can have is the Messages endpoint; a base URL from the environment counts by its default. */
export function urlOf(value: Value): string | undefined {
  return outcomes(value)
    .flatMap(({ leaf }) => (leaf.kind === 'literal' ? leaf.value : leaf.kind === 'open' ? (leaf.texts ?? []) : []))
    .find((text): text is string => typeof text === 'string' && ENDPOINT.test(text));
}

/** True for the URL that sizes a request, and answers with no message. */
export const countsTokens = (url: string): boolean => ENDPOINT.exec(url)?.[1] !== undefined;

/**
 * A body that is a string already: its model can be read, but nothing in it can be edited.
 * @param filledIn the texts that are put into it, where it is not known at which place.
 */
export function writtenAsText(expr: Expr, text: string, filledIn: readonly string[] = []): Value {
  const named = /"model"\s*:\s*"([^"%{}$\0]+)"/.exec(text)?.[1];
  const model = named ?? filledIn.find(takesBudgets);
  const value: Value = { kind: 'literal', expr, value: model };
  const entry = { kind: 'property' as const, key: 'model', expr, valueExpr: expr, shorthand: false, value: () => value };
  const candidates = () => [{ kind: 'object' as const, expr, entries: [entry], readonly: true }];
  return { kind: 'open', expr, why: 'expression', ...(model !== undefined && { candidates }) };
}
