/** Data in which the entry of the new model stands beside that of the old one. Pure. */
import { indentOf } from './line.js';

/** What stands before the id of an entry: the mark of a list, quotes, brackets. */
const BEGINS = /^\s*(?:-\s+)?["'[]*$/;
/** How many lines away the other entry may begin. */
const MOST = 200;

/**
 * True where a line begins with the id, as a key or as an element of a list, and another line of the same block with the new one.
 * @param index 0-based.
 */
export function hasTwinLine(
  lines: readonly string[],
  index: number,
  mentions: RegExp,
  twinOf: (id: string) => string | undefined,
): boolean {
  const line = lines[index] ?? '';
  const at = line.search(mentions);
  const before = /[\w.:/@-]*$/.exec(line.slice(0, at))?.[0] ?? '';
  const start = at - before.length;
  const id = /^[\w./@-]*/.exec(line.slice(start))?.[0] ?? '';
  const twin = twinOf(id);
  if (at < 0 || twin === undefined || !BEGINS.test(line.slice(0, start))) return false;
  const head = line.slice(0, start) + twin;
  const next = line.charAt(start + id.length);
  const begins = (other: string): boolean => other.startsWith(head) && other.charAt(head.length) === next;
  return block(lines, index, -1).some(begins) || block(lines, index, 1).some(begins);
}

/** The lines on one side of a line, up to the first that is indented less. */
function block(lines: readonly string[], index: number, step: 1 | -1): string[] {
  const indent = indentOf(lines[index] ?? '');
  const found: string[] = [];
  for (let at = index + step; at >= 0 && at < lines.length && found.length < MOST; at += step) {
    const line = lines[at] ?? '';
    if (line.trim() !== '' && indentOf(line) < indent) break;
    found.push(line);
  }
  return found;
}
