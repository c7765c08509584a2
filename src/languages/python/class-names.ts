/** Where a file names classes of `anthropic.types`: in annotations, quoted ones too, and in everything that runs. Imports are left out. */
import type { Context } from './context.js';
import { importOf, type Module, type Resolution } from './modules.js';
import { resolveBinding, resolveName } from './names.js';
import { isMember, isName, type Node, walk } from './node.js';
import type { Binding } from './scope.js';
import { isCommon, isResponseModule, type Twin, twinOf } from './twins.js';
import { isAnnotation } from './type-names.js';

/** A class by the name and module that it is imported by. */
export interface ClassName {
  /** The identifier, or the last one of a path; the text where it stands in quotes. */
  id: Node;
  /** True for a path such as `types.Message`. */
  isPath: boolean;
  /** The name that the file has for it; the last one of a path. */
  local: string;
  /** What its first name is bound to. */
  binding: Binding | undefined;
  module: string;
  name: string;
  twin: Twin | undefined;
}

const IMPORTS = /^(?:import_statement|import_from_statement|future_import_statement)$/;

/** Every use of such a class outside of imports. */
export function classNamesIn(module: Module, ctx: Context): ClassName[] {
  const found: ClassName[] = [];
  const take = (id: Node, path: readonly Node[] | readonly string[], resolved: Resolution, binding: Binding | undefined): boolean => {
    const one = resolved.kind === 'external' ? named(resolved.specifier, resolved.name) : undefined;
    const last = path.at(-1);
    if (one && last !== undefined)
      found.push({ id, isPath: path.length > 1, local: typeof last === 'string' ? last : last.text, binding, ...one });
    return one === undefined;
  };
  walk(module.root, (node) => {
    if (IMPORTS.test(node.type)) return false;
    if (node.type === 'string' && isAnnotation(node)) {
      for (const [, word = ''] of node.text.matchAll(/(?<![\w.])([A-Za-z_]\w*)(?!\w|\.)/g)) {
        const binding = module.scopes.lookUp(word, node);
        if (binding) take(node, [word], resolveBinding(binding, module, ctx), binding);
      }
      return false;
    }
    if (node.type === 'dotted_name') {
      const ids = node.children.filter(isName);
      const binding = ids[0] && module.scopes.bindingOf(ids[0]);
      if (binding) take(ids.at(-1) as Node, ids, memberOfPath(resolveBinding(binding, module, ctx), ids.slice(1)), binding);
      return false;
    }
    if (!isName(node) && !isMember(node)) return true;
    const ids: Node[] = [];
    walk(node, (inner) => {
      if (isName(inner)) ids.push(inner);
    });
    const last = isMember(node) ? (node.children.findLast(isName) as Node) : node;
    // What stands before the dot of a class's own attribute is looked at by itself.
    return take(last, ids, resolveName(node, module, ctx), ids[0] && module.scopes.bindingOf(ids[0]));
  });
  return found;
}

/** What a path in a pattern means. */
function memberOfPath(first: Resolution, rest: readonly Node[]): Resolution {
  let whole = first;
  for (const { text } of rest) {
    if (whole.kind !== 'external') return { kind: 'unknown' };
    whole = { ...whole, specifier: whole.name === '*' ? whole.specifier : `${whole.specifier}.${whole.name}`, name: text };
  }
  return whole;
}

/** True where the file itself imports the class, or the module that its path begins with, from the package. */
export function isImportedHere({ binding }: ClassName): boolean {
  const from = binding && importOf(binding);
  return from !== undefined && /^anthropic(?:\.|$)/.test(from.specifier);
}

/** A class of the endpoint that is left; undefined for anything else. */
export function named(module: string, name: string): Pick<ClassName, 'module' | 'name' | 'twin'> | undefined {
  const twin = twinOf(module, name);
  return twin || (isResponseModule(module) && /^[A-Z]/.test(name) && !isCommon(name)) ? { module, name, twin } : undefined;
}
