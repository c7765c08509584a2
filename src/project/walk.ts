/** A walk without git: nested .gitignore files are honoured, symlinked folders are not entered. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type ignoreFactory from 'ignore';
import { below } from './paths.js';

interface Rules {
  folder: string;
  test: (relative: string) => { ignored: boolean; unignored: boolean };
}

/** Every file below a folder, absolute, sorted within each folder. */
export function walkFolder(root: string, options: { gitignore: boolean; enter: (relative: string) => boolean }): string[] {
  const found: string[] = [];
  const stack: { folder: string; rules: readonly Rules[] }[] = [{ folder: root, rules: [] }];
  for (let item = stack.pop(); item; item = stack.pop()) {
    const { folder } = item;
    let entries: fs.Dirent[];
    try {
      entries = fs.readdirSync(folder, { withFileTypes: true });
    } catch {
      // A folder that may not be read is left out, as git does.
      continue;
    }
    const own = options.gitignore && entries.some((entry) => entry.name === '.gitignore') ? readRules(folder) : undefined;
    const rules = own ? [...item.rules, own] : item.rules;
    const deeper: typeof stack = [];
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const full = `${folder === '/' ? '' : folder}/${entry.name}`;
      const isFolder = entry.isDirectory();
      if (isFolder && !options.enter(below(root, full))) continue;
      if (isIgnored(full + (isFolder ? '/' : ''), rules)) continue;
      if (isFolder) deeper.push({ folder: full, rules });
      else if (entry.isFile() || (entry.isSymbolicLink() && isFileLink(full))) found.push(full);
    }
    stack.push(...deeper.reverse());
  }
  return found;
}

function readRules(folder: string): Rules | undefined {
  try {
    const ignore = createRequire(import.meta.url)('ignore') as typeof ignoreFactory;
    const rules = ignore({ ignorecase: false }).add(fs.readFileSync(path.join(folder, '.gitignore'), 'utf8'));
    return { folder, test: (relative) => rules.test(relative) };
  } catch {
    return undefined;
  }
}

/** The innermost rule that says something decides. */
function isIgnored(full: string, rules: readonly Rules[]): boolean {
  for (let i = rules.length - 1; i >= 0; i--) {
    const { folder, test } = rules[i] as Rules;
    const { ignored, unignored } = test(below(folder, full));
    if (ignored || unignored) return ignored;
  }
  return false;
}

function isFileLink(file: string): boolean {
  try {
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}
