/** What a type annotation names: an SDK class, a class or interface of the project, the type of a value. */

import type { Expr } from '../../../values/values.js';
import type { Module, Resolution } from '../modules/modules.js';
import { type ClassNode, isClass, keyName, type Node } from '../syntax/ast.js';
import type { Context } from '../values/context.js';
import { classOf, type Located, resolveBinding } from '../values/functions.js';

export type TypeMeaning =
  | { kind: 'external'; found: Extract<Resolution, { kind: 'external' }> }
  | { kind: 'class'; at: Located<ClassNode> }
  /** An interface or a type literal: its members can be looked up. */
  | Shape
  /** `typeof client`. */
  | { kind: 'value'; module: Module; node: Node };

export interface Shape {
  kind: 'shape';
  module: Module;
  members: Node[];
  /** What it extends. */
  bases: Node[];
}

/** Utility types that keep what matters here. */
const TRANSPARENT = new Set([
  'Pick',
  'Omit',
  'Partial',
  'Required',
  'Readonly',
  'NonNullable',
  'Promise',
  'Awaited',
  'InstanceType',
  'Mutable',
  'DeepPartial',
]);
const MOST_DEPTH = 12;

export function typeMeaning(type: Node, module: Module, ctx: Context, depth = 0): TypeMeaning | undefined {
  if (depth > MOST_DEPTH) return undefined;
  const of = (inner: Node) => typeMeaning(inner, module, ctx, depth + 1);
  switch (type.type) {
    case 'TSTypeAnnotation':
    case 'TSParenthesizedType':
    case 'TSOptionalType':
    case 'TypeAnnotation':
    case 'NullableTypeAnnotation':
      return of(type.typeAnnotation);
    case 'TSUnionType':
    case 'TSIntersectionType':
    case 'UnionTypeAnnotation': {
      for (const option of type.types) {
        const meaning = of(option);
        if (meaning) return meaning;
      }
      return undefined;
    }
    case 'TSTypeQuery': {
      const { exprName } = type;
      return exprName.type === 'Identifier' ? { kind: 'value', module, node: exprName } : undefined;
    }
    case 'TSTypeLiteral':
      return { kind: 'shape', module, members: type.members, bases: [] };
    case 'TSTypeReference': {
      const args = type.typeParameters?.params ?? (type as { typeArguments?: { params: Node[] } }).typeArguments?.params ?? [];
      const name = type.typeName;
      if (name.type === 'Identifier' && TRANSPARENT.has(name.name) && args[0] && !module.scopes.bindingOf(name))
        return instanceOf(of(args[0]), module, ctx);
      return named(name, module, ctx, depth);
    }
    case 'GenericTypeAnnotation':
      return named(type.id, module, ctx, depth);
    default:
      return undefined;
  }
}

/** `InstanceType<typeof Anthropic>`: the class that the value names. */
function instanceOf(meaning: TypeMeaning | undefined, module: Module, ctx: Context): TypeMeaning | undefined {
  if (meaning?.kind !== 'value' || meaning.node.type !== 'Identifier') return meaning;
  const binding = module.scopes.bindingOf(meaning.node);
  const found = binding && resolveBinding(binding, module, ctx);
  if (found?.kind === 'external') return { kind: 'external', found };
  const local = found && classOf(found);
  return local ? { kind: 'class', at: local } : meaning;
}

function named(name: Node, module: Module, ctx: Context, depth: number): TypeMeaning | undefined {
  if (name.type === 'TSQualifiedName') {
    const left = name.left.type === 'Identifier' ? module.scopes.bindingOf(name.left) : undefined;
    const whole = left && resolveBinding(left, module, ctx);
    const right = name.right.name;
    if (whole?.kind === 'external') return whole.name === '*' ? { kind: 'external', found: { ...whole, name: right } } : undefined;
    return whole?.kind === 'module' ? meaningOf(ctx.modules.exported(whole.module, right), ctx, depth) : undefined;
  }
  const binding = name.type === 'Identifier' ? module.scopes.bindingOf(name) : undefined;
  return binding && meaningOf(resolveBinding(binding, module, ctx), ctx, depth);
}

function meaningOf(found: Resolution, ctx: Context, depth: number): TypeMeaning | undefined {
  if (found.kind === 'external') return { kind: 'external', found };
  const local = classOf(found);
  if (local) return { kind: 'class', at: local };
  const node = found.kind === 'binding' ? found.binding.node : found.kind === 'expression' ? found.node : undefined;
  const module = found.kind === 'binding' || found.kind === 'expression' ? found.module : undefined;
  if (!node || !module) return undefined;
  if (isClass(node)) return { kind: 'class', at: { module, node } };
  if (node.type === 'TSInterfaceDeclaration') return { kind: 'shape', module, members: node.body.body, bases: node.extends ?? [] };
  if (node.type === 'TSTypeAliasDeclaration') return typeMeaning(node.typeAnnotation, module, ctx, depth + 1);
  return undefined;
}

/** True for the class that a type names, or one that says it implements the interface, or an interface that extends that. */
export function isOfType({ file, node }: Expr, meaning: TypeMeaning, ctx: Context): boolean {
  const cls = node as Node;
  if (meaning.kind === 'class') return cls === meaning.at.node;
  const home = ctx.modules.get(file);
  return meaning.kind === 'shape' && home !== undefined && isClass(cls) && namesShape(cls.implements ?? [], home, meaning, ctx);
}

function namesShape(heads: readonly Node[], module: Module, shape: Shape, ctx: Context, depth = 0): boolean {
  if (depth > MOST_DEPTH) return false;
  return heads.some((head) => {
    const name = 'expression' in head ? (head.expression as Node) : head;
    const meaning = named(name, module, ctx, 0);
    if (meaning?.kind !== 'shape') return false;
    return meaning.members === shape.members || namesShape(meaning.bases, meaning.module, shape, ctx, depth + 1);
  });
}

/** The type annotation of a member of a shape. */
export function instanceOfType(meaning: TypeMeaning, name: string): Located | undefined {
  if (meaning.kind !== 'shape') return undefined;
  for (const member of meaning.members) {
    if (member.type !== 'TSPropertySignature' || !member.typeAnnotation) continue;
    if (keyName(member.key, member.computed === true) === name) return { module: meaning.module, node: member.typeAnnotation };
  }
  return undefined;
}
