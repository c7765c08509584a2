/** Expressions. Those that may be nested without end (`a.b.c…`, `a + b + …`, `a if b else …`) are lowered from the inside out, without recursion. */
import type { EachExpression, Expression, ListExpression, ObjectEntry } from '../../../ir/expressions.js';
import { numberValue, stringValue } from '../syntax/literals.js';
import { field, type Node, parts } from '../syntax/node.js';
import { assign, augmented, named } from './assignments.js';
import { call, cast, isSuper, superCall } from './calls.js';
import { lambda } from './functions.js';
import { exprAt, type Lowering, literalAt, nameAt, objectAt, openAt, writtenAs } from './lowering.js';
import { binary, comparison, logical, unary } from './operators.js';
import { attribute, hasComma, items, subscript, target } from './targets.js';
import { text } from './texts.js';

export function expression(node: Node, l: Lowering): Expression {
  const chain: Node[] = [];
  for (let at: Node | undefined = node; at; at = innermost(at, l)) chain.push(at);
  let inner: Expression | undefined;
  for (let i = chain.length - 1; i >= 0; i--) {
    const one = chain[i] as Node;
    inner = inner ? around(one, inner, l) : single(one, l);
  }
  return inner as Expression;
}

/** The part of an expression that may be as deep as the whole; undefined where it is lowered in one step. */
function innermost(node: Node, l: Lowering): Node | undefined {
  switch (node.type) {
    case 'attribute':
      return field(node, 'object');
    case 'subscript':
      return field(node, 'value');
    case 'call':
      return node.isCast || isSuper(node, l) ? undefined : field(node, 'function');
    case 'binary_operator':
    case 'boolean_operator':
      return field(node, 'left');
    case 'not_operator':
    case 'unary_operator':
      return field(node, 'argument');
    case 'conditional_expression':
      return parts(node)[2];
    case 'await':
      return parts(node)[0];
    case 'parenthesized_expression':
      return parts(node)[0];
    case 'tuple_pattern':
      return hasComma(node) ? undefined : parts(node)[0];
    default:
      return undefined;
  }
}

/** An expression whose innermost part is there already. */
function around(node: Node, inner: Expression, l: Lowering): Expression {
  switch (node.type) {
    case 'attribute':
      return attribute(node, inner, l);
    case 'subscript':
      return subscript(node, inner, l);
    case 'call':
      return call(node, inner, l);
    case 'binary_operator':
      return binary(node, inner, l);
    case 'boolean_operator':
      return logical(node, inner, l);
    case 'not_operator':
      return { k: 'not', ...exprAt(l, node), value: inner };
    case 'unary_operator':
      return unary(node, inner, l);
    case 'conditional_expression': {
      const [yes, test] = parts(node) as [Node, Node];
      return { k: 'conditional', ...exprAt(l, node), test: l.expression(test, l), yes: l.expression(yes, l), no: inner };
    }
    case 'await':
      return { k: 'await', ...exprAt(l, node), value: inner };
    default:
      return writtenAs(node, inner, l);
  }
}

function single(node: Node, l: Lowering): Expression {
  switch (node.type) {
    case 'identifier':
      return nameAt(node, l, 'reads');
    case 'string':
    case 'concatenated_string':
      return text(node, l);
    case 'integer':
    case 'float':
      return number(node, l);
    case 'true':
    case 'false':
      return literalAt(node, node.type === 'true', l);
    case 'none':
      return literalAt(node, null, l);
    case 'call':
      return node.isCast ? cast(node, l) : superCall(node, l);
    case 'dictionary':
      return objectAt(
        node,
        parts(node).flatMap((part) => entry(part, l) ?? []),
        l,
      );
    case 'list':
    case 'list_pattern':
      return list(node, 'list', l);
    case 'set':
      return list(node, 'set', l);
    case 'tuple':
    case 'tuple_pattern':
    case 'expression_list':
    case 'pattern_list':
      return list(node, 'tuple', l);
    case 'list_comprehension':
      return each(node, 'list', l);
    case 'set_comprehension':
      return each(node, 'set', l);
    case 'dictionary_comprehension':
      return each(node, 'object', l);
    case 'generator_expression':
      return each(node, 'generator', l);
    case 'comparison_operator':
      return comparison(node, l);
    case 'lambda':
      return lambda(node, l);
    case 'named_expression':
      return named(node, l);
    case 'assignment':
      return assign(node, l);
    case 'augmented_assignment':
      return augmented(node, l);
    case 'yield':
      return yielded(node, l);
    default:
      // Bounds of slices, ellipses, and what a later version of Python may bring.
      return openAt(
        node,
        parts(node).map((part) => l.expression(part, l)),
        l,
      );
  }
}

function number(node: Node, l: Lowering): Expression {
  const value = numberValue(node);
  const isExact = value !== undefined && Number.isFinite(value) && (node.type === 'float' || Number.isSafeInteger(value));
  return isExact ? literalAt(node, value, l) : openAt(node, [], l);
}

const list = (node: Node, of: ListExpression['of'], l: Lowering): ListExpression => ({
  k: 'list',
  ...exprAt(l, node),
  of,
  items: items(parts(node), l),
});

function entry(node: Node, l: Lowering): ObjectEntry | undefined {
  const expr = exprAt(l, node);
  const [key, value] = [field(node, 'key'), field(node, 'value')];
  if (key && value) {
    const text = stringValue(key);
    return { kind: 'property', key: text ?? l.expression(key, l), expr, value: nameless(l.expression(value, l), text), shorthand: false };
  }
  const [whole] = node.type === 'dictionary_splat' ? parts(node) : [];
  return whole && { kind: 'spread', expr, value: l.expression(whole, l) };
}

/** Gives a function without a name that of its key. */
function nameless(value: Expression, key: string | undefined): Expression {
  if (value.k === 'function') value.fn.name ??= key;
  return value;
}

function each(node: Node, of: EachExpression['of'], l: Lowering): Expression {
  const loops: EachExpression['loops'] = [];
  for (const part of parts(node)) {
    const [condition] = part.type === 'if_clause' ? parts(part) : [];
    if (condition) loops.at(-1)?.conditions.push(l.expression(condition, l));
    const left = part.type === 'for_in_clause' ? field(part, 'left') : undefined;
    if (!left) continue;
    const iterables = part.children.filter((child) => child.named && child.field === 'right');
    const [only, ...others] = iterables;
    const iterable: Expression =
      only && others.length === 0 ? l.expression(only, l) : { k: 'list', ...exprAt(l, part), of: 'tuple', items: items(iterables, l) };
    loops.push({ target: target(left, l), iterable, conditions: [] });
  }
  const body = field(node, 'body') as Node;
  const key = of === 'object' ? field(body, 'key') : undefined;
  const value = of === 'object' ? (field(body, 'value') as Node) : body;
  return { k: 'each', ...exprAt(l, node), of, loops, ...(key && { key: l.expression(key, l) }), value: l.expression(value, l) };
}

function yielded(node: Node, l: Lowering): Expression {
  if (l.fn) l.fn.generator = true;
  const [value] = parts(node);
  const all = node.children.some((child) => child.text === 'from' && !child.named);
  return { k: 'yield', ...exprAt(l, node), value: value ? l.expression(value, l) : null, all };
}
