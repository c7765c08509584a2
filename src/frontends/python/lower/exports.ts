/** What other files can read, and what `import *` takes along. */
import type { Binding, Exported, ModuleExports } from '../../../ir/ir.js';
import { stringValue } from '../syntax/literals.js';
import { calleeOf, field, isCall, isMember, memberName, type Node, parts, positional } from '../syntax/node.js';
import type { Definition } from '../syntax/scope.js';
import type { Input } from './lowering.js';

/** @param bindings the variables of the file itself. */
export function exportsOf(bindings: readonly Binding[], { scopes, stars }: Input): ModuleExports {
  const named = new Map<string, Exported>();
  for (const binding of bindings) {
    binding.exported.push(binding.name);
    named.set(binding.name, { kind: 'binding', binding });
  }
  const list = scopes.module.bindings.get('__all__');
  const listed = list && namesOf([...list.definitions.map(defined), ...list.references.flatMap(added)]);
  return { named, stars: stars.map(({ specifier }) => specifier), ...(list && { all: listed ?? null }), whole: null };
}

const namesOf = (lists: readonly (readonly string[] | undefined)[]): ReadonlySet<string> | undefined =>
  lists.every((names) => names !== undefined) ? new Set(lists.flat()) : undefined;

const defined = ({ kind, node }: Definition): readonly string[] | undefined =>
  kind === 'declare' ? [] : kind === 'assign' || kind === 'augment' ? written(field(node, 'right')) : undefined;

/** `["a", "b"]`, `["a"] + ["b"]`. */
function written(node: Node | undefined): readonly string[] | undefined {
  if (!node) return undefined;
  if (node.type === 'binary_operator') {
    const names = namesOf([written(field(node, 'left')), written(field(node, 'right'))]);
    return names && [...names];
  }
  const names = /^(?:list|tuple|expression_list)$/.test(node.type) ? parts(node).map(stringValue) : [undefined];
  return names.every((name) => name !== undefined) ? names : undefined;
}

/** What a use of the list adds to it: nothing where it is only read. */
function added({ parent }: Node): (readonly string[] | undefined)[] {
  const call = parent && isMember(parent) ? parent.parent : undefined;
  if (!call || !isCall(call) || calleeOf(call) !== parent) return [];
  const [first] = positional(call);
  if (memberName(parent) === 'extend') return [written(first)];
  const name = memberName(parent) === 'append' && first ? stringValue(first) : undefined;
  return [name === undefined ? undefined : [name]];
}
