/** Who imports a file, in all of the project, whether it takes part in the run or not. */
import path from 'node:path';
import { isUnit } from '../../../hosts/names.js';
import { readable } from '../../../project/readable.js';
import type { SourceTree } from '../../../run/engine.js';
import type { Resolver } from '../modules/resolve.js';
import { specifiersIn } from './import-lines.js';

export interface ImportOfFile {
  specifier: string;
  from: string;
}

/** Finds the imports of a file by the texts of the others. */
export function createImporters(tree: SourceTree, resolve: Resolver): (file: string) => readonly ImportOfFile[] {
  const known = new Map<string, readonly ImportOfFile[]>();
  const importsOf = (file: string): ImportOfFile[] => {
    const [name = ''] = path.posix.basename(file.replace(/\/__init__\.py$/, '')).split('.');
    const candidates = tree.containing([name], (one) => one !== file && (one.endsWith('.py') || isUnit(one)));
    return candidates.flatMap((from) =>
      [...specifiersIn(readable(tree, from) ?? '')].flatMap((specifier) => {
        const found = resolve(specifier, from);
        return found?.kind === 'file' && found.file === file ? [{ specifier, from }] : [];
      }),
    );
  };
  return (file) => {
    const found = known.get(file) ?? importsOf(file);
    known.set(file, found);
    return found;
  };
}
