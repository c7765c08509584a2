/** Which files have to be parsed: those that name what matters, what they import, and whoever imports them. */
import path from 'node:path';
import { isUnit } from '../../embedded/names.js';
import type { SourceTree } from '../../engine.js';
import { PYTHON_NEEDLES } from '../languages.js';
import type { Module, Modules } from './modules.js';

/** How far imports are followed from a file that matters: a request may pass through wrappers before it is sent. */
const MOST_HOPS = 3;
/** What every model's id has: a file with one may call what another file defines with a model of its own. */
const ANY_MODEL = 'claude-';

/** Parses every file that can take part. */
export function gather(tree: SourceTree, modules: Modules): void {
  const seeds = tree.containing(PYTHON_NEEDLES).filter((file) => modules.get(file));
  let wave = seeds.flatMap((file) => modules.get(file) ?? []);
  const seen = new Set(wave);
  for (let hop = 0; hop < MOST_HOPS && wave.length; hop++)
    wave = wave.flatMap((module) => importsOf(module, modules).filter((next) => !seen.has(next) && seen.add(next)));
  followImporters(seeds, tree, modules);
}

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
    if (isFirst) for (const file of found) if (holds(file, ANY_MODEL, tree)) modules.get(file);
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
  [...textOf(file, tree).matchAll(/^[ \t]*(?:from|import)\b[^\n]*(?:\([^)]*\))?/gm)].some(
    ([line]) => names.some((name) => line.includes(name)) || /from\s+\.+\s/.test(line),
  );

const holds = (file: string, word: string, tree: SourceTree): boolean => textOf(file, tree).includes(word);

/** Nothing for an unreadable file: it names nothing of interest itself, and is no candidate. */
function textOf(file: string, tree: SourceTree): string {
  try {
    return tree.read(file) ?? '';
  } catch {
    return '';
  }
}

function imports(file: string, targets: ReadonlySet<string>, modules: Modules): boolean {
  const module = modules.get(file);
  return [...(module?.specifiers ?? [])].some((specifier) => {
    const found = modules.resolve(specifier, file);
    return found?.kind === 'file' && targets.has(found.file);
  });
}
