/** Expressions that read getters. */
import type { SourceTree } from '../../../run/engine.js';
import { createAccessors } from '../../accessors.js';
import { isMember, memberName, type Node, walk } from '../syntax/ast.js';

/** True for an expression with a property in it for which the project has a getter. */
export function createReadsAccessor(tree: SourceTree): (node: Node) => boolean {
  const areAccessors = createAccessors(tree, (name) => [
    new RegExp(`\\bget\\s+(?:\\[?(['"]))?${name}\\1?\\]?\\s*\\(`),
    new RegExp(`(['"])${name}\\1\\s*,\\s*\\{[^}]*\\bget\\b`),
  ]);
  return (node) => {
    const names: string[] = [];
    walk(node, (inner) => {
      if (!isMember(inner)) return;
      const name = inner.property.type === 'PrivateName' ? `#${inner.property.id.name}` : memberName(inner);
      if (name !== undefined) names.push(name);
    });
    return areAccessors(names);
  };
}
