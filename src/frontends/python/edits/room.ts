/** Room for an assignment in front of a call: what is assigned must be evaluated at the moment at which the call would evaluate it. */

import type { Module } from '../modules/modules.js';
import { calleeOf, field, isCall, isMember, isName, type Node, objectOf, parts, statementOf } from '../syntax/node.js';
import { isPure } from '../values/conditions.js';

const ON_THE_WAY = /^(?:await|parenthesized_expression|expression_statement|return_statement)$/;

/** The statement that evaluates a call before all else in it, in a block; undefined where there is none. */
export function statementOfCall(call: Node): Node | undefined {
  if (!isCall(call) || !isPure(calleeOf(call))) return undefined;
  const statement = statementOf(call);
  for (let node = call, parent = call.parent; parent; node = parent, parent = parent.parent) {
    if (node === statement) return statement;
    if (isFirst(node, parent)) continue;
    return undefined;
  }
  return undefined;
}

function isFirst(node: Node, parent: Node): boolean {
  if (ON_THE_WAY.test(parent.type)) return true;
  if (isMember(parent)) return objectOf(parent) === node;
  if (isCall(parent)) return calleeOf(parent) === node;
  if (parent.type === 'assignment') return field(parent, 'right') === node && isName(field(parent, 'left') as Node);
  if (parent.type === 'for_statement') return field(parent, 'right') === node;
  // `with client.messages.stream(…) as stream:`
  if (/^(?:as_pattern|with_item|with_clause|with_statement)$/.test(parent.type)) return parts(parent)[0] === node;
  return false;
}

/** The first of the names that means nothing anywhere in the file: an assignment makes a name its function's own. */
export function freeName(names: readonly string[], { scopes }: Module): string | undefined {
  return names.find((name) => !scopes.all().some(({ bindings }) => bindings.has(name)));
}
