/** Files that are only looked into: one that cannot be read says nothing here, and is named by whoever needs it. */
import type { SourceTree } from '../run/engine.js';

/** The text of a file; undefined where there is none, or where it cannot be read. */
export function readable(tree: SourceTree, file: string): string | undefined {
  try {
    return tree.read(file);
  } catch {
    return undefined;
  }
}

/** True for a file that can be read and has the word in it. */
export const holdsWord = (tree: SourceTree, file: string, word: string): boolean => readable(tree, file)?.includes(word) ?? false;
