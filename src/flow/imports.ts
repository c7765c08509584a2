/** What an import gives, and what a module exports. */
import type { Binding, Module } from '../ir/ir.js';
import { absent, type Entry, type Expr, type ObjectValue, type Value } from '../values/values.js';
import { type ExternalEntity, entityValue } from './entities.js';
import type { Machine } from './machine.js';
import { literal } from './shape.js';

export function imported(m: Machine, binding: Binding, at: Expr): Value {
  const { from } = binding;
  if (!from) return m.open(at, 'import');
  const resolved = m.language(binding.module).resolve(from.specifier, binding.module);
  switch (resolved.kind) {
    case 'module':
      return from.whole ? moduleValue(m, resolved.module, at) : (exported(m, resolved.module, from.name, at) ?? m.open(at, 'import'));
    case 'data': {
      const data = m.inModule(binding.module, () => m.evaluate(resolved.value));
      return from.whole || from.name === 'default' ? data : (m.propertyOf(data, from.name, at) ?? absent(at));
    }
    case 'external':
      return external(m, at, {
        kind: 'external',
        specifier: resolved.specifier,
        steps: from.whole ? [] : [{ kind: 'get', key: from.name, expr: at, keyExpr: at, how: 'import' }],
      });
    case 'unknown':
      return m.open(at, 'import');
  }
}

export function moduleOf(m: Machine, specifier: string, at: Expr): Value {
  const resolved = m.language(m.frame.module).resolve(specifier, m.frame.module);
  switch (resolved.kind) {
    case 'module':
      m.ensureLoaded(resolved.module);
      return moduleValue(m, resolved.module, at);
    case 'data':
      return m.evaluate(resolved.value);
    case 'external':
      return external(m, at, { kind: 'external', specifier: resolved.specifier, steps: [] });
    case 'unknown':
      return m.open(at, 'import');
  }
}

function moduleValue(m: Machine, module: Module, at: Expr): Value {
  if (module.exports.whole) {
    m.ensureLoaded(module);
    return m.read(module.exports.whole, at);
  }
  return entityValue(at, { kind: 'module', module });
}

export function exported(m: Machine, module: Module, name: string, at: Expr, seen: ReadonlySet<Module> = new Set()): Value | undefined {
  if (seen.has(module)) return undefined;
  const more = new Set(seen).add(module);
  const found = module.exports.named.get(name);
  const language = m.language(module);
  if (found?.kind === 'binding') {
    m.ensureLoaded(module);
    return m.read(found.binding, at);
  }
  if (found) {
    const resolved = language.resolve(found.specifier, module);
    if (resolved.kind === 'module')
      return found.kind === 'namespace' ? moduleValue(m, resolved.module, at) : exported(m, resolved.module, found.name, at, more);
    if (resolved.kind !== 'external') return undefined;
    const steps: ExternalEntity['steps'] =
      found.kind === 'namespace' ? [] : [{ kind: 'get', key: found.name, expr: at, keyExpr: at, how: 'import' }];
    return external(m, at, { kind: 'external', specifier: resolved.specifier, steps });
  }
  for (const star of module.exports.stars) {
    const resolved = language.resolve(star, module);
    const through = resolved.kind === 'module' ? exported(m, resolved.module, name, at, more) : undefined;
    if (through) return through;
  }
  const { whole } = module.exports;
  if (!whole) return undefined;
  m.ensureLoaded(module);
  const value = m.read(whole, at);
  return name === 'default' ? value : m.get(value, literal(at, name), at, { keyExpr: at, item: false });
}

/** A module as the object of its exports; undefined where names of it are out of sight. */
export function exportsOf(m: Machine, module: Module, at: Expr): ObjectValue | undefined {
  const names = exportedNames(m, module);
  if (!names || module.exports.whole) return undefined;
  const entries = [...names].map((key): Entry => {
    let value: Value | undefined;
    const give = () => (value ??= exported(m, module, key, at) ?? m.open(at, 'import'));
    return { kind: 'property', key, expr: at, valueExpr: at, shorthand: false, value: give };
  });
  return { kind: 'object', expr: at, entries, readonly: true };
}

function exportedNames(m: Machine, module: Module, seen: ReadonlySet<Module> = new Set()): Set<string> | undefined {
  if (seen.has(module)) return new Set();
  const names = new Set(module.exports.named.keys());
  for (const star of module.exports.stars) {
    const resolved = m.language(module).resolve(star, module);
    const more = resolved.kind === 'module' ? exportedNames(m, resolved.module, new Set(seen).add(module)) : undefined;
    if (!more) return undefined;
    for (const name of more) if (name !== 'default') names.add(name);
  }
  return names;
}

export function setExport(m: Machine, module: Module, name: unknown, value: Value, _at: Expr): void {
  const found = module.exports.named.get(String(name));
  if (found?.kind === 'binding') m.write(found.binding, value);
}

export function external(m: Machine, at: Expr, made: ExternalEntity): Value {
  const id = m.newId();
  const last = made.steps.at(-1);
  const isElement = last?.kind === 'get' && last.key === '*';
  const entity: ExternalEntity = { ...made, ...(last?.kind === 'call' && { base: id }), ...(isElement && { element: id }) };
  const value = entityValue(at, entity, id);
  const language = m.language(m.frame.module);
  return entity.specifier === '' ? language.globalPart(value, entity, m.frame.module) : (language.packagePart(m, entity, at) ?? value);
}
