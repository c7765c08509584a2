/** Where a place of the original text is in the edited one, and back. All offsets are UTF-16 units. */
import { ordered, type TextEdit } from '../rewrite/edits.js';

export class Offsets {
  private readonly edits: readonly TextEdit[];

  constructor(edits: readonly TextEdit[]) {
    this.edits = ordered(edits);
  }

  /** The place in the edited text; a place that was replaced goes to where its replacement starts. */
  after(offset: number): number {
    let shift = 0;
    for (const { start, end, text } of this.edits) {
      if (offset < start || (offset === start && start === end)) break;
      if (offset < end) return start + shift;
      shift += text.length - (end - start);
    }
    return offset + shift;
  }

  /** The place in the original text; undefined inside text that an edit put there. */
  before(offset: number): number | undefined {
    let shift = 0;
    for (const { start, end, text } of this.edits) {
      if (offset < start + shift) break;
      if (offset < start + shift + text.length) return undefined;
      shift += text.length - (end - start);
    }
    return offset - shift;
  }
}
