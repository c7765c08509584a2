/** Whether the type stage has anything to do: asked of every run, so it loads nothing. */
import path from 'node:path';
import { mayHoldPython } from '../frontends/languages.js';
import type { Analysis, SourceTree } from '../run/engine.js';

/** True where a migrated site may be in a file that the compiler checks. */
export const mayBeTyped = ({ sites }: Analysis, tree: SourceTree): boolean =>
  sites.some(({ status, file }) => status === 'migrated' && isTypedFile(file, tree));

/** True for a file that the compiler may check. */
export const isTypedFile = (file: string, tree: SourceTree): boolean =>
  /\.[cm]?tsx?$/.test(file) || (!mayHoldPython(file) && checksJavaScript(file, tree));

function checksJavaScript(file: string, tree: SourceTree): boolean {
  if (tree.read(file)?.includes('@ts-check')) return true;
  for (let folder = path.posix.dirname(file); ; folder = path.posix.dirname(folder)) {
    const says = (name: string) => tree.read(path.posix.join(folder, name))?.includes('checkJs') ?? false;
    if (says('tsconfig.json') || says('jsconfig.json')) return true;
    if (folder === path.posix.dirname(folder)) return false;
  }
}
