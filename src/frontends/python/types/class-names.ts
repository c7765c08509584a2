/** Where a file names classes of `anthropic.types`: in annotations, quoted ones too, and in everything that runs. Imports are left out. */

import { importOf, importsOf } from '../modules/imports.js';
import type { Module, Resolution } from '../modules/modules.js';
import { memberOf, resolveBinding, resolveName } from '../modules/names.js';
import { field, isMember, isName, Node, objectOf, walk } from '../syntax/node.js';
import type { Binding } from '../syntax/scope.js';
import type { Context } from '../values/context.js';
import { isEndpointClass, isResponseClass, type Twin, twinOf } from './twins.js';
import { isAnnotation } from './type-names.js';

/** A class by the name and module that it is imported by. */
export interface ClassName {
  /** The identifier, or the last one of a path; the text where it stands in quotes. */
  id: Node;
  /** True for a path such as `types.Message`. */
  isPath: boolean;
  /** The name that the file has for it; the last one of a path. */
  local: string;
  /** All names of the path, with dots. */
  path: string;
  /** What its first name is bound to. */
  binding: Binding | undefined;
  module: string;
  name: string;
  twin: Twin | undefined;
}

const IMPORTS = /^(?:import_statement|import_from_statement|future_import_statement)$/;

/** What a text in quotes has of names, and of paths of them. */
export const PATHS = /(?<![\w.])[A-Za-z_]\w*(?:\.\w+)*/g;

/** Every use of such a class outside of imports. */
export function classNamesIn(module: Module, ctx: Context): ClassName[] {
  const found: ClassName[] = [];
  walk(module.root, (node) => {
    if (IMPORTS.test(node.type)) return false;
    if (node.type === 'string' && isAnnotation(node)) {
      for (const [path] of node.text.matchAll(PATHS)) {
        const names = path.split('.');
        const binding = module.scopes.lookUp(names[0] as string, node);
        if (binding) take(node, names, binding);
      }
      return false;
    }
    const ids = node.type === 'dotted_name' ? node.children.filter(isName) : idsOf(node);
    const [first] = ids ?? [];
    if (!ids || !first) return true;
    const names = ids.map(({ text }) => text);
    // What stands before the dot of a class's own attribute is looked at by itself.
    const binding = module.scopes.bindingOf(first) ?? first;
    return !take(ids.at(-1) as Node, names, binding) && isMember(node);
  });
  return found;

  /** `start` is what the first name is bound to, or the name where a star may bring it. */
  function take(id: Node, path: readonly string[], start: Binding | Node): boolean {
    if (path.length > 1 && !/^[A-Z]/.test(path.at(-1) as string)) return false;
    const binding = start instanceof Node ? undefined : start;
    for (const first of start instanceof Node ? [resolveName(start, module, ctx)] : meanings(start, module, ctx)) {
      const resolved = path.slice(1).reduce((whole, name) => memberOf(whole, name, ctx), first);
      const one = resolved.kind === 'external' ? named(resolved.specifier, resolved.name) : undefined;
      // Where the class of the endpoint is no annotation, it is a use of the endpoint.
      if (!one || (isEndpointClass(one.module, one.name) && !isInAnnotation(id))) continue;
      found.push({ id, isPath: path.length > 1, local: path.at(-1) as string, path: path.join('.'), binding, ...one });
      return true;
    }
    return false;
  }
}

const isInAnnotation = (id: Node): boolean => isAnnotation(id.parent && isMember(id.parent) ? id.parent : id);

/** The names of a path of nothing but names. */
function idsOf(node: Node): Node[] | undefined {
  if (isName(node)) return [node];
  const before = isMember(node) ? idsOf(objectOf(node)) : undefined;
  return before && [...before, field(node, 'attribute') as Node];
}

/** What a name means, or may mean where imports stand in each other's place. */
function meanings(binding: Binding, module: Module, ctx: Context): Resolution[] {
  if (!binding.definitions.some(({ kind }) => kind === 'import')) return [];
  const found = resolveBinding(binding, module, ctx);
  if (found.kind !== 'binding' || found.binding !== binding) return [found];
  return importsOf(binding).flatMap((one) => (one ? [ctx.modules.imported(one.specifier, one.name, module.file)] : []));
}

/** True where the file itself imports the class, or the module that its path begins with, from the package. */
export function isImportedHere({ binding }: ClassName): boolean {
  const from = binding && importOf(binding);
  return from !== undefined && /^anthropic(?:\.|$)/.test(from.specifier);
}

/** A class of the endpoint that is left; undefined for anything else. */
export function named(module: string, name: string): Pick<ClassName, 'module' | 'name' | 'twin'> | undefined {
  const twin = twinOf(module, name);
  return twin || isResponseClass(module, name) ? { module, name, twin } : undefined;
}
