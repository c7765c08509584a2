/** Small questions of syntax on the way to a client. */

import type { Module } from '../modules/modules.js';
import { isCall, isMember, keyName, type Node, unwrap } from '../syntax/ast.js';
import type { Context } from '../values/context.js';
import type { Located } from '../values/functions.js';

export const isUndefined = (node: Node): boolean => node.type === 'Identifier' && node.name === 'undefined';

export function leftmostName(node: Node): string | undefined {
  let at = unwrap(node);
  while (isMember(at) || isCall(at)) at = unwrap(isMember(at) ? at.object : at.callee);
  return at.type === 'Identifier' ? at.name : undefined;
}

/** The values assigned by the write of a name. */
export function assignedTo(write: Node, module: Module): Node[] {
  const parent = module.scopes.parentOf(write);
  return parent?.type === 'AssignmentExpression' && parent.left === write ? [parent.right] : [];
}

/** The property of a pattern that a name of it is taken out of. */
export function propertyAround(id: Node, name: string, pattern: Node, module: Module): Node | undefined {
  for (let at: Node | undefined = id; at && at !== pattern; at = module.scopes.parentOf(at))
    if (at.type === 'ObjectProperty' && keyName(at.key, at.computed) === name) return at;
  return undefined;
}

/** What is assigned to properties of that name, of whatever object, but for what methods assign to their own; tests are left out. */
export const assignedFromOutside = (name: string, ctx: Context): Located[] =>
  ctx.membersNamed(name).flatMap(({ node, module }) => {
    const parent = module.scopes.parentOf(node);
    const isGiven = parent?.type === 'AssignmentExpression' && parent.left === node && node.object.type !== 'ThisExpression';
    return isGiven && !ctx.isTest(module) ? [{ node: parent.right, module }] : [];
  });
