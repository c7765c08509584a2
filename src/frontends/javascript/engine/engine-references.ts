/** Who names a variable, loads its file, or reads a property of its name, in the files that are run. */
import type { Expression, NameExpression } from '../../../ir/expressions.js';
import type { Binding, FunctionNode, Module, Resolved } from '../../../ir/ir.js';
import { walkFunction, walkStatements } from '../../../ir/walk.js';
import { calledName, type References } from '../../../sites/explore.js';

/** Every use of a variable in the files, through imports and re-exports. */
export function referencesIn(modules: readonly Module[], resolve: (specifier: string, from: Module) => Resolved): References {
  let importers: Map<Binding, NameExpression[]> | undefined;
  let gets: Map<string, FunctionNode[]> | undefined;
  const exportedBinding = (module: Module, name: string, seen = new Set<Module>()): Binding | undefined => {
    if (seen.has(module)) return undefined;
    seen.add(module);
    const found = module.exports.named.get(name);
    if (found?.kind === 'binding') return found.binding.from ? importedBinding(found.binding, seen) : found.binding;
    if (found?.kind === 'from') {
      const resolved = resolve(found.specifier, module);
      return resolved.kind === 'module' ? exportedBinding(resolved.module, found.name, seen) : undefined;
    }
    for (const star of module.exports.stars) {
      const resolved = resolve(star, module);
      const through = resolved.kind === 'module' ? exportedBinding(resolved.module, name, seen) : undefined;
      if (through) return through;
    }
    return module.exports.whole ?? undefined;
  };
  const importedBinding = (binding: Binding, seen = new Set<Module>()): Binding | undefined => {
    const { from } = binding;
    const resolved = from && resolve(from.specifier, binding.module);
    return from && resolved?.kind === 'module' && !from.whole ? exportedBinding(resolved.module, from.name, seen) : undefined;
  };
  const index = () => {
    importers = new Map();
    for (const module of modules)
      for (const binding of module.bindings) {
        const target = binding.from && importedBinding(binding);
        if (target) importers.set(target, [...(importers.get(target) ?? []), ...binding.references]);
        if (!binding.from?.whole) continue;
        // Of a namespace any part may be named.
        const resolved = resolve(binding.from.specifier, module);
        if (resolved.kind !== 'module') continue;
        for (const part of partsOf(resolved.module)) importers.set(part, [...(importers.get(part) ?? []), ...binding.references]);
      }
    return importers;
  };
  let loads: Map<Binding, ReturnType<References['loading']>> | undefined;
  const loadsIn = (module: Module): void => {
    if (!/\b(?:import|require)\s*\(/.test(module.text)) return;
    const told = (fn: FunctionNode | null) => (e: Expression) => {
      const resolved = e.k === 'module' ? resolve(e.specifier, module) : undefined;
      if (resolved?.kind !== 'module') return;
      for (const part of partsOf(resolved.module)) loads?.set(part, [...(loads.get(part) ?? []), { fn, start: e.start, module }]);
    };
    walkStatements(module.body, told(null));
    for (const fn of module.functions) walkFunction(fn, told(fn));
  };
  /** Every name that a file exports, those of files that it re-exports as a whole too. */
  const namesOf = (module: Module, seen = new Set<Module>()): string[] => {
    if (seen.has(module)) return [];
    seen.add(module);
    const others = module.exports.stars.flatMap((star) => {
      const resolved = resolve(star, module);
      return resolved.kind === 'module' ? namesOf(resolved.module, seen) : [];
    });
    return [...module.exports.named.keys(), ...others];
  };
  /** What those names stand for, and what CommonJS exports as one object. */
  const partsOf = (module: Module): Set<Binding> => {
    const named = namesOf(module).flatMap((name) => exportedBinding(module, name) ?? []);
    return new Set([...named, ...(module.exports.whole ? [module.exports.whole] : [])]);
  };
  let functions: Map<string, FunctionNode[]> | undefined;
  const functionsNamed = (name: string): FunctionNode[] => {
    if (!functions) {
      functions = new Map();
      for (const fn of modules.flatMap((module) => module.functions))
        if (fn.name) functions.set(fn.name, [...(functions.get(fn.name) ?? []), fn]);
    }
    return functions.get(name) ?? [];
  };
  return {
    loading(binding) {
      if (!loads) {
        loads = new Map();
        for (const module of modules) loadsIn(module);
      }
      return loads.get(binding) ?? [];
    },
    to(named) {
      // What imports it shares it with all others that do.
      const binding = importedBinding(named) ?? named;
      return [...binding.references, ...((importers ?? index()).get(binding) ?? [])];
    },
    ofName(name) {
      if (!gets) {
        gets = new Map();
        for (const module of modules)
          for (const call of module.calls) {
            const key = call.callee.k === 'get' && typeof call.callee.key === 'string' ? call.callee.key : undefined;
            if (key !== undefined && call.fn) gets.set(key, [...(gets.get(key) ?? []), call.fn]);
          }
      }
      return gets.get(name) ?? [];
    },
    keeping(callee) {
      const named = callee.k === 'name' ? callee.binding : undefined;
      const binding = named && (importedBinding(named) ?? named);
      const key = callee.k === 'get' && typeof callee.key === 'string' ? callee.key : undefined;
      const found = binding ? functionsNamed(binding.name).filter((fn) => fn.binding === binding) : functionsNamed(key ?? '');
      return found.filter(({ owner }) => owner === null).flatMap(keptBy);
    },
    calling: (pattern) =>
      modules.flatMap(({ calls }) => calls.flatMap((call) => (call.fn && pattern.test(calledName(call) ?? '') ? [call.fn] : []))),
  };
}

/** Methods by which an object keeps what they are given. */
const STORES = /^(?:set|add|push|unshift|append|register)$/;

/** The variables of its file that a function, or one in it, puts something into. */
function keptBy(fn: FunctionNode): Binding[] {
  const found = new Set<Binding>();
  const add = (path: Expression): void => {
    let root = path;
    while (root.k === 'get') root = root.object;
    if (root.k === 'name' && root.binding?.fn === null) found.add(root.binding);
  };
  const called = (e: Expression): void => {
    if (e.k === 'call' && e.callee.k === 'get' && typeof e.callee.key === 'string' && STORES.test(e.callee.key)) add(e.callee);
  };
  for (const one of fn.module.functions) if (isIn(one, fn)) walkFunction(one, called, add);
  return [...found];
}

const isIn = (inner: FunctionNode, fn: FunctionNode): boolean => inner === fn || (inner.parent !== null && isIn(inner.parent, fn));
