/** Room for a declaration in front of a call: what it is given must be evaluated at the moment at which the call would evaluate it. */

import type { Module } from '../modules/modules.js';
import { isCall, isMember, isWrapper, type Node } from '../syntax/ast.js';
import { isPure } from '../values/conditions.js';

const BLOCK = /^(?:Program|BlockStatement|StaticBlock)$/;

/** The statement that evaluates a call before all else in it, in a block; undefined where there is none. */
export function statementOfCall(call: Node, { scopes: { parentOf } }: Module): Node | undefined {
  if (!isCall(call) || !isPure(call.callee)) return undefined;
  for (let node: Node = call, parent = parentOf(call); parent; node = parent, parent = parentOf(parent)) {
    const inBlock = (statement: Node) => (BLOCK.test(parentOf(statement)?.type ?? '') ? statement : undefined);
    if (parent.type === 'AwaitExpression' || isWrapper(parent)) continue;
    if (isMember(parent) && parent.object === node) continue;
    if (isCall(parent) && parent.callee === node) continue;
    if (parent.type === 'AssignmentExpression' && parent.operator === '=' && parent.left.type === 'Identifier' && parent.right === node)
      continue;
    if (parent.type === 'ExpressionStatement' || parent.type === 'ReturnStatement') return inBlock(parent);
    if (parent.type === 'ForOfStatement' && parent.right === node) return inBlock(parent);
    const declaration = parent.type === 'VariableDeclarator' && parent.init === node ? parentOf(parent) : undefined;
    return declaration?.type === 'VariableDeclaration' && declaration.declarations[0] === parent ? inBlock(declaration) : undefined;
  }
  return undefined;
}

/** The first of the names that means nothing at a place. */
export function freeName(names: readonly string[], at: Node, { scopes }: Module): string | undefined {
  const isTaken = (name: string): boolean => {
    for (let scope: ReturnType<typeof scopes.scopeAt> | null = scopes.scopeAt(at); scope; scope = scope.parent)
      if (scope.bindings.has(name)) return true;
    return false;
  };
  return names.find((name) => !isTaken(name));
}
