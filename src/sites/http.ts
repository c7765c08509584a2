/** Raw HTTP requests of the Messages API, read off a call with what it gets. */
import { entityOf } from '../flow/entities.js';
import { freeze } from '../flow/freeze.js';
import type { Call } from '../flow/machine.js';
import { onlyLeaf } from '../flow/shape.js';
import { HTTP_CLIENTS, type HttpRow, SERIALISERS } from '../sdk/http-clients.js';
import { countsTokens, urlOf, writtenAsText } from '../sdk/raw-http.js';
import { constant, outcomes, property } from '../values/outcomes.js';
import type { Value } from '../values/values.js';
import { keysOf } from './responses.js';

export interface HttpRequest {
  counts: boolean;
  body: Value;
  /** Undefined where the request has no options of its own: its headers are set elsewhere. */
  options: Value | undefined;
  /** The place of the options among the arguments. */
  optionsAt: number;
  /** Headers of what sends it, as options with `headers`. */
  client: Value[];
}

/** The request that a call sends; undefined for any other call. */
export function httpRequest({ callee, given, exit, frame }: Call): HttpRequest | undefined {
  const entity = entityOf(callee);
  if (entity?.kind !== 'external') return undefined;
  const path = keysOf(callee).join('.');
  const row = HTTP_CLIENTS[frame.module.language].find((one) => one.specifier.test(entity.specifier) && one.path.test(path));
  if (!row || given.args.some(({ spread }) => spread)) return undefined;
  const args = given.args.map(({ value }) => freeze(value, exit.state));
  const named = given.keywords && freeze(given.keywords, exit.state);
  const first = args[row.url];
  const inOptions = row.urlInOptions && (!first || outcomes(first).some(({ leaf }) => leaf.kind === 'object'));
  const options = inOptions && !named ? first : (named ?? (row.options === undefined ? undefined : args[row.options]));
  const url = urlOf((inOptions ? options && property(options, 'url') : first) ?? callee);
  const body = url === undefined ? undefined : bodyOf(row, row.body === undefined ? undefined : args[row.body], options);
  if (url === undefined || !body) return undefined;
  return { counts: countsTokens(url), body, options, optionsAt: inOptions ? row.url : (row.options ?? -1), client: [] };
}

function bodyOf(row: HttpRow, byPosition: Value | undefined, options: Value | undefined): Value | undefined {
  const named = options && row.bodies.map((key) => property(options, key)).find((value) => !constant(value)?.absent);
  const value = byPosition ?? named;
  if (!value) return undefined;
  const leaf = onlyLeaf(value);
  if (leaf?.kind === 'literal' && typeof leaf.value === 'string') return writtenAsText(leaf.expr, leaf.value);
  const entity = leaf && entityOf(leaf);
  if (entity?.kind !== 'external' || leaf?.kind !== 'open') return value;
  const step = entity.steps.findLast(({ kind }) => kind === 'call');
  const name = keysOf(leaf).filter((key) => !/^(?:encode|decode)$/.test(key));
  const [written] = step?.kind === 'call' ? step.args : [];
  const isText = SERIALISERS.test([entity.specifier, ...name].filter(Boolean).join('.'));
  return step?.kind === 'call' && written && isText ? freeze(written, step.state) : value;
}
