/** JSX: what its components, attributes and children evaluate. */
import type * as t from '@babel/types';
import type { Expression } from '../../../ir/ir.js';
import type { Node } from '../ast.js';
import type { Lowering } from './context.js';

/** The expressions of an element, in their order. */
export function markup(node: t.JSXElement | t.JSXFragment, lowering: Lowering): Expression[] {
  const parts: Expression[] = [];
  if (node.type === 'JSXElement') {
    const { name, attributes } = node.openingElement;
    const component = componentOf(name, lowering);
    if (component) parts.push(component);
    for (const attribute of attributes) {
      const value = attribute.type === 'JSXSpreadAttribute' ? attribute.argument : attribute.value;
      if (value) parts.push(...contentOf(value, lowering));
    }
  }
  for (const child of node.children) parts.push(...contentOf(child, lowering));
  return parts;
}

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
