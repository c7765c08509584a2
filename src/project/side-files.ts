/** Lines of configuration and data files that hold the old model id, and of left-out sources that hold a budget: listed, never edited. */
import fs from 'node:fs';
import { compileNeedles } from './needles.js';
import { createScreen } from './screen.js';
import { MOST_BYTES } from './tree.js';

/** The 1-based lines of files that hold a text; files that cannot be read, or are too large, are left out. */
export function linesHolding(files: readonly string[], needle: string, firstOnly = false): { file: string; line: number }[] {
  const screen = createScreen();
  const needles = compileNeedles([needle]);
  return files.flatMap((file) => {
    let text: string;
    try {
      const stat = fs.statSync(file);
      if (!stat.isFile() || stat.size > MOST_BYTES || !screen(file, needles)) return [];
      text = fs.readFileSync(file, 'utf8');
    } catch {
      return [];
    }
    const lines = text.split('\n').flatMap((line, index) => (line.includes(needle) ? [{ file, line: index + 1 }] : []));
    return firstOnly ? lines.slice(0, 1) : lines;
  });
}
