/** The new id beside the old one in code: what the languages share. Offsets are UTF-16 units. */
import type { TextEdit } from '../rewrite/edits.js';
import { type CommentStyle, commentBehind, type Span } from './comments.js';
import { indentAt, lineEnd, startsLine } from './layout.js';

/** What a front end knows of a file and of the migration. */
export interface BesideInput {
  text: string;
  file: string;
  /** What stands for the new model where an id, or a part of one, stands for the old one; undefined where nothing does. */
  twinOf(text: string): string | undefined;
  /** The same for a pattern that names it. */
  twinOfPattern(text: string): string | undefined;
  /** Finds the old id. */
  mentions: RegExp;
  /** Finds the old model's name in words. */
  says: RegExp;
  /** A part of the text without what the migration replaces in it. */
  remaining(span: Span): string;
}

export type Beside =
  /** No edits: the ones for an earlier mention do for this one. */
  | {
      edits: TextEdit[];
      /** What is copied, with every other mention in it. */
      covers?: Span;
      /** What the place is called, from the inside out: it is asked about by these names. */
      names: readonly string[];
    }
  /** Why nothing is put beside it; the end of a sentence. */
  | { why: string; covers?: Span };

/** Answers for one file, once for each mention, in their order. */
export interface BesideFinder {
  /** @param mention where the id stands, or the part of it that is told by. */
  at(mention: Span): Beside;
}

export const WHY = {
  there: 'the new ID is there already',
  near: 'the new ID stands near it already',
  comment: 'it is in a comment',
  part: 'it is a part of a longer text',
  parts: 'the pattern names it by parts',
  suffix: 'its suffix has no counterpart for the new model',
  single: 'it is a single value, with no place for a second one',
  effects: 'the code would run twice',
  position: 'its elements are read by their positions',
  words: 'its entry describes the old model in words',
  only: 'its entry is marked as one of a kind',
  old: 'its name says that it is about what only the old model takes',
  budget: 'it decides about thinking budgets or sampling, which the new model refuses',
  statement: 'it is set by a statement of its own',
  unclear: 'nothing is known to stand beside it there',
} as const;

/** Names of what must not get the new model. */
const IS_ABOUT_OLD = /budget|legacy|deprecat|retired|sunset|sampling|temperature/i;
const SAYS_OLD = /(?:^|_)old(?=_|[A-Z\d]|$)|(?:^|[a-z_])Old(?=[A-Z_\d]|$)|(?:^|_)OLD(?=_|\d|$)/;
/** What the new model refuses. */
export const REFUSED = /\b(?:budget_?tokens|max_?thinking_?tokens|temperature|top_?[pk])\b/i;
/** A field that one entry of a table has. */
const ONE_OF_A_KIND = /\b(?:is_?)?(?:default|primary|selected|preferred|recommended|latest)["']?\s*[:=]\s*(?:true|True)\b/i;

export const isAboutOld = (names: readonly string[]): boolean => names.some((name) => IS_ABOUT_OLD.test(name) || SAYS_OLD.test(name));

/** True where a text has the id as a whole literal. */
export const quotes = (text: string, id: string): boolean => new RegExp(`["'\`]${escaped(id)}["'\`]`).test(text);

/**
 * True where one of the other entries of a table is that of the new model: its key, its first element, or the field of the same name.
 * @param own the entry's text up to the old id's literal.
 */
export function isEntryOf(twin: string, own: string, others: readonly string[]): boolean {
  const name = /([\w$]+)["']?\s*:\s*$/.exec(own)?.[1];
  const literal = `["'\`]${escaped(twin)}["'\`]`;
  const entry = new RegExp(name === undefined ? `^[\\s[(]*${literal}` : `\\b${escaped(name)}["']?\\s*:\\s*${literal}`);
  return others.some((other) => entry.test(other));
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** The source of a literal with another text in it. */
export const literalWith = (literal: string, old: string, twin: string): string => literal.replace(old, () => twin);

/** `model === OLD || model === NEW`: the expression once more, with the other literal in it. */
export function alternative(
  text: string,
  whole: Span,
  { literal, twin, joint, parens }: { literal: Span; twin: string; joint: string; parens: boolean },
): TextEdit[] {
  const copy = text.slice(whole.start, literal.start) + twin + text.slice(literal.end, whole.end);
  const behind = { start: whole.end, end: whole.end, text: ` ${joint} ${copy}${parens ? ')' : ''}` };
  return parens ? [{ start: whole.start, end: whole.start, text: '(' }, behind] : [behind];
}

/** One more item of a list behind one that it has, in the layout of that one; a comment behind that one stays with it. */
export function behindItem(text: string, item: Span, added: string, comments: CommentStyle): TextEdit[] {
  if (!startsLine(text, item.start)) return [{ start: item.end, end: item.end, text: `, ${added}` }];
  const line = lineEnd(text) + indentAt(text, item.start);
  const comment = commentBehind(item.end, text, comments);
  if (!comment) return [{ start: item.end, end: item.end, text: `,${line}${added}` }];
  const own = { start: comment.end, end: comment.end, text: `${line}${added}${comment.comma ? ',' : ''}` };
  return comment.comma ? [own] : [{ start: item.end, end: item.end, text: ',' }, own];
}

/**
 * An entry of a table, once more for the new model: the key and whatever else is the same id.
 * @param says tells the old model in words.
 */
export function entryCopy(
  source: string,
  { id, twin, mentions, says }: { id: string; twin: string } & Pick<BesideInput, 'mentions' | 'says'>,
): string | { why: string } {
  if (ONE_OF_A_KIND.test(source)) return { why: WHY.only };
  if (REFUSED.test(source)) return { why: WHY.budget };
  const copy = source.split(id).join(twin);
  if (new RegExp(mentions.source).test(copy)) return { why: WHY.part };
  return says.test(copy) ? { why: WHY.words } : copy;
}

/** `opus-4[-.]6` becomes `(?:opus-4[-.]6|opus-4[-.]7)`; `start` and `end` are the mention's in the text of the pattern. */
export function patternEdits(
  text: string,
  { start, end }: Span,
  pattern: Span,
  { twinOfPattern }: BesideInput,
): TextEdit[] | { why: string } {
  const mention = text.slice(start, end);
  const twin = twinOfPattern(mention);
  const before = text.slice(pattern.start, start);
  const isInClass = before.lastIndexOf('[') > before.lastIndexOf(']');
  if (twin === undefined || isInClass || /^[?*+{]/.test(text.slice(end, pattern.end))) return { why: WHY.unclear };
  if (text.slice(pattern.start, pattern.end).includes(twin)) return { why: WHY.there };
  return [
    { start, end: start, text: '(?:' },
    { start: end, end, text: `|${twin})` },
  ];
}
