/** Random programs with numbered comments between their tokens. */
import { parse } from '@babel/parser';
import fc from 'fast-check';
import { programs } from './programs.js';

interface Token {
  /** A comment's type is a word, another token's an object. */
  type: unknown;
  start: number;
  end: number;
}

const parsed = (source: string) => parse(source, { sourceType: 'unambiguous', tokens: true, plugins: ['jsx'] });
export const tokensOf = (source: string): Token[] =>
  ((parsed(source).tokens ?? []) as Token[]).filter(({ type, start, end }) => typeof type !== 'string' && end > start);

/** Puts numbered comments between the tokens of a program, so that it still parses. */
export const commented = fc
  .tuple(programs, fc.array(fc.tuple(fc.nat(), fc.boolean()), { minLength: 1, maxLength: 12 }))
  .map(([{ source }, places]) => {
    const tokens = tokensOf(source);
    const inside = templates(source);
    const offsets = new Map<number, string>();
    places.forEach(([place, line], index) => {
      const token = tokens[place % tokens.length] as Token;
      if (inside.some(({ start, end }) => token.end > start && token.end < end)) return;
      // A line comment ends the line, which is harmless behind an opening bracket, a comma or a semicolon only.
      const breaks = line && /^[{([,;]$/.test(source.slice(token.start, token.end));
      offsets.set(token.end, breaks ? ` // c${index}.\n` : ` /* c${index}. */ `);
    });
    let text = '';
    let at = 0;
    for (const [offset, comment] of [...offsets].sort(([a], [b]) => a - b)) {
      text += source.slice(at, offset) + comment;
      at = offset;
    }
    return { plain: source, source: text + source.slice(at), comments: [...offsets.values()].map((comment) => comment.trim()) };
  });
const templates = (source: string): { start: number; end: number }[] =>
  [...source.matchAll(/`[^`]*`/g)].map(({ index, 0: text }) => ({ start: index, end: index + text.length }));
