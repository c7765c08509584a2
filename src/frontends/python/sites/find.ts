/** Every call of the SDK's messages endpoints in a file. */
import type { Attempt } from '../../../run/failures.js';
import { INSTRUCTOR_ADVICE } from '../../../sdk/libraries-python.js';
import { otherBaseUrl } from '../../../sites/base-url.js';
import { type EndpointAnchor, type Headers, type Method, platformAmong, type Request, type SiteOfFile } from '../../../sites/sites.js';
import { outcomes, property } from '../../../values/outcomes.js';
import { saidOf } from '../../../values/said.js';
import { type Element, type Entry, type Expr, exprKey, type ObjectValue, unread, type Value } from '../../../values/values.js';
import { lineOf } from '../../lines.js';
import { reachedUnder } from '../changes/reached.js';
import { headersOfAnyClient, optionsOfAll } from '../clients/client-options.js';
import type { Root, Trace, Tracer } from '../clients/clients.js';
import { withOwnEndpoint } from '../clients/own-endpoint.js';
import { endpointWithoutBeta, isOfTest } from '../clients/without-beta.js';
import { asCallee, callsEndpoint } from '../gather/text-tests.js';
import type { Module } from '../modules/modules.js';
import {
  argumentsOf,
  around,
  calleeOf,
  field,
  isCall,
  isClass,
  isFunction,
  isMember,
  isName,
  memberName,
  type Node,
  objectOf,
  parts,
  positional,
  statementOf,
  unwrap,
  walk,
} from '../syntax/node.js';
import { framesOf } from '../uses/closed.js';
import { methodCalled, methodWrapped, partlyCalled } from '../uses/handed-on.js';
import { type Context, exprOf, type Frame, type Located } from '../values/context.js';
import { argumentsValue } from '../values/evaluate.js';
import { withExtraBody } from './extra-body.js';

const METHODS: Record<string, Method> = {
  create: 'create',
  stream: 'stream',
  parse: 'parse',
  count_tokens: 'countTokens',
  'batches.create': 'batches.create',
  tool_runner: 'toolRunner',
};
const LAST_NAMES = new Set(Object.keys(METHODS).map((method) => method.split('.').at(-1)));
const RAW = /^with_(?:raw|streaming)_response$/;

/** With its place in the syntax tree. */
export type FoundSite = SiteOfFile & {
  module: Module;
  node: Node;
  /** Where a test puts something else in the client's place. */
  mockedAt?: Expr;
};

/** A look at the text, before the file is parsed. */
export const mayCallSdk = (text: string, { partials }: Context): boolean =>
  callsEndpoint(text) || [...partials()].some((name) => text.includes(name) && asCallee(name).test(text));

export function findSdkCalls(module: Module, ctx: Context, tracer: Tracer, attempt: Attempt): FoundSite[] {
  const found: FoundSite[] = [];
  walk(module.root, (node) => {
    const site = isCall(node) ? attempt(exprOf(module, node), () => siteAt(node, module, ctx, tracer)) : undefined;
    if (site) found.push(site);
  });
  return found;
}

function siteAt(node: Node, module: Module, ctx: Context, tracer: Tracer): FoundSite | undefined {
  const callee = couldBeCall(calleeOf(node), module) ? calleeOf(node) : handedOn(node, module, ctx, tracer);
  if (callee && !namesEndpoint(callee) && (!couldBeRequest(node) || isOfAnotherApi(callee, ctx))) return undefined;
  if (callee) return sdkCall(node, { module, node: callee }, module, ctx, tracer);
  const partly = partlyCalled(unwrap(calleeOf(node)), module, ctx);
  return partly && sdkCall(node, { ...partly.given, node: partly.method }, module, ctx, tracer, partly.given);
}

/** A cheap look before tracing: the last name must be a method's, or the callee a name that such a method was given. */
function couldBeCall(callee: Node, module: Module): boolean {
  const inner = unwrap(callee);
  if (isMember(inner)) return LAST_NAMES.has(memberName(inner));
  const [only] = (isName(inner) && module.scopes.bindingOf(inner)?.definitions) || [];
  const right = only?.kind === 'assign' ? field(only.node, 'right') : undefined;
  return right !== undefined && LAST_NAMES.has(memberName(unwrap(right)));
}

/** True for a call with a keyword of a request, or with keywords that another object holds: the SDK takes nothing else. */
function couldBeRequest(node: Node): boolean {
  const list = argumentsOf(node);
  return (
    list.type === 'argument_list' &&
    parts(list).some((part) => part.type === 'dictionary_splat' || REQUEST.has(field(part, 'name')?.text ?? ''))
  );
}

/** `….completions.create`, where nothing of the project is called `completions`: what stands before it has no endpoint of that name. */
function isOfAnotherApi(callee: Node, ctx: Context): boolean {
  const inner = unwrap(callee);
  const owner = isMember(inner) ? memberName(unwrap(objectOf(inner))) : undefined;
  return owner !== undefined && !/^(?:batches|beta)$/.test(owner) && !RAW.test(owner) && !ctx.mayBeOurs(owner);
}

/** What every request has one of. */
const REQUEST = new Set(['messages', 'model', 'max_tokens', 'requests']);

const namesEndpoint = (callee: Node): boolean => /\bmessages\b/.test(callee.text);

/** The method that something else calls with the keywords of this call, or that a wrapper stands for. */
function handedOn(node: Node, module: Module, ctx: Context, tracer: Tracer): Node | undefined {
  const [first] = argumentsOf(node).type === 'argument_list' ? positional(node) : [];
  if (first && couldBeCall(first, module)) return methodCalled(node, module, ctx, tracer);
  const wrapped = methodWrapped(unwrap(calleeOf(node)), module, ctx);
  return wrapped && couldBeCall(wrapped, module) ? wrapped : undefined;
}

interface Reading {
  method: Method;
  name: string;
  beta: boolean;
  root: Root;
  anchors: EndpointAnchor[];
  mixed: boolean;
}

function readTrace(trace: Trace): Reading | undefined {
  const path = trace.path.filter((name) => !RAW.test(name));
  const at = path.lastIndexOf('messages');
  const name = path.slice(at + 1).join('.');
  const method = METHODS[name];
  if (at < 0 || !method) return undefined;
  const beta = path[at - 1] === 'beta';
  const before = at - (beta ? 1 : 0);
  // A property of the root that is not known by its place of writing: what it is cannot be told.
  const root: Root = before > 0 && trace.root.kind === 'client' ? { kind: 'unknown' } : rootOf(trace.root);
  return { method, name, beta, root, anchors: trace.anchors, mixed: trace.mixed === true };
}

const MOCKS = /mock|fake|stub|dummy|^types\.SimpleNamespace$/i;
/** Sends requests of its own making. */
const INSTRUCTOR = /^instructor(?:\.|$)/;

/** What another package gives for a client (`wrap_anthropic(client)`, `g.client`) may be one. */
function rootOf(root: Root): Root {
  if (root.kind !== 'else' || !root.from) return root;
  const { specifier, name } = root.from;
  if (INSTRUCTOR.test(specifier)) return { kind: 'other', library: `Instructor (${INSTRUCTOR_ADVICE})` };
  return MOCKS.test(`${specifier}.${name}`) || /^anthropic(?:\.|$)/.test(specifier) ? root : { kind: 'unknown' };
}

/** @param given the call of `partial` that gave the first keywords. */
function sdkCall(
  node: Node,
  { node: callee, module: home }: Located,
  module: Module,
  ctx: Context,
  tracer: Tracer,
  given?: Located,
): FoundSite | undefined {
  const traces = tracer.trace(callee, home);
  const readings = traces.flatMap((trace) => readTrace(trace) ?? []);
  const possible = readings.filter((reading) => reading.root.kind !== 'else');
  const clients = possible.filter((reading) => reading.root.kind === 'client');
  const standIns = readings.flatMap(({ root }) => (root.kind === 'else' && root.at ? [{ at: root.at, mock: root.mock }] : []));
  const without = standIns.find(({ at, mock }) => !mock && !isOfTest(at, ctx))?.at ?? endpointAmong(traces, ctx);
  const mockedAt = standIns.flatMap(({ at, mock }) => (isOfTest(at, ctx) ? at : (mock ?? [])))[0];
  const other = possible.flatMap(({ root }) => (root.kind === 'other' ? [root.library] : []))[0];
  const chosen = clients.length ? clients : possible;
  const [first] = chosen;
  const list = argumentsOf(node);
  // The SDK takes no arguments by position.
  if (!first || list.type !== 'argument_list' || parts(list).some((part) => part.type === 'list_splat')) return undefined;
  const expr = exprOf(module, node);
  const outerExpr = exprOf(module, list);
  const outer = paramsIn(node, module, ctx, given);
  const configs = optionsOfAll(
    chosen.flatMap(({ root }) => (root.kind === 'client' ? [root.configs] : [])),
    expr,
  );
  const platform = platformAmong(chosen.flatMap(({ root }) => (root.kind === 'client' ? [root.platform] : [])));
  const others = platform === 'untraced' ? headersOfAnyClient(ctx) : [];
  const baseUrl = baseUrlOf(configs, module, ctx);
  const shown = around(node, showsSource);
  const anchors = new Map(
    chosen
      .filter((reading) => !reading.beta)
      .flatMap(({ anchors: all, name, mixed }) =>
        all.map((anchor) => [
          exprKey(anchor.expr),
          mixed ? { ...anchor, held: true } : withOwnEndpoint(anchor, callee, name, home, ctx, given?.node),
        ]),
      ),
  );
  return {
    module,
    node,
    file: module.file,
    expr,
    kind: other === undefined ? 'sdk' : 'other-client',
    api: `${first.beta ? 'beta.' : ''}messages.${first.name}`,
    method: first.method,
    beta: chosen.every((reading) => reading.beta),
    platform,
    receiver: receiverText(callee),
    anchors: [...anchors.values()],
    ...requestsByCaller(node, module, ctx, (frame) => {
      const conditions = reachedUnder(node, module, ctx, frame);
      return requestsOf(first.method, frame ? paramsIn(node, module, ctx, given, frame) : outer, outerExpr).map((request) => ({
        ...request,
        conditions,
      }));
    }),
    outer,
    outerExpr,
    headers: { ...requestHeaders(outer), inParams: true, client: [...configs, ...others] },
    ...(baseUrl !== undefined && { baseUrl }),
    ...(other !== undefined && { library: { says: other } }),
    ...(shown && { shown: exprOf(module, shown) }),
    ...(without && { without }),
    ...(mockedAt && { mockedAt }),
  };
}

/** @param frame what the function around gets from one of its callers. */
const paramsIn = (node: Node, module: Module, ctx: Context, given: Located | undefined, frame?: Frame): ObjectValue =>
  withExtraBody(withGiven(argumentsValue(argumentsOf(node), module, ctx, frame), given, ctx), module, argumentsOf(node));

/** What each caller passes to the function around, where all of them are in sight: a request of each. Else one request of all. */
function requestsByCaller(
  node: Node,
  module: Module,
  ctx: Context,
  requests: (frame?: Frame) => Request[],
): Pick<FoundSite, 'requests' | 'closed'> {
  const fn = around(node, isFunction);
  const framed = fn && framesOf({ module, node: fn }, ctx);
  if (!framed || !field(fn, 'name')) return { requests: requests() };
  const closed = new Map(
    framed.closed.flatMap(({ fn: { module: home, node: one }, why }) => {
      const id = field(one, 'name');
      return id && why ? [[one, { name: id.text, why, expr: exprOf(home, id) }] as const] : [];
    }),
  );
  return { requests: framed.frames.flatMap((frame) => requests(frame)), ...(closed.size > 0 && { closed: [...closed.values()] }) };
}

/** An object of the project in the place of the endpoint, which does not take what the beta endpoint is given. */
function endpointAmong(traces: readonly Trace[], ctx: Context): Expr | undefined {
  for (const { root, path } of traces) {
    const [method, ...more] = path;
    const at = root.kind === 'else' && !root.mock && method !== undefined && more.length === 0 ? root.at : undefined;
    const module = at && !isOfTest(at, ctx) ? ctx.modules.get(at.file) : undefined;
    const owner = at && (at.node as Node).parent;
    const found = module && owner && isClass(owner) ? endpointWithoutBeta({ module, node: owner }, method as string, ctx) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** Keywords that were given before, under those of the call. */
function withGiven(params: ObjectValue, given: Located | undefined, ctx: Context): ObjectValue {
  if (!given) return params;
  const expr = exprOf(given.module, given.node);
  const first: Entry = {
    kind: 'spread',
    expr,
    argument: expr,
    value: () => ({ ...argumentsValue(argumentsOf(given.node), given.module, ctx), expr }),
  };
  return { ...params, entries: [first, ...params.entries] };
}

/** `{call=}` in an f-string. */
const showsSource = (node: Node): boolean => node.type === 'interpolation' && node.children.some(({ type }) => type === '=');

/** `extra_headers`, as the option that it is: said at the call, in what is spread in, or by those who call the function around it. */
function requestHeaders(outer: ObjectValue): Pick<Headers, 'options' | 'optionsExpr'> {
  const own = property(outer, 'extra_headers');
  const said = saidOf(own);
  if (said.length === 0) return { options: undefined, optionsExpr: undefined };
  const { expr } = own;
  const nothing: Value = { kind: 'literal', expr, value: undefined, absent: true };
  const options = said.includes(own) ? said : [nothing, ...said];
  const value: Value = options.length === 1 ? own : { kind: 'union', expr, options };
  const entry: Entry = { kind: 'property', key: 'headers', expr, valueExpr: expr, shorthand: false, value: () => value };
  return { options: { ...outer, readonly: true, entries: [entry] }, optionsExpr: outer.expr };
}

const receiverText = (callee: Node): string => {
  const inner = unwrap(callee);
  const text = (isMember(inner) ? objectOf(inner) : inner).text.replace(/\s+/g, ' ');
  return text.replace(/\.(?:beta\.)?messages(?:\.batches)?(?:\.with_\w+_response)?$/, '');
};

/** The base URL that a client is given, unless it is Anthropic's own. */
function baseUrlOf(configs: readonly Value[], module: Module, ctx: Context): string | undefined {
  for (const config of configs) {
    const found = otherBaseUrl(property(config, 'baseURL'));
    if (!found) continue;
    const { file, start, end } = found;
    return (ctx.modules.get(file) ?? module).text.slice(start, end);
  }
  return undefined;
}

function requestsOf(method: Method, outer: Value, expr: Request['expr']): Request[] {
  if (method !== 'batches.create') return [{ kind: 'call', params: outer, expr }];
  return paramsOf(property(outer, 'requests')).map((params) => ({ kind: 'batch', params, expr: unread(params).expr }));
}

/** The params of each request in a list; what callers pass for an open list stays with it. */
function paramsOf(list: Value): Value[] {
  const ofElement = (element: Element): Value[] =>
    element.kind === 'element' ? [property(element.value(), 'params')] : paramsOf(element.value());
  return outcomes(list).flatMap(({ leaf }) => {
    if (leaf.kind === 'array') return leaf.elements.flatMap(ofElement);
    if (leaf.kind !== 'open') return [];
    const { candidates } = leaf;
    return [{ ...leaf, ...(candidates && { candidates: () => candidates().flatMap(paramsOf) }) }];
  });
}

/** The name of the function or method around a node, or of the variable a lambda is given to; `top-level` where there is none. */
export function enclosingName(node: Node): string {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'function_definition') return field(at, 'name')?.text ?? 'top-level';
    const left = at.type === 'lambda' && at.parent?.type === 'assignment' ? field(at.parent, 'left') : undefined;
    if (left && isName(left)) return left.text;
  }
  return 'top-level';
}

/** A look at the text, before the file is parsed. */
export const mayIgnore = (text: string): boolean => text.includes('opus47-migrate-ignore-next-line');

/** Comments that silence the next line, by the line they stand on. */
export const ignoreComments = ({ comments, text }: Module): { start: number; line: number }[] =>
  comments
    .filter((comment) => /\bopus47-migrate-ignore-next-line\b/.test(comment.text))
    .map(({ start }) => ({ start, line: lineOf(text, start) }));

/** The lines that a silencing comment above may mean for a call: its own, its method's, its statement's. */
export function linesOf(node: Node, { text }: Module): number[] {
  const name = isCall(node) ? field(unwrap(calleeOf(node)), 'attribute') : undefined;
  return [node, name, statementOf(node)].flatMap((one) => (one ? [lineOf(text, one.start)] : []));
}
