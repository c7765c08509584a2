/** The calls of the Messages API that the engine sees when it runs the files. */
import { Engine } from '../../../flow/engine.js';
import { OutOfSteps } from '../../../flow/out-of-steps.js';
import type { Expression } from '../../../ir/expressions.js';
import type { ClassNode, FunctionNode, Module as LoweredModule, Resolved } from '../../../ir/ir.js';
import type { SourceTree } from '../../../run/engine.js';
import { Interrupted, UserError } from '../../../run/errors.js';
import { OPUS_4_7, readModel, roleOf, twinOf } from '../../../sdk/models.js';
import { otherBaseUrl } from '../../../sites/base-url.js';
import { type Deciders, decidesByAnswer, isKnown } from '../../../sites/deciders.js';
import { createDoubts } from '../../../sites/doubts.js';
import { explore, holdersOf } from '../../../sites/explore.js';
import type { Response } from '../../../sites/responses.js';
import { type ClosedFunction, type EndpointAnchor, platformAmong, type Request } from '../../../sites/sites.js';
import { createVisits, type HttpVisit, type Visit, type Visits } from '../../../sites/visits.js';
import { outcomes, property } from '../../../values/outcomes.js';
import { absent, type Expr, exprKey, unread, type Value } from '../../../values/values.js';
import { withBound, withOwnEndpoint } from '../clients/own-endpoint.js';
import { connectedWith } from '../gather/groups.js';
import { textsShowing } from '../gather/shown-components.js';
import { lowerData } from '../lower/data.js';
import { lowerModule } from '../lower/index.js';
import type { Module } from '../modules/modules.js';
import { type FoundSite, requestsOf } from '../sites/find.js';
import { isClass, isFunction, isMember, type Node, unwrap } from '../syntax/ast.js';
import { type Context, exprOf, textOf } from '../values/context.js';
import { settersOf } from '../values/environment.js';
import { referencesIn } from './engine-references.js';
import { typesFor } from './engine-types.js';
import { createRuntime } from './runtime.js';

export interface FoundByEngine {
  sites: FoundSite[];
  deciders: Deciders;
  /** True for a thinking object whose budget code reads. */
  readsBudget(expr: Expr): boolean;
}

/**
 * Runs files together.
 * @param tooLong files that take too many steps by themselves, whatever is run with them: those that are found so are added.
 * @returns undefined where the files take too many steps, or something goes wrong in them.
 */
export function findByEngine(
  ctx: Context,
  files: readonly Module[],
  tree: SourceTree,
  tooLong: Set<string> = new Set(),
): FoundByEngine | undefined {
  if (files.some(({ file }) => tooLong.has(file))) return undefined;
  try {
    return run(ctx, files, tree);
  } catch (error) {
    if (error instanceof UserError || error instanceof Interrupted) throw error;
    if (error instanceof OutOfSteps && error.file !== undefined) tooLong.add(error.file);
    return undefined;
  }
}

function run(ctx: Context, files: readonly Module[], tree: SourceTree): FoundByEngine | undefined {
  const data = new Map<string, Expression | undefined>();
  const dataOf = (file: string, specifier: string, from: string): Expression | undefined => {
    if (!data.has(file)) {
      const home = ctx.modules.get(from);
      const found = home ? ctx.modules.imported(specifier, '*', home) : ({ kind: 'unknown' } as const);
      data.set(file, found.kind === 'data' ? lowerData(file, found.node) : undefined);
    }
    return data.get(file);
  };
  const resolve = (specifier: string, from: LoweredModule): Resolved => {
    const file = ctx.modules.resolve(specifier, from.file);
    if (!file) return /^[./#]/.test(specifier) ? { kind: 'unknown' } : { kind: 'external', specifier };
    if (file.endsWith('.json')) {
      const value = dataOf(file, specifier, from.file);
      return value ? { kind: 'data', value } : { kind: 'unknown' };
    }
    const module = ctx.modules.isGuard(file) ? undefined : ctx.modules.get(file);
    return module ? { kind: 'module', module: lower(module) } : { kind: 'unknown' };
  };
  const setElsewhere = (variable: string, file: string): Value[] => {
    const others = settersOf(variable, ctx).filter(({ module }) => module.file !== file && files.includes(module));
    const near = others.length > 0 ? connectedWith(new Set([file]), files, ctx.modules) : [];
    return others.flatMap(({ module, value }) => (near.includes(module) ? [value] : []));
  };
  const runtime = createRuntime(resolve, { ...typesFor(ctx), isMadeOutside: (cls) => isMadeOutside(cls, ctx) }, setElsewhere);
  const visits = createVisits(() => engine);
  const engine: Engine = new Engine(visits, () => runtime, files.length);
  // In the order in which they are lowered: where one of them takes too many steps, the rest need not be.
  const all = files.map((file) => {
    const module = lower(file);
    engine.ensureLoaded(module);
    return module;
  });
  const references = referencesIn(all, resolve);
  const closed = explore(engine, all, visits, references, {
    isReachable: (fn) => isReachable(fn, ctx),
    isTest: (module) => ctx.isTest(module),
  });
  const isDoubted = createDoubts(engine, all, {
    named: (fn) => holdersOf(fn).flatMap((binding) => references.to(binding)),
    showing: (file) => textsShowing(file, tree),
  });
  const sites = [
    ...[...visits.byCall.values()].flatMap((list) => {
      const site = siteOf(list, ctx, visits, closed);
      return site && isDoubted(list) ? { ...site, doubted: true as const } : (site ?? []);
    }),
    ...[...visits.http.values()].flatMap((list) => httpSite(list, ctx, visits) ?? []),
  ];
  return { sites, deciders: visits.deciders, readsBudget: (expr) => visits.budgetReads.has(exprKey(expr)) };
}

function lower({ file, text, ast, scopes, shown, markup, lowered }: Module): LoweredModule {
  lowered.module ??= lowerModule({ file, text, ast, scopes, shown, markup });
  return lowered.module;
}

/** True for a function that code out of sight can call. */
function isReachable({ module: { file }, expr }: FunctionNode, ctx: Context): boolean {
  const module = ctx.modules.get(file);
  const node = expr.node as Node;
  return !module || !isFunction(node) || ctx.reachable.function({ module, node });
}

/** The functions whose callers in sight were taken to be all that there are, and the classes whose methods make the requests. */
function closedAround(visits: readonly Visit[], left: readonly FunctionNode[], ctx: Context): ClosedFunction[] {
  const methods = visits.flatMap(({ stack }) => stack.at(-1) ?? []).filter(({ owner }) => owner !== null);
  const found = [...left, ...methods].flatMap((fn) => {
    const module = ctx.modules.get(fn.module.file);
    const node = fn.expr.node as Node;
    return (module && isFunction(node) && ctx.reachable.closed({ module, node })) || [];
  });
  return [...new Map(found.map((one) => [exprKey(one.expr), one])).values()];
}

/** True for a class of which code out of sight can make instances. */
function isMadeOutside({ expr, module: { file } }: ClassNode, ctx: Context): boolean {
  const module = ctx.modules.get(file);
  const node = expr.node as Node;
  const own = isClass(node) && node.id ? module?.scopes.bindingOf(node.id) : undefined;
  if (!module || !own || ctx.reachable.declared(own, module)) return true;
  // A method of the class makes instances of what others give it.
  return /\bnew this\b/.test(module.text.slice(node.start ?? 0, node.end ?? undefined));
}

function siteOf(visits: readonly Visit[], ctx: Context, all: Visits, closed: ReturnType<typeof explore>): FoundSite | undefined {
  const traced = visits.filter(({ recognised }) => recognised.traced);
  const chosen = traced.length ? traced : visits;
  const [first] = chosen;
  // What stands in markup is no site: nothing is edited there.
  const module = first && ctx.modules.get(first.call.file);
  if (!first || !module) return undefined;
  const node = first.call.node as Node;
  if (node.type !== 'CallExpression' && node.type !== 'OptionalCallExpression') return undefined;
  const expr = exprOf(module, node);
  const [argument, second] = node.arguments;
  if (argument?.type === 'SpreadElement') return undefined;
  const outerExpr = argument ? exprOf(module, unwrap(argument)) : null;
  const different = distinct(chosen);
  const outer = together(
    different.map(({ params }) => params ?? absent(expr)),
    expr,
    'outer',
  );
  const options = different.flatMap((visit) => visit.options ?? []);
  const anchors = new Map<string, EndpointAnchor>();
  for (const { recognised } of chosen)
    if (!recognised.beta && recognised.anchor) anchors.set(exprKey(recognised.anchor.expr), recognised.anchor);
  // Whoever passes a client says more about it than its type does.
  const passed = chosen.filter(({ recognised }) => !recognised.typed);
  const made = passed.length > 0 ? passed : chosen;
  const configs = made.flatMap((visit) => visit.configs);
  const baseUrl = baseUrlOf(configs, ctx);
  const { method } = first.recognised;
  const isTest = (fn: FunctionNode): boolean => {
    const home = ctx.modules.get(fn.module.file);
    return home !== undefined && ctx.isTest(home);
  };
  const standIn = all.standInsOf(first.call).find((fn) => !isTest(fn) && !hasBeta(fn));
  const moved = new Set(chosen.flatMap(({ recognised: { beta, anchor } }) => (beta && anchor ? [exprKey(anchor.expr)] : [])));
  return {
    module,
    node,
    file: module.file,
    expr,
    kind: 'sdk',
    api: `${first.recognised.beta ? 'beta.' : ''}messages.${method}`,
    method,
    beta: chosen.every(({ recognised }) => recognised.beta),
    platform: platformAmong(traced.map(({ recognised }) => recognised.platform)),
    receiver: receiverText(node.callee, module),
    anchors: [...anchors.values()].flatMap((anchor) => {
      if (moved.has(exprKey(anchor.expr))) return { ...anchor, held: true };
      return withBound(anchors.size === 1 ? withOwnEndpoint(anchor, node.callee, method, module, ctx) : anchor, ctx);
    }),
    requests: different.flatMap(({ params, options: own, assume, conditions, stack }) => {
      const root = stack.at(-1);
      const outside = root !== undefined && isReachable(root, ctx);
      const shared = { assume, conditions, outside, within: stack, ...(own && { options: own }) };
      return requestsOf(method, params ?? absent(expr), outerExpr ?? expr).map((request): Request => ({ ...request, ...shared }));
    }),
    outer,
    outerExpr,
    headers: {
      options: second ? together(options, expr, 'options') : undefined,
      optionsExpr: second ? exprOf(module, unwrap(second)) : undefined,
      client: unique(configs),
      clients: clientsOf(made),
    },
    ...(baseUrl !== undefined && { baseUrl }),
    readsThinking: all.responseOf(first.call).readsThinking,
    lookup: lookupOf(all.responseOf(first.call), different, ctx),
    answers: (model) => all.answeredBy(model) === first.call,
    followed: true,
    closed: closedAround(chosen, closed.get(first.call) ?? [], ctx),
    ...(standIn && { without: standIn.expr }),
  };
}

/** What decides something by the model of the response, and knows the old one alone. */
function lookupOf({ models }: Response, sentBy: readonly Pick<Visit, 'params' | 'assume'>[], ctx: Context): Expr | undefined {
  const migration = ctx.modules.migration ?? OPUS_4_7;
  const sent = sentBy.flatMap(({ params, assume }) => (params ? outcomes(property(params, 'model'), assume) : []));
  const moving = sent.flatMap(({ leaf }) =>
    leaf.kind === 'literal' && roleOf(readModel(String(leaf.value)), migration) === 'moves' ? [String(leaf.value)] : [],
  );
  return models.find(
    (one) =>
      moving.some((id) => decidesByAnswer(one, id, twinOf(id, migration.to))) && !isKnown([one.expr], [one.table], ctx.modules.knowsBoth),
  )?.expr;
}

/** True for a function in a class that has the beta endpoint, too. */
const hasBeta = ({ module, expr }: FunctionNode): boolean =>
  module.classes.some(
    (cls) =>
      cls.expr.start <= expr.start && cls.expr.end >= expr.end && cls.members.some((member) => 'key' in member && member.key === 'beta'),
  );

/** The options of each client that the call may have. */
const clientsOf = (visits: readonly Visit[]): Value[][] => [
  ...new Map(visits.map(({ configs }) => [configs.map((config) => exprKey(unread(config).expr)).join(), configs])).values(),
];

function httpSite(visits: readonly HttpVisit[], ctx: Context, all: Visits): FoundSite | undefined {
  const [first] = visits;
  const module = first && ctx.modules.get(first.call.file);
  const node = first?.call.node as Node | undefined;
  if (!first || !module || !node || !('callee' in node) || !('arguments' in node)) return undefined;
  const expr = exprOf(module, node);
  const outer = together(
    visits.map(({ request }) => request.body),
    expr,
    'body',
  );
  const { optionsAt, counts } = first.request;
  const options = visits.flatMap(({ request }) => request.options ?? []);
  const argument = (node.arguments as Node[])[optionsAt];
  return {
    module,
    node,
    file: module.file,
    expr,
    kind: 'http',
    api: 'http',
    method: counts ? 'countTokens' : 'create',
    beta: true,
    platform: 'first-party',
    receiver: textOf(module, node.callee as Node),
    anchors: [],
    requests: visits.map(({ request: { body }, assume, stack }) => {
      const root = stack.at(-1);
      return { kind: 'call', params: body, expr: unread(body).expr, assume, outside: root !== undefined && isReachable(root, ctx) };
    }),
    outer,
    outerExpr: unread(outer).expr,
    headers: {
      options:
        options.length > 0 ? together(options, expr, 'options') : { kind: 'open', expr: exprOf(module, node.callee as Node), why: 'call' },
      optionsExpr: argument && exprOf(module, unwrap(argument)),
      client: first.request.client,
    },
    readsThinking: all.responseOf(first.call).readsThinking,
    lookup: lookupOf(
      all.responseOf(first.call),
      visits.map(({ request: { body }, assume }) => ({ params: body, assume })),
      ctx,
    ),
    answers: (model) => all.answeredBy(model) === first.call,
    followed: true,
  };
}

const unique = (values: readonly Value[]): Value[] => [...new Map(values.map((value) => [exprKey(unread(value).expr), value])).values()];

function together(values: readonly Value[], expr: Expr, part: string): Value {
  const [only, ...more] = values;
  if (!only) return absent(expr);
  return more.length === 0 ? only : { kind: 'union', expr, key: `visit ${exprKey(expr)} ${part}`, options: [...values] };
}

const KEYS = ['model', 'thinking', 'max_tokens', 'requests', 'betas', 'output_config', 'temperature', 'tools', 'messages', 'fallbacks'];

/** The runs that give a call something else than those before them. */
function distinct(visits: readonly Visit[]): Visit[] {
  const seen = new Map<string, Visit>();
  for (const visit of visits) {
    const { params, assume } = visit;
    const text = (value: Value): string =>
      outcomes(value, assume)
        .map(({ leaf, trail }) => `${exprKey(leaf.expr)}${leaf.kind}<${trail.map((step) => exprKey(step.expr)).join()}`)
        .join(';');
    const asked = params ? [...KEYS.map((key) => property(params, key)), property(property(params, 'thinking'), 'budget_tokens')] : [];
    const signature = asked.map(text).join('|');
    const known = seen.get(signature);
    // A test is known by its place: what one run knows by a number has another one in the next.
    const isShared = ({ test, holds }: Visit['conditions'][number]): boolean =>
      visit.conditions.some((one) => exprKey(one.test.expr) === exprKey(test.expr) && one.holds === holds);
    const first = known ?? visit;
    seen.set(signature, { ...first, conditions: first.conditions.filter(isShared) });
  }
  return [...seen.values()];
}

function receiverText(callee: Node, module: Module): string {
  const inner = unwrap(callee);
  const text = textOf(module, isMember(inner) ? inner.object : inner).replace(/\s+/g, ' ');
  return text.replace(/\??\.(?:beta\.)?messages(?:\.batches)?$/, '');
}

function baseUrlOf(configs: readonly Value[], ctx: Context): string | undefined {
  for (const config of configs) {
    const found = otherBaseUrl(property(config, 'baseURL'));
    if (!found) continue;
    const { file, start, end } = found;
    return ctx.modules.get(file)?.text.slice(start, end);
  }
  return undefined;
}
