/** What a name of another package is, as far as the file's own imports say. */
import { importOf } from '../modules/imports.js';
import { field, isMember, isName, type Node, objectOf } from '../syntax/node.js';
import type { Scopes } from '../syntax/scope.js';

/** `functools.cached_property`; a name alone for one of Python's own; undefined for what the file itself makes. */
export function meaningOf(node: Node, scopes: Scopes): string | undefined {
  if (isMember(node)) {
    const whole = meaningOf(objectOf(node), scopes);
    return whole === undefined ? undefined : `${whole}.${field(node, 'attribute')?.text}`;
  }
  if (!isName(node)) return undefined;
  const binding = scopes.bindingOf(node);
  if (!binding) return node.text;
  const from = importOf(binding);
  return from && (from.name === '*' ? from.specifier : `${from.specifier}.${from.name}`);
}
