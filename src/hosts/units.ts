/** The code inside a file: script blocks of components, fenced blocks of Markdown. Pure; offsets are UTF-16 units into the host's text. */
import type { TextEdit } from '../rewrite/edits.js';
import { COMPONENT } from './names.js';

export interface Range {
  start: number;
  end: number;
}

/** Ranges that are one module, in order. */
export interface Unit {
  /** Without the dot; decides the syntax. */
  extension: string;
  ranges: Range[];
  /** Where the host does not hold the code as it is. */
  encoded?: Encoded;
  /** Offsets in the host of thinking budgets that belong to no unit. */
  hidden?: readonly number[];
  /** Why they belong to none. */
  hiddenWhy?: string;
  /** What stands beside the code and may read what it declares: the commands of a notebook. */
  aside?: string;
}

/** Gives the one unit of a notebook; undefined where it is in a language that is not read. */
export type ReadNotebook = (text: string) => Unit | undefined;

/** Code that stands encoded in its host, and the way from the one to the other. */
export interface Encoded {
  code: string;
  /** The offset in the host of what begins, or ends, at an offset of the code. */
  hostStart(offset: number): number;
  hostEnd(offset: number): number;
  /** The offset in the code of what begins at an offset in the host. */
  offsetOf(host: number): number;
  /** Edits of the code as edits of the host, in the same order; undefined for one that leaves the code. Each of them can be done without the others. */
  encode(edits: readonly TextEdit[]): (TextEdit | undefined)[];
}

export function unitsOf(text: string, file: string): Unit[] {
  if (!COMPONENT.test(file)) return fences(text);
  if (file.endsWith('.astro')) return astro(text);
  // All script blocks of a component see each other.
  const scripts = scriptBlocks(file.endsWith('.vue') ? withoutTemplate(text) : text);
  const [first] = scripts;
  if (!first) return [];
  const extension = scripts.find((script) => script.extension !== 'js')?.extension ?? 'js';
  return [{ extension, ranges: scripts.map(({ range }) => range) }];
}

/** The frontmatter, and each client script on its own. */
function astro(text: string): Unit[] {
  const start = /^\uFEFF?\s*---[^\S\n]*\r?\n/.exec(text)?.[0].length;
  const close = start === undefined ? -1 : text.slice(start).search(/^---/m);
  const front: Unit[] = start !== undefined && close >= 0 ? [{ extension: 'ts', ranges: [{ start, end: start + close }] }] : [];
  const body = front.reduce((rest, { ranges: [range] }) => (range ? spaces(rest.slice(0, range.end)) + rest.slice(range.end) : rest), text);
  return [...front, ...scriptBlocks(body).map(({ range }): Unit => ({ extension: 'ts', ranges: [range] }))];
}

/** A comment, or a script element with its attributes and content. */
const SCRIPT = /<!--[\s\S]*?(?:-->|$)|<script\b((?:[^>"'{]|"[^"]*"|'[^']*'|\{[^}]*\})*)>([\s\S]*?)<\/script\s*>/gi;
const LANGUAGES = new Set(['js', 'jsx', 'ts', 'tsx']);

function scriptBlocks(text: string): { extension: string; range: Range }[] {
  return [...text.matchAll(SCRIPT)].flatMap(({ 0: whole, 1: attributes, 2: content, index }) => {
    if (attributes === undefined || content === undefined || content.trim() === '' || attributes.trimEnd().endsWith('/')) return [];
    const type = attribute(attributes, 'type');
    if (type !== undefined && !/^(?:module|(?:text|application)\/(?:java|type)script)$/i.test(type)) return [];
    const language = attribute(attributes, 'lang')?.toLowerCase().replace('typescript', 'ts').replace('javascript', 'js') ?? 'js';
    if (!LANGUAGES.has(language)) return [];
    const start = index + whole.indexOf('>', '<script'.length + attributes.length) + 1;
    return [{ extension: language, range: { start, end: start + content.length } }];
  });
}

const attribute = (attributes: string, name: string): string | undefined => {
  const [, double, single, bare] = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes) ?? [];
  return double ?? single ?? bare;
};

/** A Vue file without its outermost templates: what looks like a script in them is none. */
function withoutTemplate(text: string): string {
  const gone: Range[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: tag, 1: closing, index } of text.matchAll(/<!--[\s\S]*?(?:-->|$)|<(\/?)template\b(?:[^>"']|"[^"]*"|'[^']*')*>/gi)) {
    if (closing === undefined || tag.endsWith('/>')) continue;
    if (closing === '' && depth++ === 0) start = index;
    if (closing === '/' && depth > 0 && --depth === 0) gone.push({ start, end: index + tag.length });
  }
  return gone.reduce((rest, { start: from, end }) => rest.slice(0, from) + spaces(rest.slice(from, end)) + rest.slice(end), text);
}

const FENCED = new Map(
  Object.entries({ javascript: 'js', typescript: 'ts', node: 'js', python: 'py', python3: 'py', py: 'py' }).concat(
    ['js', 'jsx', 'mjs', 'cjs', 'ts', 'tsx', 'mts', 'cts'].map((extension) => [extension, extension]),
  ),
);

/** Each fenced block in a language that is read is a unit. Blocks in quotes are left out: their lines would need the quote's mark. */
function fences(text: string): Unit[] {
  const units: Unit[] = [];
  let open: { mark: string; extension: string | undefined; start: number } | undefined;
  for (const { 0: line, index } of text.matchAll(/[^\n]*\n?/g)) {
    const [, mark = '', info = ''] = /^[^\S\n]*(?:(?:[-*+]|\d+[.)])[^\S\n]+)*(`{3,}|~{3,})([^\n]*)/.exec(line) ?? [];
    if (!open) {
      if (mark === '' || (mark.startsWith('`') && info.includes('`'))) continue;
      const language = /^\s*\{?\.?([\w+-]+)/.exec(info)?.[1]?.toLowerCase() ?? '';
      open = { mark, extension: FENCED.get(language), start: index + line.length };
    } else if (mark.startsWith(open.mark) && info.trim() === '' && /^[^\S\n]*[`~]/.test(line)) {
      if (open.extension !== undefined && index > open.start)
        units.push({ extension: open.extension, ranges: [{ start: open.start, end: index }] });
      open = undefined;
    }
  }
  return units;
}

const spaces = (text: string): string => text.replace(/[^\r\n]/g, ' ');

/**
 * The text with all but the ranges blanked, at the same offsets and on the same lines. In JavaScript a semicolon stands at each border, so that
 * nothing takes a border for the start or the end of a line.
 */
export function blanked(text: string, { ranges, extension }: Pick<Unit, 'ranges' | 'extension'>): string {
  const border = extension === 'py' ? spaces : separated;
  let result = '';
  let at = 0;
  for (const { start, end } of ranges) {
    result += border(text.slice(at, start), at > 0) + text.slice(start, end);
    at = end;
  }
  return result + border(text.slice(at), at > 0, false);
}

function separated(between: string, afterCode: boolean, beforeCode = true): string {
  let blank = spaces(between);
  if (afterCode) blank = blank.replace(/^(\s*?)[^\r\n]/, '$1;');
  return beforeCode ? blank.replace(/[^\r\n]([\r\n]*)$/, ';$1') : blank;
}
