/** Whether TypeScript takes `undefined` for an optional property: with `exactOptionalPropertyTypes` it must be left out. */
import { createRequire } from 'node:module';
import path from 'node:path';
import type { getTsconfig, parseTsconfig } from 'get-tsconfig';
import type { SourceTree } from '../../run/engine.js';

const need = createRequire(import.meta.url);

/** Asks the nearest tsconfig.json and those that it refers to: what they write is right without the option, too. */
export function createExactTypes(tree: SourceTree): (file: string) => boolean {
  const known = new Map<string, boolean>();
  return (file) => {
    if (!/\.[cm]?tsx?$/.test(file)) return false;
    const folder = path.posix.dirname(file);
    let is = known.get(folder);
    if (is === undefined) {
      is = isExact(folder, tree.root);
      known.set(folder, is);
    }
    return is;
  };
}

function isExact(folder: string, root: string): boolean {
  const tools = need('get-tsconfig') as { getTsconfig: typeof getTsconfig; parseTsconfig: typeof parseTsconfig };
  try {
    const found = tools.getTsconfig(folder);
    if (!found?.path.startsWith(root)) return false;
    const { compilerOptions, references = [] } = found.config;
    const referred = references.map((reference) => {
      const place = path.resolve(path.dirname(found.path), reference.path);
      return tools.parseTsconfig(place.endsWith('.json') ? place : path.join(place, 'tsconfig.json')).compilerOptions;
    });
    return [compilerOptions, ...referred].some((options) => options?.exactOptionalPropertyTypes === true);
  } catch {
    // A broken or missing configuration sets no option.
    return false;
  }
}
