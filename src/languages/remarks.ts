/** Comments in the languages that the tool reads. */
import { readRemarks } from './javascript/remarks.js';

/** UTF-16 offsets; `end` is exclusive. */
export interface Span {
  start: number;
  end: number;
}

export interface Remarks {
  comments: readonly Span[];
  /** Where a comment about the code at an offset can stand: at the start of a line, on a line of its own, or right before code. */
  placeFor(offset: number): { offset: number; ownLine: boolean };
}

/** @throws Error for a text that does not parse. */
export const remarksOf = (text: string, file: string): Remarks => readRemarks(text, text, file);
