/** Enough of a lexer to colour code: it works on cut-out lines, of any language that the tool reads. */

export type TokenKind = 'comment' | 'string' | 'number' | 'keyword' | 'literal' | 'property' | 'call' | 'plain';

/** A piece of one line; UTF-16 offsets into the line. */
export interface Token {
  start: number;
  end: number;
  kind: TokenKind;
}

const KEYWORDS = new Set(
  `abstract as assert async await break case catch class const continue debugger declare def default del delete do elif else enum except
  export extends finally for from function get global if implements import in instanceof interface is keyof lambda let namespace new nonlocal
  not of or and pass private protected public raise readonly return satisfies self set static super switch this throw try type typeof var void
  while with yield`.split(/\s+/),
);
const LITERALS = new Set(['true', 'false', 'null', 'undefined', 'NaN', 'Infinity', 'None', 'True', 'False']);

const WORD = /[\p{ID_Start}$_][\p{ID_Continue}$]*/u.source;
const STRINGS = /(?:'(?:\\.|[^'\\\n])*'?|"(?:\\.|[^"\\\n])*"?)/.source;
const NUMBER = /\b\d[\w.]*/.source;

const lexer = (comment: string, text: string): RegExp =>
  new RegExp(`(?<comment>${comment})|(?<text>${text}|${STRINGS})|(?<number>${NUMBER})|(?<word>${WORD})`, 'gu');
const C_LIKE = lexer(/\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/.source, /`(?:\\[\s\S]|[^`\\])*`?/.source);
const PYTHON = lexer(/#[^\n]*/.source, /"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)/.source);

/** The tokens of each line; what is not covered is plain. */
export function highlight(code: string, file: string): Token[][] {
  const lines: Token[][] = [[]];
  let line = 0;
  let lineStart = 0;
  let at = 0;
  const advance = (to: number, kind: TokenKind) => {
    while (at < to) {
      const end = code.indexOf('\n', at);
      const stop = end < 0 || end > to ? to : end;
      if (stop > at) lines[line]?.push({ start: at - lineStart, end: stop - lineStart, kind });
      at = stop;
      if (stop === end && stop < to) {
        at++;
        line++;
        lineStart = at;
        lines.push([]);
      }
    }
  };
  for (const match of code.matchAll(/\.pyi?$/.test(file) ? PYTHON : C_LIKE)) {
    advance(match.index, 'plain');
    advance(match.index + match[0].length, kindOf(match, code));
  }
  advance(code.length, 'plain');
  return lines;
}

function kindOf({ 0: text, index, groups }: RegExpExecArray, code: string): TokenKind {
  if (groups?.comment !== undefined) return 'comment';
  if (groups?.text !== undefined) return 'string';
  if (groups?.number !== undefined) return 'number';
  const after = /^\s*(.)/.exec(code.slice(index + text.length, index + text.length + 40))?.[1];
  const isMember = code[index - 1] === '.';
  if (!isMember && after !== ':' && KEYWORDS.has(text)) return 'keyword';
  if (!isMember && after !== ':' && LITERALS.has(text)) return 'literal';
  if (after === '(') return 'call';
  return isMember || after === ':' ? 'property' : 'plain';
}
