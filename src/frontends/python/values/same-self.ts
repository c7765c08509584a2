/** Whether `self` is the same object at two places of a class. */
import type { Module } from '../modules/modules.js';
import { decoratorsOf, frameOf } from '../modules/names.js';
import { around, field, isClass, isFunction, isMember, isName, memberName, type Node, objectOf, parts, walk } from '../syntax/node.js';
import type { Binding } from '../syntax/scope.js';
import type { Context } from './context.js';

/** A method with the name of its own object. */
interface Method {
  node: Node;
  owner: Node;
  self: string;
}

/** The method around a node; undefined where it stands in none, or in one whose first parameter is no object of the class. */
function methodAround(node: Node): Method | undefined {
  const fn = around(node, isFunction);
  if (fn?.type !== 'function_definition' || decoratorsOf(fn).some(({ text }) => text !== 'property')) return undefined;
  const owner = frameOf(fn.parent?.type === 'decorated_definition' ? fn.parent : fn);
  const [first] = parts(field(fn, 'parameters') ?? fn);
  if (!isClass(owner) || !first || !isName(first)) return undefined;
  return { node: fn, owner, self: first.text };
}

/**
 * True where `self` at a node is `self` of another method, which has the value from `self.method()`, itself or by methods that nobody else calls,
 * and does not set the field in between.
 */
export function isSameSelf(node: Node, binding: Binding, at: Node, module: Module, ctx: Context): boolean {
  const [own, other] = [methodAround(node), methodAround(at)];
  const member = node.parent;
  const name = member && isMember(member) && objectOf(member) === node ? memberName(member) : undefined;
  if (!own || !other || name === undefined || own.owner !== other.owner || own.self !== node.text || other.self !== node.text) return false;
  const [only, ...others] = binding.definitions;
  if (only?.kind !== 'param' || others.length > 0 || module.scopes.lookUp(node.text, at)?.definitions.length !== 1) return false;
  return !sets(other, name) && (asksItself(own, other) || isLedTo(own, other, module, ctx));
}

/** True where a method has another one of its class on its own object alone: `self.thinking()`. */
function asksItself(method: Method, other: Method): boolean {
  const name = field(method.node, 'name')?.text;
  const receivers: Node[] = [];
  walk(other.node, (node) => {
    if (isMember(node) && memberName(node) === name) receivers.push(objectOf(node));
  });
  return receivers.length > 0 && receivers.every(({ text }) => text === other.self);
}

/** True where each use of a method is a `self.method` of its class, and one of them stands in another method, or leads to it in turn. */
function isLedTo({ node, owner }: Method, other: Method, module: Module, ctx: Context, seen = new Set<Node>()): boolean {
  const name = field(node, 'name')?.text;
  if (seen.has(node) || name === undefined) return false;
  seen.add(node);
  const users = ctx.membersNamed(name).map((use) => {
    const user = use.module === module ? methodAround(use.node) : undefined;
    return user && user.owner === owner && objectOf(use.node).text === user.self ? user : undefined;
  });
  if (users.some((user) => user === undefined)) return false;
  return users.some((user) => user && (user.node === other.node || isLedTo(user, other, module, ctx, seen)));
}

/** True for a method that assigns to a field of its object, or to something in it. */
function sets(method: Method, name: string): boolean {
  let found = false;
  walk(method.node, (node) => {
    if (!/^(?:augmented_)?assignment$|^delete_statement$/.test(node.type)) return !found;
    const target = field(node, 'left') ?? node;
    walk(target, (inner) => {
      if (isMember(inner) && memberName(inner) === name && objectOf(inner).text === method.self) found = true;
      return !found;
    });
    return !found;
  });
  return found;
}
