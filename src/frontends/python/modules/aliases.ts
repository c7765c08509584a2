/** The names that one thing may have in several files, by their texts: `import A as B`, `B = A`. */

import type { Pattern } from '../gather/text-tests.js';
import type { Module, Modules } from './modules.js';

/** So many names are looked for. */
const MOST_NAMES = 30;

/** The name, and every other one that some file may give what has it, for itself or for others; undefined where these are too many. */
export function namesFor(name: string, modules: Modules): ReadonlySet<string> | undefined {
  const names = new Set([name]);
  for (const one of names) {
    for (const file of modules.filesNaming(one)) for (const alias of aliasesIn(modules.textOf(file), one)) names.add(alias);
    if (names.size > MOST_NAMES) return undefined;
  }
  return names;
}

function aliasesIn(text: string, word: string): string[] {
  const found: string[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const end = text.indexOf('\n', at);
    const before = text.slice(text.lastIndexOf('\n', at) + 1, at);
    const behind = text.slice(at + word.length, end < 0 ? text.length : end);
    const imported = /^\s+as\s+(\w+)\s*(?:[,)#;].*)?$/.exec(behind)?.[1];
    if (imported !== undefined && /^\s*$|\bimport\b/.test(before)) found.push(imported);
    const [, indent, assigned = ''] = /^(?:\[[^\]]*\])?[ \t]*\)?\s*(?:[#;].*)?$/.test(behind)
      ? (/^([ \t]*)(\w+)[ \t]*(?::[^=]*)?=[ \t]*\(?(?:\w+\.)*$/.exec(before) ?? [])
      : [];
    // What stands in a function is named there alone.
    if (indent === '' || /^_*[A-Z]/.test(assigned)) found.push(assigned);
  }
  return found;
}

/** The files that have one of the words in their text, in the order of the run; all without words. */
export function namingAny(modules: Modules, words: ReadonlySet<string> | undefined, pattern: Pattern): Module[] {
  if (!words) return modules.everything();
  const files = new Set([...words].flatMap((word) => modules.filesNaming(word, pattern)));
  return modules.files().flatMap((file) => (files.has(file) ? (modules.get(file) ?? []) : []));
}
