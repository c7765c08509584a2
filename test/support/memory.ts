/** A project in memory, for analyses that need no disk. */
import path from 'node:path';
import { isNeverLookedAt, isSource, leavesOut, mayNameModels } from '../../src/project/exclusions.js';
import { below } from '../../src/project/paths.js';
import { SdkVersions } from '../../src/project/sdk-version.js';
import type { DiskTree } from '../../src/project/tree.js';
import type { SourceTree } from '../../src/run/engine.js';
import { samplingInterests } from '../../src/sites/sampling-refused.js';

/** The root of a project in memory, where there is no other. */
const ROOT = '/project';

export interface MemoryTree extends DiskTree {
  /** Other text in the selection in which a model may be named. */
  texts: readonly string[];
  /** Source files in the selection that are left out by default. */
  leftOut: readonly string[];
}

/**
 * A source tree of the files given, by their paths relative to the root.
 * @param under folders or files whose sites are handled; all where there is none.
 * @param root absolute.
 */
export function memoryTree(files: Readonly<Record<string, string>>, under: readonly string[] = [], root = ROOT): MemoryTree {
  const texts = new Map(Object.entries(files).map(([name, text]) => [`${root}/${name}`, text]));
  const all = [...texts.keys()].filter((file) => !isNeverLookedAt(below(root, file)));
  const isLeftOut = leavesOut();
  const namesModels = mayNameModels();
  const sources = all.filter((file) => isSource(file) && !isLeftOut(below(root, file)));
  const roots = (under.length ? under : ['.']).map((name) => path.posix.join(root, name).replace(/\/$/, ''));
  const isWanted = (file: string) => roots.some((one) => file === one || file.startsWith(`${one}/`));
  const holding = (needles: readonly string[], among: ((file: string) => boolean) | undefined, textOf: (file: string) => string) =>
    sources.filter((file) => (!among || among(file)) && needles.some((needle) => textOf(file).includes(needle)));
  const textOf = (file: string): string => texts.get(file) ?? '';
  const sdks = new SdkVersions(root, {
    read: (file) => texts.get(file),
    entries: (folder) => [...texts.keys()].flatMap((file) => (path.posix.dirname(file) === folder ? path.posix.basename(file) : [])),
  });
  const selected = new Set(sources.filter(isWanted));
  const tree: SourceTree = {
    root,
    selected,
    asked: selected,
    alone: false,
    interests: samplingInterests(sdks.in(all)).interests,
    sdkOf: (file) => sdks.of(file),
    versionOf: (file, name) => sdks.ofPackage(file, name),
    files: () => sources,
    configs: all.filter((file) => /\/[tj]sconfig[^/]*\.json$/.test(file)),
    manifests: all.filter((file) => file.endsWith('/package.json')),
    containing: (needles, among) => holding(needles, among, textOf),
    read: (file) => texts.get(file),
    isFile: (file) => texts.has(file),
  };
  return {
    ...tree,
    texts: all.filter((file) => isWanted(file) && !sources.includes(file) && namesModels(below(root, file))),
    leftOut: all.filter((file) => isWanted(file) && isSource(file) && isLeftOut(below(root, file))),
    textOf,
    unreadable: () => [],
    over: (changed) => ({
      ...tree,
      containing: (needles, among) => {
        const found = new Set(tree.containing(needles, among));
        return sources.filter((file) => found.has(file) || (changed.has(file) && (!among || among(file))));
      },
      read: (file) => changed.get(file) ?? texts.get(file),
      isChanged: (file) => changed.has(file),
    }),
  };
}
