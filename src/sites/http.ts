/** Raw HTTP requests of the Messages API, read off a call with what it gets. */
import { entityOf, type Step } from '../flow/entities.js';
import { freeze } from '../flow/freeze.js';
import type { Call } from '../flow/machine.js';
import { leavesOf, onlyLeaf } from '../flow/shape.js';
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
  const passed = given.args.map(({ value }) => value);
  const made = madeRequest(passed, textAround(frame));
  const args = made?.args ?? passed.map((value) => freeze(value, exit.state));
  const named = given.keywords && freeze(given.keywords, exit.state);
  const first = args[row.url];
  const inOptions = row.urlInOptions && (!first || outcomes(first).some(({ leaf }) => leaf.kind === 'object'));
  const options = inOptions && !named ? first : (named ?? (row.options === undefined ? undefined : args[row.options]));
  const url = urlOf(addressIn((inOptions ? options && property(options, 'url') : first) ?? callee));
  const body = url === undefined ? undefined : bodyOf(row, row.body === undefined ? undefined : args[row.body], options);
  if (url === undefined || !body) return undefined;
  return { counts: countsTokens(url), body, options, optionsAt: made ? -1 : inOptions ? row.url : (row.options ?? -1), client: [] };
}

/** What the one argument of a call was made of, where it is a request: `fetch(new Request(url, options))`. */
function madeRequest([request, ...more]: readonly Value[], text: string): { args: Value[] } | undefined {
  const made = request && more.length === 0 && isSentAlone(request, text) ? madeBy(request, 'Request') : undefined;
  return made && { args: made.args.map((value) => freeze(value, made.state)) };
}

/** The function that a call stands in, or its file. */
const textAround = ({ fn, module: { text } }: Call['frame']): string => (fn ? text.slice(fn.expr.start, fn.expr.end) : text);

/** True for a value without a name, or under one that is named where it is made and where it is sent, and nowhere else: nothing changes it. */
function isSentAlone(value: Value, text: string): boolean {
  if (value.kind !== 'read') return true;
  const name = value.declaration?.name;
  return (
    name !== undefined &&
    !value.declaration?.exported &&
    text.split(new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}(?![\\w$])`)).length === 3
  );
}

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
  const [written] = step?.kind === 'call' ? step.args : [];
  const isText = SERIALISERS.test([entity.specifier, ...name].filter(Boolean).join('.'));
  return step?.kind === 'call' && written && isText ? freeze(written, step.state) : value;
}
