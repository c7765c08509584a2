/** What TypeScript's configurations above a file say: the nearest one, and those that it refers to. */
import { createRequire } from 'node:module';
import path from 'node:path';
import type { getTsconfig, parseTsconfig, TsConfigJsonResolved } from 'get-tsconfig';
import type { SourceTree } from '../../../run/engine.js';

const need = createRequire(import.meta.url);

export interface Tsconfig {
  /** The folder that its paths are relative to. */
  folder: string;
  config: TsConfigJsonResolved;
}

export type Tsconfigs = (file: string) => readonly Tsconfig[];

/** Reads each once; a broken or missing one says nothing. */
export function createTsconfigs(tree: Pick<SourceTree, 'root'>): Tsconfigs {
  const known = new Map<string, readonly Tsconfig[]>();
  return (file) => {
    const folder = path.posix.dirname(file);
    const found = known.get(folder) ?? around(folder, tree.root);
    known.set(folder, found);
    return found;
  };
}

function around(folder: string, root: string): Tsconfig[] {
  const tools = need('get-tsconfig') as { getTsconfig: typeof getTsconfig; parseTsconfig: typeof parseTsconfig };
  try {
    const found = tools.getTsconfig(folder);
    if (!found?.path.startsWith(root)) return [];
    const referred = (found.config.references ?? []).map((reference) => {
      const place = path.resolve(path.dirname(found.path), reference.path);
      const name = place.endsWith('.json') ? place : path.join(place, 'tsconfig.json');
      return { folder: path.dirname(name), config: tools.parseTsconfig(name) };
    });
    return [{ folder: path.dirname(found.path), config: found.config }, ...referred];
  } catch {
    // One that cannot be read sets no option.
    return [];
  }
}
