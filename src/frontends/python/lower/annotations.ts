/** Annotations: types are kept as they are written, and calls in them (`Annotated[Client, Depends(make)]`) run where they stand. */
import type { Expression } from '../../../ir/expressions.js';
import type { Expr } from '../../../values/values.js';
import { field, type Node, walk } from '../syntax/node.js';
import { exprAt, type Lowering } from './lowering.js';

/** The type that is written for a parameter, a variable. */
export function annotation(node: Node, l: Lowering): Expr | undefined {
  const type = field(node, 'type');
  return type && exprAt(l, type);
}

const RUNS = /^(?:call|dictionary|lambda|list_comprehension|set_comprehension|dictionary_comprehension|generator_expression)$/;

/** What runs when a type is evaluated, and is more than names. */
export function runsIn(types: readonly (Node | undefined)[], l: Lowering): Expression[] {
  const found: Node[] = [];
  for (const type of types) {
    if (!type) continue;
    walk(type, (node) => {
      if (!RUNS.test(node.type)) return true;
      found.push(node);
      return false;
    });
  }
  return found.map((node) => l.expression(node, l));
}
