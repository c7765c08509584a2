/** Every call of the SDK's messages endpoints in a file. */
import type { Attempt } from '../../../run/failures.js';
import { otherBaseUrl } from '../../../sites/base-url.js';
import { type EndpointAnchor, type Headers, type Method, platformAmong, type Request, type SiteOfFile } from '../../../sites/sites.js';
import { outcomes, property } from '../../../values/outcomes.js';
import { absent, type Element, exprKey, unread, type Value } from '../../../values/values.js';
import { lineOf } from '../../lines.js';
import type { Root, Trace } from '../clients/client-roots.js';
import type { Tracer } from '../clients/clients.js';
import { withOwnEndpoint } from '../clients/own-endpoint.js';
import type { Module } from '../modules/modules.js';
import { CALLS, type Call, isCall, isFunction, isMember, keyName, memberName, type Node, startOf, unwrap } from '../syntax/ast.js';
import { type Context, exprOf, textOf } from '../values/context.js';

const METHODS = new Set<string>(['create', 'stream', 'parse', 'countTokens', 'batches.create', 'toolRunner', 'thread']);
const LAST_NAMES = new Set([...METHODS].map((method) => method.split('.').at(-1)));

/** With its place in the syntax tree. */
export type FoundSite = SiteOfFile & { module: Module; node: Node; readsThinking?: boolean };

export function findSdkCalls(module: Module, ctx: Context, tracer: Tracer, attempt: Attempt): FoundSite[] {
  const found: FoundSite[] = [];
  for (const node of module.scopes.ofType(...CALLS)) {
    const site = couldBeCall(node.callee, module) ? attempt(exprOf(module, node), () => sdkCall(node, module, ctx, tracer)) : undefined;
    if (site) found.push(site);
  }
  return found;
}

/** A cheap look before tracing: the last name must be a method's, or the callee a name that something was bound to. */
function couldBeCall(callee: Node, module: Module): boolean {
  const inner = unwrap(callee);
  if (isMember(inner)) return LAST_NAMES.has(memberName(inner));
  if (inner.type !== 'Identifier') return false;
  const declared = module.scopes.bindingOf(inner)?.node;
  if (declared?.type !== 'VariableDeclarator') return declared !== undefined && /Import/.test(declared.type) && LAST_NAMES.has(inner.name);
  if (declared.id.type === 'ObjectPattern') return true;
  const init = declared.init ? unwrap(declared.init) : undefined;
  if (!init) return false;
  return isMember(init) ? LAST_NAMES.has(memberName(init)) : isCall(init) && isMember(init.callee) && memberName(init.callee) === 'bind';
}

interface Reading {
  method: Method;
  beta: boolean;
  root: Root;
  anchors: EndpointAnchor[];
}

function readTrace(trace: Trace): Reading | undefined {
  const at = trace.path.lastIndexOf('messages');
  const method = trace.path.slice(at + 1).join('.');
  if (at < 0 || !METHODS.has(method)) return undefined;
  const beta = trace.path[at - 1] === 'beta';
  const before = at - (beta ? 1 : 0);
  // A property of the root that is not known by its place of writing: what it is cannot be told.
  const root: Root = before > 0 && trace.root.kind === 'client' ? { kind: 'unknown' } : trace.root;
  return { method: method as Method, beta, root, anchors: trace.anchors };
}

function sdkCall(node: Call, module: Module, ctx: Context, tracer: Tracer): FoundSite | undefined {
  const traces = tracer.trace(node.callee, module);
  const readings = traces.flatMap((trace) => readTrace(trace) ?? []);
  const possible = readings.filter((reading) => reading.root.kind !== 'else');
  const clients = possible.filter((reading) => reading.root.kind === 'client');
  const chosen = clients.length ? clients : possible;
  const [first] = chosen;
  if (!first) return undefined;
  const expr = exprOf(module, node);
  const argument = node.arguments[0];
  if (argument?.type === 'SpreadElement') return undefined;
  const outer = argument ? ctx.evaluate(argument, module) : absent(expr);
  const outerExpr = argument ? exprOf(module, unwrap(argument)) : null;
  const options = node.arguments[1];
  const each = chosen.flatMap((reading) => (reading.root.kind === 'client' ? [reading.root.configs] : []));
  const configs = each.flat();
  const headers: Headers = {
    options: options && options.type !== 'SpreadElement' ? ctx.evaluate(options, module) : undefined,
    optionsExpr: options ? exprOf(module, unwrap(options)) : undefined,
    client: configs,
    clients: each,
  };
  const baseUrl = baseUrlOf(configs, module, ctx);
  const anchors = new Map(
    chosen.filter((reading) => !reading.beta).flatMap((reading) => reading.anchors.map((anchor) => [exprKey(anchor.expr), anchor])),
  );
  const beta = chosen.every((reading) => reading.beta);
  // A receiver that is the beta endpoint already on one side: `(files ? client.beta : client).messages`.
  const moved = new Set(chosen.flatMap((reading) => (reading.beta ? reading.anchors.map((anchor) => exprKey(anchor.expr)) : [])));
  const without = clients.length > 0 ? traces.flatMap(({ root }) => (root.kind === 'else' && root.at) || [])[0] : undefined;
  return {
    module,
    node,
    file: module.file,
    expr,
    kind: 'sdk',
    api: `${first.beta ? 'beta.' : ''}messages.${first.method}`,
    method: first.method,
    beta,
    platform: platformAmong(chosen.flatMap((reading) => (reading.root.kind === 'client' ? [reading.root.platform] : []))),
    receiver: receiverText(node.callee, module),
    anchors: [...anchors.values()].map((anchor) => {
      if (moved.has(exprKey(anchor.expr))) return { ...anchor, held: true };
      return chosen.length === 1 ? withOwnEndpoint(anchor, node.callee, first.method, module, ctx) : anchor;
    }),
    ...(without && { without }),
    requests: requestsOf(first.method, outer, outerExpr ?? expr),
    outer,
    outerExpr,
    headers,
    ...(baseUrl !== undefined && { baseUrl }),
  };
}

function receiverText(callee: Node, module: Module): string {
  const inner = unwrap(callee);
  const text = textOf(module, isMember(inner) ? inner.object : inner).replace(/\s+/g, ' ');
  return text.replace(/\??\.(?:beta\.)?messages(?:\.batches)?$/, '');
}

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

export function requestsOf(method: Method, outer: Value, expr: Request['expr']): Request[] {
  if (method !== 'batches.create') return [{ kind: 'call', params: outer, expr }, ...fallbacksOf(outer)];
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

function fallbacksOf(params: Value): Request[] {
  return outcomes(property(params, 'fallbacks')).flatMap(({ leaf }) =>
    leaf.kind === 'array'
      ? leaf.elements.flatMap((e) =>
          e.kind === 'element' ? [{ kind: 'fallback' as const, params: e.value(), expr: unread(e.value()).expr }] : [],
        )
      : [],
  );
}

/** The name of the function, method or variable around a node; `top-level` where there is none. */
export function enclosingName(node: Node, module: Module): string {
  for (let at: Node | undefined = module.scopes.parentOf(node), below = node; at; below = at, at = module.scopes.parentOf(at)) {
    if (at.type === 'FunctionDeclaration' && at.id) return at.id.name;
    if ((at.type === 'ClassMethod' || at.type === 'ClassPrivateMethod' || at.type === 'ObjectMethod') && 'key' in at) {
      const name = keyName(at.key as Node, 'computed' in at && at.computed === true);
      if (name) return name;
    }
    if (!isFunction(below)) continue;
    if (at.type === 'VariableDeclarator' && at.id.type === 'Identifier') return at.id.name;
    if ((at.type === 'ObjectProperty' || at.type === 'ClassProperty') && keyName(at.key as Node, at.computed === true))
      return keyName(at.key as Node, at.computed === true) as string;
    if (below.type === 'FunctionExpression' && below.id) return below.id.name;
  }
  return 'top-level';
}

/** Comments that silence the next line, by the line they stand on. */
export function ignoreComments(module: Module): { start: number; line: number }[] {
  return (module.ast.comments ?? []).flatMap(({ value, start, end }) =>
    /\bopus47-migrate-ignore-next-line\b/.test(value) ? [{ start: start ?? 0, line: lineOf(module.text, end ?? 0) }] : [],
  );
}

/** The lines that a silencing comment above may mean for a call: its own, its statement's, its method's. */
export function linesOf(node: Node, module: Module): number[] {
  const lines = new Set<number>();
  const line = (of: Node) => lineOf(module.text, startOf(of));
  lines.add(line(node));
  if (isCall(node) && isMember(node.callee)) lines.add(line(node.callee.property));
  for (let at: Node | undefined = node; at; at = module.scopes.parentOf(at)) {
    if (!/Statement$|^VariableDeclaration$|^ReturnStatement$|^ExportNamedDeclaration$|^ClassProperty$/.test(at.type)) continue;
    if (at.type !== 'BlockStatement') lines.add(line(at));
    const outer = module.scopes.parentOf(at);
    if (outer?.type === 'ExportNamedDeclaration') lines.add(line(outer));
    break;
  }
  return [...lines];
}
