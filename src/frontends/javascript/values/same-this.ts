/** Whether `this` is the same object at two places of a class. */
import type { Module } from '../modules/modules.js';
import { isFunction, isMember, keyName, memberName, type Node, unwrap, walk } from '../syntax/ast.js';
import type { Context } from './context.js';

/** What gives `this` at a node: the function, or the field of a class, around it. */
function ownerOf(node: Node, module: Module): Node | undefined {
  for (let at = module.scopes.parentOf(node); at; at = module.scopes.parentOf(at))
    if ((isFunction(at) && at.type !== 'ArrowFunctionExpression') || /^Class(?:Private|Accessor)?Property$|^StaticBlock$/.test(at.type))
      return at;
  return undefined;
}

/**
 * True where `this` at a node is `this` at another place: in the same function, or in a method that has the value from `this.method()`, itself or by
 * methods that nobody else calls, and that does not set the field in between.
 */
export function isSameThis(node: Node, at: Node, module: Module, ctx: Context): boolean {
  const [own, other] = [ownerOf(node, module), ownerOf(at, module)];
  if (own === other) return true;
  const member = module.scopes.parentOf(node);
  const field = node.type === 'ThisExpression' && member && isMember(member) && member.object === node ? memberName(member) : undefined;
  if (field === undefined || own === undefined || other === undefined || sets(other, field)) return false;
  return asksItself(own, other, module) || isLedTo(own, other, module, ctx);
}

/** The name of a method, or field, of an object of the class, and the class's body; undefined for any other function. */
function memberOf(method: Node, module: Module): { name: string; body: Node } | undefined {
  if (!('key' in method) || ('static' in method && method.static) || ('computed' in method && method.computed)) return undefined;
  const body = module.scopes.parentOf(method);
  const name = keyName(method.key as Node, false);
  return body?.type === 'ClassBody' && name !== undefined ? { name, body } : undefined;
}

/** True where a method has another one of its class on its own object alone: `this.thinking()`. */
function asksItself(method: Node, other: Node, module: Module): boolean {
  const member = memberOf(method, module);
  if (!member || memberOf(other, module)?.body !== member.body) return false;
  const receivers: Node[] = [];
  walk(other, (node) => {
    if (isMember(node) && memberName(node) === member.name) receivers.push(unwrap(node.object));
  });
  return receivers.length > 0 && receivers.every(({ type }) => type === 'ThisExpression');
}

/** True where each use of a method is a `this.method` of its class, and one of them stands in another method, or leads to it in turn. */
function isLedTo(method: Node, other: Node, module: Module, ctx: Context, seen = new Set<Node>()): boolean {
  const member = memberOf(method, module);
  if (!member || seen.has(method)) return false;
  seen.add(method);
  const { name, body } = member;
  const owners = ctx.membersNamed(name).map((use) => {
    const isOnThis = use.module === module && isMember(use.node) && use.node.object.type === 'ThisExpression';
    const owner = isOnThis ? ownerOf(use.node, module) : undefined;
    return owner && module.scopes.parentOf(owner) === body ? owner : undefined;
  });
  if (owners.some((owner) => owner === undefined)) return false;
  return owners.some((owner) => owner && (owner === other || isLedTo(owner, other, module, ctx, seen)));
}

/** True for a method that assigns to a field of `this`, or to something in it. */
function sets(method: Node, field: string): boolean {
  let found = false;
  walk(method, (node) => {
    const target = node.type === 'AssignmentExpression' ? node.left : node.type === 'UpdateExpression' ? node.argument : undefined;
    for (let at: Node | undefined = target; at && isMember(at); at = at.object)
      if (at.object.type === 'ThisExpression' && memberName(at) === field) found = true;
    return !found;
  });
  return found;
}
