/** Which files the engine runs together. */
import { COMPONENT, hostOf, isUnit } from '../../hosts/names.js';
import type { Module, Modules } from './modules.js';

/** The engine runs so much source text at once, in UTF-16 units, and so many files; of more, and of documents, each call is traced on its own. */
const MOST_TEXT = 4_000_000;
const MOST_FILES = 1_000;
/** So many files, and so much text, are run together whether imports connect them or not. */
const SMALL_TEXT = 150_000;
const SMALL_FILES = 30;

/** The groups of files that can be run: all of a small tree, else those that imports connect. */
export function groupsToRun(files: readonly Module[], modules: Modules): Module[][] {
  const isWhole = isAtMost(files, SMALL_FILES, SMALL_TEXT) && !hasUnit(files);
  const groups = isWhole ? [[...files]] : connected(files, modules);
  return groups.filter((group) => isAtMost(group, MOST_FILES, MOST_TEXT) && !hasUnit(group));
}

/** Of the files those that imports connect with a file that is asked about. */
export function connectedWith(asked: ReadonlySet<string>, files: readonly Module[], modules: Modules): Module[] {
  const groups = connected(files, modules).filter((group) => group.some(({ file }) => asked.has(hostOf(file))));
  const near = new Set(groups.flat());
  return files.filter((module) => near.has(module));
}

/** Blocks of documents are excerpts, each on its own; the markup of a component may stand in another file. */
const hasUnit = (files: readonly Module[]): boolean =>
  files.some(({ file, markup }) => isUnit(file) && (!COMPONENT.test(hostOf(file)) || /<template\b[^>]*\ssrc\s*=/.test(markup ?? '')));

const isAtMost = (files: readonly Module[], most: number, text: number): boolean =>
  files.length <= most && files.reduce((sum, module) => sum + module.text.length, 0) <= text;

/** Files that import each other, or that a third one imports, are in one group. */
function connected(files: readonly Module[], modules: Modules): Module[][] {
  const groups = new Map(files.map((module) => [module.file, [module]]));
  for (const module of files)
    for (const specifier of module.specifiers) {
      const target = modules.resolve(specifier, module.file);
      const [mine, other] = [groups.get(module.file), target === undefined ? undefined : groups.get(target)];
      if (!mine || !other || mine === other) continue;
      const [small, large] = mine.length < other.length ? [mine, other] : [other, mine];
      large.push(...small);
      for (const { file } of small) groups.set(file, large);
    }
  return [...new Set(groups.values())];
}
