/** Line breaks inside brackets, which mean nothing in Python. */
import type { Span } from '../../comments.js';
import { endOfString } from './remarks.js';

const TOKENS = /#[^\r\n]*|("""|'''|"|')|[([{]|[)\]}]|\\?\r?\n/g;

/** The text with what stands inside brackets on one line, at the same offsets: line breaks and comments are blank. Strings keep theirs. */
export function withoutLineBreaks(text: string): { text: string; comments: Span[] } {
  const comments: Span[] = [];
  let result = '';
  let at = 0;
  let depth = 0;
  const blank = (start: number, end: number) => {
    result += text.slice(at, start) + ' '.repeat(end - start);
    at = end;
  };
  TOKENS.lastIndex = 0;
  for (let token = TOKENS.exec(text); token; token = TOKENS.exec(text)) {
    const { 0: code, 1: quote, index } = token;
    const end = index + code.length;
    if (quote !== undefined) TOKENS.lastIndex = endOfString(text, end, quote);
    else if (/^[([{]$/.test(code)) depth++;
    else if (/^[)\]}]$/.test(code)) depth = Math.max(0, depth - 1);
    else if (depth > 0) {
      if (code.startsWith('#')) comments.push({ start: index, end });
      blank(index, end);
    }
  }
  return { text: result + text.slice(at), comments };
}
