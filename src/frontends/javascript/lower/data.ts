/** What a JSON file holds, in the form that the engine reads. */
import type { Expression } from '../../../ir/expressions.js';
import { endOf, keyName, type Node, startOf } from '../syntax/ast.js';

/** @param node the tree of the file's text. */
export function lowerData(file: string, node: Node): Expression {
  const place = { file, start: startOf(node), end: endOf(node), node };
  switch (node.type) {
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
      return { k: 'literal', ...place, value: node.value };
    case 'NullLiteral':
      return { k: 'literal', ...place, value: null };
    case 'ArrayExpression':
      return {
        k: 'list',
        ...place,
        of: 'list',
        items: node.elements.flatMap((element) => {
          const value = element && element.type !== 'SpreadElement' ? lowerData(file, element) : undefined;
          return value ? [{ expr: value, value, spread: false }] : [];
        }),
      };
    case 'ObjectExpression':
      return {
        k: 'object',
        ...place,
        frozen: true,
        entries: node.properties.flatMap((part) => {
          const key = part.type === 'ObjectProperty' ? keyName(part.key, part.computed) : undefined;
          if (part.type !== 'ObjectProperty' || key === undefined) return [];
          const value = lowerData(file, part.value);
          const expr = { file, start: startOf(part), end: endOf(part), node: part };
          return [{ kind: 'property' as const, key, expr, value, shorthand: false }];
        }),
      };
    default:
      return { k: 'open', ...place, parts: [], why: 'unknown' };
  }
}
