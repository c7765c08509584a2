/** Columns for formats that count bytes, and the source between two places, from the lines that a report shows. */
import { MASK } from './mask.js';
import type { ReportedSite } from './report.js';

/** A place in a file: 1-based, columns in UTF-16 units. */
export interface Position {
  line: number;
  column: number;
}

/**
 * The lines of a file that a site's snippets show as they are: a masked key would be another text, so its line is not among them.
 * Line numbers are 1-based, line ends left out.
 */
export function linesOf(site: ReportedSite, file: string): Map<number, string> {
  const lines = new Map<number, string>();
  for (const snippet of site.snippets) {
    if (snippet.file !== file) continue;
    for (const [index, text] of snippet.before.split('\n').entries()) if (!text.includes(MASK)) lines.set(snippet.line + index, text);
  }
  return lines;
}

/** The 1-based column in UTF-8 bytes; undefined where the line is not known. */
export function byteColumn(lines: ReadonlyMap<number, string>, { line, column }: Position): number | undefined {
  const text = lines.get(line);
  return text === undefined ? undefined : Buffer.byteLength(text.slice(0, column - 1)) + 1;
}

/** The source from one place to another; undefined where a line of it is not known. */
export function textBetween(lines: ReadonlyMap<number, string>, from: Position, to: Position): string | undefined {
  const parts: string[] = [];
  for (let line = from.line; line <= to.line; line++) {
    const text = lines.get(line);
    if (text === undefined) return undefined;
    parts.push(text.slice(line === from.line ? from.column - 1 : 0, line === to.line ? to.column - 1 : undefined));
  }
  return parts.join('\n');
}
