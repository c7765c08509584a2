/** How source text is laid out near a place: line ends, indentation, whole lines. Offsets are UTF-16 units. */
import type { TextEdit } from '../rewrite/edits.js';

export const lineEnd = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** The white space at the start of the line of an offset. */
export function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
}

/** True where only white space stands before an offset on its line. */
export function startsLine(text: string, offset: number): boolean {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t\uFEFF]*$/.test(text.slice(start, offset));
}

/** The lines of a text with the indentation of another place; one that may hold lines of a string stays as it is. */
export const reindented = (text: string, from: string, to: string): string =>
  /[`"']{3}|`/.test(text) || !from.startsWith(to)
    ? text
    : text.replace(/(\r?\n)([ \t]+)/g, (line, end: string, space: string) =>
        space.startsWith(from) ? end + to + space.slice(from.length) : line,
      );

/** One step of the file's indentation. */
export function indentUnit(text: string): string {
  if (/^\t/m.test(text)) return '\t';
  const widths = [...text.matchAll(/^( +)\S/gm)].map(([, spaces]) => (spaces as string).length).filter((width) => width > 1);
  const smallest = Math.min(...widths);
  return ' '.repeat(Number.isFinite(smallest) ? Math.min(smallest, 8) : 2);
}

/** A range, widened to the whole lines it fills; a comment behind it stays. */
export function wholeLines(start: number, end: number, text: string): TextEdit {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const behind = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(end));
  if (startsLine(text, start) && behind && !(lineStart === 0 && text.startsWith('\uFEFF')))
    return { start: lineStart, end: end + behind[0].length, text: '' };
  const space = /^[ \t]+/.exec(text.slice(end))?.[0].length ?? 0;
  return { start, end: end + space, text: '' };
}

/** A whole number with its digits in groups of three. */
export const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, '_');
