/** Methods of the messages endpoint that the project replaces: what calls the beta endpoint goes past them. */
import type { Expr } from '../../../values/values.js';
import { lazily } from '../../once.js';
import { sdkPlatform } from '../clients/client-roots.js';
import type { Tracer } from '../clients/clients.js';
import type { Module } from '../modules/modules.js';
import { isClass, isMember, type Member, memberName, type Node, unwrap } from '../syntax/ast.js';
import type { Binding } from '../syntax/scope.js';
import { type Context, exprOf, textOf } from '../values/context.js';
import { type Located, ownerOfThis, resolveName } from '../values/functions.js';

const METHODS = ['create', 'stream', 'parse', 'toolRunner'];
/** A file without such a write, or a proxy, replaces nothing. */
const WRITES = /\.(?:create|stream|parse|toolRunner|messages)\s*=[^=>]|\bnew Proxy\b/;

interface Replacement {
  at: Expr;
  /** The variable whose endpoint it is; undefined where it may be that of any client. */
  client: Binding | undefined;
  /** It stands before a client, which itself stays as it is. */
  isBefore?: true;
}

/** Makes the question of one run: what replaces the method that a call is on; undefined where nothing does. A mock of a test does not count. */
export function createReplacements(ctx: Context, tracer: Tracer): (callee: Located) => Expr | undefined {
  const all = lazily(() => ctx.modules.parsed().flatMap((module) => replacementsIn(module, ctx, tracer)));
  return ({ node, module }) => {
    if (all().length === 0) return undefined;
    const own = clientBehind(node, module, ctx);
    const found =
      (own && all().find(({ client }) => client === own)) ?? all().find(({ client, isBefore }) => (!client && !isBefore) || !own);
    return found?.at;
  };
}

function replacementsIn(module: Module, ctx: Context, tracer: Tracer): Replacement[] {
  if (!WRITES.test(module.text) || ctx.isTest(module)) return [];
  const found: Replacement[] = [];
  for (const node of module.scopes.ofType('NewExpression', 'AssignmentExpression')) {
    if (isProxyOfEndpoint(node, module, tracer)) found.push({ at: exprOf(module, node), client: undefined, isBefore: true });
    if (node.type !== 'AssignmentExpression') continue;
    const target = unwrap(node.left);
    if (isMember(target) && isEndpoint(target, module, ctx, tracer))
      found.push({ at: exprOf(module, node), client: clientBehind(target.object, module, ctx) });
  }
  return found;
}

/** True for a proxy of the endpoint, and for one of a client that gives a method of `messages` of its own, and says nothing of `beta`. */
function isProxyOfEndpoint(node: Node, module: Module, tracer: Tracer): boolean {
  if (node.type !== 'NewExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'Proxy') return false;
  const [target] = node.arguments;
  if (target && tracer.trace(target, module).some(({ root, path }) => root.kind === 'client' && path[0] === 'messages')) return true;
  const text = textOf(module, node);
  return /(['"`])messages\1/.test(text) && /(['"`])(?:create|stream|parse)\1/.test(text) && !/(['"`])beta\1/.test(text);
}

/** True for a write to `client.messages.create`, to the same of the class of the endpoint, or to `client.messages` as a whole. */
function isEndpoint(target: Member, module: Module, ctx: Context, tracer: Tracer): boolean {
  const name = memberName(target) ?? '';
  const path = METHODS.includes(name) ? 'messages' : name === 'messages' ? '' : undefined;
  if (path === undefined) return false;
  const owner = unwrap(target.object);
  if (path && isMember(owner) && memberName(owner) === 'prototype') return isEndpointClass(unwrap(owner.object), module, ctx);
  const client = path && isMember(owner) && memberName(owner) === path ? unwrap(owner.object) : owner;
  if (client.type === 'ThisExpression') return isOfClient(client, module, ctx);
  return tracer.trace(owner, module).some((trace) => trace.root.kind === 'client' && trace.path.join('.') === path);
}

/** True for `this` in a class that extends a client. */
function isOfClient(self: Node, module: Module, ctx: Context): boolean {
  const owner = ownerOfThis(self, module)?.node;
  return (
    owner !== undefined &&
    isClass(owner) &&
    owner.superClass != null &&
    sdkPlatform(resolveName(owner.superClass, module, ctx)) !== undefined
  );
}

/** `Anthropic.Messages`, or the class of that name that is imported. */
function isEndpointClass(node: Node, module: Module, ctx: Context): boolean {
  const found = resolveName(node, module, ctx);
  if (found.kind === 'external') return found.specifier.startsWith('@anthropic-ai/sdk') && found.name === 'Messages';
  return isMember(node) && memberName(node) === 'Messages' && sdkPlatform(resolveName(node.object, module, ctx)) !== undefined;
}

/** The variable at the start of a path of names that is given a client which is made there and then: no other one has that client. */
function clientBehind(path: Node, module: Module, ctx: Context): Binding | undefined {
  let at = unwrap(path);
  while (isMember(at)) at = unwrap(at.object);
  const found = at.type === 'Identifier' ? resolveName(at, module, ctx) : undefined;
  if (found?.kind !== 'binding') return undefined;
  const { node } = found.binding;
  const made = node.type === 'VariableDeclarator' && node.init ? unwrap(node.init) : undefined;
  const isMade = made?.type === 'NewExpression' && sdkPlatform(resolveName(made.callee, found.module, ctx)) !== undefined;
  return isMade && node.type === 'VariableDeclarator' && node.id === found.binding.id ? found.binding : undefined;
}
