/** Files that are loaded by names which are made at run time: whoever loads them may call what they export. */
import path from 'node:path';
import { readable } from '../../../project/readable.js';
import type { SourceTree } from '../../../run/engine.js';
import { packageAround } from '../modules/resolve.js';

const LOADERS = ['import(', 'import (', 'require(', 'import.meta.glob', 'require.context'];
const LOAD = /\b(?:import|require|import\.meta\.glob(?:Eager)?|require\.context)\s*\(\s*(?:\/\*[\s\S]*?\*\/\s*)*(\[[^\]]*\]|[^)\n]*)/g;
const WHOLE = /^(?:'[^'\n]*'|"[^"\n]*")\s*,?\s*$/;
const TOOLING = /(?:\.config|\.setup|rc)\.[cm]?[jt]s$/;

/** Paths of which those that begin with one of them may be loaded. */
export function loadedByName(tree: SourceTree, isTest: (module: { file: string }) => boolean): (file: string) => boolean {
  let starts: string[] | undefined;
  return (file) => {
    starts ??= tree
      .containing(LOADERS)
      .filter((loader) => !isTest({ file: loader }) && !TOOLING.test(loader))
      .flatMap((loader) => loadedIn(readable(tree, loader) ?? '', loader, tree));
    return starts.some((start) => file.startsWith(start));
  };
}

function loadedIn(text: string, file: string, tree: SourceTree): string[] {
  return [...text.matchAll(LOAD)].flatMap(([call, given = '']) => {
    const isPattern = /glob|context/.test(call);
    if (!isPattern && WHOLE.test(given)) return [];
    const written = /^\[?\s*(?:'|"|`)([^'"`$*]*)/.exec(given)?.[1];
    const folder = packageAround(tree, file)?.folder ?? tree.root;
    // An alias or a variable may mean any file.
    if (!written || /^[@~#/]\/?$|^[@~#]\//.test(written)) return `${folder}/`;
    return written.startsWith('.') ? path.posix.join(path.posix.dirname(file), written) : [];
  });
}
