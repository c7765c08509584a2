/** Comments around and inside what is edited: none gets lost. */
import type { TextEdit } from '../../edits.js';
import type { Module } from './modules.js';
import { indentAt, lineEnd, startsLine } from './syntax.js';

const GAP = /(?:\s|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)*/y;

/** The offset of the first character of code at or after an offset. */
export function codeAt(offset: number, text: string): number {
  GAP.lastIndex = offset;
  return offset + (GAP.exec(text)?.[0].length ?? 0);
}

/** The offset of the comma behind an item, across comments; undefined where there is none. */
export function commaAfter(offset: number, text: string): number | undefined {
  const at = codeAt(offset, text);
  return text[at] === ',' ? at : undefined;
}

/** True for source between items that holds a comment. */
export const hasComment = (text: string): boolean => /\/[/*]/.test(text);

/** The end of the comments behind an entry (and its comma) that fill its line; undefined where there are none. */
export function commentBehind(offset: number, text: string): { end: number; comma: boolean } | undefined {
  const behind = /^(?:[ \t]|,|\/\*[^\r\n]*?\*\/)*(?:\/\/[^\r\n]*)?/.exec(text.slice(offset))?.[0] ?? '';
  const end = offset + behind.trimEnd().length;
  const code = behind.replace(/\/\*.*?\*\/|\/\/.*/g, '');
  const fills = /^[ \t]*(?:\r?\n|$)/.test(text.slice(end));
  return fills && hasComment(behind) && code.split(',').length <= 2 ? { end, comma: code.includes(',') } : undefined;
}

/** The text of an edit, with the comments of what it replaces. */
export function withComments({ start, end, text }: TextEdit, module: Module): string {
  if (end === start) return text;
  const lost = (module.ast.comments ?? []).filter((comment) => (comment.start ?? 0) >= start && (comment.end ?? 0) <= end);
  const sources = lost.map((comment) => module.text.slice(comment.start, comment.end)).filter((source) => !text.includes(source));
  if (sources.length === 0) return text;
  const eol = lineEnd(module.text);
  const indent = indentAt(module.text, lost[0]?.start ?? start);
  // Whole lines: each comment keeps a line of its own.
  if (text === '' && startsLine(module.text, start) && module.text[end - 1] === '\n')
    return sources.map((source) => `${indent}${source}${eol}`).join('');
  const before = sources.map((source) => (source.startsWith('//') ? `${source}${eol}${indent}` : source));
  return before.reduceRight((after, source) => (after === '' || source.endsWith(indent) ? source + after : `${source} ${after}`), text);
}
