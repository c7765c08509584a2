/** Assignments of all kinds. */
import type { AssignExpression, Expression, Target } from '../../../ir/expressions.js';
import { field, type Node } from '../syntax/node.js';
import { annotation } from './annotations.js';
import { exprAt, type Lowering } from './lowering.js';
import { target } from './targets.js';

/** Gives a target a value; `node` is the whole. */
export function assignTo(node: Node, to: Target, value: Expression, l: Lowering): AssignExpression {
  if (to.k === 'name' && value.k === 'function') value.fn.name ??= to.name;
  return { k: 'assign', ...exprAt(l, node), target: to, value, operator: '=', declares: declares(to), fn: l.fn };
}

/** True for a target whose (first) name has no value before. */
function declares(to: Target): boolean {
  if (to.k === 'name') return to.binding !== null && to.binding.expr.node === to.node;
  const first = to.k === 'list-pattern' ? (to.items[0]?.target ?? to.rest) : to.k === 'object-pattern' ? to.rest : undefined;
  return first !== undefined && declares(first);
}

/** `a = b`, `a: T = b`, `a = b = c`; one without a value is no expression. */
export function assign(node: Node, l: Lowering): AssignExpression {
  const type = annotation(node, l);
  const value = l.expression(field(node, 'right') as Node, l);
  const assigned = assignTo(node, target(field(node, 'left') as Node, l), value, l);
  return type ? { ...assigned, type } : assigned;
}

/** `a += b`. */
export function augmented(node: Node, l: Lowering): AssignExpression {
  const to = target(field(node, 'left') as Node, l);
  const value = l.expression(field(node, 'right') as Node, l);
  const arithmetic = (field(node, 'operator')?.text ?? '').slice(0, -1);
  return { ...assignTo(node, to, value, l), operator: 'other', arithmetic, declares: false };
}

/** `a := b`. */
export const named = (node: Node, l: Lowering): AssignExpression =>
  assignTo(node, target(field(node, 'name') as Node, l), l.expression(field(node, 'value') as Node, l), l);
