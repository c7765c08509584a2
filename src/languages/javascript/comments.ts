/** Comments of JavaScript. */
import type { TextEdit } from '../../edits.js';
import { type CommentStyle, withComments as keepComments } from '../comments.js';
import type { Module } from './modules.js';

export const COMMENTS: CommentStyle = { line: /\/\/[^\r\n]*/, block: /\/\*[\s\S]*?\*\// };

/** The text of an edit, with the comments of what it replaces. */
export const withComments = (edit: TextEdit, { text, ast }: Module): string =>
  keepComments(
    edit,
    text,
    (ast.comments ?? []).map((comment) => ({ start: comment.start ?? 0, end: comment.end ?? 0 })),
    COMMENTS,
  );
