/** Raw HTTP requests of the Messages API, read off a call with what it gets. */
import { entityOf, type Step } from '../flow/entities.js';
import { freeze } from '../flow/freeze.js';
import type { Call } from '../flow/machine.js';
import { leavesOf, onlyLeaf } from '../flow/shape.js';
import type { Expression } from '../ir/expressions.js';
import { HTTP_CLIENTS, type HttpRow, SERIALISERS } from '../sdk/http-clients.js';
import { countsTokens, urlOf, writtenAsText } from '../sdk/raw-http.js';
import { constant, outcomes, property } from '../values/outcomes.js';
import { isMissing, type Value } from '../values/values.js';
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
  // Options beside those of a request go over them.
  if (inOptions && first && row.options !== undefined && args[row.options]) return undefined;
  const options = inOptions && !named ? first : (named ?? (row.options === undefined ? undefined : args[row.options]));
  const url = urlOf(addressIn((inOptions ? options && property(options, 'url') : first) ?? callee));
  const body = url === undefined ? undefined : bodyOf(row, row.body === undefined ? undefined : args[row.body], options);
  if (url === undefined || !body) return undefined;
  const optionsAt = inOptions ? (options && isMade(options) ? -1 : row.url) : (row.options ?? -1);
  return { counts: countsTokens(url), body, options, optionsAt, client: [] };
}

/** True for options that something made (`new Request(url, options)`): they are written where that is. */
const isMade = (options: Value): boolean =>
  outcomes(options).some(({ leaf: { expr } }) => 'k' in expr && (expr as Expression).k === 'call');

/** The call of a constructor that gave a value, and nothing since then; undefined for any other value. */
function madeBy(value: Value, name: string): Extract<Step, { kind: 'call' }> | undefined {
  const leaf = onlyLeaf(value);
  const entity = leaf && entityOf(leaf);
  const step = entity?.kind === 'external' ? entity.steps.at(-1) : undefined;
  return leaf?.kind === 'open' && step?.kind === 'call' && step.construct && keysOf(leaf).join('.') === name ? step : undefined;
}

/** The text of an address that is an object: `new URL('/v1/messages', 'https://…')`. */
function addressIn(value: Value): Value {
  const made = madeBy(value, 'URL');
  if (!made) return value;
  const [paths = [], bases = [undefined]] = made.args.map(textsIn);
  const texts = paths.flatMap((path) => bases.flatMap((base) => (URL.canParse(path, base) ? new URL(path, base).href : [])));
  return { kind: 'open', expr: value.expr, why: 'expression', texts };
}

const textsIn = (value: Value): string[] =>
  (leavesOf(value) ?? []).flatMap((leaf) => (leaf.kind === 'literal' && typeof leaf.value === 'string' ? leaf.value : []));

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
  const [written, chosen] = step?.kind === 'call' ? step.args : [];
  // What `JSON.stringify(params, replacer)` leaves of the params is not known.
  const isWhole = !chosen || outcomes(chosen).every(isMissing);
  const isText = isWhole && SERIALISERS.test([entity.specifier, ...name].filter(Boolean).join('.'));
  return step?.kind === 'call' && written && isText ? freeze(written, step.state) : value;
}
