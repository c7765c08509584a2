/** Which files the engine runs together. */
import { MOST_FILES, MOST_TEXT, SMALL_FILES, SMALL_TEXT } from '../../../flow/limits.js';
import { COMPONENT, hostOf, isUnit } from '../../../hosts/names.js';
import type { Module, Modules } from '../modules/modules.js';
import type { Context } from '../values/context.js';
import { Parts } from './parts.js';
import { partsByReach } from './parts-by-reach.js';

/** Runs all of a small tree, else the files that imports connect; and of what is too much the parts that can be run. */
export function runInGroups<T>(
  files: readonly Module[],
  ctx: Context,
  { matters, run }: { matters: (group: readonly Module[]) => boolean; run: (group: readonly Module[]) => T | undefined },
): T[] {
  const isWhole = isAtMost(files, SMALL_FILES, SMALL_TEXT) && !hasUnit(files);
  const groups = isWhole ? [[...files]] : connected(files, ctx.modules);
  const tried = (group: readonly Module[]): T | undefined => (canRun(group) ? run(group) : undefined);
  return groups.filter(matters).flatMap((group) => {
    const found = tried(group);
    return found === undefined
      ? partsByReach(group, ctx)
          .filter(matters)
          .flatMap((part) => tried(part) ?? [])
      : [found];
  });
}

const canRun = (group: readonly Module[]): boolean => isAtMost(group, MOST_FILES, MOST_TEXT) && !hasUnit(group);

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

const DATA = /\.json$|\.d\.[cm]?ts$/;

/** Files that import each other, or that a third one imports, parsed or not, are in one group. */
function connected(files: readonly Module[], modules: Modules): Module[][] {
  const byFile = new Map(files.map((module) => [module.file, module]));
  const parts = new Parts(byFile.keys());
  for (const module of files)
    for (const specifier of module.specifiers) {
      const target = modules.resolve(specifier, module.file);
      if (target !== undefined && !DATA.test(target)) parts.join(module.file, target);
    }
  return parts.all().map((part) => part.flatMap((file) => byFile.get(file) ?? []));
}
