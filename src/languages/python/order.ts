/** In which order statements run before a place that reads something, and under which conditions. */
import type { Guard } from '../entries.js';
import { testOf } from './conditions.js';
import { type Context, exprOf, type Frame } from './context.js';
import type { Module } from './modules.js';
import { field, holds, isFunction, type Node } from './node.js';

const LOOPS = /^(?:for_statement|while_statement)$/;
/** Guards that nothing is known about. */
const UNKNOWN = /^(?:for_statement|while_statement|except_clause|except_group_clause|case_clause|lambda|function_definition)$/;

/**
 * What guards a statement, seen from a reader; undefined where it cannot have run before the reader does.
 * Loops, handlers, cases and other functions are guards that nothing is known about.
 */
export function guardsOf(node: Node, reader: Node, module: Module, ctx: Context, frame?: Frame): Guard[] | undefined {
  const guards: Guard[] = [];
  const unknown = (at: Node) => {
    const expr = exprOf(module, at);
    guards.unshift({ test: { key: `unknown:${expr.file}:${expr.start}`, expr, negated: false, pure: false }, holds: true });
  };
  let elsewhere = false;
  for (let below = node, at = node.parent; at; below = at, at = at.parent) {
    if (holds(at, reader)) {
      if (at.type === 'if_statement' && below !== field(at, 'condition')) {
        // In another branch than the reader; what the branches share runs before them.
        const branch = at.children.find((child) => holds(child, reader));
        if (branch && branch !== below && branch.field !== 'condition' && !sharedLoop(node, reader)) return undefined;
      }
      break;
    }
    if (at.type === 'if_statement' || at.type === 'elif_clause') {
      const condition = field(at, 'condition');
      if (condition && below.field === 'consequence') guards.unshift({ test: testOf(condition, module, ctx, frame), holds: true });
      else if (condition && below.field === 'alternative') {
        const earlier = at.children.filter((child) => child.type === 'elif_clause' && child.end <= below.start);
        for (const clause of [...earlier].reverse())
          guards.unshift({ test: testOf(field(clause, 'condition') as Node, module, ctx, frame), holds: false });
        guards.unshift({ test: testOf(condition, module, ctx, frame), holds: false });
      }
    } else if (at.type === 'conditional_expression' || at.type === 'boolean_operator') unknown(at);
    else if (UNKNOWN.test(at.type)) {
      unknown(at);
      if (isFunction(at)) elsewhere = true;
    }
  }
  if (elsewhere || node.start < reader.start || runsLater(reader, node)) return guards;
  if (!sharedLoop(node, reader)) return undefined;
  unknown(node);
  return guards;
}

/** True for a reader in a function that is made beside the node, and called when all there has run. */
function runsLater(reader: Node, node: Node): boolean {
  for (let at: Node | null = reader; at && !holds(at, node); at = at.parent) if (isFunction(at)) return true;
  return false;
}

/** A loop of one function around both: what is written late is read in the next round. */
function sharedLoop(node: Node, reader: Node): boolean {
  for (let at = node.parent; at; at = at.parent) {
    if (!holds(at, reader)) {
      if (isFunction(at)) return false;
      continue;
    }
    if (isFunction(at)) return false;
    if (LOOPS.test(at.type)) return true;
  }
  return false;
}
