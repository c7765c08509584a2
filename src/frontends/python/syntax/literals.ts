/** Strings and numbers of Python, from their source to their values. */
import { field, type Node, parts } from './node.js';

/** The prefix of a string literal, in lower case: `rb`, `f`, or nothing. */
const prefixOf = (string: Node): string => /^[a-zA-Z]*/.exec(string.text)?.[0].toLowerCase() ?? '';

export const isBytes = (string: Node): boolean => prefixOf(string).includes('b');

/** The text that a part of a string without expressions stands for. */
export function textOf(part: Node, string: Node): string {
  const prefix = prefixOf(string);
  const text = /[ft]/.test(prefix) ? part.text.replace(/\{\{|\}\}/g, (two) => two.slice(1)) : part.text;
  return prefix.includes('r') ? text : unescaped(text);
}

/** The pieces of a string: text, and expressions put into it. Undefined for bytes and for expressions that are formatted. */
export function piecesOf(node: Node): (string | Node)[] | undefined {
  if (node.type === 'concatenated_string') {
    const all = parts(node).map(piecesOf);
    return all.every((pieces) => pieces !== undefined) ? all.flat() : undefined;
  }
  if (node.type !== 'string' || isBytes(node)) return undefined;
  const pieces: (string | Node)[] = [];
  for (const part of parts(node)) {
    if (part.type === 'string_start' || part.type === 'string_end') continue;
    if (part.type !== 'interpolation') {
      pieces.push(textOf(part, node));
      continue;
    }
    const inner = field(part, 'expression');
    if (!inner || parts(part).length > 1) return undefined;
    pieces.push(inner);
  }
  return pieces;
}

/** The value of a string without expressions in it; undefined for anything else. */
export function stringValue(node: Node): string | undefined {
  const pieces = piecesOf(node);
  return pieces?.every((piece) => typeof piece === 'string') ? pieces.join('') : undefined;
}

const ESCAPES: Record<string, string> = {
  '\n': '',
  '\r\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const unescaped = (text: string): string =>
  text.replace(
    /\\(?:([0-7]{1,3})|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(\r\n|[\s\S]))/g,
    (whole, octal?: string, byte?: string, short?: string, long?: string, one?: string) => {
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      const code = byte ?? short ?? long;
      if (code !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff));
      return ESCAPES[one ?? ''] ?? whole;
    },
  );

/** The value of a number literal; undefined for a complex one. */
export function numberValue(node: Node): number | undefined {
  const text = node.text.replaceAll('_', '').toLowerCase();
  return /[jl]$/.test(text) && !text.startsWith('0x') ? undefined : Number(text);
}
