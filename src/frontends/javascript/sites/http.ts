/** Raw HTTP calls of the Messages API: fetch, axios, got, undici, ky with Anthropic's URL. */
import type { Attempt } from '../../../run/failures.js';
import { countsTokens, urlOf, writtenAsText } from '../../../sdk/raw-http.js';
import { constant, outcomes, property } from '../../../values/outcomes.js';
import { absent, type Value } from '../../../values/values.js';
import { isUndefined } from '../clients/client-syntax.js';
import type { Module } from '../modules/modules.js';
import { CALLS, type Call, isCall, isMember, memberName, type Node, unwrap } from '../syntax/ast.js';
import { type Context, exprOf, openAt, textOf } from '../values/context.js';
import { resolveName } from '../values/functions.js';
import type { FoundSite } from './find.js';

const CLIENTS = new Set(['fetch', 'axios', 'got', 'undici', 'ky', 'request', 'node-fetch', 'cross-fetch', 'ofetch', '$fetch']);

/** Where the pieces of a request stand, by how the client takes them. */
interface Pieces {
  url: Value;
  body: Value | undefined;
  options: Value | undefined;
  optionsExpr: Node | undefined;
}

export function findHttpCalls(module: Module, ctx: Context, attempt: Attempt): FoundSite[] {
  if (!module.text.includes('/messages')) {
    // The URL may come from another file, but then this one imports an HTTP client and names the body.
    if (!/\b(?:fetch|axios|got|undici)\b/.test(module.text)) return [];
  }
  const found: FoundSite[] = [];
  for (const node of module.scopes.ofType(...CALLS)) {
    const site = attempt(exprOf(module, node), () => httpCall(node, module, ctx));
    if (site) found.push(site);
  }
  return found;
}

function httpCall(node: Call, module: Module, ctx: Context): FoundSite | undefined {
  const client = clientName(node.callee, module, ctx);
  const [first, second, third] = node.arguments;
  if (!client || !first || node.arguments.some((a) => a.type === 'SpreadElement')) return undefined;
  const value = (of: Node) => ctx.evaluate(of, module);
  const name = isMember(unwrap(node.callee)) ? memberName(unwrap(node.callee) as Parameters<typeof memberName>[0]) : undefined;
  const firstValue = value(first);
  const urlInOptions = outcomes(firstValue).some((o) => o.leaf.kind === 'object');
  let pieces: Pieces;
  if (urlInOptions) {
    pieces = { url: property(firstValue, 'url'), body: undefined, options: firstValue, optionsExpr: first };
  } else if (client === 'axios' && name && name !== 'request') {
    pieces = { url: firstValue, body: second && value(second), options: third && value(third), optionsExpr: third };
  } else {
    pieces = { url: firstValue, body: undefined, options: second && value(second), optionsExpr: second };
  }
  const url = urlOf(pieces.url);
  if (!url) return undefined;
  const outer = pieces.body ?? bodyOf(pieces.options, module, ctx);
  if (!outer) return undefined;
  const expr = exprOf(module, node);
  return {
    module,
    node,
    file: module.file,
    expr,
    kind: 'http',
    api: 'http',
    method: countsTokens(url) ? 'countTokens' : 'create',
    beta: true,
    platform: 'first-party',
    receiver: textOf(module, node.callee),
    anchors: [],
    requests: [{ kind: 'call', params: outer, expr: outer.expr }],
    outer,
    outerExpr: outer.expr,
    // Without options of its own the headers are the client's, which are set elsewhere.
    headers: {
      options: pieces.options ?? openAt(module, node.callee, 'call'),
      optionsExpr: pieces.optionsExpr && exprOf(module, unwrap(pieces.optionsExpr)),
      client: [],
    },
  };
}

/** The HTTP client that a callee belongs to: a global `fetch`, or a name imported from the client's package. */
function clientName(callee: Node, module: Module, ctx: Context): string | undefined {
  let at = unwrap(callee);
  while (isMember(at)) at = unwrap(at.object);
  if (at.type !== 'Identifier' || !at.name) return undefined;
  const inner = unwrap(callee);
  const outermost = isMember(inner) ? memberName(inner) : at.name;
  if (!module.scopes.bindingOf(at)) {
    if (at.name === 'fetch' || (/^(?:globalThis|window|self)$/.test(at.name) && outermost === 'fetch')) return 'fetch';
    return at.name === '$fetch' || at.name === 'axios' ? at.name : undefined;
  }
  const found = resolveName(at, module, ctx);
  return found.kind === 'external' && CLIENTS.has(found.specifier) ? found.specifier : undefined;
}

/** The params inside `body: JSON.stringify(…)`, `data:` or `json:`. */
function bodyOf(options: Value | undefined, module: Module, ctx: Context): Value | undefined {
  if (!options) return undefined;
  for (const key of ['json', 'data', 'body']) {
    const value = property(options, key);
    if (constant(value)?.absent) continue;
    const [only] = outcomes(value);
    const node = only?.leaf.expr.node as Node | undefined;
    const home = only && ctx.modules.get(only.leaf.expr.file);
    if (only?.leaf.kind === 'open' && node && home && isStringify(node)) return ctx.evaluate((node as Call).arguments[0] as Node, home);
    if (only?.leaf.kind === 'literal' && typeof only.leaf.value === 'string') return writtenAsText(only.leaf.expr, only.leaf.value);
    return value;
  }
  return absent(exprOf(module, module.ast.program));
}

function isStringify(node: Node): boolean {
  const inner = unwrap(node);
  return (
    isCall(inner) &&
    inner.arguments.length > 0 &&
    // A replacer may leave anything out.
    inner.arguments.slice(1, 2).every((replacer) => replacer.type === 'NullLiteral' || isUndefined(replacer)) &&
    isMember(inner.callee) &&
    inner.callee.object.type === 'Identifier' &&
    inner.callee.object.name === 'JSON' &&
    memberName(inner.callee) === 'stringify'
  );
}
