/** Text edits: ordered, checked for overlaps, applied. Pure; offsets are UTF-16 units into the original text. */

export interface TextEdit {
  /** First replaced offset. */
  start: number;
  /** First offset after the replaced text; equal to `start` for an insertion. */
  end: number;
  text: string;
}

/** Two edits of one file that touch the same characters: a bug of the step that made them. */
export class OverlappingEdits extends Error {
  override name = 'OverlappingEdits';
  constructor(
    private readonly a: TextEdit,
    private readonly b: TextEdit,
  ) {
    super(`edits overlap: ${a.start}-${a.end} ${JSON.stringify(a.text)} and ${b.start}-${b.end} ${JSON.stringify(b.text)}`);
  }

  concerns(edit: TextEdit): boolean {
    return edit === this.a || edit === this.b;
  }
}

/** True where two edits share characters, or one puts something into what the other replaces. */
export const touches = (a: TextEdit, b: TextEdit): boolean =>
  (a.start < b.end && b.start < a.end) || (a.start === a.end && b.start < a.start && a.start < b.end);

/** Sorts edits by position; of two at the same place the one given first comes first. */
export function ordered<E extends TextEdit>(edits: readonly E[]): E[] {
  return edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.index - b.index)
    .map(({ edit }) => edit);
}

/**
 * Applies edits to the text they were made for.
 * @throws OverlappingEdits where two of them touch the same characters.
 * @throws RangeError for an edit outside the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  let last: TextEdit | undefined;
  for (const edit of ordered(edits)) {
    if (edit.start < 0 || edit.end < edit.start || edit.end > text.length) {
      throw new RangeError(`edit ${edit.start}-${edit.end} lies outside a text of ${text.length}`);
    }
    if (last && edit.start < last.end) throw new OverlappingEdits(last, edit);
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
    last = edit;
  }
  return result + text.slice(at);
}
