/** Properties that code of the project computes where they are read. */
import { readable } from '../project/readable.js';
import type { SourceTree } from '../run/engine.js';

/**
 * Tells by the texts of the project whether one of the names is that of an accessor, in whatever class.
 * @param patterns what defines one of a name, which stands in it for itself
 */
export function createAccessors(tree: SourceTree, patterns: (name: string) => readonly RegExp[]): (names: readonly string[]) => boolean {
  const known = new Map<string, boolean>();
  const isAccessor = (name: string): boolean => {
    const tests = patterns(name.replaceAll('$', '\\$'));
    const found = known.get(name) ?? tree.containing([name]).some((file) => tests.some((one) => one.test(readable(tree, file) ?? '')));
    known.set(name, found);
    return found;
  };
  return (names) => names.some(isAccessor);
}
