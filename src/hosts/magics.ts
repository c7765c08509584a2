/** What IPython understands in a cell and Python does not: magics, shell commands, questions. Offsets are UTF-16 units into the cell. */

import { endOfString } from '../frontends/python/syntax/remarks.js';
import type { TextEdit } from '../rewrite/edits.js';

/** Magics whose argument, or the rest of whose cell, is code of the notebook itself. */
const RUNS_CODE = 'time|timeit|capture|prun|memit|mprun|snakeviz|debug|notify';
const CELL_MAGIC = /%%(\w*)[^\n]*\n?/y;
/** What a line magic has in front of its code: its name and its options, some with a value. */
const BEFORE_CODE = new RegExp(`%(?:${RUNS_CODE})\\b(?:[ \\t]+-(?:[nrplsTD][ \\t]*[^\\s-]\\S*|\\w+)(?=[ \\t]))*[ \\t]*`, 'y');
/** Databricks takes the whole cell for these. */
const FOREIGN_CELL = /%(?:(?:md|sh|scala|r|fs)\b|(?:sql|html)[ \t]*(?:\r?\n|$))/y;
/** Shell commands that are understood without a mark; with an operator behind it the word is a variable. */
const BARE_COMMAND =
  /(?:pip|conda|mamba|uv|cd|ls|ll|cat|cp|mv|rm|mkdir|rmdir|man|less|more)[ \t]+(?!(?:and|or|in|is|if|not|for|else)\b)[\w.~]/y;
/** No statement of Python begins with one of these. */
const MARKED = /[%!?,;/]/y;
const RUN_FILE = /%run[ \t]+(?:-i[ \t]+)?(?:\.\/)?((?:[A-Za-z_]\w*\/)*[A-Za-z_]\w*)\.py[ \t]*$/;
const TOKEN = /#[^\n]*|("""|'''|"|')|[([{]|[)\]}]|\\\r?\n|\n|\?|=[ \t]*(?:!(?!=)|%(?=[ \t]*[A-Za-z_]))/g;

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/** The edits that make Python of a cell, in order. What they take away without a trace is code in another language, or white space. */
export function withoutMagics(cell: string): TextEdit[] {
  const edits: TextEdit[] = [];
  let at = /^(?:[ \t]*\r?\n)*/.exec(cell)?.[0].length ?? 0;
  for (let magic = matchAt(CELL_MAGIC, cell, at); magic; magic = matchAt(CELL_MAGIC, cell, at)) {
    const runs = new RegExp(`^(?:${RUNS_CODE})$`).test(magic[1] ?? '');
    const end = runs ? at + magic[0].length : cell.length;
    edits.push({ start: at, end, text: '' });
    at = end;
  }
  if (matchAt(FOREIGN_CELL, cell, at)) return [{ start: at, end: cell.length, text: '' }];
  const lines = lineEdits(cell, at);
  const indented = dedent(cell, at).filter(({ start }) => !lines.some((edit) => edit.start < start && start < edit.end));
  return [...edits, ...[...lines, ...indented].sort((a, b) => a.start - b.start || a.end - b.end)];
}

/** IPython takes the indentation of the first line from all lines. */
function dedent(cell: string, from: number): TextEdit[] {
  const indent = /^[ \t]+(?=\S)/.exec(cell.slice(from))?.[0];
  if (indent === undefined) return [];
  return [...cell.slice(from).matchAll(new RegExp(`^${indent}`, 'gm'))].map(({ index }) => {
    const start = from + index;
    return { start, end: start + indent.length, text: '' };
  });
}

function lineEdits(cell: string, from: number): TextEdit[] {
  const edits: TextEdit[] = [];
  let at = from;
  let depth = 0;
  /** Where the statement of the line begins. */
  let line = from;
  const take = (start: number, end: number, text: string) => {
    if (end > start) edits.push({ start, end, text });
    at = end;
  };
  const startLine = (offset: number) => {
    line = at = offset + (/^[ \t]*/.exec(cell.slice(offset))?.[0].length ?? 0);
    const code = matchAt(BEFORE_CODE, cell, at);
    if (code && /^[^\s]/.test(cell.slice(at + code[0].length))) return take(at, at + code[0].length, '');
    if (matchAt(MARKED, cell, at) || matchAt(BARE_COMMAND, cell, at)) return take(at, endOfLine(cell, at), insteadOf(cell, at));
    return undefined;
  };
  startLine(from);
  for (let token = matchAt(TOKEN, cell, at); token; token = matchAt(TOKEN, cell, at)) {
    const { 0: text, 1: quote, index } = token;
    at = index + text.length;
    if (quote !== undefined) at = endOfString(cell, at, quote);
    else if (/^[([{]$/.test(text)) depth++;
    else if (/^[)\]}]$/.test(text)) depth = Math.max(0, depth - 1);
    else if (text === '\n' && depth === 0) startLine(at);
    else if (text === '?') {
      // The whole statement asks for help, whatever was read of it so far.
      while ((edits.at(-1)?.start ?? -1) >= line) edits.pop();
      depth = 0;
      take(line, endOfLine(cell, index), 'pass');
    } else if (text.startsWith('=')) {
      const command = at - 1;
      const code = matchAt(BEFORE_CODE, cell, command);
      if (code && /^[^\s]/.test(cell.slice(command + code[0].length))) take(command, command + code[0].length, '');
      else take(command, endOfLine(cell, command), 'get_ipython()');
    }
  }
  return edits;
}

/** A file that is run leaves its names here, as if all of them were imported. */
function insteadOf(cell: string, at: number): string {
  const [, file] = RUN_FILE.exec(cell.slice(at, endOfLine(cell, at))) ?? [];
  return file === undefined ? 'pass' : `from ${file.replaceAll('/', '.')} import *`;
}

/** The end of a command, without the line's own: a backslash continues it. */
function endOfLine(cell: string, from: number): number {
  for (let at = from; ; ) {
    const next = cell.indexOf('\n', at);
    if (next < 0) return cell.length;
    const end = cell[next - 1] === '\r' ? next - 1 : next;
    if (cell[end - 1] !== '\\') return end;
    at = next + 1;
  }
}
