/** `cast(T, value)` of `typing`: a call that is its value. Marked once a file, so that whoever looks at a node sees through it. */
import { importOf } from '../modules/imports.js';
import { calleeOf, isCall, isMember, isName, memberName, type Node, objectOf, parts, positional, walk } from './node.js';
import type { Scopes } from './scope.js';

export function markCasts(root: Node, text: string, scopes: Scopes): void {
  if (!/\bcast\b/.test(text)) return;
  walk(root, (node) => {
    if (isCall(node) && isCast(node, scopes)) node.isCast = true;
  });
}

function isCast(call: Node, scopes: Scopes): boolean {
  const callee = calleeOf(call);
  const name = isMember(callee) ? objectOf(callee) : callee;
  const binding = isName(name) ? scopes.bindingOf(name) : undefined;
  const from = binding && importOf(binding);
  const path = isMember(callee) ? `${from?.name}.${memberName(callee)}` : from?.name;
  return /^typing(?:_extensions)?$/.test(from?.specifier ?? '') && /^(?:\*\.)?cast$/.test(path ?? '') && positional(call).length === 2;
}

/** The type that a cast says its value has. */
export const castTo = (node: Node): Node | undefined => {
  const [inner] = node.type === 'parenthesized_expression' ? parts(node) : [node];
  return inner?.isCast ? positional(inner)[0] : undefined;
};
