/** Expressions that read properties which a method computes. */
import type { SourceTree } from '../../../run/engine.js';
import { createAccessors } from '../../accessors.js';
import { memberName, type Node, walk } from '../syntax/node.js';

/** True for an expression with an attribute in it for which the project has a decorated method, or a `property()`. */
export function createReadsAccessor(tree: SourceTree): (node: Node) => boolean {
  const areAccessors = createAccessors(tree, (name) => [
    new RegExp(`^[ \\t]*@[^\\n]*\\n(?:[ \\t]*(?:[@#][^\\n]*)?\\r?\\n)*[ \\t]*def[ \\t]+${name}\\b`, 'm'),
    new RegExp(`\\b${name}[ \\t]*=[ \\t]*\\w*property\\(`),
  ]);
  return (node) => {
    const names: string[] = [];
    walk(node, (inner) => {
      const name = memberName(inner);
      if (name !== undefined) names.push(name);
    });
    return areAccessors(names);
  };
}
