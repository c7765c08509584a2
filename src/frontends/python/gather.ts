/** Which files have to be parsed: those that name what matters, what they import, and whoever imports them. */
import path from 'node:path';
import { isUnit } from '../../hosts/names.js';
import { holdsWord, readable } from '../../project/readable.js';
import type { SourceTree } from '../../run/engine.js';
import { ANY_MODEL } from '../../sdk/models.js';
import { PYTHON_NEEDLES } from '../languages.js';
import type { Module, Modules } from './modules.js';

/** How far imports are followed from a file that matters: a request may pass through wrappers before it is sent. */
const MOST_HOPS = 3;

/** Parses every file that can take part. */
export function gather(tree: SourceTree, modules: Modules): void {
  const named = new Set([...tree.containing(PYTHON_NEEDLES), ...(tree.seeds?.() ?? [])]);
  const seeds = [...named].filter((file) => modules.get(file));
  let wave = seeds.flatMap((file) => modules.get(file) ?? []);
  const seen = new Set(wave);
  for (let hop = 0; hop < MOST_HOPS && wave.length; hop++)
    wave = wave.flatMap((module) => importsOf(module, modules).filter((next) => !seen.has(next) && seen.add(next)));
  followImporters(seeds, tree, modules);
  // Where callers in sight are all that there are, each of them counts.
  const sent = modules
    .parsed()
    .filter(({ file, text }) => !named.has(file) && SENDS.test(text) && (tree.closedWorld || PRIVATE.test(text)));
  followImporters(
    sent.map(({ file }) => file),
    tree,
    modules,
  );
}

const SENDS = /\bmessages\b/;
const PRIVATE = /^(?:async[ \t]+)?def[ \t]+_(?!_)/m;

/** The files of the project that one imports. */
export function importsOf(module: Module, modules: Modules): Module[] {
  return [...module.specifiers].flatMap((specifier) => {
    const found = modules.resolve(specifier, module.file);
    return (found?.kind === 'file' ? modules.get(found.file) : undefined) ?? [];
  });
}

function followImporters(seeds: readonly string[], tree: SourceTree, modules: Modules): void {
  const done = new Set(seeds);
  let wave = [...seeds];
  for (;;) {
    // Nobody imports from a notebook.
    const targets = new Set(wave.filter((file) => !isUnit(file)));
    if (targets.size === 0) return;
    const needles = [...new Set([...targets].map(importedName))];
    const isFirst = done.size === seeds.length;
    const found = tree.containing(isFirst ? [...needles, ANY_MODEL] : needles).filter((file) => !done.has(file));
    // A file that names a model may call what another one defines.
    if (isFirst) for (const file of found) if (holdsWord(tree, file, ANY_MODEL)) modules.get(file);
    wave = found.filter((file) => mayImport(file, needles, tree) && imports(file, targets, modules));
    for (const file of wave) done.add(file);
  }
}

/** The last part of the dotted name that means the file. */
function importedName(file: string): string {
  const base = path.posix.basename(file, '.py');
  return base === '__init__' ? path.posix.basename(path.posix.dirname(file)) : base;
}

/** A look at the import lines, before the file is parsed. */
const mayImport = (file: string, names: readonly string[], tree: SourceTree): boolean =>
  [...(readable(tree, file) ?? '').matchAll(/^[ \t]*(?:from|import)\b[^\n]*(?:\([^)]*\))?/gm)].some(
    ([line]) => names.some((name) => line.includes(name)) || /from\s+\.+\s/.test(line),
  );

function imports(file: string, targets: ReadonlySet<string>, modules: Modules): boolean {
  const module = modules.get(file);
  return [...(module?.specifiers ?? [])].some((specifier) => {
    const found = modules.resolve(specifier, file);
    return found?.kind === 'file' && targets.has(found.file);
  });
}
