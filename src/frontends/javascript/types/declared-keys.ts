/** Which properties a value can have by its declared type: options of a wrapper that name no `thinking` bring none. */

import type { Module } from '../modules/modules.js';
import { isClass, keyName, type Node } from '../syntax/ast.js';
import type { Context } from '../values/context.js';
import { resolveBinding } from '../values/functions.js';

type MayHave = (key: string) => boolean;

const MOST_DEPTH = 12;
const KEEPS_KEYS = new Set(['Partial', 'Required', 'Readonly', 'NonNullable', 'Promise', 'Awaited']);

/** Whether a value of the type can have a property of a name; undefined where it may have any. */
export function declaredKeys(type: Node, module: Module, ctx: Context, depth = 0): MayHave | undefined {
  if (depth > MOST_DEPTH) return undefined;
  const of = (inner: Node) => declaredKeys(inner, module, ctx, depth + 1);
  switch (type.type) {
    case 'TSTypeAnnotation':
    case 'TSParenthesizedType':
    case 'TSOptionalType':
      return of(type.typeAnnotation);
    case 'TSUndefinedKeyword':
    case 'TSNullKeyword':
    case 'TSStringKeyword':
    case 'TSNumberKeyword':
    case 'TSBooleanKeyword':
      return () => false;
    case 'TSUnionType':
    case 'TSIntersectionType':
      return anyOf(type.types.map(of));
    case 'TSTypeLiteral':
      return ofMembers(type.members);
    case 'TSTypeReference': {
      const [first, second] = type.typeParameters?.params ?? (type as { typeArguments?: { params: Node[] } }).typeArguments?.params ?? [];
      const name = type.typeName;
      if (name.type !== 'Identifier') return undefined;
      const binding = module.scopes.bindingOf(name);
      if (binding) {
        const found = resolveBinding(binding, module, ctx);
        return found.kind === 'binding' ? ofDeclaration(found.binding.node, found.module, ctx, depth) : undefined;
      }
      if (!first) return undefined;
      if (KEEPS_KEYS.has(name.name)) return of(first);
      const names = second && literals(second);
      if (name.name === 'Pick' && names) return (key) => names.includes(key);
      if (name.name === 'Omit' && names) {
        const whole = of(first);
        return (key) => !names.includes(key) && (whole?.(key) ?? true);
      }
      const keys = name.name === 'Record' ? literals(first) : undefined;
      return keys && ((key) => keys.includes(key));
    }
    default:
      return undefined;
  }
}

function ofDeclaration(node: Node, module: Module, ctx: Context, depth: number): MayHave | undefined {
  if (isClass(node)) return undefined;
  if (node.type === 'TSTypeAliasDeclaration') return declaredKeys(node.typeAnnotation, module, ctx, depth + 1);
  if (node.type !== 'TSInterfaceDeclaration') return undefined;
  const bases = (node.extends ?? []).map((base) => {
    const { expression } = base as { expression: Node };
    const binding = expression.type === 'Identifier' ? module.scopes.bindingOf(expression) : undefined;
    const found = binding && resolveBinding(binding, module, ctx);
    return found?.kind === 'binding' ? ofDeclaration(found.binding.node, found.module, ctx, depth + 1) : undefined;
  });
  return anyOf([ofMembers(node.body.body), ...bases]);
}

function anyOf(parts: readonly (MayHave | undefined)[]): MayHave | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? (key) => known.some((part) => part(key)) : undefined;
}

function ofMembers(members: readonly Node[]): MayHave | undefined {
  const names = members.map((member) =>
    member.type === 'TSPropertySignature' || member.type === 'TSMethodSignature'
      ? keyName(member.key, member.computed === true)
      : undefined,
  );
  return names.includes(undefined) ? undefined : (key) => names.includes(key);
}

/** The names in `'a' | 'b'`. */
function literals(type: Node): string[] | undefined {
  if (type.type === 'TSLiteralType') return type.literal.type === 'StringLiteral' ? [type.literal.value] : undefined;
  if (type.type !== 'TSUnionType') return undefined;
  const parts = type.types.map(literals);
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}
