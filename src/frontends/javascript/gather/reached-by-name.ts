/** Files that lead to each other without an import: by the name of a method, or by an interface that a class fills in. */

import { imported } from '../modules/imports-of.js';
import type { Module } from '../modules/modules.js';
import { CLASSES, isFunction, isMember, keyName, MEMBERS, memberName, type Node, unwrap } from '../syntax/ast.js';
import type { Binding } from '../syntax/scope.js';
import { type Context, textOf } from '../values/context.js';
import { resolveBinding } from '../values/functions.js';
import { mayRequest } from './givers.js';

/** The files that call what makes requests by its name, or know its interface, and where that is. */
export function reachedByName(files: readonly Module[], ctx: Context): Map<Module, Set<Module>> {
  const methods = new Map<string, Set<Module>>();
  const interfaces = new Map<Binding, Set<Module>>();
  for (const module of files) {
    if (mayRequest(module)) for (const name of methodsIn(module)) add(methods, name, module);
    for (const binding of interfacesOf(module, ctx)) add(interfaces, binding, module);
  }
  const found = new Map<Module, Set<Module>>();
  for (const module of files) {
    for (const member of module.scopes.ofType(...MEMBERS))
      for (const home of methods.get(memberName(member) ?? '') ?? [])
        if (home !== module && isCalled(member, module) && isHanded(member.object, module)) add(found, module, home);
    for (const { binding } of interfaces.size > 0 ? imported(module) : []) {
      const meant = resolveBinding(binding, module, ctx);
      for (const home of (meant.kind === 'binding' && interfaces.get(meant.binding)) || []) if (home !== module) add(found, module, home);
    }
  }
  return found;
}

function add<K>(map: Map<K, Set<Module>>, key: K, module: Module): void {
  map.set(key, (map.get(key) ?? new Set()).add(module));
}

/** The names of methods, and of properties that are functions, of classes and objects with a request in them. */
const methodsIn = (module: Module): string[] =>
  module.scopes.ofType('ClassMethod', 'ObjectMethod', 'ClassProperty', 'ObjectProperty').flatMap((node) => {
    const isMethod = isFunction(node) || (node.value && isFunction(unwrap(node.value)));
    const around = isMethod ? module.scopes.parentOf(node) : undefined;
    return around && mayRequest({ text: textOf(module, around) }) ? (keyName(node.key, node.computed === true) ?? []) : [];
  });

/** The interfaces that classes of a file say that they fill in. */
const interfacesOf = (module: Module, ctx: Context): Binding[] =>
  module.scopes.ofType(...CLASSES).flatMap(({ implements: all }) =>
    (all ?? []).flatMap((one) => {
      const name = 'expression' in one ? one.expression : one.id;
      const binding = module.scopes.bindingOf(name);
      const meant = binding && resolveBinding(binding, module, ctx);
      return meant?.kind === 'binding' ? [meant.binding] : [];
    }),
  );

function isCalled(member: Node, { scopes: { parentOf } }: Module): boolean {
  const parent = parentOf(member);
  return parent !== undefined && 'callee' in parent && parent.callee === member;
}

/** True for what a file is given: a parameter, a field. */
function isHanded(receiver: Node, module: Module): boolean {
  let root = unwrap(receiver);
  while (isMember(root)) root = unwrap(root.object);
  if (root.type === 'ThisExpression') return isMember(unwrap(receiver));
  if (root.type !== 'Identifier') return true;
  const binding = module.scopes.bindingOf(root);
  return binding !== undefined && binding.kind !== 'import' && binding.scope !== module.scopes.program;
}
