/** The options that a client is made with, by the names that the rest of the tool has for them. */
import { betaHeader, withUnknownBetas } from '../../../sites/beta-headers.js';
import { constant, outcomes, property } from '../../../values/outcomes.js';
import { passedFor } from '../../../values/said.js';
import type { Entry, Expr, Value } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { callBehind, resolveName } from '../modules/names.js';
import { argumentsOf, calleeOf, field, keyword, type Node, walk } from '../syntax/node.js';
import { type Context, exprOf } from '../values/context.js';
import { argumentsValue } from '../values/evaluate.js';
import { isOfTest } from './without-beta.js';

const NAMES: Readonly<Record<string, string>> = {
  default_headers: 'defaultHeaders',
  set_default_headers: 'defaultHeaders',
  base_url: 'baseURL',
};

/** What a call gives a client: keywords, and dictionaries that are spread into them. */
export function clientOptions(call: Node, module: Module, ctx: Context): Value {
  return renamed(argumentsValue(argumentsOf(call), module, ctx));
}

/** The headers of the HTTP client that a client is given, which its own go over. */
export function httpClientOptions(call: Node, module: Module, ctx: Context): Value[] {
  const given = argumentsOf(call).type === 'argument_list' ? keyword(call, 'http_client') : undefined;
  const made = given && callBehind(given, module, ctx);
  const found = made && resolveName(calleeOf(made.node), made.module, ctx);
  if (!made || found?.kind !== 'external' || !/^(?:httpx2?|anthropic)(?:\.|$)/.test(found.specifier)) return [];
  const headers = keyword(made.node, 'headers');
  return headers ? [objectOf('defaultHeaders', ctx.evaluate(headers, made.module), exprOf(made.module, headers))] : [];
}

function renamed(value: Value): Value {
  switch (value.kind) {
    case 'object':
      return { ...value, readonly: true, entries: value.entries.map(renamedEntry) };
    case 'read':
      return { ...value, value: renamed(value.value) };
    case 'choice':
      return { ...value, yes: renamed(value.yes), no: renamed(value.no) };
    case 'union':
      return { ...value, options: value.options.map(renamed) };
    case 'open': {
      const { candidates } = value;
      return candidates ? { ...value, candidates: () => candidates().map(renamed) } : value;
    }
    default:
      return value;
  }
}

function renamedEntry(entry: Entry): Entry {
  if (entry.kind === 'property' || entry.kind === 'write') return { ...entry, key: NAMES[entry.key] ?? entry.key };
  return entry.kind === 'spread' ? { ...entry, value: () => renamed(entry.value()) } : entry;
}

/**
 * The options of every client that a call can be on, those of one client together. Where they do not send the same betas, or a caller in
 * the project sends some that cannot be seen here, no list at the call stands for all of them.
 */
export function optionsOfAll(clients: readonly (readonly Value[])[], at: Expr): Value[] {
  const sent = clients.filter((configs) => configs.length > 0).map(betasOf);
  const [first, ...others] = sent;
  if (others.every((one) => one === first) && !sent.includes(HIDDEN)) return clients.flat();
  const named = clients.flat().flatMap(headerIn)[0]?.expr ?? at;
  const header = objectOf('anthropic-beta', { kind: 'open', expr: named, why: 'expression' }, named);
  return [...clients.flat(), objectOf('defaultHeaders', header, named)];
}

/** The header that options name, in sight or where a caller hands it over. */
function headerIn(config: Value): Value[] {
  const headers = property(config, 'defaultHeaders');
  return [headers, ...passedFor(headers)].flatMap((one) => betaHeader(one) ?? []);
}

/** Stands for a header that is seen at callers only. */
const HIDDEN = '\0hidden';

/** The text of the header that a client sends, as far as it is a constant; a later option goes over an earlier one. */
function betasOf(configs: readonly Value[]): string {
  let text = '';
  for (const config of configs) {
    const headers = property(config, 'defaultHeaders');
    const passed = outcomes(headers).flatMap(({ leaf }) => (leaf.kind === 'open' && !leaf.expands ? (leaf.candidates?.() ?? []) : []));
    if (passed.some((one) => betaHeader(one) !== undefined)) return HIDDEN;
    const header = betaHeader(headers);
    const known = header && constant(header)?.value;
    if (typeof known === 'string') text = known;
  }
  return text;
}

function objectOf(key: string, value: Value, expr: Expr): Value {
  return {
    kind: 'object',
    expr,
    readonly: true,
    entries: [{ kind: 'property', key, expr, valueExpr: expr, shorthand: false, value: () => value }],
  };
}

const SETS_HEADERS = /\bdefault_headers\b/;

/** Headers that an untraced client may send, for it may be any client of the project; empty where none of them names betas. */
export function headersOfAnyClient(ctx: Context): Value[] {
  for (const module of ctx.modules.having((text) => SETS_HEADERS.test(text))) {
    let found: Node | undefined;
    walk(module.root, (node) => {
      const headers = isOfTest(module, ctx) || !isDefaultHeaders(node) ? undefined : field(node, 'value');
      if (headers && betaHeader(ctx.evaluate(headers, module))) found ??= node;
    });
    if (found) return [withUnknownBetas(exprOf(module, found))];
  }
  return [];
}

const isDefaultHeaders = (node: Node): boolean => node.type === 'keyword_argument' && field(node, 'name')?.text === 'default_headers';
