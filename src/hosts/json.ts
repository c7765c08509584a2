/** JSON with the places of its strings. Offsets are UTF-16 units into the text. */
import { SyntaxProblem } from '../frontends/syntax-problem.js';

export type Json =
  /** From behind the opening quote to the closing one. */
  | { kind: 'string'; start: number; end: number }
  | { kind: 'array'; start: number; items: Json[] }
  | { kind: 'object'; members: Map<string, Json> }
  | { kind: 'other' };

/** Deeper data comes from no person and no notebook. */
const MOST_DEPTH = 1000;
/** Python writes, and reads, numbers that JSON does not have. */
const LITERAL = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|NaN|-?Infinity/y;
const SPACE = /[ \t\r\n]*/y;
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** @throws SyntaxProblem for a text that is no JSON. */
export function parseJson(text: string): Json {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  const fail = (): never => {
    throw new SyntaxProblem('is not valid JSON', at);
  };
  /** Moves on over what matches, if anything does. */
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  };
  const takeMark = (mark: string): boolean => {
    take(SPACE);
    if (text[at] !== mark) return false;
    at++;
    return true;
  };
  const string = (): Json & { kind: 'string' } => {
    if (!takeMark('"')) fail();
    const start = at;
    do take(PLAIN);
    while (take(ESCAPE));
    const end = at;
    return takeMark('"') && at === end + 1 ? { kind: 'string', start, end } : fail();
  };
  const list = (close: string, item: () => void): void => {
    at++;
    if (takeMark(close)) return;
    do item();
    while (takeMark(','));
    if (!takeMark(close)) fail();
  };
  const value = (depth: number): Json => {
    take(SPACE);
    const start = at;
    if (depth > MOST_DEPTH) fail();
    switch (text[at]) {
      case '"':
        return string();
      case '[': {
        const items: Json[] = [];
        list(']', () => items.push(value(depth + 1)));
        return { kind: 'array', start, items };
      }
      case '{': {
        const members = new Map<string, Json>();
        list('}', () => {
          const { start: from, end } = string();
          if (!takeMark(':')) fail();
          members.set(decodeJson(text, from, end).value, value(depth + 1));
        });
        return { kind: 'object', members };
      }
      default:
        return take(LITERAL) ? { kind: 'other' } : fail();
    }
  };
  const root = value(0);
  take(SPACE);
  return at === text.length ? root : fail();
}

/** What stands between the quotes of a JSON string, and for each of its UTF-16 units the offset in the text. */
export function decodeJson(text: string, start: number, end: number): { value: string; offsets: number[] } {
  let value = '';
  const offsets: number[] = [];
  for (let at = start; at < end; at = endOfCharacter(text, at)) {
    offsets.push(at);
    value += text[at] === '\\' ? (JSON.parse(`"${text.slice(at, endOfCharacter(text, at))}"`) as string) : text[at];
  }
  return { value, offsets };
}

/** The offset behind the character, or the escape of one, at an offset in a JSON string. */
export const endOfCharacter = (text: string, at: number): number => at + (text[at] !== '\\' ? 1 : text[at + 1] === 'u' ? 6 : 2);

/** A text as it stands between the quotes of a JSON string; with `ascii` in no other characters. */
export function encodeJson(value: string, ascii: boolean): string {
  const encoded = JSON.stringify(value).slice(1, -1);
  return ascii ? encoded.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`) : encoded;
}
