/** Enums: objects. */
import type * as t from '@babel/types';
import type { Expression, NameExpression, ObjectEntry } from '../../../ir/expressions.js';
import type { Statement } from '../../../ir/ir.js';
import { keyName, type Node } from '../syntax/ast.js';
import type { Lowering } from './context.js';

/** TypeScript's `enum E { A = 'a', B }`. A second one of the same name adds to the first. */
export function enumDeclaration(node: t.TSEnumDeclaration, lowering: Lowering): Statement {
  const again = Boolean(lowering.bindingOf(node.id)?.writes.length);
  const name = lowering.name(node.id, node.id.name, lowering.bindingOf(node.id), again ? 'update' : 'write');
  const outer = lowering.members;
  lowering.members = new Map([...outer, ...node.members.map((member) => [keyName(member.id, false) ?? '', undefined] as const)]);
  let next: number | undefined = 0;
  const entries = node.members.map<ObjectEntry>((member) => {
    const value: Expression = member.initializer
      ? lowering.expression(member.initializer)
      : next === undefined
        ? { k: 'open', ...lowering.place(member), parts: [], why: 'arithmetic' }
        : lowering.literal(member, next);
    next = value.k === 'literal' && typeof value.value === 'number' ? value.value + 1 : undefined;
    const key = keyName(member.id, false) ?? '';
    lowering.members.set(key, value);
    return property(member, key, value, lowering);
  });
  lowering.members = outer;
  return declared(node, name, again ? [{ kind: 'spread', expr: lowering.place(node.id), value: name }, ...entries] : entries, lowering);
}

/** Flow's `enum E { A, B = 'b' }`: a member without a value is its name, or a symbol. */
export function flowEnum(node: t.EnumDeclaration, lowering: Lowering): Statement {
  const name = lowering.name(node.id, node.id.name, lowering.bindingOf(node.id), 'write');
  const { body } = node;
  const entries = body.members.map<ObjectEntry>((member) => {
    const value: Expression =
      member.type !== 'EnumDefaultedMember'
        ? lowering.expression(member.init)
        : body.type === 'EnumSymbolBody'
          ? { k: 'open', ...lowering.place(member), parts: [], why: 'unknown' }
          : lowering.literal(member, member.id.name);
    return property(member, member.id.name, value, lowering);
  });
  return declared(node, name, entries, lowering);
}

const property = (member: Node, key: string, value: Expression, lowering: Lowering): ObjectEntry => ({
  kind: 'property',
  key,
  expr: lowering.place(member),
  value,
  shorthand: false,
});

function declared(node: Node, name: NameExpression, entries: ObjectEntry[], lowering: Lowering): Statement {
  return lowering.declaration(node, name, { k: 'object', ...lowering.place(node), entries });
}
