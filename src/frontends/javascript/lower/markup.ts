/** JSX: what its components, attributes and children evaluate. */
import type * as t from '@babel/types';
import type { Expression, ObjectEntry } from '../../../ir/expressions.js';
import type { Node } from '../syntax/ast.js';
import type { Lowering } from './context.js';

/** The expressions of an element, in their order; a component is called with its attributes and children. */
export function markup(node: t.JSXElement | t.JSXFragment, lowering: Lowering): Expression[] {
  const children = node.children.flatMap((child) => contentOf(child, lowering));
  if (node.type === 'JSXFragment') return children;
  const { name, attributes } = node.openingElement;
  const component = componentOf(name, lowering);
  if (!component) return [...attributes.flatMap((attribute) => givenValue(attribute, lowering) ?? []), ...children];
  const place = lowering.place(node.openingElement);
  const props: Expression = { k: 'object', ...place, entries: attributes.map((attribute) => entryOf(attribute, lowering)) };
  const [only, ...others] = children;
  if (only) {
    const items = children.map((value) => ({ value, spread: false, expr: value }));
    const value: Expression = others.length === 0 ? only : { k: 'list', ...place, of: 'list', items };
    props.entries.push({ kind: 'property', key: 'children', expr: place, value, shorthand: false });
  }
  return [lowering.call(node, component, [{ value: props, spread: false, expr: place }], false, false)];
}

function entryOf(attribute: t.JSXAttribute | t.JSXSpreadAttribute, lowering: Lowering): ObjectEntry {
  const expr = lowering.place(attribute);
  const value = givenValue(attribute, lowering) ?? { k: 'literal', ...expr, value: true };
  if (attribute.type === 'JSXSpreadAttribute') return { kind: 'spread', expr, value };
  const { name } = attribute;
  return { kind: 'property', key: name.type === 'JSXIdentifier' ? name.name : name.name.name, expr, value, shorthand: false };
}

const givenValue = (attribute: t.JSXAttribute | t.JSXSpreadAttribute, lowering: Lowering): Expression | undefined => {
  const value = attribute.type === 'JSXSpreadAttribute' ? attribute.argument : attribute.value;
  return value ? contentOf(value, lowering)[0] : undefined;
};

function contentOf(node: Node, lowering: Lowering): Expression[] {
  switch (node.type) {
    case 'JSXText':
    case 'JSXEmptyExpression':
      return [];
    case 'JSXExpressionContainer':
    case 'JSXSpreadChild':
      return contentOf(node.expression, lowering);
    default:
      return [lowering.expression(node)];
  }
}

/** `<Component>`, `<ui.Component>`; undefined for the elements of the platform, which are written in lower case. */
function componentOf(name: Node, lowering: Lowering): Expression | undefined {
  if (name.type === 'JSXMemberExpression') {
    const { property } = name;
    const object = componentOf(name.object, lowering) ?? nameOf(name.object as t.JSXIdentifier, lowering);
    return lowering.get(name, object, property.name, property);
  }
  return name.type === 'JSXIdentifier' && !/^[a-z]|-/.test(name.name) ? nameOf(name, lowering) : undefined;
}

function nameOf(node: t.JSXIdentifier, lowering: Lowering): Expression {
  if (node.name === 'this') return { k: 'self', ...lowering.place(node), base: false, fn: lowering.fn };
  return lowering.name(node, node.name, lowering.bindingOf(node), 'read');
}
