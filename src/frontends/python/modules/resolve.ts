/** From an import to a file of the project: relative, from a folder on the path, from `src`, from a package elsewhere in the repository. */
import path from 'node:path';
import { isUnit } from '../../../hosts/names.js';
import type { SourceTree } from '../../../run/engine.js';

/** A module's file, or the folder of a package that has no `__init__.py`. */
export type Found = { kind: 'file'; file: string } | { kind: 'folder'; folder: string };

/** Resolves a dotted name with its leading dots. */
export type Resolver = (specifier: string, from: string) => Found | undefined;

const SOURCE_FOLDERS = ['', 'src/', 'lib/'];

/** Makes the resolver of one run; it looks at no file outside the tree. */
export function createResolver(tree: SourceTree): Resolver {
  let files: ReadonlySet<string> | undefined;
  let folders: ReadonlySet<string> | undefined;
  let packages: Map<string, string[]> | undefined;
  const known = new Map<string, Found | undefined>();

  const index = () => {
    if (files && folders && packages) return { files, folders, packages };
    files = new Set(tree.files());
    const above = new Set<string>();
    packages = new Map();
    for (const file of files) {
      for (let folder = path.posix.dirname(file); folder.startsWith(tree.root) && !above.has(folder); folder = path.posix.dirname(folder))
        above.add(folder);
      if (!file.endsWith('/__init__.py')) continue;
      const own = path.posix.dirname(file);
      const parent = path.posix.dirname(own);
      // The outermost package of a tree of packages is what an import names first.
      if (files.has(`${parent}/__init__.py`)) continue;
      const name = path.posix.basename(own);
      packages.set(name, [...(packages.get(name) ?? []), parent]);
    }
    folders = above;
    return { files, folders, packages };
  };
  const at = (base: string): Found | undefined => {
    const all = index();
    for (const file of [`${base}/__init__.py`, `${base}.py`]) if (all.files.has(file)) return { kind: 'file', file };
    return all.folders.has(base) && base !== tree.root ? { kind: 'folder', folder: base } : undefined;
  };
  const absolute = (specifier: string, from: string): Found | undefined => {
    const rest = specifier.replaceAll('.', '/');
    let namespace: Found | undefined;
    for (let folder = path.posix.dirname(from); folder.startsWith(tree.root); folder = path.posix.dirname(folder)) {
      // What is inside of a package is not on the path, unless a notebook is run there.
      const isHome = isUnit(from) && folder === path.posix.dirname(from);
      const isPackage = !isHome && index().files.has(`${folder}/__init__.py`);
      for (const source of isPackage ? [] : SOURCE_FOLDERS) {
        const found = at(`${folder}/${source}${rest}`);
        // A module that is named like the package it imports means the package.
        if (found?.kind === 'file' && found.file !== from) return found;
        if (found?.kind === 'folder') namespace ??= found;
      }
      if (folder === path.posix.dirname(folder)) break;
    }
    const [top = ''] = specifier.split('.');
    const [elsewhere, ...others] = index().packages.get(top) ?? [];
    return (elsewhere !== undefined && others.length === 0 ? at(`${elsewhere}/${rest}`) : undefined) ?? namespace;
  };
  const relative = (specifier: string, from: string): Found | undefined => {
    const dots = /^\.+/.exec(specifier)?.[0].length ?? 0;
    let folder = path.posix.dirname(from);
    for (let level = 1; level < dots; level++) folder = path.posix.dirname(folder);
    const rest = specifier.slice(dots).replaceAll('.', '/');
    return at(rest ? `${folder}/${rest}` : folder);
  };
  return (specifier, from) => {
    const key = `${path.posix.dirname(from)}\0${specifier}\0${path.posix.basename(from)}`;
    if (!known.has(key)) known.set(key, specifier.startsWith('.') ? relative(specifier, from) : absolute(specifier, from));
    return known.get(key);
  };
}
