/** Raw HTTP calls of the Messages API: requests, httpx, aiohttp, urllib with Anthropic's URL. */

import type { Attempt } from '../../../run/failures.js';
import { countsTokens, urlOf, writtenAsText } from '../../../sdk/raw-http.js';
import { pathsOf } from '../../../sites/facts.js';
import { outcomes, property } from '../../../values/outcomes.js';
import type { ObjectValue, Value } from '../../../values/values.js';
import type { Origin, Tracer } from '../clients/clients.js';
import { sessionHeaders, withLaterHeaders } from '../clients/headers-set.js';
import type { Module } from '../modules/modules.js';
import { nameOfExternal, resolveName } from '../modules/names.js';
import {
  argumentsOf,
  calleeOf,
  isCall,
  isMember,
  isName,
  memberName,
  type Node,
  objectOf,
  positional,
  unwrap,
  walk,
} from '../syntax/node.js';
import { type Context, exprOf } from '../values/context.js';
import { argumentsValue, propertyOf } from '../values/evaluate.js';
import { paramsInText } from '../values/json-text.js';
import type { FoundSite } from './find.js';

const LIBRARIES = /^(?:requests|httpx|aiohttp|urllib3|urllib\.request|niquests|curl_cffi)(?:\.|$)/;
const SENDERS = /^(?:post|request|stream|Request|build_request)$/;
const BODIES = ['json', 'data', 'content', 'body'];

export function findHttpCalls(module: Module, ctx: Context, tracer: Tracer, attempt: Attempt): FoundSite[] {
  const found: FoundSite[] = [];
  walk(module.root, (node) => {
    if (!isCall(node) || argumentsOf(node).type !== 'argument_list') return;
    const callee = unwrap(calleeOf(node));
    const name = memberName(callee) ?? (isName(callee) ? callee.text : '');
    const site = SENDERS.test(name) ? attempt(exprOf(module, node), () => httpCall(node, module, ctx, tracer)) : undefined;
    if (site) found.push(site);
  });
  return found;
}

function httpCall(node: Node, module: Module, ctx: Context, tracer: Tracer): FoundSite | undefined {
  const list = argumentsOf(node);
  const options = argumentsValue(list, module, ctx);
  const byPosition = positional(node);
  // In front of the URL stands the method, or nothing.
  const urlIn = (value: Value) => urlOf(value) ?? urlBelow(value, calleeOf(node), module, ctx, tracer);
  const at = byPosition.slice(0, 2).findIndex((one) => urlIn(ctx.evaluate(one, module)) !== undefined);
  const first = byPosition[at];
  const url = urlIn(first ? ctx.evaluate(first, module) : property(options, 'url'));
  const body = url === undefined ? undefined : bodyOf(options, first && byPosition[at + 1], module, ctx);
  if (url === undefined || !body) return undefined;
  const request = { kind: 'call' as const, params: body, expr: body.expr };
  const sender = senderOf(calleeOf(node), module, ctx, tracer);
  // What sends it cannot be told: then the shape of the body, Anthropic's alone, has to.
  const isKnown = sender !== 'unknown';
  if (!sender || (!isKnown && !pathsOf(request, ctx.modules.migration).some((path) => path.state === 'budget' && path.group !== 'stays')))
    return undefined;
  const withHeaders = byPosition.length > at + 2 ? headersByPosition(options, byPosition.slice(at + 2), node, module, ctx) : options;
  return {
    module,
    node,
    file: module.file,
    expr: exprOf(module, node),
    kind: 'http',
    api: 'http',
    method: countsTokens(url) ? 'countTokens' : 'create',
    beta: true,
    platform: isKnown ? 'first-party' : 'untraced',
    receiver: calleeOf(node).text.replace(/\s+/g, ' '),
    anchors: [],
    requests: [request],
    outer: body,
    outerExpr: body.expr,
    headers: {
      options: withHeaders && withLaterHeaders(withHeaders, { module, node }, ctx),
      optionsExpr: exprOf(module, list),
      client: isKnown ? sender : [],
    },
  };
}

/** `urllib.request.Request(url, data, headers)`; what stands there for other libraries has no name that it could be merged under. */
function headersByPosition(
  options: ObjectValue,
  [headers, ...more]: readonly Node[],
  call: Node,
  module: Module,
  ctx: Context,
): ObjectValue | undefined {
  const found = resolveName(calleeOf(call), module, ctx);
  const takesHeaders = found.kind === 'external' && found.specifier === 'urllib.request' && found.name === 'Request';
  if (!takesHeaders || !headers || more.length) return undefined;
  return { ...options, entries: [...options.entries, propertyOf('headers', headers, headers, module, ctx)] };
}

/** The URL of a path, where what sends it was made with a base URL: `httpx.Client(base_url=…).post("/v1/messages")`. */
function urlBelow(path: Value, callee: Node, module: Module, ctx: Context, tracer: Tracer): string | undefined {
  const paths = textsOf(path).filter((text) => /^\/?(?:v1\/)?messages\b/.test(text));
  if (paths.length === 0) return undefined;
  const bases = tracer.trace(callee, module).flatMap(({ root }) => {
    const call = root.kind === 'else' ? root.from?.call : undefined;
    return call ? textsOf(property(argumentsValue(argumentsOf(call.node), call.module, ctx), 'base_url')) : [];
  });
  const expr = exprOf(module, callee);
  const joined = bases.flatMap((base) => paths.map((one) => `${base.replace(/\/$/, '')}/${one.replace(/^\//, '')}`));
  return joined.map((value) => urlOf({ kind: 'literal', expr, value })).find((url) => url !== undefined);
}

const textsOf = (value: Value): string[] =>
  outcomes(value).flatMap(({ leaf }) => (leaf.kind === 'literal' && typeof leaf.value === 'string' ? [leaf.value] : []));

/** The params behind `json=`, or inside the `json.dumps(…)` of another body. */
function bodyOf(options: ObjectValue, second: Node | undefined, module: Module, ctx: Context): Value | undefined {
  const named = BODIES.map((key) => property(options, key)).find(
    (value) => !outcomes(value).every(({ leaf }) => leaf.kind === 'literal' && leaf.value == null),
  );
  const value = named ?? (second && ctx.evaluate(second, module));
  if (!value) return undefined;
  const [only, ...others] = outcomes(value);
  if (!only || others.length) return value;
  const { leaf } = only;
  if (leaf.kind === 'literal' && typeof leaf.value === 'string') return writtenAsText(leaf.expr, leaf.value);
  const home = ctx.modules.get(leaf.expr.file);
  if (leaf.kind !== 'open' || !home) return value;
  const dumped = dumpedBy(leaf.expr.node as Node, home, ctx);
  return dumped ? ctx.evaluate(dumped, home) : (paramsInText(leaf.expr.node as Node, home, ctx) ?? value);
}

/** What `json.dumps(…)`, or `json.dumps(…).encode()`, makes a text of. */
function dumpedBy(node: Node, module: Module, ctx: Context): Node | undefined {
  const inner = unwrap(node);
  if (!isCall(inner)) return undefined;
  const callee = unwrap(calleeOf(inner));
  if (isMember(callee) && /^(?:encode|decode)$/.test(memberName(callee) ?? '')) return dumpedBy(objectOf(callee), module, ctx);
  const isDump = /^(?:json|orjson|ujson|simplejson)\.dumps$/.test(nameOfExternal(callee, module, ctx) ?? '');
  return isDump ? positional(inner)[0] : undefined;
}

/** The options of what sends a request, outermost first; `unknown` where it may be anything, undefined where it sends nothing. */
function senderOf(callee: Node, module: Module, ctx: Context, tracer: Tracer): Value[] | 'unknown' | undefined {
  const roots = tracer.trace(callee, module).map(({ root }) => root);
  const origins = roots.flatMap((root) =>
    root.kind === 'else' && root.from && LIBRARIES.test(`${root.from.specifier}.`) ? [root.from] : [],
  );
  if (origins.length === 0) return roots.every(({ kind }) => kind === 'unknown') ? 'unknown' : undefined;
  return [...origins.flatMap((origin) => configOf(origin, ctx)), ...sessionHeaders(unwrap(callee), module, ctx)];
}

/** The headers that a session is made with, by the name that the rest of the tool has for them. */
function configOf({ call }: Origin, ctx: Context): Value[] {
  const given = call && argumentsValue(argumentsOf(call.node), call.module, ctx);
  const entry = given?.entries.find((one) => one.kind === 'property' && one.key === 'headers');
  return given && entry?.kind === 'property' ? [{ ...given, readonly: true, entries: [{ ...entry, key: 'defaultHeaders' }] }] : [];
}
