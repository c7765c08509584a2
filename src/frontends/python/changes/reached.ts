/** Under which conditions a place is reached: those around it, and those under which the code before it leaves. */
import type { Guard } from '../../entries.js';
import type { Module } from '../modules/modules.js';
import { field, isFunction, type Node, parts } from '../syntax/node.js';
import { testOf } from '../values/conditions.js';
import type { Context, Frame } from '../values/context.js';

const LEAVES = /^(?:raise_statement|return_statement|continue_statement|break_statement)$/;

/** Conditions in the function around a place, from the outside in; others may hold, too. */
export function reachedUnder(node: Node, module: Module, ctx: Context, frame?: Frame): Guard[] {
  const found: Guard[] = [];
  const add = (condition: Node | undefined, holds: boolean) => {
    if (condition) found.unshift({ test: testOf(condition, module, ctx, frame), holds });
  };
  for (let below = node, at = node.parent; at && !isFunction(below); below = at, at = at.parent) {
    if (at.type === 'conditional_expression') {
      const [then, condition, otherwise] = parts(at);
      if (below === then || below === otherwise) add(condition, below === then);
    } else if (at.type === 'if_statement' || at.type === 'elif_clause') {
      if (below.field === 'consequence') add(field(at, 'condition'), true);
      else if (below.field === 'alternative') for (const condition of conditionsBefore(at, below).reverse()) add(condition, false);
    } else if (at.type === 'block' || at.type === 'module') {
      const { start } = below;
      const before = at.children.filter((one) => one.type === 'if_statement' && one.end <= start);
      for (const statement of before.reverse()) for (const condition of leavingConditions(statement).reverse()) add(condition, false);
    }
  }
  return found;
}

/** The conditions of an `if` statement that are asked before one of its later clauses. */
const conditionsBefore = (statement: Node, clause: Node): Node[] =>
  [statement, ...statement.children.filter((one) => one.type === 'elif_clause' && one.end <= clause.start)].flatMap(
    (one) => field(one, 'condition') ?? [],
  );

/** The conditions of an `if` statement under which nothing behind it runs: those of its first clauses that all leave. */
function leavingConditions(statement: Node): Node[] {
  const clauses = [statement, ...statement.children.filter(({ type }) => type === 'elif_clause')];
  const firstStaying = clauses.findIndex((clause) => !leaves(field(clause, 'consequence')));
  return (firstStaying < 0 ? clauses : clauses.slice(0, firstStaying)).flatMap((clause) => field(clause, 'condition') ?? []);
}

const leaves = (block: Node | undefined): boolean => LEAVES.test((block && parts(block).at(-1)?.type) ?? '');
