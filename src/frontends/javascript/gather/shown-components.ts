/** Components that others show: what those pass as props stands in markup, which is not followed. */
import path from 'node:path';
import { COMPONENT, hostOf } from '../../../hosts/names.js';
import { readable } from '../../../project/readable.js';
import type { SourceTree } from '../../../run/engine.js';

/** The texts of files that import a component, or one of the same name. */
export function textsShowing(file: string, tree: SourceTree): string[] {
  const component = hostOf(file);
  if (!COMPONENT.test(component)) return [];
  const name = path.posix.basename(component);
  const importers = tree.containing(["'", '"'].map((quote) => `/${name}${quote}`)).map(hostOf);
  return [...new Set(importers)].filter((other) => other !== component).flatMap((other) => readable(tree, other) ?? []);
}
