/** Which files have to be parsed: those that name what matters, what they import, and whoever imports them. */
import path from 'node:path';
import { isUnit } from '../../../hosts/names.js';
import { holdsWord } from '../../../project/readable.js';
import type { SourceTree } from '../../../run/engine.js';
import { ANY_MODEL } from '../../../sdk/models.js';
import { PYTHON_NEEDLES } from '../../needles.js';
import type { Module, Modules } from '../modules/modules.js';

/** How far imports are followed from a file that matters: a request may pass through wrappers before it is sent. */
const MOST_HOPS = 3;

/** Finds every file that can take part, and parses those that name what matters. */
export function gather(tree: SourceTree, modules: Modules): void {
  const named = new Set([...tree.containing(PYTHON_NEEDLES), ...(tree.seeds?.() ?? [])]);
  const seeds = [...named].filter((file) => modules.get(file));
  const seen = new Set(seeds);
  let wave = seeds;
  for (let hop = 0; hop < MOST_HOPS && wave.length; hop++) {
    wave = wave.flatMap((file) => modules.importedBy(file).filter((next) => !seen.has(next) && seen.add(next)));
    for (const file of wave) modules.add(file);
  }
  followImporters(seeds, tree, modules);
  // Where callers in sight are all that there are, each of them counts.
  const sends = (text: string): boolean => SENDS.test(text) && (tree.closedWorld || PRIVATE.test(text));
  followImporters(
    modules.files().filter((file) => !named.has(file) && sends(modules.textOf(file))),
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
    if (isFirst) for (const file of found) if (holdsWord(tree, file, ANY_MODEL)) modules.add(file);
    wave = found.filter((file) => modules.importedBy(file).some((target) => targets.has(target)));
    for (const file of wave) {
      done.add(file);
      modules.add(file);
    }
  }
}

/** The last part of the dotted name that means the file. */
function importedName(file: string): string {
  const base = path.posix.basename(file, '.py');
  return base === '__init__' ? path.posix.basename(path.posix.dirname(file)) : base;
}
