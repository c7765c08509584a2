/** Which files are connected by imports, in either direction: only there can a value get from one to the other. */
import path from 'node:path';
import type { SourceTree } from '../../../run/engine.js';
import type { Module } from '../modules/modules.js';
import type { Context } from '../values/context.js';
import { specifiersIn } from './import-lines.js';

/** The parsed files of the project that a file imports. */
export function importedFiles(module: Module, ctx: Context): Module[] {
  return [...module.specifiers].flatMap((specifier) => {
    const found = ctx.modules.resolve(specifier, module.file);
    return (found?.kind === 'file' && found.file !== module.file ? ctx.modules.get(found.file) : undefined) ?? [];
  });
}

/** What loads files by names that are made at run time. */
const LOADERS = ['import_module', '__import__', 'entry_points', 'load_module', 'exec_module', 'run_path', 'run_module', 'iter_modules'];
const NAMES_LOADER = new RegExp(`\\b(?:${LOADERS.join('|')})\\b`);

/** True for files between which values may pass: all, where something in the project loads files by names that are not written. */
export function createConnection(connected: Connected, tree: SourceTree): (file: string, other: string) => boolean {
  let loadsAny: boolean | undefined;
  return (file, other) => {
    if (file === other) return true;
    loadsAny ??= tree.containing(LOADERS).some((name) => NAMES_LOADER.test(tree.read(name) ?? ''));
    return loadsAny || connected(file).has(other);
  };
}

/** For every file those that are connected with it, itself among them. */
export type Connected = (file: string) => ReadonlySet<string>;

/** Looked at when it is first asked for, once all files are read. */
export function connectedFiles(ctx: Context): Connected {
  let groups: Map<string, Set<string>> | undefined;
  return (file) => {
    groups ??= groupsOf(ctx);
    return groups.get(file) ?? new Set([file]);
  };
}

function groupsOf(ctx: Context): Map<string, Set<string>> {
  const group = new Map<string, Set<string>>();
  const join = (a: string, b: string) => {
    const [one, other] = [group.get(a) ?? new Set([a]), group.get(b) ?? new Set([b])];
    const all = one === other ? one : new Set([...one, ...other]);
    for (const file of all) group.set(file, all);
  };
  const { modules } = ctx;
  const files = [...modules.files()];
  const byName = new Map<string, string[]>();
  for (const file of files) byName.set(nameOf(file), [...(byName.get(nameOf(file)) ?? []), file]);
  for (const file of files) {
    join(file, file);
    for (const imported of modules.importedBy(file)) join(file, imported);
    for (const specifier of specifiersIn(modules.textOf(file))) {
      // What is found by a path of the interpreter's only.
      if (/^anthropic\b/.test(specifier) || modules.resolve(specifier, file)) continue;
      for (const other of byName.get(specifier.split('.').at(-1) ?? '') ?? []) join(file, other);
    }
  }
  return group;
}

function nameOf(file: string): string {
  const base = path.posix.basename(file, '.py');
  return base === '__init__' ? path.posix.basename(path.posix.dirname(file)) : base;
}
