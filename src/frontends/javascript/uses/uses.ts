/** Where bindings are used: in their own file and, through imports, in every other parsed file. */

import type { Module } from '../modules/modules.js';
import { CLASSES, type ClassNode, isMember, MEMBERS, type Member, memberName, type Node, unwrap, walk } from '../syntax/ast.js';
import type { Binding } from '../syntax/scope.js';
import { superOf } from '../values/classes.js';
import type { Context, Reference } from '../values/context.js';
import { resolveBinding } from '../values/functions.js';

type Uses = Pick<Context, 'referencesTo' | 'importsOf' | 'importersOf' | 'namespacesOf' | 'isExported' | 'membersNamed' | 'subclassesOf'>;

/** Built at first use over the files parsed by then; a run parses all its files before it asks. */
export function createUses(ctx: () => Context): Uses {
  let importers: Map<Binding, { module: Module; binding: Binding }[]> | undefined;
  let namespaces: Map<Module, { module: Module; binding: Binding }[]> | undefined;
  /** The members of files taken as objects, by what they name. */
  const named = new Map<Binding, Reference[]>();
  const wholes = new Map<Node, { module: Module; binding: Binding }[]>();
  const members = new Map<string, { module: Module; node: Member }[]>();
  let membersOf = 0;
  let subclasses: Map<ClassNode, { module: Module; node: ClassNode }[]> | undefined;
  const exported = new Map<Module, Set<Binding>>();

  const index = () => {
    importers = new Map();
    namespaces = new Map();
    wholes.clear();
    named.clear();
    for (const module of ctx().modules.parsed()) {
      for (const binding of module.scopes.program.bindings.values()) {
        const requires = binding.node.type === 'VariableDeclarator' && binding.node.init;
        if (binding.kind !== 'import' && !requires) continue;
        const found = resolveBinding(binding, module, ctx());
        if (found.kind === 'binding' && found.binding !== binding) push(importers, found.binding, { module, binding });
        if (found.kind === 'module') push(namespaces, found.module, { module, binding });
        if (found.kind === 'module')
          for (const node of binding.references) {
            const parent = module.scopes.parentOf(node);
            const name = parent && isMember(parent) && parent.object === node ? memberName(parent) : undefined;
            const target = name === undefined ? undefined : ctx().modules.exported(found.module, name);
            if (parent && target?.kind === 'binding') push(named, target.binding, { module, node: parent });
          }
        const whole = found.kind === 'module' ? found.module.exports.named.get('module.exports') : found;
        if (whole?.kind === 'expression') push(wholes, unwrap(whole.node), { module, binding });
      }
    }
    return { importers, namespaces };
  };
  const exportedBindings = (module: Module): Set<Binding> => {
    let found = exported.get(module);
    if (!found) {
      found = new Set();
      for (const target of module.exports.named.values()) {
        if (target.kind !== 'expression') continue;
        walk(target.node, (node) => {
          const binding = node.type === 'Identifier' ? module.scopes.bindingOf(node) : undefined;
          if (binding) found?.add(binding);
          return node === target.node ? node.type === 'ObjectExpression' || node.type === 'Identifier' : node.type === 'ObjectProperty';
        });
        if ('id' in target.node && target.node.id && (target.node.id as Node).type === 'Identifier') {
          const binding = module.scopes.bindingOf(target.node.id as Node);
          if (binding) found.add(binding);
        }
      }
      exported.set(module, found);
    }
    return found;
  };
  /** By their names, in the order of the files: those that are parsed later come behind. */
  const membersByName = (): typeof members => {
    const parsed = ctx().modules.parsed();
    for (const module of parsed.slice(membersOf))
      for (const node of module.scopes.ofType(...MEMBERS)) {
        const name = memberName(node);
        if (name !== undefined) push(members, name, { module, node });
      }
    membersOf = parsed.length;
    return members;
  };

  const indexSubclasses = () => {
    const found: typeof subclasses = new Map();
    for (const module of ctx().modules.parsed()) {
      for (const node of module.scopes.ofType(...CLASSES)) {
        const base = superOf({ module, node }, ctx());
        if (base) push(found, base.node, { module, node });
      }
    }
    subclasses = found;
    return subclasses;
  };

  return {
    referencesTo(binding, module) {
      const found: Reference[] = binding.references.map((node) => ({ module, node }));
      for (const importer of (importers ?? index().importers).get(binding) ?? [])
        found.push(...importer.binding.references.map((node) => ({ module: importer.module, node })));
      found.push(...(named.get(binding) ?? []));
      return found;
    },
    importsOf(whole) {
      if (!importers) index();
      const found = wholes.get(whole) ?? [];
      return found.flatMap(({ module, binding }) => binding.references.map((node) => ({ module, node })));
    },
    importersOf: (binding) => (importers ?? index().importers).get(binding) ?? [],
    namespacesOf(module) {
      const known = importers && namespaces ? { namespaces } : index();
      return (known.namespaces.get(module) ?? []).flatMap((one) => one.binding.references.map((node) => ({ module: one.module, node })));
    },
    isExported: (binding, module) => module.shown.has(binding) || exportedBindings(module).has(binding),
    membersNamed: (name) => membersByName().get(name) ?? [],
    subclassesOf: (base) => (subclasses ?? indexSubclasses()).get(base) ?? [],
  };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
