/** Enums and data files as objects. */
import type * as t from '@babel/types';
import type { Entry, Value } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { keyName, type Node } from '../syntax/ast.js';
import { type Context, exprOf } from './context.js';

export function enumValue(node: t.TSEnumDeclaration | t.EnumDeclaration, module: Module, ctx: Context): Value {
  const members =
    'members' in node && Array.isArray(node.members)
      ? node.members
      : 'body' in node && node.body && 'members' in node.body
        ? node.body.members
        : [];
  const entries = (members as Node[]).flatMap<Entry>((part) => {
    const init = 'initializer' in part ? part.initializer : 'init' in part ? part.init : undefined;
    const id = 'id' in part && part.id && typeof part.id === 'object' ? keyName(part.id as Node, false) : undefined;
    if (id === undefined || !init || typeof init !== 'object') return [];
    const of = init as Node;
    return [
      {
        kind: 'property',
        key: id,
        expr: exprOf(module, part),
        valueExpr: exprOf(module, of),
        shorthand: false,
        value: () => ctx.evaluate(of, module),
      },
    ];
  });
  return { kind: 'object', expr: exprOf(module, node), entries, readonly: true };
}

/** A JSON document; its places are in the data file, which is never edited. */
export function dataValue(file: string, node: Node): Value {
  const at = (of: Node) => exprOf({ file }, of);
  switch (node.type) {
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
      return { kind: 'literal', expr: at(node), value: node.value };
    case 'NullLiteral':
      return { kind: 'literal', expr: at(node), value: null };
    case 'ArrayExpression':
      return {
        kind: 'array',
        expr: at(node),
        literal: true,
        elements: node.elements.flatMap((e) => (e ? [{ kind: 'element' as const, value: () => dataValue(file, e) }] : [])),
      };
    case 'ObjectExpression':
      return {
        kind: 'object',
        expr: at(node),
        readonly: true,
        entries: node.properties.flatMap<Entry>((part) => {
          const key = part.type === 'ObjectProperty' ? keyName(part.key, part.computed) : undefined;
          if (part.type !== 'ObjectProperty' || key === undefined) return [];
          return [
            {
              kind: 'property',
              key,
              expr: at(part),
              valueExpr: at(part.value),
              shorthand: false,
              value: () => dataValue(file, part.value),
            },
          ];
        }),
      };
    default:
      return { kind: 'open', expr: at(node), why: 'expression' };
  }
}
