/** Methods of the messages endpoint that the project replaces: what calls the beta endpoint goes past them. */
import type { Expr } from '../../../values/values.js';
import { lazily } from '../../once.js';
import { platformOf, type Tracer } from '../clients/clients.js';
import { isOfTest } from '../clients/without-beta.js';
import type { Module } from '../modules/modules.js';
import { ownerOfSelf, resolveName } from '../modules/names.js';
import { stringValue } from '../syntax/literals.js';
import { calleeOf, field, isCall, isMember, isName, type Node, objectOf, parts, positional, statementOf, unwrap } from '../syntax/node.js';
import type { Binding } from '../syntax/scope.js';
import { type Context, exprOf, type Located } from '../values/context.js';
import { passedFor } from '../values/parameters.js';

const MOST_DEPTH = 6;
const METHODS = ['create', 'stream', 'parse', 'tool_runner'];
const WRAPPERS = ['wrap_function_wrapper', 'patch_function_wrapper', 'wrap_object'];
/** The classes of the endpoint that is left. */
const OF_CLASS = /^anthropic\.resources(?:\.messages(?:\.messages)?)?\.(?:Async)?Messages$/;

interface Replacement {
  at: Expr;
  /** The variables whose endpoint it is, `null` for a client without one; undefined where it may be that of any client. */
  clients: readonly (Binding | null)[] | undefined;
}

/** Makes the question of one run: what replaces the method that a call is on; undefined where nothing does. A mock of a test does not count. */
export function createReplacements(ctx: Context, tracer: Tracer): (callee: Located) => Expr | undefined {
  const all = lazily(() => replacements(ctx, tracer));
  return (callee) => {
    const [own, ...more] = clientsBehind(callee.node, callee.module, ctx) ?? [];
    const isOne = own && more.length === 0;
    return (
      (isOne && all().find(({ clients }) => clients?.includes(own))?.at) || all().find(({ clients }) => !isOne || clients === undefined)?.at
    );
  };
}

function replacements(ctx: Context, tracer: Tracer): Replacement[] {
  const writes = METHODS.flatMap((name) => [...ctx.writesTo(name), ...ctx.looseWrites(name)]);
  const methods = writes.filter(({ receiver, module }) => isEndpoint(receiver, module, ctx, tracer));
  const endpoints = ctx.writesTo('messages').filter(({ receiver, module, owner }) => !owner && isClient(receiver, module, tracer));
  const wrapped = WRAPPERS.flatMap((name) => ctx.callsNamed(name)).filter(({ node }) => namesEndpoint(node));
  return [
    ...[...methods, ...endpoints].map(({ node, module, receiver }) => ({ node, module, clients: clientsBehind(receiver, module, ctx) })),
    ...wrapped.map((one) => ({ ...one, clients: undefined })),
  ].flatMap(({ node, module, clients }) => (isOfTest(module, ctx) ? [] : [{ at: exprOf(module, statementOf(node)), clients }]));
}

/** `client.messages`, or the class of the endpoint. */
function isEndpoint(receiver: Node, module: Module, ctx: Context, tracer: Tracer): boolean {
  // An object of a class of the project is a client at most.
  if (ownerOfSelf(receiver, module)) return false;
  const found = resolveName(receiver, module, ctx);
  if (found.kind === 'external') return OF_CLASS.test(`${found.specifier}.${found.name}`);
  const items = found.kind === 'binding' ? itemsBehind(found.binding) : [];
  if (items.length) return items.some((item) => isEndpoint(item, module, ctx, tracer));
  return tracer.trace(receiver, module).some(({ root, path }) => root.kind === 'client' && path.join('.') === 'messages');
}

/** What a loop goes through: `for cls in (Messages, AsyncMessages)`. */
function itemsBehind({ definitions }: Binding): Node[] {
  const [only, ...others] = definitions;
  const list = only && others.length === 0 && /^for_/.test(only.node.type) ? field(only.node, 'right') : undefined;
  return list && /^(?:list|tuple)$/.test(unwrap(list).type) ? parts(unwrap(list)) : [];
}

const isClient = (receiver: Node, module: Module, tracer: Tracer): boolean =>
  tracer.trace(receiver, module).some(({ root, path }) => root.kind === 'client' && path.length === 0);

/** `wrap_function_wrapper("anthropic.resources.messages", "Messages.create", …)` */
function namesEndpoint(call: Node): boolean {
  const path = positional(call)
    .map((argument) => stringValue(argument) ?? argument.text)
    .join('.');
  return /\banthropic\b/.test(path) && !/\bbeta\b/.test(path) && /\b(?:Async)?Messages\.(?:create|stream)\b/.test(path);
}

/** The variables at the start of a path of names that are given a client which is made there and then: no other one has that client. */
function clientsBehind(path: Node, module: Module, ctx: Context, depth = 0): (Binding | null)[] | undefined {
  let at = unwrap(path);
  if (isMade(at, module, ctx)) return [null];
  while (isMember(at)) at = unwrap(objectOf(at));
  const found = isName(at) ? resolveName(at, module, ctx) : undefined;
  const [only, ...others] = found?.kind === 'binding' ? found.binding.definitions : [];
  if (found?.kind !== 'binding' || !only || others.length) return undefined;
  const { binding, module: home } = found;
  if (only.kind === 'param' && depth < MOST_DEPTH) {
    const passed = passedFor(only.node, { module: home, node: binding.scope.node }, ctx).map(({ expr }) => {
      const from = ctx.modules.get(expr.file);
      return from && clientsBehind(expr.node as Node, from, ctx, depth + 1);
    });
    return passed.length && passed.every((one) => one !== undefined) ? passed.flat() : undefined;
  }
  const right = only.kind === 'assign' ? field(only.node, 'right') : undefined;
  return right && isMade(unwrap(right), home, ctx) ? [binding] : undefined;
}

const isMade = (node: Node, module: Module, ctx: Context): boolean =>
  isCall(node) && platformOf(resolveName(calleeOf(node), module, ctx)) !== undefined;
