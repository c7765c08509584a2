/** Classes and their members. */
import type * as t from '@babel/types';
import type { ClassNode, FunctionNode, Member } from '../../../ir/ir.js';
import type { ClassNode as ClassSyntax } from '../syntax/ast.js';
import type { Lowering } from './context.js';
import { decorators } from './functions.js';
import { keyOf } from './objects.js';

/** A class; `name` is what one without a name of its own is called. */
export function classNode(node: ClassSyntax, name: string | undefined, lowering: Lowering): ClassNode {
  const cls: ClassNode = {
    name: node.id?.name ?? name,
    expr: lowering.place(node),
    module: lowering.module,
    bases: [],
    keywords: null,
    members: [],
    body: [],
    decorators: decorators(node, lowering),
    binding: node.id ? lowering.bindingOf(node.id) : null,
    fn: lowering.fn,
    ...('abstract' in node && node.abstract && { abstract: true as const }),
  };
  lowering.module.classes.push(cls);
  if (node.superClass) cls.bases.push(lowering.expression(node.superClass));
  for (const part of node.body.body) {
    if (part.type === 'StaticBlock') {
      const body = lowering.within(lowering.fn, () => lowering.statements(part.body));
      for (const statement of body) cls.body.push(statement);
      continue;
    }
    const made = member(part, cls, lowering);
    if (made) cls.members.push(made);
  }
  return cls;
}

/** A member; undefined for what is a type alone: signatures, abstract methods. */
function member(part: t.ClassBody['body'][number], cls: ClassNode, lowering: Lowering): Member | undefined {
  const expr = lowering.place(part);
  switch (part.type) {
    case 'ClassMethod':
    case 'ClassPrivateMethod': {
      const key = keyOf(part.key, part.type === 'ClassMethod' && part.computed, lowering);
      const name = typeof key === 'string' ? key : undefined;
      const fn = lowering.functionNode(part, { kind: KINDS[part.kind], name, owner: cls, receiver: part.static ? 'class' : 'instance' });
      const kind = part.kind === 'get' ? 'getter' : part.kind === 'set' ? 'setter' : 'method';
      return { kind, key, expr, static: part.static === true, fn };
    }
    case 'ClassProperty':
    case 'ClassPrivateProperty':
    case 'ClassAccessorProperty': {
      const marks = decorators(part, lowering);
      const key = keyOf(part.key, part.type !== 'ClassPrivateProperty' && part.computed === true, lowering);
      const type = lowering.typePlace(part.typeAnnotation);
      const value = part.value ? lowering.expression(part.value, undefined, typeof key === 'string' ? key : undefined) : null;
      return {
        kind: 'field',
        key,
        expr,
        static: part.static === true,
        value,
        ...(marks.length > 0 && { decorators: marks }),
        ...(type && { type }),
      };
    }
    default:
      return undefined;
  }
}

const KINDS: Record<t.ClassMethod['kind'], FunctionNode['kind']> = {
  method: 'method',
  get: 'getter',
  set: 'setter',
  constructor: 'constructor',
};
