/** Lines of configuration and data files that hold the old model id, and of left-out sources that hold a budget: listed, never edited. */
import fs from 'node:fs';
import { MOST_BYTES } from './tree.js';

/** The 1-based lines of files that hold a text; files that cannot be read are left out. */
export function linesHolding(files: readonly string[], needle: string, firstOnly = false): { file: string; line: number }[] {
  return files.flatMap((file) => {
    let text: string;
    try {
      if (fs.statSync(file).size > MOST_BYTES) return [];
      text = fs.readFileSync(file, 'utf8');
    } catch {
      return [];
    }
    if (!text.includes(needle)) return [];
    const lines = text.split('\n').flatMap((line, index) => (line.includes(needle) ? [{ file, line: index + 1 }] : []));
    return firstOnly ? lines.slice(0, 1) : lines;
  });
}
