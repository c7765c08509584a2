/** Comments in the languages that the tool reads. */
import { isHost, MARKDOWN, unitName } from '../hosts/names.js';
import { blanked, unitsOf } from '../hosts/units.js';
import { readRemarks } from './javascript/syntax/remarks.js';
import { isPython } from './needles.js';
import { readPythonRemarks } from './python/syntax/remarks.js';

/** UTF-16 offsets; `end` is exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** Where a comment can stand: at the start of a line, on a line of its own, or right before code. */
export interface Place {
  offset: number;
  ownLine: boolean;
  /** What begins a comment that ends with its line. */
  mark: '//' | '#';
}

export interface Remarks {
  comments: readonly Span[];
  /** The place of a comment about the code at an offset. */
  placeFor(offset: number): Place;
}

/**
 * The comments of a file, also of the code that stands in a component or in Markdown.
 * @throws Error for a text that does not parse.
 */
export function remarksOf(text: string, file: string): Remarks {
  if (isPython(file)) return readPythonRemarks(text);
  if (!isHost(file)) return readRemarks(text, text, file);
  const units = unitsOf(text, file).flatMap(({ ranges, extension }, index) => {
    try {
      const code = blanked(text, { ranges, extension });
      const name = unitName(file, index, extension);
      return [{ ranges, remarks: isPython(name) ? readPythonRemarks(code) : readRemarks(code, text, name) }];
    } catch (error) {
      // An excerpt in a document need not parse, and has no calls then.
      if (MARKDOWN.test(file)) return [];
      throw error;
    }
  });
  return {
    comments: units.flatMap(({ remarks }) => remarks.comments),
    placeFor(offset) {
      const unit = units.find(({ ranges }) => ranges.some(({ start, end }) => offset >= start && offset < end));
      if (!unit) throw new RangeError(`no code stands at ${offset} in ${file}`);
      return unit.remarks.placeFor(offset);
    },
  };
}
