/** A project in memory, for analyses that need no disk. */
import path from 'node:path';
import type { SourceTree } from '../../src/run/engine.js';

const SOURCE = /\.(?:[cm]?[jt]sx?|py|ipynb)$/;

/**
 * A source tree of the files given, by their paths relative to the root.
 * @param under folders or files whose sites are handled; all where there is none.
 */
export function memoryTree(files: Readonly<Record<string, string>>, under: readonly string[] = ['.']): SourceTree {
  const root = '/project';
  const texts = new Map(Object.entries(files).map(([name, text]) => [`${root}/${name}`, text]));
  const sources = [...texts.keys()].filter((file) => SOURCE.test(file));
  const roots = under.map((name) => path.posix.join(root, name));
  return {
    root,
    selected: new Set(sources.filter((file) => roots.some((one) => file === one || file.startsWith(`${one.replace(/\/$/, '')}/`)))),
    alone: false,
    files: () => sources,
    configs: [...texts.keys()].filter((file) => /\/[tj]sconfig[^/]*\.json$/.test(file)),
    manifests: [...texts.keys()].filter((file) => file.endsWith('/package.json')),
    containing: (needles, among) =>
      sources.filter((file) => (!among || among(file)) && needles.some((needle) => texts.get(file)?.includes(needle))),
    read: (file) => texts.get(file),
    isFile: (file) => texts.has(file),
  };
}
