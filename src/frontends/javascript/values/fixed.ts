/** Expressions that have one value for all requests, and sums. */

import type { Module } from '../modules/modules.js';
import { isFunction, isMember, type Node, unwrap, walk } from '../syntax/ast.js';
import type { Binding } from '../syntax/scope.js';
import { functionAround } from './functions.js';

/** What a name is declared by is followed so far. */
const MOST_DEPTH = 6;
const VARYING = /^(?:Date|performance|crypto)$/;

/** True for an expression that is made of constants, the environment, and what is set when a file is loaded or an object made. */
export function isFixed(node: Node, module: Module, depth = 0): boolean {
  if (isSetUp(node, module)) return true;
  let fixed = depth <= MOST_DEPTH;
  walk(node, (inner) => {
    if (isFunction(inner)) fixed = false;
    if (isMember(inner) && inner.property.type === 'Identifier' && inner.property.name === 'random') fixed = false;
    if (inner.type === 'Identifier' && !isKey(inner, module)) {
      const binding = module.scopes.bindingOf(inner);
      if (binding ? !isFixedName(binding, module, depth) : VARYING.test(inner.name)) fixed = false;
    }
    return fixed;
  });
  return fixed;
}

/** Evaluated once: outside of functions, or where an object is made. */
function isSetUp(node: Node, module: Module): boolean {
  const fn = functionAround(node, module);
  return !fn || (fn.type === 'ClassMethod' && fn.kind === 'constructor');
}

function isKey(name: Node, module: Module): boolean {
  const parent = module.scopes.parentOf(name);
  if (!parent) return false;
  if (isMember(parent)) return parent.property === name && !parent.computed;
  return parent.type === 'ObjectProperty' && parent.key === name && !parent.computed;
}

function isFixedName({ kind, node, scope, writes }: Binding, module: Module, depth: number): boolean {
  if (kind === 'import' || kind === 'enum' || kind === 'function' || kind === 'class') return true;
  if (writes.some((write) => !isSetUp(write, module))) return false;
  if (scope.node.type === 'Program') return true;
  if (kind === 'param') return isFunction(node) && node.type === 'ClassMethod' && node.kind === 'constructor';
  return node.type === 'VariableDeclarator' && node.init ? isFixed(node.init, module, depth + 1) : false;
}

/** The parts of a sum; none for anything else. */
export function addends(node: Node): Node[] {
  const inner = unwrap(node);
  if (inner.type !== 'BinaryExpression' || inner.operator !== '+') return [];
  return [inner.left, inner.right].flatMap((part) => {
    const parts = addends(part);
    return parts.length > 0 ? parts : [unwrap(part)];
  });
}
