/** From a name or a path of names to what it means, through imports, re-exports and modules. */

import { field, isCall, isClass, isFunction, isMember, isName, memberName, type Node, objectOf, unwrap } from '../syntax/node.js';
import type { Binding } from '../syntax/scope.js';
import type { Context, Located } from '../values/context.js';
import { importOf } from './imports.js';
import type { Module, Resolution } from './modules.js';

export const resolveName = (node: Node, module: Module, ctx: Context): Resolution =>
  ctx.remember('name', unwrap(node), () => meaningOf(unwrap(node), module, ctx));

/** The whole name of what a package gives: `functools.partial`; undefined for anything else. */
export function nameOfExternal(node: Node, module: Module, ctx: Context): string | undefined {
  const found = resolveName(node, module, ctx);
  return found.kind === 'external' ? `${found.specifier}.${found.name}` : undefined;
}

function meaningOf(inner: Node, module: Module, ctx: Context): Resolution {
  if (isName(inner)) {
    const binding = module.scopes.bindingOf(inner);
    return binding ? resolveBinding(binding, module, ctx) : ctx.modules.throughStars(module, inner.text);
  }
  const name = memberName(inner);
  return name === undefined || !isMember(inner) ? { kind: 'unknown' } : memberOf(resolveName(objectOf(inner), module, ctx), name, ctx);
}

export function resolveBinding(binding: Binding, module: Module, ctx: Context): Resolution {
  // Which of the two is read cannot be told.
  if (binding.scope.parent === null && ctx.modules.isHidden(binding, module)) return { kind: 'unknown' };
  const through = importOf(binding);
  return through ? ctx.modules.imported(through.specifier, through.name, module.file) : { kind: 'binding', module, binding };
}

/** True where a name of Python's own has its own meaning at a place. */
export const isBuiltin = (name: string, at: Node, module: Module, ctx: Context): boolean =>
  module.scopes.lookUp(name, at) === undefined && ctx.modules.throughStars(module, name).kind !== 'binding';

/** What a name behind a dot means, where what stands before it is a module. */
export function memberOf(whole: Resolution, name: string, ctx: Context): Resolution {
  switch (whole.kind) {
    case 'module': {
      const own = ctx.modules.exported(whole.module, name);
      return own.kind === 'unknown' ? ctx.modules.imported('.', name, whole.module.file) : own;
    }
    case 'folder':
      return ctx.modules.imported(whole.specifier, name, whole.from);
    case 'external':
      return { ...whole, specifier: whole.name === '*' ? whole.specifier : `${whole.specifier}.${whole.name}`, name };
    default:
      return { kind: 'unknown' };
  }
}

/** The node that alone defines a resolved name, and its file. */
function definedBy(found: Resolution): Located | undefined {
  if (found.kind !== 'binding') return undefined;
  const definitions = found.binding.definitions.filter(({ kind }) => kind !== 'declare');
  const [only] = definitions;
  return only && definitions.length === 1 ? { module: found.module, node: only.node } : undefined;
}

/** The function that a resolved name is; overloads do not count. */
export function functionOf(found: Resolution): Located | undefined {
  if (found.kind !== 'binding') return undefined;
  const functions = found.binding.definitions.filter(({ kind, node }) => kind === 'function' && !isOverload(node));
  const [only] = functions;
  if (only && found.binding.definitions.every(({ kind }) => kind === 'function') && functions.length === 1)
    return { module: found.module, node: only.node };
  const defined = definedBy(found);
  const value = defined && field(defined.node, 'right');
  const inner = value && unwrap(value);
  return defined && inner?.type === 'lambda' ? { module: defined.module, node: inner } : undefined;
}

const isOverload = (fn: Node): boolean => decoratorsOf(fn).some((one) => /(?:^|\.)overload$/.test(one.text));

/** The class that a resolved name is. */
export function classOf(found: Resolution): Located | undefined {
  const defined = definedBy(found);
  return defined && isClass(defined.node) ? defined : undefined;
}

/** The expression that a resolved name is another name for, as it is assigned once. */
export function aliasOf(found: Resolution): Located | undefined {
  const defined = definedBy(found);
  const right = defined && /^(?:assignment|type_alias_statement)$/.test(defined.node.type) ? field(defined.node, 'right') : undefined;
  return defined && right ? { module: defined.module, node: unwrap(right) } : undefined;
}

/** A call, or the one that a name was given its value by. */
export function callBehind(node: Node, module: Module, ctx: Context): Located | undefined {
  const inner = unwrap(node);
  if (isCall(inner)) return { module, node: inner };
  const found = resolveName(inner, module, ctx);
  const [only, ...others] = found.kind === 'binding' ? found.binding.definitions : [];
  const right = only?.kind === 'assign' && others.length === 0 ? field(only.node, 'right') : undefined;
  const value = right && unwrap(right);
  return value && isCall(value) && found.kind === 'binding' ? { module: found.module, node: value } : undefined;
}

/** The expressions behind the `@` of a function or class. */
export const decoratorsOf = (node: Node): Node[] =>
  node.parent?.type === 'decorated_definition'
    ? node.parent.children.filter(({ type }) => type === 'decorator').flatMap((one) => one.children.filter(({ named }) => named))
    : [];

/** The function or class around a node whose own names it sees; the file where there is none. */
export function frameOf(node: Node): Node {
  let at = node;
  while (at.parent) {
    const below = at;
    at = at.parent;
    if ((isFunction(at) || isClass(at)) && below.field === 'body') return at;
  }
  return at;
}

/** The class whose method a `self` or `cls` stands for; undefined for any other name. */
export function ownerOfSelf(node: Node, module: Module): Located | undefined {
  const binding = isName(node) ? module.scopes.bindingOf(node) : undefined;
  const [definition, ...others] = binding?.definitions ?? [];
  if (definition?.kind !== 'param' || others.length) return undefined;
  const fn = binding?.scope.node;
  if (fn?.type !== 'function_definition' || decoratorsOf(fn).some((one) => one.text === 'staticmethod')) return undefined;
  const [first] = field(fn, 'parameters')?.children.filter(({ named }) => named) ?? [];
  const owner = frameOf(fn.parent?.type === 'decorated_definition' ? fn.parent : fn);
  return first === definition.node && isClass(owner) ? { module, node: owner } : undefined;
}
