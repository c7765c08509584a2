/** Methods of the messages endpoint that the project replaces: what calls the beta endpoint goes past them. */
import type { Expr } from '../../values/values.js';
import { lazily } from '../once.js';
import type { Tracer } from './clients.js';
import { type Context, exprOf, type Located } from './context.js';
import { stringValue } from './literals.js';
import type { Module } from './modules.js';
import { resolveName } from './names.js';
import { isMember, isName, type Node, objectOf, positional, statementOf, unwrap } from './node.js';
import type { Binding } from './scope.js';
import { isOfTest } from './without-beta.js';

const METHODS = ['create', 'stream', 'parse', 'tool_runner'];
const WRAPPERS = ['wrap_function_wrapper', 'patch_function_wrapper', 'wrap_object'];
/** The classes of the endpoint that is left. */
const OF_CLASS = /^anthropic\.resources(?:\.messages(?:\.messages)?)?\.(?:Async)?Messages$/;

interface Replacement {
  at: Expr;
  /** The variable whose endpoint it is; undefined where it may be that of any client. */
  client: Binding | undefined;
}

/** Makes the question of one run: what replaces the method that a call is on; undefined where nothing does. A mock of a test does not count. */
export function createReplacements(ctx: Context, tracer: Tracer): (callee: Located) => Expr | undefined {
  const all = lazily(() => replacements(ctx, tracer));
  return (callee) => {
    const own = variableBehind(callee.node, callee.module, ctx);
    return all().find(({ client }) => client === undefined || own === undefined || client === own)?.at;
  };
}

function replacements(ctx: Context, tracer: Tracer): Replacement[] {
  const writes = METHODS.flatMap((name) => [...ctx.writesTo(name), ...ctx.looseWrites(name).filter((write) => write.name === name)]);
  const methods = writes.filter(({ receiver, module }) => isEndpoint(receiver, module, ctx, tracer));
  const endpoints = ctx.writesTo('messages').filter(({ receiver, module, owner }) => !owner && isClient(receiver, module, tracer));
  const wrapped = WRAPPERS.flatMap((name) => ctx.callsNamed(name)).filter(({ node }) => namesEndpoint(node));
  return [
    ...[...methods, ...endpoints].map(({ node, module, receiver }) => ({ node, module, client: variableBehind(receiver, module, ctx) })),
    ...wrapped.map((one) => ({ ...one, client: undefined })),
  ].flatMap(({ node, module, client }) => (isOfTest(module, ctx) ? [] : [{ at: exprOf(module, statementOf(node)), client }]));
}

/** `client.messages`, or the class of the endpoint. */
function isEndpoint(receiver: Node, module: Module, ctx: Context, tracer: Tracer): boolean {
  const found = resolveName(receiver, module, ctx);
  if (found.kind === 'external') return OF_CLASS.test(`${found.specifier}.${found.name}`);
  return tracer.trace(receiver, module).some(({ root, path }) => root.kind === 'client' && path.join('.') === 'messages');
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

/** The variable at the start of a path of names, where it has one value alone. */
function variableBehind(path: Node, module: Module, ctx: Context): Binding | undefined {
  let at = unwrap(path);
  while (isMember(at)) at = unwrap(objectOf(at));
  const found = isName(at) ? resolveName(at, module, ctx) : undefined;
  const [only, ...others] = found?.kind === 'binding' ? found.binding.definitions : [];
  return only?.kind === 'assign' && others.length === 0 && found?.kind === 'binding' ? found.binding : undefined;
}
