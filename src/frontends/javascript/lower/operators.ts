/** Operators, assignments and templates. */
import type * as t from '@babel/types';
import type { AssignExpression, CompareExpression, Expression } from '../../../ir/expressions.js';
import type { Around, Lowering } from './context.js';

const COMPARISONS: Record<string, CompareExpression['operator']> = {
  '==': 'eq',
  '===': 'eq',
  '!=': 'ne',
  '!==': 'ne',
  in: 'in',
  instanceof: 'instance',
  '<': 'order',
  '>': 'order',
  '<=': 'order',
  '>=': 'order',
};

/** `left <operator> right`. A chain of one arithmetic operator, and a chain of `+` that is a text, are one expression. */
export function binary(node: t.BinaryExpression, left: Expression, lowering: Lowering): Expression {
  const place = lowering.place(node);
  const right = lowering.expression(node.right);
  const { operator } = node;
  const compared = COMPARISONS[operator];
  if (compared) return { k: 'compare', ...place, operator: compared, left, right };
  const chained = (left.node as t.Node).type === 'BinaryExpression';
  if (operator === '+' && (isText(left) || isText(right))) {
    if (left.k === 'text' && chained) return longer(left, right, place);
    return { k: 'text', ...place, parts: [left, right] };
  }
  if (left.k === 'open' && left.operator === operator && chained) return longer(left, right, place);
  return { k: 'open', ...place, parts: [left, right], why: 'arithmetic', operator };
}

/** The same expression with one more part: copying it for each part would take too long. */
function longer<E extends Expression & { parts: Expression[] }>(expression: E, part: Expression, place: object): E {
  expression.parts.push(part);
  delete expression.written;
  return Object.assign(expression, place);
}

const isText = (expression: Expression): boolean =>
  expression.k === 'text' ||
  (expression.k === 'literal' && typeof expression.value === 'string') ||
  (expression.k === 'conditional' && isText(expression.yes) && isText(expression.no));

const CONNECTIVES = { '&&': 'and', '||': 'or', '??': 'nullish' } as const;

export function logical(node: t.LogicalExpression, left: Expression, around: Around, lowering: Lowering): Expression {
  const right = lowering.expression(node.right, around);
  return { k: 'logical', ...lowering.place(node), operator: CONNECTIVES[node.operator], left, right };
}

export function unary(node: t.UnaryExpression, value: Expression, lowering: Lowering): Expression {
  const place = lowering.place(node);
  switch (node.operator) {
    case '!':
      return { k: 'not', ...place, value };
    case 'void': {
      const nothing = lowering.literal(node, undefined);
      return value.k === 'literal' ? nothing : { k: 'sequence', ...place, items: [value, nothing] };
    }
    case 'typeof':
      return { k: 'open', ...place, parts: [value], why: 'type' };
    case 'delete':
      if (value.k === 'name' || value.k === 'get') return { k: 'delete', ...place, target: value };
      return { k: 'open', ...place, parts: [value], why: 'unknown' };
    default:
      if (value.k === 'literal' && typeof value.value === 'number' && /[+-]/.test(node.operator))
        return lowering.literal(node, node.operator === '-' ? -value.value : value.value);
      return { k: 'open', ...place, parts: [value], why: 'arithmetic', operator: node.operator };
  }
}

/** `x++`. */
export function update(node: t.UpdateExpression, lowering: Lowering): AssignExpression {
  const target = lowering.target(node.argument, true);
  const value = lowering.literal(node, 1);
  const [arithmetic] = node.operator;
  return { k: 'assign', ...lowering.place(node), target, value, operator: 'other', arithmetic, declares: false, fn: lowering.fn };
}

const ASSIGNMENTS: Record<string, AssignExpression['operator']> = { '=': '=', '||=': 'or', '&&=': 'and', '??=': 'nullish' };

export function assignment(node: t.AssignmentExpression, value: Expression, lowering: Lowering): AssignExpression {
  const operator = ASSIGNMENTS[node.operator] ?? 'other';
  const target = lowering.target(node.left, operator !== '=');
  const arithmetic = operator === 'other' ? { arithmetic: node.operator.slice(0, -1) } : {};
  return { k: 'assign', ...lowering.place(node), typed: true, target, value, operator, ...arithmetic, declares: false, fn: lowering.fn };
}

/** A template: a literal where nothing is put into it. */
export function template(node: t.TemplateLiteral, lowering: Lowering): Expression {
  const [only] = node.quasis;
  if (node.quasis.length === 1 && only) return lowering.literal(node, only.value.cooked ?? only.value.raw);
  const parts: Expression[] = [];
  for (const [index, quasi] of node.quasis.entries()) {
    const text = quasi.value.cooked ?? quasi.value.raw;
    if (text) parts.push(lowering.literal(quasi, text));
    const inner = node.expressions[index];
    if (inner) parts.push(lowering.expression(inner));
  }
  return { k: 'text', ...lowering.place(node), parts };
}
