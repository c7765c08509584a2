/** Operators: sums of texts, lists and dictionaries, arithmetic, comparisons, `and` and `or`. */
import type { CompareExpression, Expression, Item, ListExpression, LogicalExpression, ObjectEntry } from '../../../ir/expressions.js';
import { field, type Node, parts } from '../syntax/node.js';
import { exprAt, type Lowering, literalAt, objectAt, openAt, usedAgain } from './lowering.js';

/** An operator between two expressions; a run of the same one (`a + b + c`) becomes one expression. */
export function binary(node: Node, left: Expression, l: Lowering): Expression {
  const operator = operatorOf(node);
  const before = field(node, 'left') as Node;
  const right = l.expression(field(node, 'right') as Node, l);
  const goesOn = before.type === 'binary_operator' && operatorOf(before) === operator;
  if (goesOn && extend(left, right)) return Object.assign(left, exprAt(l, node));
  const operands = goesOn && left.k === 'open' ? [...left.parts, right] : [left, right];
  if (operator === '+' && operands.some(isText)) return { k: 'text', ...exprAt(l, node), parts: operands };
  const of = operator === '+' ? operands.map(listKind).find((kind) => kind !== undefined) : undefined;
  if (of) return { k: 'list', ...exprAt(l, node), of, items: operands.map(spreadItem), pinned: true };
  if (operator === '|' && operands.some(({ k }) => k === 'object'))
    return Object.assign(objectAt(node, operands.map(spreadEntry), l), { pinned: true });
  return { ...openAt(node, operands, l, 'arithmetic'), operator };
}

const operatorOf = (node: Node): string => field(node, 'operator')?.text ?? '';

/** Adds an operand to a run of them; false where that makes something else of it. */
function extend(run: Expression, operand: Expression): boolean {
  if (run.k === 'text') run.parts.push(operand);
  else if (run.k === 'list') run.items.push(spreadItem(operand));
  else if (run.k === 'object') run.entries.push(spreadEntry(operand));
  else if (run.k === 'open' && !isText(operand) && !listKind(operand) && operand.k !== 'object') run.parts.push(operand);
  else return false;
  return true;
}

const spreadItem = (value: Expression): Item => ({ expr: value.written ?? value, value, spread: true });
const spreadEntry = (value: Expression): ObjectEntry => ({ kind: 'spread', expr: value.written ?? value, value });

/** True for what is a text whatever is in it. */
const isText = (value: Expression | undefined): boolean =>
  value?.k === 'text' ||
  (value?.k === 'literal' && typeof value.value === 'string') ||
  (value?.k === 'open' && value.operator === '%' && isText(value.parts[0]));

const listKind = (value: Expression): ListExpression['of'] | undefined =>
  value.k === 'list' && value.of !== 'set' ? value.of : value.k === 'each' && value.of === 'list' ? 'list' : undefined;

export function unary(node: Node, value: Expression, l: Lowering): Expression {
  const operator = operatorOf(node);
  if (value.k === 'literal' && typeof value.value === 'number' && operator !== '~')
    return literalAt(node, operator === '-' ? -value.value : value.value, l);
  return { ...openAt(node, [value], l, 'arithmetic'), operator };
}

export const logical = (node: Node, left: Expression, l: Lowering): LogicalExpression => ({
  k: 'logical',
  ...exprAt(l, node),
  operator: operatorOf(node) === 'and' ? 'and' : 'or',
  left,
  right: l.expression(field(node, 'right') as Node, l),
});

const COMPARED: Record<string, CompareExpression['operator']> = {
  '==': 'eq',
  is: 'eq',
  '!=': 'ne',
  '<>': 'ne',
  'is not': 'ne',
  in: 'in',
  'not in': 'not-in',
};

/** `a < b`; `a < b < c` is both comparisons, with `b` evaluated once. */
export function comparison(node: Node, l: Lowering): Expression {
  const operators = node.children.filter((child) => child.field === 'operators').map(({ text }) => text.replace(/\s+/g, ' '));
  const [first, ...others] = parts(node) as [Node, ...Node[]];
  let left = l.expression(first, l);
  let whole: Expression | undefined;
  others.forEach((operand, index) => {
    const value = l.expression(operand, l);
    const right = index < others.length - 1 ? usedAgain(value, l) : { first: value, later: () => value };
    const expr = { ...exprAt(l, node), start: (left.written ?? left).start, end: operand.end };
    const one: Expression = { k: 'compare', ...expr, operator: COMPARED[operators[index] ?? ''] ?? 'order', left, right: right.first };
    whole = whole ? { k: 'logical', ...expr, start: node.start, operator: 'and', left: whole, right: one } : one;
    left = right.later();
  });
  return whole as Expression;
}
