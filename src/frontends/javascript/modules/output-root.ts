/** Where the files of a TypeScript project must lie for its output to stay where it is. */
import path from 'node:path';
import { commonFolder, isInside } from '../../../project/paths.js';
import type { Tsconfig, Tsconfigs } from './tsconfigs.js';

/** The folders that what a file imports must lie in: compilers refuse others, or lay their output out anew. */
export const outputRoots = (file: string, tsconfigs: Tsconfigs): string[] =>
  tsconfigs(file).flatMap((config) => {
    const root = rootOf(config);
    return root !== undefined && isInside(root, file) ? [root] : [];
  });

/** `rootDir`; else what the files that are compiled into a folder of their own have in common. */
function rootOf({ folder, config: { compilerOptions = {}, include, files } }: Tsconfig): string | undefined {
  const { rootDir, outDir, declarationDir, composite } = compilerOptions;
  if (rootDir !== undefined) return path.posix.resolve(folder, rootDir);
  if (composite !== true && outDir === undefined && declarationDir === undefined) return undefined;
  const places = [...(include ?? (files ? [] : ['.'])).map(withoutGlob), ...(files ?? []).map((file) => path.posix.dirname(file))];
  return commonFolder(places.map((place) => path.posix.resolve(folder, place)));
}

/** The folder in front of the first wildcard, or around a file that is named. */
function withoutGlob(pattern: string): string {
  const plain = pattern.split('/');
  const at = plain.findIndex((part) => /[*?]/.test(part));
  if (at >= 0) return plain.slice(0, at).join('/') || '.';
  return /\.[cm]?[jt]sx?$/.test(pattern) ? path.posix.dirname(pattern) : pattern;
}
