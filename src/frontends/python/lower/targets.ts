/** Where values go, and what both reading and writing need: members, items, elements. */
import type { Expression, GetExpression, Item, Target } from '../../../ir/expressions.js';
import { stringValue } from '../syntax/literals.js';
import { field, type Node, parts } from '../syntax/node.js';
import { exprAt, getAt, type Lowering, nameAt } from './lowering.js';

/** True for `(a,)`; `(a)` is no tuple. */
export const hasComma = (node: Node): boolean => parts(node).length !== 1 || node.children.some((child) => child.text === ',');

export function target(node: Node, l: Lowering): Target {
  switch (node.type) {
    case 'identifier':
      return nameAt(node, l, 'writes');
    case 'attribute':
      return attribute(node, l.expression(field(node, 'object') as Node, l), l);
    case 'subscript':
      return subscript(node, l.expression(field(node, 'value') as Node, l), l);
    case 'parenthesized_expression':
    case 'as_pattern_target':
      return target(parts(node)[0] as Node, l);
    case 'tuple':
    case 'tuple_pattern':
      return hasComma(node) ? listPattern(node, l) : target(parts(node)[0] as Node, l);
    case 'list':
    case 'list_pattern':
    case 'expression_list':
    case 'pattern_list':
      return listPattern(node, l);
    default:
      return { k: 'open-target', expr: exprAt(l, node), parts: parts(node).map((part) => l.expression(part, l)) };
  }
}

const STAR = /^list_splat(?:_pattern)?$/;

function listPattern(node: Node, l: Lowering): Target {
  const all = parts(node);
  const star = all.findIndex(({ type }) => STAR.test(type));
  const rest = all[star];
  const before = star < 0 ? all : all.slice(0, star);
  return {
    k: 'list-pattern',
    expr: exprAt(l, node),
    items: before.map((item) => ({ target: target(item, l) })),
    ...(rest && { rest: target(parts(rest)[0] as Node, l), after: all.slice(star + 1).map((item) => target(item, l)) }),
  };
}

export function attribute(node: Node, object: Expression, l: Lowering): GetExpression {
  const key = field(node, 'attribute') as Node;
  return getAt(node, { object, key: key.text, keyExpr: exprAt(l, key), item: false }, l);
}

export function subscript(node: Node, object: Expression, l: Lowering): GetExpression {
  const keys = node.children.filter((child) => child.field === 'subscript' && child.named);
  const [first, ...others] = keys as [Node, ...Node[]];
  const isOne = others.length === 0 && first.type !== 'list_splat' && !/,\s*\]$/.test(node.text);
  const whole = { ...exprAt(l, node), start: first.start, end: (keys.at(-1) as Node).end };
  const key: GetExpression['key'] = isOne ? keyOf(first, l) : { k: 'list', ...whole, of: 'tuple', items: items(keys, l) };
  return getAt(node, { object, key, keyExpr: isOne ? exprAt(l, first) : whole, item: true }, l);
}

/** A text for `d["k"]` and `l[0]`. */
function keyOf(node: Node, l: Lowering): string | Expression {
  const text = stringValue(node);
  if (text !== undefined) return text;
  const key = l.expression(node, l);
  return node.type === 'integer' && key.k === 'literal' ? String(key.value) : key;
}

/** Elements of a display, arguments. */
export const items = (nodes: readonly Node[], l: Lowering): Item[] =>
  nodes.map((node) => {
    const star = starred(node);
    return { expr: exprAt(l, node), value: l.expression(star ?? node, l), spread: star !== undefined };
  });

/** What stands behind a star; `(*x)` is one too. */
function starred(node: Node): Node | undefined {
  const [inner] = parts(node);
  if (STAR.test(node.type)) return inner;
  return node.type === 'parenthesized_expression' && inner ? starred(inner) : undefined;
}
