/** Comments of a Python file, and the places where a new one can stand. Strings and comments are all that must be told apart. */
import type { Remarks, Span } from '../../remarks.js';

const TOKENS = /#[^\r\n]*|[rRbBuUfFtT]{0,2}("""|'''|"|')/g;

export function readPythonRemarks(text: string): Remarks {
  const comments: Span[] = [];
  const strings: Span[] = [];
  TOKENS.lastIndex = 0;
  for (let token = TOKENS.exec(text); token; token = TOKENS.exec(text)) {
    const start = token.index;
    const quote = token[1];
    if (quote !== undefined) TOKENS.lastIndex = endOfString(text, start + token[0].length, quote);
    (quote === undefined ? comments : strings).push({ start, end: TOKENS.lastIndex });
  }
  const isInString = (line: number) => strings.some(({ start, end }) => start < line && line < end);
  const continues = (line: number) => /\\\r?\n$/.test(text.slice(Math.max(0, line - 3), line));
  return {
    comments,
    placeFor(offset) {
      let line = lineStart(text, offset);
      while (line > 0 && (isInString(line) || continues(line))) line = lineStart(text, line - 1);
      return { offset: line, ownLine: true, mark: '#' };
    },
  };
}

/** The offset behind a string's closing quote, or behind its line where it has none. */
export function endOfString(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text.startsWith(quote, at)) return at + quote.length;
    else if (text[at] === '\n' && quote.length === 1) return at;
  }
  return text.length;
}

const lineStart = (text: string, offset: number): number => (offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1);
