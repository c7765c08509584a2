/** Comments around and inside what is edited: none gets lost. */
import type { TextEdit } from '../rewrite/edits.js';
import { indentAt, lineEnd, startsLine } from './layout.js';

export interface Span {
  start: number;
  end: number;
}

/** How comments are written in a language; the patterns are read without flags. */
export interface CommentStyle {
  /** A comment that ends with its line, without the line's end. */
  line: RegExp;
  /** A comment with an end of its own. */
  block?: RegExp;
  /** What joins a line with the next one: white space where code is looked for. */
  joint?: RegExp;
}

const anyOf = ({ line, block }: CommentStyle): string => (block ? `${line.source}|${block.source}` : line.source);

/** The offset of the first character of code at or after an offset. */
export function codeAt(offset: number, text: string, style: CommentStyle): number {
  const joint = style.joint ? `|${style.joint.source}` : '';
  const gap = new RegExp(`(?:\\s${joint}|${anyOf(style)})*`, 'y');
  gap.lastIndex = offset;
  return offset + (gap.exec(text)?.[0].length ?? 0);
}

/** The offset of the comma behind an item, across comments; undefined where there is none. */
export function commaAfter(offset: number, text: string, style: CommentStyle): number | undefined {
  const at = codeAt(offset, text, style);
  return text[at] === ',' ? at : undefined;
}

/** True for source between items that holds a comment. */
export const hasComment = (text: string, style: CommentStyle): boolean => new RegExp(anyOf(style)).test(text);

/** The end of the comments behind an entry (and its comma) that fill its line; undefined where there are none. */
export function commentBehind(offset: number, text: string, style: CommentStyle): { end: number; comma: boolean } | undefined {
  const rest = text.slice(offset, text.indexOf('\n', offset) < 0 ? text.length : text.indexOf('\n', offset));
  const block = style.block ? `|${style.block.source}` : '';
  const behind = new RegExp(`^(?:[ \\t]|,${block})*(?:${style.line.source})?`).exec(rest)?.[0] ?? '';
  const end = offset + behind.trimEnd().length;
  const code = behind.replace(new RegExp(anyOf(style), 'g'), '');
  const fills = /^[ \t]*(?:\r?\n|$)/.test(text.slice(end));
  return fills && hasComment(behind, style) && code.split(',').length <= 2 ? { end, comma: code.includes(',') } : undefined;
}

/** The text of an edit, with the comments of what it replaces. */
export function withComments({ start, end, text }: TextEdit, source: string, comments: readonly Span[], style: CommentStyle): string {
  if (end === start) return text;
  const lost = comments.filter((comment) => comment.start >= start && comment.end <= end);
  const sources = lost.map((comment) => source.slice(comment.start, comment.end)).filter((comment) => !text.includes(comment));
  if (sources.length === 0) return text;
  const eol = lineEnd(source);
  const indent = indentAt(source, lost[0]?.start ?? start);
  // Whole lines: each comment keeps a line of its own.
  if (text === '' && startsLine(source, start) && source[end - 1] === '\n')
    return sources.map((comment) => `${indent}${comment}${eol}`).join('');
  const isLine = (comment: string) => new RegExp(`^(?:${style.line.source})`).test(comment);
  const before = sources.map((comment) => (isLine(comment) ? `${comment}${eol}${indent}` : comment));
  const kept = before.reduceRight(
    (after, comment) => (after === '' || comment.endsWith(indent) ? comment + after : `${comment} ${after}`),
    text,
  );
  // A comment keeps its distance from the code in front.
  return text === '' && /[^\s([{]/.test(source[start - 1] ?? ' ') ? ` ${kept}` : kept;
}
