/** The variables of a file, from the scopes to the form that the engine reads. */
import type { Binding, ClassNode, FunctionNode, Module } from '../../../ir/ir.js';
import { importOf } from '../modules/imports.js';
import { field, isClass, type Node } from '../syntax/node.js';
import type { DefinitionKind, Scope, Binding as Variable } from '../syntax/scope.js';

/** A variable of which no use has been seen yet. */
export function bindingAt(variable: Variable, module: Module): Binding {
  const { name, definitions, scope } = variable;
  const id = definitions[0]?.id ?? scope.node;
  const from = importOf(variable);
  const type = definitions.map(({ node }) => field(node, 'type')).find((one) => one !== undefined);
  const expr = (node: Node) => ({ file: module.file, start: node.start, end: node.end, node });
  return {
    name,
    kind: kindOf(variable),
    expr: expr(id),
    module,
    fn: null,
    cls: null,
    references: [],
    writes: [],
    ...(from && { from: { ...from, whole: from.name === '*' } }),
    exported: [],
    ...(type && { type: expr(type) }),
    native: variable,
  };
}

const KINDS: Partial<Record<DefinitionKind, Binding['kind']>> = {
  param: 'param',
  import: 'import',
  function: 'function',
  class: 'class',
};

function kindOf({ definitions }: Variable): Binding['kind'] {
  const given = definitions.filter(({ kind }) => kind !== 'declare');
  const [first, ...others] = given;
  if (!first) return 'let';
  const known = KINDS[first.kind];
  if (known) return known;
  if (first.node.type === 'type_alias_statement') return 'type';
  if (first.node.type === 'as_pattern' && first.node.parent?.type === 'except_clause') return 'catch';
  return others.length === 0 && /^(?:assign|unpack|with)$/.test(first.kind) ? 'const' : 'let';
}

/** The function or class whose variable it is: what a comprehension declares belongs to the function around it. */
export function homeOf(scope: Scope, owners: ReadonlyMap<Node, FunctionNode | ClassNode>): Pick<Binding, 'fn' | 'cls'> {
  const own = owners.get(scope.node);
  const cls = own && !('params' in own) ? own : null;
  for (let at: Scope | null = scope; at; at = at.parent) {
    const owner = isClass(at.node) ? undefined : owners.get(at.node);
    if (owner && 'params' in owner) return { fn: owner, cls };
  }
  return { fn: null, cls };
}
