/** The lines of a text that still hold a model's id when its edits are made. Pure. */
import { lineIndex } from '../report/lines.js';
import { ordered, type TextEdit } from '../rewrite/edits.js';

export interface Left {
  /** 0-based, in the text as it was. */
  index: number;
  /** 1-based, in the text as it lies on the disk after the run. */
  line: number;
}

export interface Rewriting {
  /** Finds the id; see `mentionsOf`. */
  mentions: RegExp;
  /** Those of the calls. */
  edits: readonly TextEdit[];
  /** Those beside the calls: what they replace is still listed. */
  also?: readonly TextEdit[];
  /** The call sites that are listed, with or without an edit. */
  sites: readonly { start: number; end: number }[];
  /** True where the edits were made. */
  written: boolean;
}

/** Without the lines of listed call sites: they are rows of the report already. An id that an edit replaces is none any more, one that an edit writes is meant. */
export function linesLeft(text: string, { written, ...rewriting }: Rewriting): Left[] {
  const sorted = ordered([...rewriting.edits, ...(rewriting.also ?? [])]);
  const lines = new Map<number, Left>();
  for (const { start, index } of mentionsLeft(text, rewriting)) {
    const line = index + 1 + (written ? shift(text, sorted, start) : 0);
    if (!lines.has(line)) lines.set(line, { index, line });
  }
  return [...lines.values()];
}

/** Where a text still holds the id, in its order; `index` is that of the line. */
export function mentionsLeft(
  text: string,
  { mentions, edits, sites }: Pick<Rewriting, 'mentions' | 'edits' | 'sites'>,
): { start: number; end: number; index: number }[] {
  const found = [...text.matchAll(mentions)].map(({ index, 0: id }) => ({ start: index, end: index + id.length }));
  if (found.length === 0) return [];
  const lineAt = lineIndex(text);
  const lineOf = (offset: number): number => lineAt(offset).line;
  const listed = sites.map(({ start, end }) => [lineOf(start), lineOf(end)] as const);
  return found.flatMap(({ start, end }) => {
    const line = lineOf(start);
    if (listed.some(([first, last]) => line >= first && line <= last)) return [];
    return edits.some((edit) => edit.start < end && edit.end > start) ? [] : [{ start, end, index: line - 1 }];
  });
}

/** How many lines the edits before an offset add. */
export const shift = (text: string, edits: readonly TextEdit[], offset: number): number =>
  edits.filter(({ end }) => end <= offset).reduce((sum, edit) => sum + breaksIn(edit.text) - breaksIn(text.slice(edit.start, edit.end)), 0);

const breaksIn = (text: string): number => text.split('\n').length - 1;
