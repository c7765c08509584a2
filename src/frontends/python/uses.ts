/** Where bindings are used: in their own file and, through imports, in every other parsed file. */

import { calledBy } from './callers.js';
import type { Context, InstanceCall, Located } from './context.js';
import { classNamed, superclassesOf } from './hierarchy.js';
import { importsOf } from './imports.js';
import { type LooseWrite, looseWriteAt, type Write, writeAt } from './member-writes.js';
import type { Module } from './modules.js';
import { resolveName } from './names.js';
import {
  argumentsOf,
  calleeOf,
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
} from './node.js';
import type { Binding } from './scope.js';

type Uses = Pick<
  Context,
  'referencesTo' | 'membersNamed' | 'callsNamed' | 'callsOn' | 'copies' | 'writesTo' | 'looseWrites' | 'classesMade' | 'subclassesOf'
>;

const COPYING = ['replace', 'evolve', 'assoc', '_replace', 'model_copy', 'copy'];

/** `text.replace(…)` and `list.copy()` change no field. */
const isNamed = ({ type }: Node): boolean => type === 'keyword_argument' || type === 'dictionary_splat';

/** Built at first use over the files parsed by then; a run parses all its files before it asks. */
export function createUses(ctx: () => Context): Uses {
  let importers: Map<Binding, { module: Module; binding: Binding }[]> | undefined;
  let starred: Map<Binding, Located[]> | undefined;
  let members: Map<string, Located[]> | undefined;
  let calls: Map<string, Located[]> | undefined;
  let instanceCalls: InstanceCall[] | undefined;
  let callsByClass: Map<Node, InstanceCall[]> | undefined;
  let copies: Located[] | undefined;
  let looseWrites: Map<string | undefined, LooseWrite[]> | undefined;
  let classesMade: Map<Node, Located[]> | undefined;
  const writes = new Map<string, Write[]>();
  const references = new Map<Binding, Located[]>();
  let subclasses: Map<Node, Located[]> | undefined;

  const indexImporters = () => {
    importers = new Map();
    for (const module of ctx().modules.parsed()) {
      for (const binding of module.scopes.all().flatMap((scope) => [...scope.bindings.values()])) {
        for (const target of importsOf(binding)) {
          const found = target && ctx().modules.imported(target.specifier, target.name, module.file);
          if (found?.kind === 'binding' && found.binding !== binding) push(importers, found.binding, { module, binding });
        }
      }
    }
    return importers;
  };
  /** Names that `import *` brings along. */
  const indexStarred = () => {
    starred = new Map();
    for (const module of ctx()
      .modules.parsed()
      .filter(({ stars }) => stars.length > 0)) {
      walk(module.root, (node) => {
        if (!starred || !isName(node) || node.field === 'attribute' || module.scopes.bindingOf(node)) return;
        for (const found of ctx().modules.eitherOfStars(module, node.text))
          if (found.kind === 'binding') push(starred, found.binding, { module, node });
      });
    }
    return starred;
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
  const membersNamed = (name: string): Located[] => (members ?? indexMembers()).get(name) ?? [];
  const indexCalls = () => {
    calls = new Map();
    for (const module of ctx().modules.parsed()) {
      walk(module.root, (node) => {
        if (!calls || !isCall(node)) return;
        const callee = unwrap(calleeOf(node));
        push(calls, isCall(callee) ? '()' : (memberName(callee) ?? callee.text), { module, node });
      });
    }
    return calls;
  };
  const callsNamed = (name: string): Located[] => (calls ?? indexCalls()).get(name) ?? [];
  const indexInstanceCalls = () => {
    instanceCalls = [];
    callsByClass = new Map();
    for (const { module, node } of [...(calls ?? indexCalls()).values()].flat()) {
      for (const owner of calledBy(node).flatMap((callee) => ctx().instancesOf(callee, module))) {
        const call = { module, node, owner, kind: owner.kind };
        instanceCalls.push(call);
        push(callsByClass, owner.node, call);
      }
    }
    return instanceCalls;
  };
  const indexSubclasses = () => {
    subclasses = new Map();
    for (const module of ctx().modules.parsed()) {
      walk(module.root, (node) => {
        if (!subclasses || !isClass(node)) return;
        for (const base of superclassesOf({ module, node }, ctx())) push(subclasses, base.node, { module, node });
      });
    }
    return subclasses;
  };

  const indexLooseWrites = () => {
    looseWrites = new Map();
    for (const one of [...['setattr', '__setattr__', 'vars'].flatMap(callsNamed), ...membersNamed('__dict__')]) {
      const write = looseWriteAt(one);
      if (write) push(looseWrites, write.name, write);
    }
    return looseWrites;
  };
  const indexClassesMade = () => {
    classesMade = new Map();
    for (const { module, node } of callsNamed('type')) {
      const [, bases, members] = positional(node);
      const named = bases && members ? parts(bases).flatMap((base) => classNamed(base, module, ctx())?.node ?? []) : [];
      for (const base of named) push(classesMade, base, { module, node });
    }
    return classesMade;
  };

  /** `config.BUDGET`, through the module that was imported, and what `import *` brings. */
  const throughModules = (binding: Binding): Located[] => {
    const named = membersNamed(binding.name).filter(({ module, node }) => {
      const target = resolveName(node, module, ctx());
      return target.kind === 'binding' && target.binding === binding && isMember(node);
    });
    return [...((starred ?? indexStarred()).get(binding) ?? []), ...named];
  };

  return {
    referencesTo(binding, module) {
      const known = references.get(binding);
      if (known) return known;
      const found: Located[] = binding.references.map((node) => ({ module, node }));
      for (const importer of (importers ?? indexImporters()).get(binding) ?? [])
        found.push(...importer.binding.references.map((node) => ({ module: importer.module, node })));
      if (!binding.scope.parent) found.push(...throughModules(binding));
      references.set(binding, found);
      return found;
    },
    membersNamed,
    callsNamed,
    callsOn(owner) {
      const all = instanceCalls ?? indexInstanceCalls();
      return owner ? (callsByClass?.get(owner.node) ?? []) : all;
    },
    copies: () => (copies ??= COPYING.flatMap(callsNamed).filter(({ node }) => parts(argumentsOf(node)).some(isNamed))),
    writesTo(name) {
      const known = writes.get(name) ?? membersNamed(name).flatMap((member) => writeAt(member) ?? []);
      writes.set(name, known);
      return known;
    },
    looseWrites(name) {
      const byName = looseWrites ?? indexLooseWrites();
      return [...(byName.get(name) ?? []), ...(byName.get(undefined) ?? [])];
    },
    classesMade: (base) => (classesMade ?? indexClassesMade()).get(base) ?? [],
    subclassesOf: (owner) => (subclasses ?? indexSubclasses()).get(owner.node) ?? [],
  };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
