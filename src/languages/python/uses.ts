/** Where bindings are used: in their own file and, through imports, in every other parsed file. */
import type { Context, Located } from './context.js';
import type { Module } from './modules.js';
import { classOf, resolveBinding, resolveName } from './names.js';
import { field, isClass, isMember, memberName, parts, walk } from './node.js';
import type { Binding } from './scope.js';

type Uses = Pick<Context, 'referencesTo' | 'membersNamed' | 'subclassesOf'>;

/** Built at first use over the files parsed by then; a run parses all its files before it asks. */
export function createUses(ctx: () => Context): Uses {
  let importers: Map<Binding, { module: Module; binding: Binding }[]> | undefined;
  let members: Map<string, Located[]> | undefined;
  let classes: Located[] | undefined;

  const indexImporters = () => {
    importers = new Map();
    for (const module of ctx().modules.parsed()) {
      for (const binding of module.scopes.all().flatMap((scope) => [...scope.bindings.values()])) {
        if (!binding.definitions.some(({ kind }) => kind === 'import')) continue;
        const found = resolveBinding(binding, module, ctx());
        if (found.kind === 'binding' && found.binding !== binding) push(importers, found.binding, { module, binding });
      }
    }
    return importers;
  };
  const indexMembers = () => {
    members = new Map();
    for (const module of ctx().modules.parsed()) {
      walk(module.root, (node) => {
        const name = memberName(node);
        if (members && name !== undefined) push(members, name, { module, node });
      });
    }
    return members;
  };
  const indexClasses = () => {
    classes = [];
    for (const module of ctx().modules.parsed()) {
      walk(module.root, (node) => {
        if (isClass(node)) classes?.push({ module, node });
      });
    }
    return classes;
  };

  return {
    referencesTo(binding, module) {
      const found: Located[] = binding.references.map((node) => ({ module, node }));
      for (const importer of (importers ?? indexImporters()).get(binding) ?? [])
        found.push(...importer.binding.references.map((node) => ({ module: importer.module, node })));
      if (binding.scope.parent) return found;
      // `config.BUDGET`, through the module that was imported.
      for (const { module: home, node } of (members ?? indexMembers()).get(binding.name) ?? []) {
        const target = resolveName(node, home, ctx());
        if (target.kind === 'binding' && target.binding === binding && isMember(node)) found.push({ module: home, node });
      }
      return found;
    },
    membersNamed: (name) => (members ?? indexMembers()).get(name) ?? [],
    subclassesOf(owner) {
      return (classes ?? indexClasses()).filter(({ module, node }) => {
        const list = field(node, 'superclasses');
        return list && parts(list).some((base) => classOf(resolveName(base, module, ctx()))?.node === owner.node);
      });
    },
  };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
