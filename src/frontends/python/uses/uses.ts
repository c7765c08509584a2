/** Where bindings are used: in their own file and, through imports, in every other file that names them. */

import { type LooseWrite, looseWriteAt, type Write, writeAt } from '../changes/member-writes.js';
import { classNamed, superclassesOf } from '../classes/hierarchy.js';
import { isOfTest } from '../clients/without-beta.js';
import { asBase, asCallee, asImport, asMember, asTarget, makesClass } from '../gather/text-tests.js';
import { namesFor, namingAny } from '../modules/aliases.js';
import { importsOf } from '../modules/imports.js';
import type { Module } from '../modules/modules.js';
import { resolveName } from '../modules/names.js';
import {
  argumentsOf,
  calleeOf,
  field,
  isCall,
  isClass,
  isMember,
  isName,
  memberName,
  type Node,
  parts,
  positional,
  unwrap,
  walk,
} from '../syntax/node.js';
import type { Binding } from '../syntax/scope.js';
import type { Context, InstanceCall, Located } from '../values/context.js';
import { calledBy } from './callers.js';

type Uses = Pick<
  Context,
  'referencesTo' | 'membersNamed' | 'callsNamed' | 'callsOn' | 'copies' | 'writesTo' | 'looseWrites' | 'classesMade' | 'subclassesOf'
>;

const COPYING = ['replace', 'evolve', 'assoc', '_replace', 'model_copy', 'copy'];

/** `text.replace(…)` and `list.copy()` change no field. */
const isNamed = ({ type }: Node): boolean => type === 'keyword_argument' || type === 'dictionary_splat';

/** What one file holds, by the names that are asked for. */
interface Index {
  members: Map<string, Node[]>;
  calls: Map<string, Node[]>;
  classes: Node[];
  /** Imports, by the name that they have in the other module. */
  imports: Map<string, { binding: Binding; specifier: string }[]>;
  /** Names that no binding of the file explains. */
  unbound: Map<string, Node[]>;
}

function indexOf(module: Module): Index {
  const index: Index = { members: new Map(), calls: new Map(), classes: [], imports: new Map(), unbound: new Map() };
  walk(module.root, (node) => {
    const name = memberName(node);
    if (name !== undefined) push(index.members, name, node);
    else if (isCall(node)) {
      const callee = unwrap(calleeOf(node));
      push(index.calls, isCall(callee) ? '()' : (memberName(callee) ?? callee.text), node);
    } else if (isClass(node)) index.classes.push(node);
    else if (module.stars.length > 0 && isName(node) && node.field !== 'attribute' && !module.scopes.bindingOf(node))
      push(index.unbound, node.text, node);
  });
  for (const scope of module.scopes.all())
    for (const binding of scope.bindings.values())
      for (const target of importsOf(binding)) if (target) push(index.imports, target.name, { binding, specifier: target.specifier });
  return index;
}

/** Looks, for each question, at the files alone that have its name in their text. */
export function createUses(ctx: () => Context): Uses {
  const indexes = new Map<Module, Index>();
  let instanceCalls: InstanceCall[] | undefined;
  let callsByClass: Map<Node, InstanceCall[]> | undefined;
  let copies: Located[] | undefined;
  let looseWrites: Map<string | undefined, LooseWrite[]> | undefined;
  let classesMade: Map<Node, Located[]> | undefined;
  const members = new Map<string, Located[]>();
  const calls = new Map<string, Located[]>();
  const writes = new Map<string, Write[]>();
  const references = new Map<Binding, Located[]>();
  const subclasses = new Map<Node, Located[]>();

  const indexed = (module: Module): Index => {
    const index = indexes.get(module) ?? indexOf(module);
    indexes.set(module, index);
    return index;
  };
  const inModules = (some: readonly Module[], of: 'members' | 'calls', name: string): Located[] =>
    some.flatMap((module) => (indexed(module)[of].get(name) ?? []).map((node) => ({ module, node })));
  const membersNamed = (name: string): Located[] =>
    remembered(members, name, () => inModules(ctx().modules.naming(name, asMember), 'members', name));
  const callsNamed = (name: string, within?: Module): readonly Located[] =>
    within
      ? inModules([within], 'calls', name)
      : remembered(calls, name, () => inModules(ctx().modules.naming(name, asCallee), 'calls', name));
  /** Imports of a binding, and of what is imported by another name. */
  const importersOf = (binding: Binding): { module: Module; binding: Binding }[] => {
    const { modules } = ctx();
    const found: { module: Module; binding: Binding }[] = [];
    const names = new Set([binding.name]);
    for (const name of names)
      for (const module of modules.naming(name, asImport))
        for (const { binding: imported, specifier } of indexed(module).imports.get(name) ?? []) {
          const target = modules.imported(specifier, name, module.file);
          if (target.kind !== 'binding' || target.binding !== binding || imported === binding) continue;
          found.push({ module, binding: imported });
          names.add(imported.name);
        }
    return found;
  };
  /** What `import *` brings along. */
  const starred = (binding: Binding): Located[] => {
    const { modules } = ctx();
    return modules.naming(binding.name).flatMap((module) => {
      const nodes = module.stars.length > 0 ? indexed(module).unbound.get(binding.name) : undefined;
      const isIt = nodes && modules.eitherOfStars(module, binding.name).some((one) => one.kind === 'binding' && one.binding === binding);
      return isIt ? nodes.map((node) => ({ module, node })) : [];
    });
  };
  const indexInstanceCalls = () => {
    instanceCalls = [];
    callsByClass = new Map();
    for (const module of ctx().modules.everything())
      for (const node of [...indexed(module).calls.values()].flat())
        for (const owner of calledBy(node).flatMap((callee) => ctx().instancesOf(callee, module))) {
          const call = { module, node, owner, kind: owner.kind };
          instanceCalls.push(call);
          push(callsByClass, owner.node, call);
        }
    return instanceCalls;
  };
  /** The classes with this one among their bases, under its own name or another that a file gives it. */
  const subclassesOf = (owner: Located): Located[] => {
    const found: Located[] = [];
    const name = field(owner.node, 'name')?.text;
    for (const module of name === undefined ? [] : namingAny(ctx().modules, namesFor(name, ctx().modules), asBase))
      for (const node of indexed(module).classes)
        for (const base of superclassesOf({ module, node }, ctx())) if (base.node === owner.node) found.push({ module, node });
    return found;
  };

  const indexLooseWrites = () => {
    looseWrites = new Map();
    // What tests patch is for them alone.
    const patches = callsNamed('object').filter(({ module }) => !isOfTest(module, ctx()));
    const calls = [...['setattr', '__setattr__', 'vars'].flatMap((name) => callsNamed(name)), ...patches];
    for (const one of [...calls, ...membersNamed('__dict__')]) {
      const write = looseWriteAt(one);
      if (write) push(looseWrites, write.name, write);
    }
    return looseWrites;
  };
  const indexClassesMade = () => {
    classesMade = new Map();
    for (const module of ctx().modules.having(makesClass))
      for (const node of indexed(module).calls.get('type') ?? []) {
        const [, bases, given] = positional(node);
        const named = bases && given ? parts(bases).flatMap((base) => classNamed(base, module, ctx())?.node ?? []) : [];
        for (const base of named) push(classesMade as Map<Node, Located[]>, base, { module, node });
      }
    return classesMade;
  };

  /** `config.BUDGET`, through the module that was imported, and what `import *` brings. */
  const throughModules = (binding: Binding): Located[] => {
    const named = membersNamed(binding.name).filter(({ module, node }) => {
      const target = resolveName(node, module, ctx());
      return target.kind === 'binding' && target.binding === binding && isMember(node);
    });
    return [...starred(binding), ...named];
  };

  return {
    referencesTo(binding, module) {
      const known = references.get(binding);
      if (known) return known;
      const found: Located[] = binding.references.map((node) => ({ module, node }));
      if (!binding.scope.parent) {
        for (const importer of importersOf(binding))
          found.push(...importer.binding.references.map((node) => ({ module: importer.module, node })));
        found.push(...throughModules(binding));
      }
      references.set(binding, found);
      return found;
    },
    membersNamed,
    callsNamed,
    callsOn(owner) {
      const all = instanceCalls ?? indexInstanceCalls();
      return owner ? (callsByClass?.get(owner.node) ?? []) : all;
    },
    copies: () => (copies ??= COPYING.flatMap((name) => callsNamed(name)).filter(({ node }) => parts(argumentsOf(node)).some(isNamed))),
    writesTo(name) {
      const members = () => inModules(ctx().modules.naming(name, asTarget), 'members', name);
      return remembered(writes, name, () => members().flatMap((member) => writeAt(member) ?? []));
    },
    looseWrites(name) {
      const byName = looseWrites ?? indexLooseWrites();
      return [...(byName.get(name) ?? []), ...(byName.get(undefined) ?? [])];
    },
    classesMade: (base) => (classesMade ?? indexClassesMade()).get(base) ?? [],
    subclassesOf(owner) {
      return remembered(subclasses, owner.node, () => subclassesOf(owner));
    },
  };
}

function remembered<K, V>(known: Map<K, V>, key: K, answer: () => V): V {
  const found = known.get(key) ?? answer();
  known.set(key, found);
  return found;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
