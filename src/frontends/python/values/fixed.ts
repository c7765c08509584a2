/** Expressions that have one value for all requests, and sums. */
import type { Module } from '../modules/modules.js';
import { ownerOfSelf } from '../modules/names.js';
import { around, field, isFunction, isKeyword, isName, type Node, parts, unwrap, walk } from '../syntax/node.js';
import type { Binding } from '../syntax/scope.js';

/** What a name is defined by is followed so far. */
const MOST_DEPTH = 6;
const VARYING = /\b(?:random|time|datetime|uuid|secrets)\b/;

/** True for an expression that is made of constants, the environment, and what is set when a file is loaded or an object made. */
export function isFixed(node: Node, module: Module, depth = 0): boolean {
  if (isSetUp(node)) return true;
  let fixed = depth <= MOST_DEPTH && !VARYING.test(node.text);
  walk(node, (inner) => {
    if (isFunction(inner)) fixed = false;
    const isLabel = inner.field === 'name' && inner.parent !== null && isKeyword(inner.parent);
    const binding = isName(inner) && !isLabel ? module.scopes.bindingOf(inner) : undefined;
    if (binding && !ownerOfSelf(inner, module) && !isFixedName(binding, module, depth)) fixed = false;
    return fixed;
  });
  return fixed;
}

/** Evaluated once: outside of functions, or where an object is made. */
function isSetUp(node: Node): boolean {
  const fn = around(node, isFunction);
  return !fn || field(fn, 'name')?.text === '__init__';
}

function isFixedName({ scope, definitions }: Binding, module: Module, depth: number): boolean {
  if (scope.parent === null) return definitions.every(({ id }) => isSetUp(id));
  return definitions.every(({ kind, node }) => {
    if (kind === 'import' || kind === 'function' || kind === 'class') return true;
    if (kind === 'param') return field(scope.node, 'name')?.text === '__init__';
    const right = kind === 'assign' ? field(node, 'right') : undefined;
    return right !== undefined && isFixed(right, module, depth + 1);
  });
}

/** The parts of a sum; none for anything else. */
export function addends(node: Node): Node[] {
  const inner = unwrap(node);
  if (inner.type !== 'binary_operator' || field(inner, 'operator')?.text !== '+') return [];
  return parts(inner).flatMap((part) => {
    const found = addends(part);
    return found.length > 0 ? found : [unwrap(part)];
  });
}
