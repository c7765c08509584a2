/** Comments of JavaScript. */
import type { TextEdit } from '../../../rewrite/edits.js';
import { type CommentStyle, withComments as keepComments } from '../../comments.js';
import type { Module } from '../modules/modules.js';

export const COMMENTS: CommentStyle = { line: /\/\/[^\r\n]*/, block: /\/\*[\s\S]*?\*\// };

/** The text of an edit, with the comments of what it replaces. */
export const withComments = (edit: TextEdit, { text, ast }: Module): string =>
  keepComments(
    edit,
    text,
    (ast.comments ?? []).map((comment) => ({ start: comment.start ?? 0, end: comment.end ?? 0 })),
    COMMENTS,
  );

/** The source of a range, without the comments in it and the space in front of them. */
export function textWithoutComments({ start, end }: { start: number; end: number }, module: Module | undefined): string {
  if (!module) return '';
  let text = '';
  let at = start;
  for (const comment of module.ast.comments ?? []) {
    const [from, to] = [comment.start ?? 0, comment.end ?? 0];
    if (from < at || to > end) continue;
    text += module.text.slice(at, from).replace(/[ \t]+$/, '');
    at = to;
  }
  return text + module.text.slice(at, end);
}
