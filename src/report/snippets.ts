/** The lines around a site and its edits, as they were and as they become. */
import { applyEdits, type TextEdit } from '../rewrite/edits.js';
import type { AnalysedSite, SiteEdit } from '../run/engine.js';

/** Whole lines of one file. */
export interface Snippet {
  file: string;
  /** 1-based, of the first line. */
  line: number;
  before: string;
  /** Null where nothing changes. */
  after: string | null;
}

/** Lines before and after what is shown. */
const AROUND = 3;
/** Lines of a call that nothing is changed in. */
const MOST_LINES = 40;

interface Range {
  start: number;
  end: number;
}

/**
 * For a migrated site the changed places of every file; the edits of other sites on these lines are in them too. For a review site its
 * call. None for a skipped one.
 */
export function snippetsOf(site: AnalysedSite, edits: readonly SiteEdit[], textOf: (file: string) => string): Snippet[] {
  if (site.status === 'skipped') return [];
  if (site.status === 'review') return [excerpt(site, textOf(site.file))];
  const own = edits.filter((edit) => edit.sites.includes(site.id));
  // The call's own file comes first.
  const files = new Set([site.file, ...own.map(({ file }) => file).sort()]);
  return [...files].flatMap((file) => {
    const isOwn = (edit: SiteEdit): boolean => edit.file === file;
    return placesOf(file, textOf(file), own.filter(isOwn), edits.filter(isOwn));
  });
}

/**
 * The changed places of a file.
 * @param own the edits that are shown.
 * @param all those that are made, in the lines around, too.
 */
export function placesOf(file: string, text: string, own: readonly TextEdit[], all: readonly TextEdit[]): Snippet[] {
  const windows = own.map((edit) => around(text, edit));
  return joined(text, windows, all).map(({ start, end }) => {
    const inside = all.filter((edit) => edit.start >= start && edit.end <= end);
    const before = text.slice(start, end);
    const after = applyEdits(
      before,
      inside.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start })),
    );
    return { file, line: lineAt(text, start), before, after };
  });
}

function excerpt({ file, start, end }: AnalysedSite, text: string): Snippet {
  const { start: from, end: to } = around(text, { start, end });
  const before = text.slice(from, to).split('\n').slice(0, MOST_LINES).join('\n');
  return { file, line: lineAt(text, from), before, after: null };
}

/** Windows that touch become one, and one that cuts an edit grows. */
function joined(text: string, windows: readonly Range[], edits: readonly TextEdit[]): Range[] {
  const result: Range[] = [];
  for (const window of [...windows].sort((a, b) => a.start - b.start)) {
    let range = window;
    for (;;) {
      const cut = edits.find(
        (edit) => edit.start < range.end && edit.end > range.start && (edit.start < range.start || edit.end > range.end),
      );
      if (!cut) break;
      const more = around(text, cut);
      range = { start: Math.min(range.start, more.start), end: Math.max(range.end, more.end) };
    }
    const last = result.at(-1);
    if (last && range.start <= last.end + 1) last.end = Math.max(last.end, range.end);
    else result.push({ ...range });
  }
  return result;
}

/** From the start of the third line before to the end of the third line after, its line break left out. */
function around(text: string, { start, end }: Range): Range {
  let from = text.lastIndexOf('\n', start - 1) + 1;
  if (start === 0) from = 0;
  for (let more = 0; more < AROUND && from > 0; more++) from = text.lastIndexOf('\n', from - 2) + 1;
  let to = text.indexOf('\n', end);
  for (let more = 0; more < AROUND && to >= 0; more++) to = text.indexOf('\n', to + 1);
  return { start: from, end: to < 0 ? text.length : to };
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
