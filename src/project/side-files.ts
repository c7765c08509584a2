/** Files that are only searched and listed, never edited. */
import fs from 'node:fs';
import { compileNeedles } from './needles.js';
import { slashed } from './paths.js';
import { createScreen, decodeText, MOST_BYTES } from './screen.js';
import type { Search } from './search.js';

/** The 1-based line of the first place in each file that holds a text; files that cannot be read, or are too large, are left out. */
export function firstLinesHolding(files: readonly string[], needle: string): { file: string; line: number }[] {
  const screen = createScreen();
  const needles = compileNeedles([needle]);
  return files.flatMap((file) => {
    let text: string | undefined;
    try {
      text = isSmall(file) && screen(file, needles) ? decodeText(fs.readFileSync(file)) : undefined;
    } catch {
      return [];
    }
    const before = text?.split(needle, 1)[0] ?? '';
    return text === undefined || before.length === text.length ? [] : [{ file, line: before.split('\n').length }];
  });
}

/** The texts of the files that hold one of the needles, each file once whatever links lead to it; those that cannot be read are left out. */
export function textsHolding(files: readonly string[], needles: readonly string[], search: Search): { file: string; text: string }[] {
  const found = search.find(search.possible(files, needles) ?? files, needles, () => {});
  const known = new Set(found);
  const seen = new Set<string>();
  return found.flatMap((file) => {
    try {
      const real = slashed(fs.realpathSync(file));
      if (!isSmall(file) || (real !== file && (known.has(real) || seen.has(real)))) return [];
      seen.add(real);
      return [{ file, text: decodeText(fs.readFileSync(file)) }];
    } catch {
      return [];
    }
  });
}

function isSmall(file: string): boolean {
  const stat = fs.statSync(file);
  return stat.isFile() && stat.size <= MOST_BYTES;
}
