/** What changes an object: `o.k = …`, `delete o.k`, `Object.assign(o, …)`, in whatever way the target is written. */

import type { Module } from '../modules/modules.js';
import { type Call, isCall, isMember, isWrapper, keyName, memberName, type Node } from '../syntax/ast.js';
import { textOf } from './context.js';

export interface Change {
  /** The properties that get another value; undefined where they are not known. */
  keys: string[] | undefined;
  /** What changes the object. */
  statement: Node;
}

const FUNCTIONS =
  /^(?:Object\.(?:assign|definePropert(?:y|ies))|Reflect\.(?:set|defineProperty|deleteProperty)|(?:_|lodash)\.(?:assign(?:In)?|defaults(?:Deep)?|extend|merge|set|unset|update))$/;
const TAKE_A_KEY = /\.(?:defineProperty|set|deleteProperty|unset|update)$/;

/** The expression around a node, casts and parentheses included. */
export function outermost(node: Node, module: Module): Node {
  for (let at = node; ; ) {
    const parent = module.scopes.parentOf(at);
    if (!parent || !isWrapper(parent)) return at;
    at = parent;
  }
}

/** What changes an object right where an expression stands for it. */
export function changeOf(node: Node, module: Module): Change | undefined {
  const target = outermost(node, module);
  const holder = module.scopes.parentOf(target);
  if (holder && isMember(holder) && holder.object === target) {
    const key = memberName(holder);
    const statement = statementFor(holder, module);
    return statement && { keys: key === undefined ? undefined : [key], statement };
  }
  if (!holder || !isCall(holder) || holder.arguments[0] !== target) return undefined;
  const name = textOf(module, holder.callee);
  return FUNCTIONS.test(name) ? { keys: keysGiven(name, holder.arguments.slice(1)), statement: holder } : undefined;
}

/** The properties that a call like `Object.assign(o, …)` gives, where they are written out. */
function keysGiven(name: string, given: readonly Node[]): string[] | undefined {
  const [first] = given;
  if (TAKE_A_KEY.test(name)) {
    const key = first && keyName(first, true);
    return key === undefined ? undefined : [key.replace(/[.[][\s\S]*$/, '')];
  }
  const keys: string[] = [];
  for (const one of given) {
    if (one.type !== 'ObjectExpression') return undefined;
    for (const part of one.properties) {
      const key = part.type === 'SpreadElement' ? undefined : keyName(part.key, part.computed);
      if (key === undefined) return undefined;
      keys.push(key);
    }
  }
  return keys;
}

/** What gives a member another value, or takes it away; undefined where it is only read. */
export function statementFor(member: Node, module: Module): Node | undefined {
  const { parentOf } = module.scopes;
  let at = member;
  for (let parent = parentOf(at); parent; parent = parentOf(at)) {
    switch (parent.type) {
      case 'AssignmentExpression':
      case 'ForOfStatement':
      case 'ForInStatement':
        return parent.left === at ? parent : undefined;
      case 'UpdateExpression':
        return parent;
      case 'UnaryExpression':
        return parent.operator === 'delete' ? parent : undefined;
      case 'AssignmentPattern':
        if (parent.left !== at) return undefined;
        break;
      case 'ObjectProperty':
        if (parent.value !== at) return undefined;
        break;
      case 'ObjectPattern':
      case 'ArrayPattern':
      case 'RestElement':
        break;
      default:
        if (!isWrapper(parent)) return undefined;
    }
    at = parent;
  }
  return undefined;
}

/** `Object.assign(…)` */
export const isObjectAssign = (node: Node): node is Call =>
  isCall(node) &&
  isMember(node.callee) &&
  node.callee.object.type === 'Identifier' &&
  node.callee.object.name === 'Object' &&
  memberName(node.callee) === 'assign';
